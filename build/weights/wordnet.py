"""WordNet 3.0: synsets as (part of speech, lexicographer file, words, gloss)."""
import re

PERSON = "18"  # lexicographer file of nouns for persons
PHRASES = {"04", "06", "09", "10", "14"}  # acts, artifacts, cognition, communication, groups
PLANTS_ANIMALS = {"05", "20"}


def synsets(folder):
    for pos in ("noun", "verb", "adj", "adv"):
        for line in open(f"{folder}/data.{pos}", encoding="utf8"):
            if line[0] == " ":
                continue
            head, gloss = line.split(" | ", 1)
            f = head.split()
            words = [re.sub(r"\(.*?\)$", "", f[4 + 2 * i]).replace("_", " ") for i in range(int(f[3], 16))]
            yield pos, f[1], words, gloss.strip()
