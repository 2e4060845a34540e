/** The list of skills and occupations: what the Lexicon page uses. Part of Backend. */
export interface LexiconBackend {
  /** The records with a name like text, best first. */
  findWord(text: string): Promise<LexiconHit[]>;
  lexiconEntry(id: string): Promise<LexiconEntry>;
  /** Frequent phrases of the kept ads that the lexicon does not know, the most frequent first. */
  unknownPhrases(task: string): Promise<UnknownPhrase[]>;
  /** What the person added. */
  packs(): Promise<LexiconPack[]>;
  /** A system dialog; "" when it was closed without a choice. */
  choosePack(): Promise<string>;
  /** Reads a download of ESCO or O*NET. CVs and ads are read with it from then on. */
  addPack(task: string, path: string): Promise<LexiconPack>;
  removePack(id: string): Promise<void>;
}

/** "occupation", or a kind of skill. */
export type LexiconKind =
  "skill" | "tool" | "method" | "knowledge" | "certificate" | "language" | "soft" | "occupation";

export interface LexiconRef {
  id: string;
  label: string;
  kind: LexiconKind;
}

export interface LexiconHit {
  id: string;
  label: string;
  kind: LexiconKind;
  /** The name that it was found by. */
  name: string;
}

/**
 * When a name counts. "case": only as written. "every": with its capitals inside a sentence, in a list, near a context word. "weak":
 * after "experience in", in a list, alone on a line. "context": in a list or near a context word.
 */
export type LexiconRule = "always" | "case" | "every" | "weak" | "context";

export interface LexiconName {
  text: string;
  rule: LexiconRule;
}

export interface LexiconEntry {
  id: string;
  label: string;
  kind: LexiconKind;
  /** "ESCO", "O*NET"; "" for Autojob's own. */
  source: string;
  /** Of an occupation: 0 trainee to 7 executive; -1 of a skill. */
  level: number;
  names: LexiconName[];
  /** Context words. */
  near: string[];
  /** Phrases in which a name means something else. */
  not: string[];
  broader: LexiconRef[];
  narrower: LexiconRef[];
  related: LexiconRef[];
  implies: LexiconRef[];
  /** Of an occupation. */
  skills: LexiconRef[];
  /** Of a skill: occupations. */
  usedBy: LexiconRef[];
  next: LexiconRef[];
  previous: LexiconRef[];
}

export interface LexiconPack {
  id: string;
  source: string;
  /** ISO 639. */
  languages: string[];
  skills: number;
  occupations: number;
  addedAt: string;
}

export interface UnknownPhrase {
  /** As most often written. */
  text: string;
  /** In how many ads. */
  ads: number;
  /** One place. */
  quote: string;
}
