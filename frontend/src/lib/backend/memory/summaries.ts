import type { Problem, ReviewField } from "../backend";
import type {
  Approval,
  DraftLine,
  DraftRequest,
  DraftSentence,
  DraftView,
  FormView,
  GrantView,
  Rendering,
  SentenceEdit,
  SummariesBackend,
} from "../summaries";
import type { ReleaseRequest } from "../consents";
import type { Ad } from "./ad";
import { makeDraft } from "./drafts";
import { change } from "./edits";
import { changesFrom, questions, sentencesOf, stockPhrases } from "./gate";
import { render } from "./renders";

/** What the summaries need of the program around them. */
export interface SummariesHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  /** What was read of a CV, "" of the newest; none is no CV. */
  fields(cv: string): ReviewField[];
  ad(id: string): Ad | undefined;
  now(): number;
  /** The person's own mail server; "" is none. */
  server(): string;
}

export interface MemorySummariesOptions {
  /** How many drafts there are from the start. */
  drafts: number;
  /** How many summaries have left before. */
  left: number;
  /** Those were sent, and the mail server refused them. */
  refused: boolean;
  /** The CV has changed since the drafts were made. */
  stale: boolean;
  /** How many times the CV's work is written down, for one of many pages. */
  copies: number;
}

interface Kept {
  id: string;
  request: DraftRequest;
  edits: (SentenceEdit & { cites?: DraftSentence["cites"] })[];
  at: number;
  stale: boolean;
  title: string;
  company: string;
  /** The sentences of the draft in whose place it stands, by id. */
  before: Map<string, string> | null;
}

const second = 1000;
const day = 86_400_000;

/** The summaries of the memory backend: drafts from the CV that was read, asked about by a gate that only compares words. */
export class MemorySummaries implements SummariesBackend {
  readonly #host: SummariesHost;
  readonly #options: MemorySummariesOptions;
  #drafts: Kept[] = [];
  #grants: { view: GrantView; bytes: Rendering }[] = [];
  #next = 1;

  constructor(host: SummariesHost, options: MemorySummariesOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Fills in what there is from the start; the ads have to be there. */
  seed(ads: Ad[]) {
    const kinds = ["page", "letter", "short", "whole", "board"] as const;
    for (let i = 0; i < this.#options.drafts && i < ads.length; i++) {
      const kept = this.#keep({ ...usual, jobId: ads[i]!.id, kind: kinds[i % kinds.length]! });
      kept.at -= (i + 1) * 7_400 * second;
      kept.stale = this.#options.stale && i === 0;
    }
    for (let i = 0; i < this.#options.left && i < ads.length; i++) {
      const draft =
        this.#drafts.find((d) => d.request.jobId === ads[i]!.id) ??
        this.#keep({ ...usual, jobId: ads[i]!.id });
      const at = this.#host.now() - (i * 3 + 2) * day;
      const to = { kind: "employer" as const, name: ads[i]!.company, address: "" };
      const grant = this.#grant(draft, { ...given, draft: draft.id, recipient: to }, at, "spent");
      if (this.#options.refused)
        Object.assign(grant.view, { method: "smtp", failed: "Your mail server refused it." });
      this.#grants.push(grant);
    }
  }

  clear() {
    this.#drafts = [];
    this.#grants = [];
  }

  /** How many left on this day. */
  sharedOn(day: string): number {
    return this.#grants.filter(({ view }) => view.leftAt.startsWith(day)).length;
  }

  /** Takes back what waits for a purpose. */
  cancelFor(purpose: string): number {
    const waiting = this.#grants.filter((g) => g.view.purpose === purpose && g.view.state === "waiting");
    for (const grant of waiting) grant.view.state = "cancelled";
    return waiting.length;
  }

  /** Keeps the approval of a release for a background check; answers its id. */
  release(request: ReleaseRequest): string {
    const iso = (ms: number) => new Date(ms).toISOString();
    const at = this.#host.now();
    const view: GrantView = {
      id: `grant-${this.#next++}`,
      draft: "",
      jobId: "",
      title: "",
      recipient: { kind: "provider", name: request.provider, address: request.address },
      purpose: "background_check",
      method: request.method,
      format: request.method === "file" ? "pdf" : "eml",
      fields: ["basics.name"],
      givenAt: iso(at),
      notBefore: iso(at + 10 * second),
      until: request.until,
      state: "waiting",
      leftAt: "",
      failed: "",
      stale: false,
    };
    const text = `Release for a background check\n${request.provider}`;
    const bytes: Rendering = {
      format: "text",
      pages: [],
      text,
      bytes: text.length,
      fileName: "release.pdf",
      fields: [],
    };
    this.#grants = [{ view, bytes }, ...this.#grants];
    return view.id;
  }

  /** What was approved, the newest first. */
  given(): GrantView[] {
    return this.#grants.map(({ view }) => view);
  }

  has(draft: string): boolean {
    return this.#drafts.some((d) => d.id === draft);
  }

  /** Takes an approval of something that is no summary. */
  take(view: GrantView, bytes: Rendering) {
    this.#grants = [{ view, bytes }, ...this.#grants];
  }

  /** Forgets a recipient; answers how many approvals named them. */
  forget(name: string): number {
    const before = this.#grants.length;
    this.#grants = this.#grants.filter(({ view }) => view.recipient.name !== name);
    return before - this.#grants.length;
  }

  async draftSummary(task: string, request: DraftRequest): Promise<DraftView> {
    await this.#host.call("draftSummary");
    this.#host.writable();
    if (this.#host.fields("").length === 0)
      throw problem("invalid", "There is no CV yet.", "Add your CV first, then prepare a summary.");
    if (request.jobId && !this.#host.ad(request.jobId))
      throw problem("not_found", "This job is no longer here.", "Go back to the list and choose again.");
    await this.#host.work(task, ["Reading the ad", "Choosing what fits", "Checking every sentence"]);
    return this.#view(this.#keep(request));
  }

  async summaries(jobId: string): Promise<DraftLine[]> {
    await this.#host.call("summaries");
    return this.#drafts
      .filter((d) => jobId === "" || d.request.jobId === jobId)
      .sort((a, b) => b.at - a.at)
      .map((d) => line(this.#view(d)));
  }

  async summary(id: string): Promise<DraftView> {
    await this.#host.call("summary");
    return this.#view(this.#draft(id));
  }

  async editSummary(id: string, edits: SentenceEdit[]): Promise<DraftView> {
    await this.#host.call("editSummary");
    this.#host.writable();
    const draft = this.#draft(id);
    for (const edit of edits) {
      if (edit.kind === "back") {
        const last = draft.edits.findLastIndex((e) => e.sentence === edit.sentence);
        draft.edits = draft.edits.filter((_, i) => i !== last);
      } else draft.edits = [...draft.edits, edit];
    }
    draft.at = this.#host.now();
    return this.#view(draft);
  }

  /** Puts a sentence in that rests on something. */
  add(id: string, after: string, text: string, cites: DraftSentence["cites"]): DraftView {
    this.#host.writable();
    const draft = this.#draft(id);
    draft.edits = [...draft.edits, { kind: "add", sentence: after, text, cites }];
    return this.#view(draft);
  }

  /** As it is, for who asks about it. */
  look(id: string): DraftView {
    return this.#view(this.#draft(id));
  }

  async removeSummary(id: string): Promise<void> {
    await this.#host.call("removeSummary");
    this.#host.writable();
    this.#drafts = this.#drafts.filter((d) => d.id !== id);
  }

  async renderSummary(task: string, approval: Approval): Promise<Rendering> {
    await this.#host.call("renderSummary");
    const draft = this.#view(this.#draft(approval.draft));
    await this.#host.work(task, ["Setting the pages", "Looking for what stays here"]);
    return render(draft, approval);
  }

  async approveSummary(task: string, approval: Approval): Promise<GrantView> {
    await this.#host.call("approveSummary");
    this.#host.writable();
    const draft = this.#draft(approval.draft);
    if (this.#view(draft).questions > 0)
      throw problem(
        "refused",
        "Some sentences are still asked about.",
        "Answer each of them, then approve again.",
      );
    if (!approval.recipient.name.trim())
      throw problem("invalid", "It is not said who gets it.", "Say to whom it goes.");
    if (approval.method === "smtp" && !this.#host.server())
      throw problem("unavailable", "No mail server is set up.", "Choose another way to send it.");
    await this.#host.work(task, ["Keeping exactly these bytes"]);
    const grant = this.#grant(draft, approval, this.#host.now(), "waiting");
    this.#grants = [grant, ...this.#grants];
    return structuredClone(grant.view);
  }

  async grants(): Promise<GrantView[]> {
    await this.#host.call("grants");
    for (const { view } of this.#grants)
      if (view.state === "waiting" && Date.parse(view.until) < this.#host.now()) view.state = "expired";
    return structuredClone(this.#grants.map(({ view }) => view));
  }

  async cancelGrant(id: string): Promise<void> {
    await this.#host.call("cancelGrant");
    const { view } = this.#given(id);
    if (view.state !== "waiting")
      throw problem("refused", "It has already left.", "You can withdraw it instead.");
    view.state = "cancelled";
  }

  async useGrant(task: string, id: string): Promise<GrantView> {
    await this.#host.call("useGrant");
    const { view } = this.#given(id);
    if (view.state !== "waiting") throw problem("refused", "This approval is used up.", "Approve it again.");
    if (Date.parse(view.notBefore) > this.#host.now())
      throw problem("refused", "The time to cancel is not over.", "Wait a moment.");
    await this.#host.work(task, ["Handing over"]);
    view.state = "spent";
    view.leftAt = new Date(this.#host.now()).toISOString();
    return structuredClone(view);
  }

  async withdrawGrant(id: string): Promise<GrantView> {
    await this.#host.call("withdrawGrant");
    this.#host.writable();
    const { view } = this.#given(id);
    view.state = "withdrawn";
    return structuredClone(view);
  }

  async showGrant(task: string, id: string): Promise<Rendering> {
    await this.#host.call("showGrant");
    await this.#host.work(task, ["Opening what was approved"]);
    return this.#given(id).bytes;
  }

  async form(id: string): Promise<FormView> {
    await this.#host.call("form");
    const { view, bytes } = this.#given(id);
    if (view.state !== "spent")
      throw problem(
        "invalid",
        "You withdrew this, so nothing of it is copied any more.",
        "Approve it again.",
      );
    const page = this.#host.ad(view.jobId)?.url ?? "";
    return structuredClone({ grant: view, page, groups: bytes.fields });
  }

  async copyFormField(id: string, group: number, field: number): Promise<void> {
    await this.#host.call("copyFormField");
    const text = (await this.form(id)).groups[group]?.fields[field]?.text;
    if (text === undefined) throw problem("not_found", "There is no such field.", "Open the list again.");
    await navigator.clipboard.writeText(text);
  }

  async mailServer(): Promise<string> {
    await this.#host.call("mailServer");
    return this.#host.server();
  }

  #draft(id: string): Kept {
    const draft = this.#drafts.find((d) => d.id === id);
    if (!draft) throw problem("not_found", "This summary is no longer here.", "Go back to the list.");
    return draft;
  }

  #given(id: string) {
    const grant = this.#grants.find(({ view }) => view.id === id);
    if (!grant) throw problem("not_found", "This approval is no longer here.", "Go back to the list.");
    return grant;
  }

  #keep(request: DraftRequest): Kept {
    const ad = this.#host.ad(request.jobId);
    const same = this.#drafts.find(
      (d) => d.request.jobId === request.jobId && d.request.kind === request.kind,
    );
    const kept: Kept = {
      id: same?.id ?? `summary-${this.#next++}`,
      request,
      edits: same?.edits ?? [],
      at: this.#host.now(),
      stale: false,
      title: ad?.title ?? "",
      company: ad?.company ?? "",
      before: same ? new Map(sentencesOf(this.#view(same).blocks).map((s) => [s.id, s.text] as const)) : null,
    };
    this.#drafts = [kept, ...this.#drafts.filter((d) => d !== same)];
    return kept;
  }

  #view(kept: Kept): DraftView {
    const { request } = kept;
    const fields = this.#host.fields(request.cv);
    const copies = request.kind === "whole" ? this.#options.copies : 1;
    const made = structuredClone(makeDraft(fields, this.#host.ad(request.jobId), request, copies));
    const said = fields.map((f) => f.value);
    const before = new Map(sentencesOf(made.blocks).map((s) => [s.id, s.text] as const));
    kept.edits.forEach((edit, i) => change(made, edit, i));
    const list = sentencesOf(made.blocks);
    const edited = new Set(kept.edits.flatMap((e, i) => [e.sentence, `added/${i}`]));
    const refusals = list
      .filter((s) => edited.has(s.id) && !s.own)
      .flatMap((s) => questions(s, before.get(s.id) ?? "", said));
    return {
      ...made,
      id: kept.id,
      jobId: request.jobId,
      title: kept.title,
      company: kept.company,
      kind: request.kind,
      changedAt: new Date(kept.at).toISOString(),
      stale: kept.stale,
      questions: new Set(refusals.map((r) => r.sentence)).size,
      request,
      refusals,
      phrases: stockPhrases(list.filter((s) => !s.plain)),
      changes: kept.before ? changesFrom(kept.before, list) : [],
    };
  }

  #grant(kept: Kept, approval: Approval, at: number, state: GrantView["state"]) {
    const draft = this.#view(kept);
    const iso = (ms: number) => new Date(ms).toISOString();
    const cited = sentencesOf(draft.blocks).flatMap((s) => s.cites.map((c) => c.path));
    const view: GrantView = {
      id: `grant-${this.#next++}`,
      draft: kept.id,
      jobId: kept.request.jobId,
      title: kept.title,
      recipient: approval.recipient,
      purpose: approval.purpose,
      method: approval.method,
      format: approval.format,
      fields: [...new Set(cited)],
      givenAt: iso(at),
      notBefore: iso(at + 10 * second),
      until: approval.until || iso(at + 90 * day),
      state,
      leftAt: state === "spent" ? iso(at + 10 * second) : "",
      failed: "",
      stale: this.#options.stale && state === "spent",
    };
    const bytes = render(draft, approval);
    return { view: { ...view, format: bytes.format }, bytes };
  }
}

const usual: DraftRequest = {
  jobId: "",
  kind: "page",
  language: "",
  length: "usual",
  recipientKind: "employer",
  cv: "",
  chosen: [],
};
const given: Omit<Approval, "draft" | "recipient"> = {
  format: "pdf",
  method: "file",
  purpose: "application",
  until: "",
};

function line(view: DraftView): DraftLine {
  const { id, jobId, title, company, kind, language, changedAt, stale, questions: count } = view;
  return { id, jobId, title, company, kind, language, changedAt, stale, questions: count };
}

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, hint };
}
