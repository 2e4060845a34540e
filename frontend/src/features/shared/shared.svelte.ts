import type { Problem } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import type { HolderLine, KnownField, RecordReport, ShareView } from "$lib/backend/shared";
import { Task } from "$lib/backend/task.svelte";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";
import type { Shell } from "$lib/shell/shell.svelte";
import { RecordPages } from "./record.svelte";

export type View = "who" | "when" | "what";

/** What the page Shared knows and does. It outlives the page, and goes when the store closes. */
export class Sharing {
  static readonly #known = new WeakMap<Shell, Sharing>();

  static of(shell: Shell): Sharing {
    let sharing = Sharing.#known.get(shell);
    if (!sharing) {
      sharing = new Sharing(shell);
      Sharing.#known.set(shell, sharing);
    }
    return sharing;
  }

  view = $state<View>("who");
  /** null while they are not known. */
  holders = $state.raw<HolderLine[] | null>(null);
  fields = $state.raw<KnownField[] | null>(null);
  /** The recipient and the field that are looked at. */
  holder = $state<string | null>(null);
  field = $state<string | null>(null);
  shares = $state.raw<ShareView[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  report = $state.raw<RecordReport | null>(null);

  readonly record: RecordPages;
  readonly checking: Task;
  readonly exporting: Task;
  readonly #shell: Shell;

  private constructor(shell: Shell) {
    this.#shell = shell;
    this.record = new RecordPages(shell.backend);
    this.checking = new Task(shell.backend, "check-record");
    this.exporting = new Task(shell.backend, "export-record");
    shell.onForget(() => {
      this.holders = this.fields = this.shares = this.problem = this.report = null;
      this.holder = this.field = null;
      this.view = "who";
      this.record.forget();
    });
  }

  async load() {
    const { backend } = this.#shell;
    try {
      const [holders, fields] = await Promise.all([
        backend.holders(),
        backend.knownFields(),
        this.record.load(),
      ]);
      this.holders = holders;
      this.fields = fields;
      this.problem = null;
      if (!holders.some((h) => h.name === this.holder)) this.holder = holders[0]?.name ?? null;
      if (!fields.some((f) => f.field === this.field)) this.field = fields[0]?.field ?? null;
      await this.look();
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Reads what went to the recipient that is looked at. */
  async look(name = this.holder) {
    this.holder = name;
    if (name === null) {
      this.shares = null;
      return;
    }
    try {
      const shares = await this.#shell.backend.sharesWith(name);
      if (this.holder === name) this.shares = shares;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Leads to what a recipient has. */
  async show(name: string) {
    this.view = "who";
    await this.look(name);
  }

  async check() {
    if (this.checking.running) return;
    this.report = null;
    const report = await this.checking.run((task) => this.#shell.backend.checkRecord(task));
    if (report) this.report = report;
  }

  async save(format: "json" | "pdf") {
    if (this.exporting.running) return;
    const saved = await this.exporting.run((task) =>
      this.#shell.backend.exportRecord(task, format, getLocale()),
    );
    if (saved) this.#shell.toasts.show({ text: m.shared_saved() });
    else if (this.exporting.problem) this.#shell.toasts.problem(this.exporting.problem);
  }

  /** Deletes what is known of a recipient. */
  async forget(name: string): Promise<Problem | null> {
    try {
      await this.#shell.backend.forgetRecipient(name);
    } catch (error) {
      return asProblem(error);
    }
    this.shares = null;
    await this.load();
    return null;
  }
}
