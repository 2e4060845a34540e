/** What a person allows: purposes with receipts, and which fields may travel. */
export interface ConsentsBackend {
  /** All purposes, in the order in which they are shown, in the words of a language. */
  consents(language: string): Promise<ConsentView[]>;
  /** Says yes, having read the words of that version in that language. */
  giveConsent(request: ConsentRequest): Promise<void>;
  /** Takes a yes back, by its id, or all of a purpose; what waits on it is taken back too. */
  withdrawConsent(which: string): Promise<Withdrawn>;
  /** The receipt as JSON, after ISO/IEC TS 27560. */
  consentReceipt(id: string): Promise<string>;
  /** Asks where to; "" when closed without a choice. */
  saveConsentReceipt(id: string): Promise<string>;
  /** Every field, in the order in which it is shown. */
  disclosure(): Promise<DisclosureField[]>;
  /** For a kind of recipient, or for whoever it is (""); the class "" takes the rule for a kind out. Answers all fields. */
  setDisclosure(field: string, kind: string, cls: string): Promise<DisclosureField[]>;
  /** The parts of a background check that can be released, in the order in which they are shown. */
  releaseItems(): Promise<string[]>;
  /** A release to be looked at; nothing is kept. */
  planRelease(task: string, request: ReleaseRequest): Promise<ReleaseView>;
  /** Releases exactly what was looked at; answers the id of the approval, which waits among the others. */
  giveRelease(request: ReleaseRequest, digest: string, version: number): Promise<string>;
}

export type ConsentPurpose =
  | "matching"
  | "learning"
  | "board_profile"
  | "scheduling"
  | "background_check"
  | "language_model"
  | "analytics";

/** What a yes rests on. */
export interface ConsentWords {
  version: number;
  language: string;
  /** What is done, what leaves, and how it ends. */
  what: string;
  leaves: string;
  stop: string;
}

/** Nobody named, or the one to whom a yes is bound. */
export interface ConsentRecipient {
  kind: string;
  name: string;
  address: string;
}

export interface ConsentView extends ConsentWords {
  purpose: ConsentPurpose;
  title: string;
  /** With nothing in force it began before it was asked for. */
  on: boolean;
  /** It is pursued on this computer alone. */
  here: boolean;
  /** There is nothing to switch on. */
  nothing: boolean;
  inForce: ConsentRecord[];
  /** The newest first. */
  past: ConsentRecord[];
}

export interface ConsentRecord {
  id: string;
  recipient: ConsentRecipient;
  what: string[];
  /** RFC 3339; "" is until it is withdrawn. */
  until: string;
  region: string;
  policy: string;
  givenAt: string;
  /** "" where it was not withdrawn. */
  withdrawnAt: string;
}

export interface ConsentRequest {
  purpose: ConsentPurpose;
  version: number;
  language: string;
  recipient: ConsentRecipient;
  until: string;
  region: string;
  policy: string;
}

export interface Withdrawn {
  consents: number;
  /** Approvals that waited on it. */
  cancelled: number;
}

export type DisclosureRule = "never" | "ask" | "approval";

export interface DisclosureField {
  field: string;
  /** What it is where the person says nothing; they can make it stricter. */
  loosest: DisclosureRule;
  /** For whoever it is. */
  class: DisclosureRule;
  /** By kind of recipient, where that is stricter. */
  kinds: Record<string, DisclosureRule>;
  /** The person's CVs and wishes have such a field. */
  held: boolean;
}

export interface ReleaseRequest {
  provider: string;
  /** Of a mail draft. */
  address: string;
  for: string;
  items: string[];
  /** RFC 3339. */
  until: string;
  language: string;
  method: "file" | "mail_draft";
}

export interface ReleaseView {
  /** Pictures of what would leave, as data: addresses. */
  pages: string[];
  text: string;
  digest: string;
  version: number;
  /** Of the consent that goes with it: what, what leaves, how it ends. */
  words: string[];
}
