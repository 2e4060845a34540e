"""Makes backend/core/embed/weights/table.bin. See README.md.

Usage: distil.py WORK_FOLDER WORDNET_FOLDER OUT
WORK_FOLDER holds corpus.json, multilingual.npz and the teacher's two files; the teacher's vectors are kept there.
"""
import collections
import json
import pathlib
import re
import struct
import sys

import numpy as np
import scipy.sparse as sp

import tokens as tk
from teacher import Teacher
from wordnet import PERSON, PHRASES, synsets

DIMS, ROWS, FOREIGN, NOUN_PHRASES = 256, 59900, 8000, 5000
PRIOR = .5        # how strongly a row is held to the teacher's vector of the token alone
TITLE_WEIGHT = 3  # texts that end in the name of an occupation count this much more


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def key(text):
    return " ".join(tk.terms(text))


def encoded(teacher, folder, name, texts):
    """The teacher's vectors, from the work folder if they were made before for these very texts."""
    at = folder / (name + ".npz")
    if at.exists():
        z = np.load(at)
        if z["texts"].tolist() == texts:
            return z["v"].astype(np.float32)
    v = teacher.encode(texts).astype(np.float16)
    np.savez(at, v=v, texts=texts)
    return v.astype(np.float32)


def vocabulary(base, corpus, texts, wordnet):
    """Row keys, what the teacher reads for each, and the keys of other languages."""
    vocab = [k for k in base if re.fullmatch("(##)?[a-z0-9]+", k)]
    ids = {k: i for i, k in enumerate(base)}
    known = set(vocab)
    vocab = [k for k in vocab if k.startswith("##") or len(k) < 2
             or (k not in tk.STOP and (tk.lemma(k) == k or tk.lemma(k) not in known))]
    simple = set(vocab)
    vocab += sorted(tk.MARKED)
    seen, surface = set(vocab), {}

    def put(text):
        k = key(text)
        if k and k not in seen and len(k.split()) <= 4:
            seen.add(k)
            vocab.append(k)
            surface[k] = text.lower()

    for a, _ in corpus["aliases"]:
        put(a)
    for _, a, _ in corpus["translations"]:
        put(a)
    for t in corpus["fields"] + corpus["heads"] + corpus["levels"]:
        put(t)
    persons, phrases = set(), set()
    for pos, lex, words, _ in synsets(wordnet):
        if pos != "noun":
            continue
        for w in words:
            if not w[0].islower():
                continue
            if lex == PERSON:
                persons.add(w.lower())
            k = tk.terms(w)
            if lex in PHRASES | {PERSON} and " " in w and len(k) == 2 and k[0] in simple and k[1] in simple:
                phrases.add((max(ids.get(k[0], 99999), ids.get(k[1], 99999)), w.lower()))
    for t in texts:
        if t in persons and " " in t and 2 <= len(tk.terms(t)) <= 3:
            put(t)
    for _, w in sorted(phrases)[:NOUN_PHRASES]:  # the commonest words first
        put(w)
    return vocab, seen, surface, put


def main(work, wordnet, out):
    work = pathlib.Path(work)
    corpus = json.load(open(work / "corpus.json"))
    texts = sorted(corpus["texts"])
    index = {t: i for i, t in enumerate(texts)}
    last = {h.split()[-1] for h in corpus["heads"]}
    weight = np.array([corpus["texts"][t] * (TITLE_WEIGHT if t.split()[-1].rstrip("s") in last and len(t.split()) <= 5 else 1)
                       for t in texts], np.float32)
    teacher = Teacher(work)
    raw = encoded(teacher, work, "corpus-vectors", texts)
    mean = raw.mean(0)
    some = np.random.default_rng(1).choice(len(raw), 20000, False)
    axes = np.linalg.svd(raw[some] - mean, full_matrices=False)[2][:DIMS]

    def project(v):
        return unit((v - mean) @ axes.T)

    target = project(raw)

    base = json.load(open(work / "bge-small-en-v1.5-tokenizer.json"))["model"]["vocab"]
    vocab, seen, surface, put = vocabulary(base, corpus, texts, wordnet)
    other = np.load(work / "multilingual.npz")
    foreign, listed, english = (other[n].tolist() for n in ("foreign", "listed", "english"))
    first = len(vocab)
    for w in foreign[:FOREIGN]:
        put(w)
    after = len(vocab)
    count = collections.Counter(w for t in texts for w in tk.terms(t))
    for w, _ in count.most_common():
        if len(vocab) >= ROWS:
            break
        if re.fullmatch("[a-z]{3,}", w):
            put(w)
    vocab = vocab[:ROWS]
    rows = {k: i for i, k in enumerate(vocab)}
    n = len(vocab)

    # What each row means alone. An alias and a listed translation mean what the lists say.
    means = {key(a): m.lower() for a, m in corpus["aliases"]}
    translated = {}
    for _, a, m in corpus["translations"]:
        translated.setdefault(key(a), m.lower())
    read = [means.get(k) or translated.get(k) or surface.get(k) or k.removeprefix("##") for k in vocab]
    alone = sorted(set(read) - index.keys())
    vectors = dict(zip(alone, encoded(teacher, work, "token-vectors", alone)))

    def vector(t):
        return raw[index[t]] if t in index else vectors.get(t)

    prior = project(np.array([vector(t) for t in read]))

    # Words of other languages: a linear map from multilingual-e5-small to the teacher, fitted on English words
    # and on the listed translations, carries them to where their meaning lies.
    e5 = other["v"].astype(np.float32)
    e5 -= e5.mean(0)
    meaning = {a: m.lower() for _, a, m in corpus["translations"]}
    x, y, w = [], [], []
    for words, offset, much in ((listed, len(foreign), 4), (english, len(foreign) + len(listed), 1)):
        for i, a in enumerate(words):
            v = vector(meaning[a] if much > 1 else a)
            if v is not None:
                x.append(e5[offset + i])
                y.append(v)
                w.append(much)
    x, y, w = np.array(x), project(np.array(y)), np.array(w, np.float32)[:, None]
    carried = unit(e5[:len(foreign)] @ np.linalg.solve(x.T @ (x * w) + 2 * np.eye(x.shape[1]), (x * w).T @ y))
    is_foreign = np.zeros(n, bool)
    for t, v in zip(foreign, carried):
        i = rows.get(key(t), -1)
        if first <= i < after:
            prior[i] = v
            is_foreign[i] = True
    for i, k in enumerate(vocab):
        prior[i] *= .6 if k.startswith("##") else .08 if k in tk.STOP else .35 if len(k) == 1 else .3 if k.isdigit() else 1.3 if " " in k else 1

    # Each text's rows should sum to a multiple of the teacher's vector of the text.
    r, c, ys, ws = [], [], [], []

    def learn(ids, y, w):
        r.extend([len(ys)] * len(ids))
        c.extend(ids)
        ys.append(y)
        ws.append(w)

    for t, y, w in zip(texts, target, weight):
        ids = tk.tokens(t, rows)
        if ids:
            learn(ids, y, w)
    for names in (means, translated):
        for a, m in names.items():
            if a in rows:
                learn([rows[a]], project(vector(m)[None])[0], 3)
    a = sp.csr_matrix((np.ones(len(r), np.float32), (r, c)), shape=(len(ys), n))
    a.sum_duplicates()
    table = solve(a, np.array(ys, np.float32), np.array(ws, np.float32), prior, np.where(is_foreign, 1, PRIOR).astype(np.float32))
    write(out, vocab, table)


def solve(a, y, w, prior, hold):
    """Weighted ridge regression by preconditioned conjugate gradients; the multiple of each text is fitted between rounds."""
    tokens = np.asarray(a.sum(1)).ravel()
    scale, e = tokens ** .5, prior.copy()
    for round in range(3):
        b = (sp.diags(np.sqrt(w) / scale) @ a).tocsr().astype(np.float32)
        bt = b.T.tocsr()
        diagonal = (np.asarray(b.multiply(b).sum(0)).ravel() + hold)[:, None]

        def apply(x):
            return bt @ (b @ x) + hold[:, None] * x

        res = bt @ (y * np.sqrt(w)[:, None]) + hold[:, None] * prior - apply(e)
        z = res / diagonal
        p, rz = z.copy(), (res * z).sum(0)
        for _ in range(12):
            ap = apply(p)
            step = rz / np.maximum((p * ap).sum(0), 1e-12)
            e, res = e + step * p, res - step * ap
            z = res / diagonal
            new = (res * z).sum(0)
            p, rz = z + new / np.maximum(rz, 1e-12) * p, new
        s = a @ e
        along = (s * y).sum(1)
        print("round", round, "mean cosine with the teacher", np.average(along / np.maximum(np.linalg.norm(s, axis=1), 1e-9), weights=w), flush=True)
        scale = np.clip(along, .3 * tokens ** .5, 1.2 * tokens)
    return e


def write(out, vocab, table):
    step = np.abs(table).max(1) / 127
    one = step.max() / 65535
    steps = np.maximum(1, np.round(step / one)).astype("<u2")
    cells = np.clip(np.round(table / (steps * one)[:, None]), -127, 127).astype(np.int8)
    words = ("\n".join(vocab) + "\n").encode()
    pathlib.Path(out).write_bytes(b"AJEMBED1" + struct.pack("<III", DIMS, len(vocab), len(words)) + words + steps.tobytes() + cells.tobytes())


main(*sys.argv[1:])
