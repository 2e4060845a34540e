import type { Given } from "./sentences";
import { readOnly } from "./words";
import type { Problem } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import type { BackupInfo, DoctorReport, KeyKind, Receipt, StoreView } from "$lib/backend/store";
import { Task } from "$lib/backend/task.svelte";
import { KitMaking } from "$lib/kit/kit.svelte";
import { m } from "$lib/paraglide/messages";
import type { Shell } from "$lib/shell/shell.svelte";

/** The parts of the page, in their order. */
export type Part = "place" | "keys" | "kit" | "allowed" | "mail" | "model" | "deleting" | "backups" | "check";
export type Dialog =
  "" | "key" | "kit" | "unkit" | "mail" | "model" | "restore" | "export" | "import" | "delete";

/**
 * What the Privacy page knows and does. It outlives the page: work goes on while the person looks at another one, and a change
 * of language loses nothing. When the store closes, all of it goes.
 */
export class Privacy {
  static readonly #known = new WeakMap<Shell, Privacy>();

  static of(shell: Shell): Privacy {
    let privacy = Privacy.#known.get(shell);
    if (!privacy) {
      privacy = new Privacy(shell);
      Privacy.#known.set(shell, privacy);
    }
    return privacy;
  }

  view = $state.raw<StoreView | null>(null);
  /** Newest first; null while they cannot be told. */
  backups = $state.raw<BackupInfo[] | null>(null);
  /** Who got something, and whether anything is recorded; null while it cannot be told. */
  given = $state.raw<Given | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Something was answered, or could not be. */
  known = $state(false);

  dialog = $state<Dialog>("");
  /** What the key dialog starts with; "" is what opens the store now. */
  proposed = $state<KeyKind | "">("");
  /** A part to be brought into sight, with the focus on the control of this name, or on its title. */
  wanted = $state.raw<{ part: Part; control?: string } | null>(null);

  readonly erasing: Task;
  readonly backing: Task;
  readonly checking: Task;
  readonly kit: KitMaking;
  /** Of the last erasure in this session, whatever it was for. */
  receipt = $state.raw<Receipt | null>(null);
  report = $state.raw<DoctorReport | null>(null);

  readonly #shell: Shell;

  private constructor(shell: Shell) {
    this.#shell = shell;
    this.erasing = new Task(shell.backend, "erase");
    this.backing = new Task(shell.backend, "backup");
    this.checking = new Task(shell.backend, "doctor");
    this.kit = new KitMaking(shell.backend);
    shell.onForget(() => this.#forget());
  }

  /** The store can only be read. */
  get readOnly(): boolean {
    return readOnly(this.#shell.program.state);
  }
  /** Long work runs on the page itself, which Escape stops. */
  get running(): Task | null {
    return [this.erasing, this.backing, this.checking].find((task) => task.running) ?? null;
  }

  /** Asks what opens the store from now on. */
  askKey(proposed: KeyKind | "" = "") {
    this.proposed = proposed;
    this.dialog = "key";
  }

  /** Leads to a part with one of its dialogs open. */
  ask(part: Part, dialog: Dialog) {
    this.wanted = { part };
    this.dialog = dialog;
  }

  async load() {
    const { backend } = this.#shell;
    try {
      this.view = await backend.storeView();
      this.backups = this.view.backups;
      this.given = await Promise.all([backend.holders(), backend.record(0, 1)]).then(
        ([holders, newest]) => ({ holders, recorded: newest.length > 0 }),
        () => null,
      );
      this.problem = null;
    } catch (error) {
      this.view = this.given = null;
      this.backups = await backend.backups().catch(() => null);
      const problem = asProblem(error);
      // That it is damaged stands above every page.
      this.problem = this.readOnly && problem.code === "damaged" ? null : problem;
    }
    this.known = true;
  }

  async erase() {
    if (this.running) return;
    this.done(await this.erasing.run((task) => this.#shell.backend.erase(task)));
    await this.load();
  }

  /** Takes what an erasure told, whatever it was for. */
  done(receipt: Receipt | undefined) {
    if (receipt) this.receipt = receipt;
  }

  async backUp() {
    if (this.running) return;
    const backups = await this.backing.run((task) => this.#shell.backend.backupNow(task));
    if (backups) this.#shell.toasts.show({ text: m.privacy_backup_done() });
    await this.load();
  }

  async check() {
    if (this.running) return;
    const report = await this.checking.run((task) => this.#shell.backend.doctor(task));
    if (report) this.report = report;
  }

  async setIdle(minutes: number) {
    try {
      await this.#shell.backend.setIdleLock(minutes);
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
    await this.load();
  }

  #forget() {
    this.view = this.given = this.receipt = this.report = this.problem = this.wanted = null;
    this.backups = null;
    this.known = false;
    this.dialog = "";
    this.kit.leave();
    for (const task of [this.erasing, this.backing, this.checking]) task.problem = null;
  }
}
