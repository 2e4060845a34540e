/** What the page calls to prepare a summary for a job, to look at exactly what would leave, and to approve it. */
export interface SummariesBackend {
  /**
   * Makes a draft for a job (or for none, id "") and keeps it; a draft of the same job and kind takes the place of the earlier one, which is
   * kept to compare with. What the person changed in the earlier one is changed again where its sentence still stands.
   */
  draftSummary(task: string, request: DraftRequest): Promise<DraftView>;
  /** The drafts that are kept, the newest first; of one job, or of all ("") . */
  summaries(jobId: string): Promise<DraftLine[]>;
  summary(id: string): Promise<DraftView>;
  /** Changes sentences. What a changed one claims and the CV does not say comes back as a question. */
  editSummary(id: string, edits: SentenceEdit[]): Promise<DraftView>;
  removeSummary(id: string): Promise<void>;
  /** Exactly what an approval would be of. It need not be said yet to whom and until when. */
  renderSummary(task: string, approval: Approval): Promise<Rendering>;
  /** Approves exactly these bytes for this recipient; nothing leaves before the time to cancel is over. */
  approveSummary(task: string, approval: Approval): Promise<GrantView>;
  /** What is approved and has not left, and what has, the newest first. */
  grants(): Promise<GrantView[]>;
  /** Takes an approval back while it can be. */
  cancelGrant(id: string): Promise<void>;
  /**
   * Sends by mail, or hands over: asks where to save a file, puts the text on the clipboard, opens the mail program, or makes the fields of a
   * form ready to be copied.
   */
  useGrant(task: string, id: string): Promise<GrantView>;
  /** Notes that the person takes back what they gave; a letter that says so can be drafted. */
  withdrawGrant(id: string): Promise<GrantView>;
  /** Exactly the bytes that were approved, as long as they are kept. */
  showGrant(task: string, id: string): Promise<Rendering>;
  /** What was approved for an employer's form, once the approval is used. */
  form(id: string): Promise<FormView>;
  /** Puts one of its texts on the clipboard: said is which, by group and field, never what. */
  copyFormField(id: string, group: number, field: number): Promise<void>;
  /** The person's own mail server by its name; "" while none is set up. */
  mailServer(): Promise<string>;
}

export type SummaryKind = "short" | "page" | "letter" | "board" | "whole";
export type SummaryFormat = "pdf" | "docx" | "markdown" | "text" | "json" | "eml" | "mailto" | "fields";
export type SharingMethod = "file" | "clipboard" | "mail_draft" | "smtp" | "form";
export type RecipientKind = "employer" | "agency" | "board" | "platform" | "provider" | "myself";
export interface SharingRecipient {
  kind: RecipientKind;
  name: string;
  address: string;
}
export type DisclosureClass = "never" | "ask" | "approval";

export interface DraftRequest {
  jobId: string;
  kind: SummaryKind;
  /** "en", "de", "fr", "es"; "" is the ad's where the CV is written in it. */
  language: string;
  length: "less" | "usual" | "plenty";
  recipientKind: RecipientKind;
  /** One of the CVs alone; "" is what all say together. */
  cv: string;
  /** Fields that travel only when chosen, and that this draft may tell: "email", "phone", "address", "links", ... */
  chosen: string[];
}

export interface DraftLine {
  id: string;
  jobId: string;
  title: string;
  company: string;
  kind: SummaryKind;
  language: string;
  /** RFC 3339. */
  changedAt: string;
  /** The CV or the ad changed since. */
  stale: boolean;
  /** How many sentences are asked about. */
  questions: number;
}

export interface DraftView extends DraftLine {
  request: DraftRequest;
  name: string;
  /** Below the name. */
  label: string;
  subject: string;
  blocks: DraftBlock[];
  withheld: WithheldField[];
  notes: { key: string; value: string }[];
  refusals: DraftRefusal[];
  phrases: StockPhrase[];
  /** What is another than in the draft before; empty for a first one. */
  changes: DraftChange[];
}

export interface DraftBlock {
  kind: "heading" | "paragraph" | "list" | "entry" | "facts";
  section: string;
  title: DraftSentence | null;
  place: DraftSentence | null;
  dates: DraftSentence | null;
  sentences: DraftSentence[];
}

export interface DraftSentence {
  id: string;
  text: string;
  /** What of the CV it rests on. */
  cites: { path: string; quote: string }[];
  /** It claims nothing of the person: a salutation, a heading. */
  plain: boolean;
  /** The person's own word, kept though the CV does not say it. */
  own: boolean;
}

/** A field that stays here, and why. */
export interface WithheldField {
  path: string;
  value: string;
  field: string;
  class: DisclosureClass;
  why: "never" | "not_chosen" | "not_for_this_kind" | "not_needed";
}

/** What a sentence says and the CV does not. */
export interface DraftRefusal {
  sentence: string;
  /** The words in question. */
  words: string;
  /** "number", "date", "name", "skill", "level", "degree", "language", "scope", "cause", "word", "cite", ... */
  kind: string;
}

/** Words that everybody writes. */
export interface StockPhrase {
  sentence: string;
  words: string;
}

export interface DraftChange {
  kind: "added" | "removed" | "changed" | "moved";
  sentence: string;
  before: string;
  after: string;
}

export interface SentenceEdit {
  /**
   * "add" puts a sentence after this one; "move" puts this one, or with its title a whole entry, behind `after` or in front of `before`; "back" takes
   * the last edit of this sentence back, a removal too.
   */
  kind: "change" | "remove" | "own" | "add" | "move" | "back";
  /** Its id; "draft/title" is the label below the name, "draft/subject" the subject. */
  sentence: string;
  /** The new text, of a change and of what is added. */
  text: string;
  after?: string;
  before?: string;
}

export interface Rendering {
  format: SummaryFormat;
  /** The pages as data URLs, of a PDF, alone or attached; empty otherwise. */
  pages: string[];
  /** What it says as text, of every other format. */
  text: string;
  /** What goes by mail, as its recipient reads it. */
  mail?: MailShown | null;
  /** What goes into a form; empty otherwise. */
  fields: FormGroup[];
  bytes: number;
  fileName: string;
}

export interface MailShown {
  /** "" where the person's mail program says it. */
  from: string;
  to: string;
  subject: string;
  body: string;
  /** The name of the file that goes with it; "" for none. */
  attachment: string;
}

/** A part of an employer's form: who the person is, one job, one school, the letter. */
export interface FormGroup {
  /** "person", "work", "education", "skills", "letter", ... */
  section: string;
  /** As the summary's heading says it; "" where there is none. */
  title: string;
  fields: FormField[];
}

export interface FormField {
  /** "name", "given", "position", "from", "text", ... */
  key: string;
  text: string;
}

/** What the person has beside an employer's form while they fill it in. */
export interface FormView {
  grant: GrantView;
  /** The ad's web address; "" where it names none. */
  page: string;
  groups: FormGroup[];
}

export interface Approval {
  draft: string;
  format: SummaryFormat;
  method: SharingMethod;
  recipient: SharingRecipient;
  /** "application", "board_profile", ... */
  purpose: string;
  /** RFC 3339. */
  until: string;
}

export interface GrantView {
  id: string;
  draft: string;
  jobId: string;
  title: string;
  recipient: SharingRecipient;
  purpose: string;
  method: SharingMethod;
  format: SummaryFormat;
  /** Fields that it tells. */
  fields: string[];
  givenAt: string;
  /** Until then it can be taken back. */
  notBefore: string;
  until: string;
  state: "waiting" | "spent" | "cancelled" | "withdrawn" | "expired";
  /** When it left or was handed over; "" before. */
  leftAt: string;
  /** Why sending failed, for people; "" where it did not. */
  failed: string;
  /** What it told has changed in the CV since. */
  stale: boolean;
}
