import type { GrantView, RecipientKind, Rendering, SharingMethod, SummaryFormat } from "./summaries";

/** What the page calls to see what was shared with whom, to take it back, and to look whether the record of it is whole. */
export interface SharedBackend {
  /** Who got something, the latest first. */
  holders(): Promise<HolderLine[]>;
  /** What went to one of them, the newest first. */
  sharesWith(name: string): Promise<ShareView[]>;
  /** The fields that somebody was told of. */
  knownFields(): Promise<KnownField[]>;
  /** At most `limit` entries of the record before a number, the newest first; before 0 is from the end. */
  record(before: number, limit: number): Promise<RecordLine[]>;
  checkRecord(task: string): Promise<RecordReport>;
  /** Asks where to save the whole record and writes it there; false when that was closed without a choice. */
  exportRecord(task: string, format: "json" | "pdf", language: string): Promise<boolean>;
  /** Deletes what is known of one who got something. What they got stays with them. */
  forgetRecipient(name: string): Promise<Forgetting>;
  /** A letter that asks a recipient to delete what they got, as it would leave. Nothing is kept. */
  showLetter(task: string, request: LetterRequest): Promise<LetterView>;
  /** Approves exactly these bytes of it. Once it left, what it is about counts as taken back. */
  approveLetter(task: string, request: LetterRequest): Promise<GrantView>;
}

/** A kind of recipient, or a language model; "" is nobody. */
export type HolderKind = "" | "model" | RecipientKind;
export type ShareMethod = "" | "llm" | SharingMethod;
export type ShareFormat = "" | SummaryFormat;
export interface ShareRecipient {
  kind: HolderKind;
  name: string;
  address: string;
}
export type RecordKind =
  | "sent"
  | "handed_over"
  | "failed"
  | "withdrawn"
  | "corrected"
  | "forgotten"
  | "consent_given"
  | "consent_withdrawn";

/** Somebody who got something. */
export interface HolderLine {
  name: string;
  kind: HolderKind;
  /** What arrived, as far as is known. */
  shares: number;
  /** Of these, taken back. */
  withdrawn: number;
  /** Of these, no longer so, and nothing was done about it. */
  stale: number;
  /** RFC 3339. */
  last: string;
}

/** Something that left. */
export interface ShareView {
  /** Of its approval; "" for a question to a language model, which a consent covers. */
  id: string;
  /** Its number in the record. */
  entry: number;
  recipient: ShareRecipient;
  /** The summary it was; "" when that is no longer here. */
  draft: string;
  jobId: string;
  title: string;
  purpose: string;
  method: ShareMethod;
  format: ShareFormat;
  bytes: number;
  leftAt: string;
  until: string;
  /** Why it did not come to its end, for people. */
  failed: string;
  /** As far as is known. */
  arrived: boolean;
  withdrawnAt: string;
  correctedAt: string;
  /** When a letter left that asks to delete it. */
  askedAt: string;
  /** It is such a letter itself. */
  letter: boolean;
  fields: SharedField[];
}

/** What was told of one place of the CV. */
export interface SharedField {
  path: string;
  field: string;
  /** What the CV said when it was approved. */
  value: string;
  changed: boolean;
  /** Of a changed one, what the CV says there now; "" where that place may be another. */
  now: string;
}

/** A field and who was told of it. */
export interface KnownField {
  field: string;
  holders: FieldHolder[];
}

export interface FieldHolder {
  name: string;
  kind: HolderKind;
  /** What they were told, the newest first. */
  values: string[];
  last: string;
  withdrawn: boolean;
}

/** One entry of the record. What it says may have been forgotten; then it names nobody. */
export interface RecordLine {
  number: number;
  kind: RecordKind;
  at: string;
  hash: string;
  forgotten: boolean;
  recipient: ShareRecipient;
  purpose: string;
  method: ShareMethod;
  format: ShareFormat;
  grant: string;
  fields: string[];
  /** The entry that it is about; 0 for none. */
  about: number;
  why: string;
  /** Of a forgetting: how many entries were forgotten. */
  entries: number;
}

export interface RecordReport {
  at: string;
  entries: number;
  forgotten: number;
  faults: RecordFault[];
}

/** One thing that is not as it was written; number 0 is the whole. */
export interface RecordFault {
  number: number;
  text: string;
}

export interface Forgetting {
  entries: number;
  grants: number;
}

export interface LetterRequest {
  /** What it is about, by the approvals: of one recipient. */
  grants: string[];
  /** "" is the language of what was shared, as far as it is known. */
  language: string;
  address: string;
  format: string;
  method: string;
  /** RFC 3339; of an approval. */
  until: string;
}

export interface LetterView {
  language: string;
  subject: string;
  rendering: Rendering;
}
