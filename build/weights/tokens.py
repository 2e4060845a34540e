"""Folding, words, lemmas and table tokens: the same rules as backend/core/embed/{word,token}.go.

The Go files are the reference: the lists below are read from word.go, so that they cannot differ.
"""
import pathlib
import re
import unicodedata

GO = (pathlib.Path(__file__).resolve().parents[2] / "backend/core/embed/word.go").read_text()


def go_list(name):
    body = GO[GO.index(name):]
    body = body[body.index("{") + 1:]
    return re.findall(r'"([^"]*)"', body[:body.index("\n}")])


MARKED = set(go_list("var markedNames = map"))
KEEPS_MEN = {"specimen", "regimen", "abdomen", "acumen"}
_irr = go_list("var irregular = map")
IRREGULAR = dict(zip(_irr[::2], _irr[1::2]))
OUR = re.findall(r'"([^"]*)"', re.search(r"var ourStems = \[\.\.\.\]string\{(.*?)\}", GO, re.S).group(1))
ISE = go_list("var iseStems")
STOP = set(go_list("var stopWords = map"))


def fold(text):
    out = []
    for r in unicodedata.normalize("NFKD", text):
        if unicodedata.category(r) == "Mn":
            continue
        out.append("ss" if r in "ßẞ" else "'" if r == "’" else r.lower())
    return "".join(out)


def words(text):
    out = []
    for run in re.findall(r"[\w+#.&']+", fold(text).replace("_", " ")):
        run = run.rstrip(".&'")
        if run in MARKED:
            out.append(run)
            continue
        out += [w for w in re.findall(r"[^\W_]+", run) if w != "s"]
    return out


def singular(w):
    n = len(w)
    if w.endswith("men") and n > 5 and w not in KEEPS_MEN:
        return w[:-2] + "an"
    if not w.endswith("s") or w.endswith(("ss", "us", "is", "ics")):
        return w
    if n > 4 and w.endswith("ies"):
        return w[:-3] + "y"
    if w.endswith(("sses", "shes", "ches", "xes")):
        return w[:-2]
    return w[:-1]


def american(w):
    for s in OUR:
        if w.startswith(s + "our"):
            return s + "or" + w[len(s) + 3:]
    i = w.find("isation")
    if i > 3:
        return w[:i] + "ization" + w[i + 7:]
    for s in ISE:
        if w.startswith(s + "is") and w[len(s) + 2:] in ("e", "er", "ed", "ing"):
            return s + "iz" + w[len(s) + 2:]
    if w.startswith("analys") and len(w) > 6 and not w[6:].startswith(("t", "is")):
        return "analyz" + w[6:]
    return w


def lemma(w):
    if len(w.encode()) <= 3:
        return w
    return IRREGULAR.get(w) or american(singular(w))


def without_exceptions(text):
    low = text.lower()
    for mark in (" except ", " excluding ", " other than "):
        start = low.find(mark)
        if start < 0:
            continue
        end = re.search(r"[,;()]", text[start:])
        return text[:start] + (text[start + end.start():] if end else "")
    return text


def terms(text):
    return [lemma(w) for w in words(without_exceptions(text)) if w not in STOP] or words(text)


def word(w, rows):
    if w in rows:
        return [rows[w]]
    for cut in range(4, len(w) - 3):
        if w[cut:] in rows:
            for link in ("", "s", "n", "en", "es"):
                first = w[:cut]
                if link and not first.endswith(link):
                    continue
                first = first[:len(first) - len(link)]
                if len(first) >= 4 and first in rows:
                    return [rows[first], rows[w[cut:]]]
    out, start = [], 0
    while start < len(w):
        for end in range(len(w), start, -1):
            piece = ("##" if start else "") + w[start:end]
            if piece in rows:
                out.append(rows[piece])
                start = end
                break
        else:
            return []
    return out


def tokens(text, rows):
    ws, out, i = terms(text), [], 0
    while i < len(ws):
        for n in range(min(4, len(ws) - i), 1, -1):
            k = " ".join(ws[i:i + n])
            if k in rows:
                out.append(rows[k])
                i += n
                break
        else:
            out += word(ws[i], rows)
            i += 1
    return out
