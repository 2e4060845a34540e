import type { LexiconEntry, LexiconHit, LexiconKind, LexiconRef } from "../lexicon";

const empty = {
  source: "",
  level: -1,
  near: [],
  not: [],
  broader: [],
  narrower: [],
  related: [],
  implies: [],
  skills: [],
  usedBy: [],
  next: [],
  previous: [],
} satisfies Partial<LexiconEntry>;

function ref(id: string, label: string, kind: LexiconKind): LexiconRef {
  return { id, label, kind };
}

/** A few records of each kind, enough for every part of the page. */
const entries: LexiconEntry[] = [
  {
    ...empty,
    ...ref("go", "Go", "tool"),
    names: [
      { text: "Go", rule: "context" },
      { text: "Golang", rule: "always" },
    ],
    near: ["code", "services", "backend"],
    not: ["go to market"],
    broader: [ref("programming", "Programming", "knowledge")],
    related: [ref("rust", "Rust", "tool")],
    usedBy: [ref("back-end-developer", "Back-end developer", "occupation")],
  },
  {
    ...empty,
    ...ref("programming", "Programming", "knowledge"),
    names: [{ text: "Programming", rule: "weak" }],
    narrower: [ref("go", "Go", "tool"), ref("rust", "Rust", "tool")],
  },
  {
    ...empty,
    ...ref("rust", "Rust", "tool"),
    names: [{ text: "Rust", rule: "every" }],
    near: ["code", "systems"],
    broader: [ref("programming", "Programming", "knowledge")],
    related: [ref("go", "Go", "tool")],
  },
  {
    ...empty,
    ...ref("information-technology", "IT", "knowledge"),
    names: [{ text: "IT", rule: "case" }],
    source: "ESCO",
  },
  {
    ...empty,
    ...ref("back-end-developer", "Back-end developer", "occupation"),
    level: 2,
    names: [
      { text: "Back-end developer", rule: "always" },
      { text: "Backend-Entwickler", rule: "always" },
    ],
    skills: [ref("go", "Go", "tool"), ref("rust", "Rust", "tool")],
    next: [ref("software-architect", "Software architect", "occupation")],
  },
  {
    ...empty,
    ...ref("software-architect", "Software architect", "occupation"),
    level: 4,
    names: [{ text: "Software architect", rule: "always" }],
    previous: [ref("back-end-developer", "Back-end developer", "occupation")],
  },
];

export function findWord(text: string): LexiconHit[] {
  const want = text.trim().toLowerCase();
  if (!want) return [];
  return entries.flatMap(({ id, label, kind, names }) => {
    const name = names.find((n) => n.text.toLowerCase().includes(want));
    return name ? [{ id, label, kind, name: name.text }] : [];
  });
}

export function lexiconEntry(id: string): LexiconEntry | undefined {
  return entries.find((e) => e.id === id);
}
