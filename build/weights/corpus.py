"""The texts that the teacher reads: WordNet's words and glosses, and titles and skills made from our own word lists.

Usage: corpus.py WORDNET_FOLDER OUT.json. The same input gives the same output (fixed seed).
"""
import json
import pathlib
import random
import re
import sys

from wordnet import PERSON, PLANTS_ANIMALS, synsets

WORDS = pathlib.Path(__file__).parent / "words"


def items(name):
    return [x.strip() for x in re.split(r"[,\n]", (WORDS / name).read_text()) if x.strip()]


def table(name):
    return [line.split("\t") for line in (WORDS / name).read_text().splitlines() if line.strip()]


def main(wordnet, out):
    heads = [h.replace("-", " ") for h in (WORDS / "heads.txt").read_text().split()]
    fields, levels, verbs, objects = items("fields.txt"), items("levels.txt"), items("verbs.txt"), items("objects.txt")
    aliases, translations = table("aliases.tsv"), table("translations.tsv")
    r = random.Random(7)
    texts = {}  # text -> weight

    def add(t, w=1.0):
        t = re.sub(r"\s+", " ", t.strip().lower())
        if t and t not in texts:
            texts[t] = w

    persons = []
    for pos, lex, words, gloss in synsets(wordnet):
        if all(w[0].isupper() or w[0].isdigit() for w in words):
            continue  # names
        life = pos == "noun" and lex in PLANTS_ANIMALS
        for w in words:
            if w[0].isupper():
                continue
            if not life or r.random() < .15:
                add(w, 1.0 if pos == "noun" and lex == PERSON else .7)
            if pos == "noun" and lex == PERSON:
                persons.append(w)
        gloss = re.sub(r"\(.*?\)", "", re.split(r'[;"]', gloss)[0])
        gloss = " ".join(gloss.split()[:14])
        if not life and pos in ("noun", "verb") and r.random() < (.9 if lex in ("18", "04", "06", "09", "10", "14", "41", "36") else .45):
            add(gloss, .5)
    for h in heads:
        add(h, 2)
    for f in fields:
        add(f, 2)
    for o in objects:
        add(o, 1.5)
    for f in fields:
        for h in r.sample(heads, 45):
            add(f + " " + h)
    for _ in range(9000):
        level, h, f = r.choice(levels), r.choice(heads), r.choice(fields)
        add(level + " " + (f + " " if r.random() < .6 else "") + h + ("s" if r.random() < .3 else ""))
    for _ in range(6000):
        if r.random() < .5:
            add(r.choice(heads) + "s and " + r.choice(heads) + "s, " + r.choice(fields))
        else:
            add(r.choice(fields) + " and " + r.choice(fields) + " " + r.choice(heads) + "s")
    for _ in range(14000):
        add(r.choice(verbs) + " " + r.choice(objects if r.random() < .6 else fields))
    for _ in range(4000):
        add(r.choice(verbs) + " " + r.choice(objects) + " and " + r.choice(objects))
    for p in r.sample(persons, 5000):
        add((r.choice(fields) if r.random() < .3 else r.choice(levels)) + " " + p, .5)
    for _, meaning in aliases:
        add(meaning)
    for _, _, meaning in translations:
        add(meaning)
    json.dump({"texts": texts, "aliases": aliases, "translations": translations, "heads": heads, "fields": fields,
               "levels": levels}, open(out, "w"))


main(*sys.argv[1:])
