import { SvelteMap } from "svelte/reactivity";
import type { Problem } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import type { Approval, GrantView } from "$lib/backend/summaries";
import { Task } from "$lib/backend/task.svelte";
import type { Shell } from "$lib/shell/shell.svelte";
import { m } from "$lib/paraglide/messages";
import { told } from "$lib/said/told";
import { deed } from "./words";
import type { Recipient } from "./ways";

/** What was approved and has not left: the seconds in which it can be taken back, then the deed. It outlives its page. */
export class Outbox {
  static readonly #known = new WeakMap<Shell, Outbox>();

  static of(shell: Shell): Outbox {
    let outbox = Outbox.#known.get(shell);
    if (!outbox) {
      outbox = new Outbox(shell);
      Outbox.#known.set(shell, outbox);
    }
    return outbox;
  }

  /** What leaves when the seconds are over. */
  current = $state.raw<GrantView | null>(null);
  seconds = $state(0);
  /** Of how many it counts down. */
  of = $state(10);
  /** An approval is on its way or can still be taken back: another waits until then. */
  readonly busy = $derived.by(() => this.current !== null || this.approving.running);
  grants = $state.raw<GrantView[] | null>(null);
  problem = $state.raw<Problem | null>(null);

  /** To whom and how, by draft, as long as the store is open: what was typed is not typed twice. */
  readonly recipients = new Map<string, Recipient>();

  /** What was copied into a form, by approval, as "group/field". */
  readonly copied = new SvelteMap<string, ReadonlySet<string>>();

  readonly approving: Task;
  readonly using: Task;
  readonly #shell: Shell;
  #timer: ReturnType<typeof setInterval> | undefined;
  #before: Element | null = null;

  private constructor(shell: Shell) {
    this.#shell = shell;
    this.approving = new Task(shell.backend, "approve");
    this.using = new Task(shell.backend, "use");
    shell.onForget(() => {
      clearInterval(this.#timer);
      this.current = this.grants = this.problem = null;
      this.recipients.clear();
      this.copied.clear();
    });
  }

  async load() {
    try {
      this.grants = await this.#shell.backend.grants();
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Approves exactly what is shown; it leaves when the seconds are over. */
  approve(approval: Approval): Promise<Problem | null> {
    return this.take((task) => this.#shell.backend.approveSummary(task, approval));
  }

  /** Takes an approval, of whatever it is: what it is for leaves when the seconds are over. */
  async take(give: (task: string) => Promise<GrantView>): Promise<Problem | null> {
    this.#before = document.activeElement;
    const grant = await this.approving.run(give);
    if (!grant) return this.approving.problem;
    this.#count(grant);
    void this.load();
    return null;
  }

  /** Takes back what has not left. */
  async cancel(grant: GrantView) {
    if (this.current?.id === grant.id) this.#stop();
    try {
      await this.#shell.backend.cancelGrant(grant.id);
      this.#shell.toasts.show({ text: m.summaries_cancelled() });
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
    await this.load();
  }

  /** Does what was approved. Whoever closes the file dialog has still to say where. */
  async use(grant: GrantView) {
    const after = await this.using.run((task) => this.#shell.backend.useGrant(task, grant.id));
    if (after && after.state !== "waiting") {
      if (after.method === "form" && !after.failed)
        this.#shell.router.go("summaries", { start: "form", id: after.id });
      this.#shell.toasts.show({ text: deed(after) });
      if (after.failed) this.#shell.toasts.show({ text: told(after.failed) });
    } else if (after) this.#shell.toasts.show({ text: m.summaries_not_left() });
    else if (this.using.problem) this.#shell.toasts.problem(this.using.problem);
    await this.load();
  }

  /** Remembers what was copied, as long as the store is open. */
  markCopied(grant: string, field: string) {
    this.copied.set(grant, new Set([...(this.copied.get(grant) ?? []), field]));
  }

  async withdraw(grant: GrantView): Promise<Problem | null> {
    try {
      await this.#shell.backend.withdrawGrant(grant.id);
    } catch (error) {
      return asProblem(error);
    }
    await this.load();
    return null;
  }

  /** Counts down for one approval; what was counted before waits in the list of what was approved. */
  #count(grant: GrantView) {
    clearInterval(this.#timer);
    const end = Date.parse(grant.notBefore);
    this.of = Math.max(1, Math.round((end - Date.parse(grant.givenAt)) / 1000));
    this.current = grant;
    const tick = () => {
      this.seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (Date.now() < end) return;
      this.#stop();
      void this.use(grant);
    };
    this.#timer = setInterval(tick, 200);
    tick();
  }

  #stop() {
    clearInterval(this.#timer);
    this.current = null;
    if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
    this.#before = null;
  }
}
