import type { KeptCV, Problem } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import type {
  DraftRefusal,
  DraftRequest,
  DraftSentence,
  DraftView,
  SentenceEdit,
  SummaryKind,
} from "$lib/backend/summaries";
import { Task } from "$lib/backend/task.svelte";
import { m } from "$lib/paraglide/messages";
import type { Shell } from "$lib/shell/shell.svelte";
import { sentencesOf, stepOf, type Move } from "./sheet";

/** What a summary starts as: a page, in the ad's language, that tells no contact details. */
const usual: Omit<DraftRequest, "jobId"> = {
  kind: "page",
  language: "",
  length: "usual",
  recipientKind: "employer",
  cv: "",
  chosen: [],
};

/** One summary while it is written: its sentences, the one that is looked at, and what was asked about it. */
export class Editor {
  view = $state.raw<DraftView | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The sentence that the keyboard is on, and the one under the pointer. */
  focused = $state<string | null>(null);
  hovered = $state<string | null>(null);
  /** The sentence that is dragged to another place. */
  dragged: string | null = null;
  /** The sentence that is written in; `adding` when what is written stands after it. */
  writing = $state<{ id: string; text: string; adding: boolean } | null>(null);
  /** Its ad is not here, or on its board no more. */
  ad = $state<"" | "gone" | "removed">("");
  /** An address that the ad names. */
  address = $state("");
  /** The CVs that a summary can be made from. */
  cvs = $state.raw<KeptCV[]>([]);

  readonly making: Task;
  readonly sentences = $derived(this.view ? sentencesOf(this.view) : []);
  readonly active = $derived(this.sentences.find((s) => s.id === (this.hovered ?? this.focused)) ?? null);
  /** The sentences that are asked about, in reading order. */
  readonly asked = $derived.by(() => {
    const ids = new Set(this.view?.refusals.map((r) => r.sentence));
    return this.sentences.filter((s) => ids.has(s.id));
  });

  readonly #shell: Shell;
  #opened = 0;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.making = new Task(shell.backend, "summary");
  }

  /** Opens a summary that is kept. */
  async open(id: string) {
    if (this.view?.id === id) return;
    await this.#read(++this.#opened, () => this.#shell.backend.summary(id));
  }

  /** Opens the newest summary of a job, or makes its first; "" is for no job. */
  async prepare(jobId: string) {
    const opened = ++this.#opened;
    await this.#read(opened, async () => {
      const [newest] = jobId ? await this.#shell.backend.summaries(jobId) : [];
      if (newest) return this.#shell.backend.summary(newest.id);
      return this.#make({ ...usual, jobId, kind: jobId ? "page" : "whole" });
    });
  }

  /** Makes it anew with something else: what the person changed in it stays. Another kind is a summary of its own. */
  async turn(change: Partial<DraftRequest>) {
    const { view } = this;
    if (!view) return;
    await this.#read(++this.#opened, async () => {
      const next = { ...view.request, ...change };
      if (next.kind !== view.kind) {
        const kept = await this.#kept(view.jobId, next.kind);
        if (kept) return this.#shell.backend.summary(kept.id);
      }
      return this.#make(next);
    });
  }

  /** The list is looked at again. */
  close() {
    this.#opened++;
    this.view = this.problem = this.focused = this.hovered = this.writing = null;
  }

  refusals(id: string): DraftRefusal[] {
    return this.view?.refusals.filter((r) => r.sentence === id) ?? [];
  }

  /** Changes or moves a sentence and offers the way back. */
  async edit(kind: SentenceEdit["kind"], sentence: string, text = "", where: Move = {}) {
    const { view } = this;
    if (!view) return;
    const at = this.sentences.findIndex((s) => s.id === sentence);
    const known = new Set(this.sentences.map((s) => s.id));
    if (!(await this.#send(view.id, { kind, sentence, text, ...where }))) return;
    const come = this.sentences.find((s) => !known.has(s.id));
    if (kind === "remove") this.focused = (this.sentences[at] ?? this.sentences.at(-1))?.id ?? null;
    else if (kind === "add" && come) this.focused = come.id;
    const told = {
      remove: m.summaries_removed,
      own: m.summaries_kept_own,
      add: m.summaries_added,
      move: m.summaries_moved,
    };
    if (kind === "back" || kind === "change") return;
    const back: SentenceEdit =
      kind === "add" && come
        ? { kind: "remove", sentence: come.id, text: "" }
        : { kind: "back", sentence, text: "" };
    this.#shell.toasts.show({
      text: told[kind](),
      undo: async () => void (await this.#send(view.id, back)),
    });
  }

  /** Where the sentence that the keyboard is on goes by one step; null is nowhere. */
  step(by: -1 | 1): Move | null {
    return this.view && this.focused ? stepOf(this.view, this.focused, by) : null;
  }

  /** Moves the sentence that the keyboard is on by one step. */
  async move(by: -1 | 1) {
    const where = this.step(by);
    if (where && this.focused) await this.edit("move", this.focused, "", where);
  }

  /** Begins to write in a sentence, or after it. */
  write(sentence: DraftSentence, adding = false) {
    this.focused = sentence.id;
    this.writing = { id: sentence.id, text: adding ? "" : sentence.text, adding };
  }

  /** Takes what was written. */
  async written(text: string) {
    const { writing } = this;
    if (!writing) return;
    this.writing = null;
    const clean = text.replace(/\s+/g, " ").trim();
    const was = this.sentences.find((s) => s.id === writing.id)?.text;
    if (clean === "" || (!writing.adding && clean === was)) return;
    await this.edit(writing.adding ? "add" : "change", writing.id, clean);
  }

  /** The sentence after the focused one that is asked about, round to the first. */
  nextAsked() {
    const at = this.sentences.findIndex((s) => s.id === this.focused);
    const next = this.asked.find((s) => this.sentences.indexOf(s) > at) ?? this.asked[0];
    if (next) this.focused = next.id;
    return next;
  }

  async #kept(jobId: string, kind: SummaryKind) {
    const all = await this.#shell.backend.summaries(jobId);
    return all.find((d) => d.kind === kind && d.jobId === jobId);
  }

  async #make(request: DraftRequest): Promise<DraftView | undefined> {
    const view = await this.making.run((task) => this.#shell.backend.draftSummary(task, request));
    if (!view && this.making.problem) throw this.making.problem;
    return view;
  }

  async #send(id: string, edit: SentenceEdit): Promise<boolean> {
    try {
      const view = await this.#shell.backend.editSummary(id, [edit]);
      if (this.view?.id === id) this.view = view;
      return true;
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
      return false;
    }
  }

  async #read(opened: number, read: () => Promise<DraftView | undefined>) {
    this.problem = null;
    try {
      const view = await read();
      if (opened !== this.#opened) return;
      if (!view) {
        if (!this.view)
          this.problem = {
            code: "cancelled",
            message: m.summaries_stopped(),
            hint: m.summaries_stopped_hint(),
          };
        return;
      }
      if (view.id !== this.view?.id) this.focused = this.hovered = this.writing = null;
      this.view = view;
      void this.#look(view.jobId);
      void this.#shell.backend.profile().then(
        (profile) => (this.cvs = profile?.cvs ?? []),
        () => (this.cvs = []),
      );
    } catch (error) {
      if (opened !== this.#opened) return;
      const problem = asProblem(error);
      if (this.view) this.#shell.toasts.problem(problem);
      else this.problem = problem;
    }
  }

  /** What became of the ad, and whom it says to write to. */
  async #look(jobId: string) {
    this.ad = "";
    this.address = "";
    if (!jobId) return;
    try {
      const { row, description } = await this.#shell.backend.match(jobId);
      if (this.view?.jobId !== jobId) return;
      this.ad = row.gone ? "gone" : "";
      this.address = /[\w.+-]+@[\w-]+(\.[\w-]+)+/.exec(description)?.[0] ?? "";
    } catch (error) {
      if (this.view?.jobId === jobId && asProblem(error).code === "not_found") this.ad = "removed";
    }
  }
}
