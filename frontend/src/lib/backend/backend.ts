import type { ConsentsBackend } from "./consents";
import type { ExplainBackend } from "./explain";
import type { LearnedBackend } from "./learned";
import type { LexiconBackend } from "./lexicon";
import type { ModelBackend } from "./model";
import type { NetworkBackend } from "./network";
import type { PicturesBackend } from "./pictures";
import type { SharedBackend } from "./shared";
import type { SourcesBackend } from "./sources";
import type { StoreBackend } from "./store";
import type { SummariesBackend } from "./summaries";

export * from "./store";

/**
 * The one interface between the window and the program behind it. Two things implement it: `wails.ts` (the
 * desktop program; the only importer of the generated bindings) and `memory.ts` (browser tests and the demo).
 *
 * Every call may reject with a Problem. Calls that can take over half a second take a task name chosen by the caller:
 * progress arrives at onProgress under that name, and cancel(task) makes the call reject with code "cancelled".
 * Calls on the store itself (keys, copies, checks) are in store.ts. Spans count characters (code points) of the text they belong to. Boxes are points from the page's top left.
 */
export interface Backend
  extends
    StoreBackend,
    ConsentsBackend,
    LearnedBackend,
    LexiconBackend,
    ModelBackend,
    SourcesBackend,
    ExplainBackend,
    PicturesBackend,
    SummariesBackend,
    NetworkBackend,
    SharedBackend {
  start(): Promise<StartState>;
  /** passphrase "" keeps the key in the system's keychain. */
  createVault(passphrase: string): Promise<StartState>;
  /** passphrase "" asks the keychain again. */
  unlock(passphrase: string): Promise<StartState>;

  /** A system file dialog; "" when it was closed without a choice. */
  chooseResume(): Promise<string>;
  readResume(task: string, path: string): Promise<ResumeDraft>;
  /** A page of the draft as a data: URL, or "" where the format has no page image. */
  pageImage(draft: string, page: number, width: number): Promise<string>;
  /** place is the id of the kept CV whose place it takes; "" keeps it beside the others. */
  saveResume(draft: string, place: string, edits: FieldEdit[]): Promise<ProfileView>;
  discardResume(draft: string): Promise<void>;
  /** null until a CV has been saved. */
  profile(): Promise<ProfileView | null>;
  /** Opens a saved CV for review again, with the edits made before; cv "" is the newest. */
  reviewProfile(task: string, cv: string): Promise<ResumeDraft>;
  /** Reads a saved CV's file anew; the edits made before are made again. */
  readAgain(task: string, cv: string): Promise<ResumeDraft>;
  /** null when it was the last. */
  removeCV(cv: string): Promise<ProfileView | null>;
  /** Removes all CVs. */
  removeProfile(): Promise<void>;

  chooseJobs(): Promise<string[]>;
  importJobs(task: string, paths: string[]): Promise<ImportResult>;
  importPasted(task: string, text: string, url: string): Promise<ImportResult>;
  removeJob(id: string): Promise<void>;
  /** mark "" clears it. Reversible, so undo is another call. */
  markJob(id: string, mark: Mark): Promise<void>;

  /** Takes long the first time with many jobs; with a task it tells how far it is and can be stopped. */
  matches(query: MatchQuery, task?: string): Promise<MatchList>;
  /** The best reasons for some rows, by id: found only for what is looked at. */
  reasons(ids: string[]): Promise<Record<string, Said>>;
  match(id: string): Promise<MatchDetail>;
  preferences(): Promise<Preferences>;
  savePreferences(p: Preferences): Promise<void>;

  addSample(task: string): Promise<StartState>;
  removeSample(): Promise<StartState>;

  cancel(task: string): Promise<void>;
  onProgress(listener: (p: Progress) => void): () => void;
  /** Files dropped on the window, as paths. */
  onDrop(listener: (paths: string[]) => void): () => void;
  /** Opens an http(s) or mailto address in the person's browser, after they chose to. */
  openLink(url: string): Promise<void>;
}

export interface Problem {
  code: string;
  message: string;
  hint: string;
}

export interface Progress {
  task: string;
  /** What is being done, for people: "Reading page 2". */
  step: string;
  done: number;
  /** 0 while unknown. */
  total: number;
}

/** "absent": first start. "passphrase": asks for it. The rest are screens of their own that say what to do. */
export type VaultStatus =
  | "absent"
  | "open"
  | "passphrase"
  | "locked"
  | "key_missing"
  | "wrong_key"
  | "no_keychain"
  | "in_use"
  | "damaged";

export interface StartState {
  status: VaultStatus;
  /** The keychain's real name on this system ("GNOME Keyring", "Keychain", "Credential Manager"), "" where there is none. */
  keychain: string;
  folder: string;
  version: string;
  problem: Problem | null;
  hasProfile: boolean;
  jobs: number;
  /** Sample data is in the store. */
  sample: boolean;
}

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface ResumeDraft {
  id: string;
  /** The kept CV whose place it would take; "" when it would be kept beside the others. */
  cv: string;
  fileName: string;
  format: string;
  pages: { width: number; height: number }[];
  /** The whole text that was read; the review shows it where there are no page images. */
  text: string;
  fields: ReviewField[];
  warnings: { code: string; text: string; page: number }[];
  /** What was changed in an earlier reading of this CV and has no place in this one. */
  lost: { section: string; name: string; was: string; value: string }[];
}

export interface KeptCV {
  id: string;
  fileName: string;
  savedAt: string;
  sample: boolean;
  /** Read by an earlier version of the reader: reading it again may find more. */
  outdated: boolean;
}

export interface ReviewField {
  /** JSON Resume path: "basics.name", "work[0].position", "work[0].highlights[2]". */
  path: string;
  /** basics, work, education, skills, languages, certificates, projects, ... */
  section: string;
  /** "work[0]"; equal to section for basics. */
  entry: string;
  /** "position" */
  name: string;
  value: string;
  confidence: number;
  page: number;
  box: Box;
  start: number;
  end: number;
  edited: boolean;
  /** The file it was read from, in a profile of several CVs; "" otherwise. */
  source: string;
  /** Worth a look before saving. */
  check: boolean;
}

export interface FieldEdit {
  path: string;
  value: string;
  /** Takes the field (or, with an entry's path, the whole entry) out. */
  removed: boolean;
}

export interface ProfileView {
  /** The newest first; where they differ, it counts. */
  cvs: KeptCV[];
  name: string;
  label: string;
  fileName: string;
  savedAt: string;
  fields: ReviewField[];
  skills: { skill: SkillName; years: number; lastUsed: string }[];
  occupation: string;
  level: string;
  years: number;
  sample: boolean;
}

export interface ImportResult {
  added: number;
  unchanged: number;
  updated: number;
  /** What could not be read, each where and why; everything else was kept. */
  problems: { file: string; where: string; message: string; hint: string }[];
}

export type Mark = "" | "saved" | "hidden";

export interface MatchQuery {
  text: string;
  show: "all" | "saved" | "hidden";
  sort: "balanced" | "fit" | "growth" | "newest";
  /** 0 all fit, 1 all growth. */
  balance: number;
}

export interface MatchList {
  algorithm: string;
  /** Without a CV there are rows but no numbers: fit, growth and score are -1. */
  hasProfile: boolean;
  /** There is a CV, which the person does not want compared: as without one. */
  uncompared: boolean;
  rows: MatchRow[];
}

/** A sentence by its key and what it is filled in with: worded by lib/said. */
export interface Said {
  /** Of core/match/english.go. */
  key: string;
  /** In English, for a key that the page does not know. */
  text: string;
  args: SaidArg[];
}

export interface SaidArg {
  name: string;
  /** Says which of the others counts. */
  kind:
    | "number"
    | "percent"
    | "text"
    | "skills"
    | "labels"
    | "level"
    | "degree"
    | "language"
    | "licence"
    | "sentence";
  number: number;
  text: string;
  /** Of a language: "A1" to "C2", "native"; "" is not said. */
  level: string;
  skills: SkillName[];
  sentence?: Said | null;
}

/** What a skill is called: in an English list, inside an English sentence, and inside one of other languages. */
export interface SkillName {
  id: string;
  label: string;
  inside: string;
  /** By language; none where it is said in English. */
  names: Record<string, string>;
}

/** What an ad says it pays. Currency and period are "" where they are not said, min or max 0 where that end is open. */
export interface Pay {
  /** In the ad's own words, where the numbers are not known. */
  text: string;
  min: number;
  max: number;
  currency: string;
  /** "hour", "day", "week", "month", "year" */
  period: string;
}

export interface MatchRow {
  id: string;
  title: string;
  company: string;
  /** In the ad's words; "" is not said. */
  place: string;
  /** "onsite", "hybrid", "remote"; "" where the place says it, or nothing does. */
  remote: string;
  pay: Pay;
  /** The middle of the pay range as gross euros a year, for drawing; absent or 0 is not said. */
  payYear?: number;
  posted: string;
  closes: string;
  fit: number;
  growth: number;
  score: number;
  /** 0 to 1 */
  confidence: number;
  conflicts: number;
  mark: Mark;
  /** Its board lists it no more. */
  gone: boolean;
  sample: boolean;
  /** It stands here to show something different, not for its score. */
  different: boolean;
}

export interface MatchDetail {
  row: MatchRow;
  description: string;
  url: string;
  remote: string;
  contract: string;
  hours: string;
  language: string;
  origin: string;
  components: Component[];
  constraints: Constraint[];
  reasonsFor: Reason[];
  reasonsAgainst: Reason[];
  requirements: Requirement[];
  growth: Growth;
  culture: { dimension: string; score: number; said: boolean; wanted: number; quotes: string[] }[];
  wouldChange: Said[];
  /** Where else the job stands: other ads of it. */
  seen: Appearance[];
  /** What is worth a second look. */
  flags: Flag[];
  /** What the ad says of the job and of how to get it. */
  terms: JobTerm[];
  /** How much of the score comes of earlier choices, in points. */
  learned: number;
  algorithm: string;
}

/** Another ad of the same job. */
export interface Appearance {
  origin: string;
  posted: string;
}

export interface Flag {
  kind: "stale" | "closed" | "reposted" | "ghost" | "gone" | "scam";
  /** What it rests on, more closely than the kind says; "" where the kind says all. */
  sign: string;
  /** Of days or times, by the sign; 0 where it has none. */
  count: number;
  /** A part of the ad, or the days that it rests on. */
  quote: string;
}

/** Something said in an ad, in its own words. */
export interface JobTerm {
  name:
    | "remote_rule"
    | "contract"
    | "hours"
    | "start"
    | "closing"
    | "visa"
    | "benefits"
    | "instructions"
    | "contact"
    | "agency";
  quote: string;
}

export interface Component {
  name: string;
  /** 0 to 100 */
  score: number;
  /** 0 to 1 */
  confidence: number;
  /** Share of the fit, 0 to 1; 0 for parts of growth. */
  weight: number;
  /** How it came about, in one or more sentences. */
  text: Said[];
}

export interface Growth {
  /** null where nothing is said. */
  level?: Said | null;
  newSkills: SkillName[];
  pay?: Said | null;
  /** Quotes. */
  signals: string[];
}

export interface Constraint {
  name: string;
  /** Of a licence: what it is called. */
  skill?: SkillName | null;
  state: "met" | "not_met" | "unknown" | "conflict";
  /** The ad's own words; of "remote", "contract" and "hours" a key. What the row says of place and pay is not said again. */
  evidence: string;
}

export interface Reason {
  text: Said;
  /** The constraint that it is about, whose evidence then stands for jobQuote; "" of others. */
  about: string;
  cvQuote: string;
  jobQuote: string;
}

export interface Requirement {
  text: Said;
  must: boolean;
  state: "met" | "partly" | "missing" | "not_said";
  cvQuote: string;
  jobQuote: string;
}

export interface Preferences {
  roles: string[];
  locations: { city: string; country: string; radiusKm: number }[];
  remote: string[];
  salaryMin: number;
  salaryCurrency: string;
  salaryPeriod: string;
  contracts: string[];
  hours: string[];
  languages: { language: string; level: string }[];
  needsVisa: boolean;
  avoidCompanies: string[];
  /** Culture dimension -> 1 (nice) to 3 (essential). */
  values: Record<string, number>;
  balance: number;
}
