import type { DraftBlock, DraftChange, DraftRefusal, DraftSentence, StockPhrase } from "../summaries";

/** Words that say nothing of a person, in the languages of the drafts. */
const small = new Set(
  `a an the i we my me our of in on at to for from by with and or as is am are was were be been have has had it its this that there which who
  ich wir mein meine der die das den dem ein eine einen und oder als bei an von zu mit im in für seit war bin habe hat es zum zur auf`.split(
    /\s+/,
  ),
);
const stock = [
  "team player",
  "passionate about",
  "proven track record",
  "results-driven",
  "hard-working",
  "think outside the box",
  "teamfähig",
  "hochmotiviert",
];

const tokens = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)];

export function sentencesOf(blocks: DraftBlock[]): DraftSentence[] {
  return blocks.flatMap((b) => [b.title, b.place, b.dates, ...b.sentences].filter((s) => s !== null));
}

/** What a sentence says that neither it said before nor the CV says: runs of such words, small ones between them included. */
export function questions(sentence: DraftSentence, before: string, said: string[]): DraftRefusal[] {
  const known = new Set(
    [before, ...said].flatMap((text) => tokens(text).map(([word]) => word.toLowerCase())),
  );
  const out: DraftRefusal[] = [];
  let from = -1;
  let to = 0;
  const end = () => {
    if (from < 0) return;
    const words = sentence.text.slice(from, to);
    const level = /\b(led|leitete|headed|managed)\b/i.test(words);
    out.push({
      sentence: sentence.id,
      words,
      kind: level ? "level" : /\d/.test(words) ? "number" : "word",
    });
    from = -1;
  };
  for (const token of tokens(sentence.text)) {
    const word = token[0].toLowerCase();
    if (from >= 0 && /[,;:.]/.test(sentence.text.slice(to, token.index))) end();
    if (small.has(word)) continue;
    if (known.has(word)) end();
    else {
      if (from < 0) from = token.index;
      to = token.index + word.length;
    }
  }
  end();
  return out;
}

export function stockPhrases(list: DraftSentence[]): StockPhrase[] {
  return list.flatMap((s) =>
    stock.flatMap((phrase) => {
      const at = s.text.toLowerCase().indexOf(phrase);
      return at < 0 ? [] : [{ sentence: s.id, words: s.text.slice(at, at + phrase.length) }];
    }),
  );
}

/** What is another than in the draft before. */
export function changesFrom(before: Map<string, string>, now: DraftSentence[]): DraftChange[] {
  const ids = new Set(now.map((s) => s.id));
  const gone = [...before].filter(([id]) => !ids.has(id));
  return [
    ...gone.map(([sentence, text]): DraftChange => ({ kind: "removed", sentence, before: text, after: "" })),
    ...now.flatMap((s): DraftChange[] => {
      const was = before.get(s.id);
      if (was === undefined) return [{ kind: "added", sentence: s.id, before: "", after: s.text }];
      return was === s.text ? [] : [{ kind: "changed", sentence: s.id, before: was, after: s.text }];
    }),
  ];
}
