import type {
  Mark,
  MatchDetail,
  MatchList,
  MatchQuery,
  MatchRow,
  Preferences,
  Problem,
  Said,
} from "$lib/backend/backend";
import type { WhyNotReason } from "$lib/backend/learned";
import { asProblem } from "$lib/backend/problem";
import { Task } from "$lib/backend/task.svelte";
import { m } from "$lib/paraglide/messages";
import { whyNotWord } from "./learned";
import { sentence } from "$lib/said/said";
import { markJob } from "$lib/shell/jobs";
import type { Shell } from "$lib/shell/shell.svelte";

/** How the Matches page shows the jobs. */
export type View = "list" | "map" | "skills" | "pay";

/** What the Matches page shows: the list by the person's query, the active job, their preferences. */
export class Matches {
  query = $state<MatchQuery>({ text: "", show: "all", sort: "balanced", balance: 0.3 });
  list = $state.raw<MatchList | null>(null);
  problem = $state.raw<Problem | null>(null);
  active = $state<string | null>(null);
  detail = $state.raw<MatchDetail | null>(null);
  detailProblem = $state.raw<Problem | null>(null);
  preferences = $state.raw<Preferences | null>(null);
  /** The job that was hidden last, until the person said why or did something else. */
  hidden = $state.raw<MatchRow | null>(null);

  /** The reasons of the rows that were looked at, by id; an old one stands until it is worded anew. */
  #reasons = $state.raw<Record<string, Said | null>>({});
  readonly #worded = new Set<string>();
  readonly #queue: string[] = [];

  /** Reading and ranking the ads, which takes a while the first time there are many. */
  readonly reading: Task;

  readonly #shell: Shell;
  #asked = 0;
  #detailAsked = 0;

  readonly rows = $derived.by(() => {
    const all = this.list?.rows ?? [];
    const { removed } = this.#shell;
    return removed.size === 0 ? all : all.filter((row) => !removed.has(row.id));
  });
  readonly row = $derived(this.rows.find((row) => row.id === this.active) ?? null);

  constructor(shell: Shell) {
    this.#shell = shell;
    this.reading = new Task(shell.backend, "matches");
  }

  async load() {
    const asked = ++this.#asked;
    try {
      if (!this.preferences) {
        const preferences = await this.#shell.backend.preferences();
        this.preferences = preferences;
        this.query.balance = preferences.balance;
      }
    } catch (error) {
      if (asked === this.#asked) this.problem = asProblem(error);
      return;
    }
    // Whoever moves a slider changes the query many times, and the preferences once more when they let go.
    if (this.list) await new Promise((resolve) => setTimeout(resolve, 60));
    if (asked !== this.#asked) return;
    if (this.reading.running) this.reading.cancel();
    const query = $state.snapshot(this.query);
    const list = await this.reading.run((task) => this.#shell.backend.matches(query, task));
    if (asked !== this.#asked) return;
    this.problem = list
      ? null
      : (this.reading.problem ?? {
          code: "cancelled",
          message: m.matches_stopped(),
          hint: m.matches_stopped_hint(),
        });
    if (!list) return;
    // Where jobs stood without an order, the first is chosen of the order that there is now.
    const ordered = this.list?.uncompared && list.hasProfile;
    this.list = list;
    this.#worded.clear();
    if (ordered || !this.row) this.active = this.rows[0]?.id ?? null;
    // What a job scored before is kept aside; the list is whole without it.
    void this.#shell.backend.noteScores().catch(() => {});
  }

  /** The best reason for a row, "" until it is there: the rows that come into sight are asked for together, once for a list. */
  reason(id: string): string {
    if (this.list?.hasProfile && !this.#worded.has(id)) {
      this.#worded.add(id);
      if (this.#queue.push(id) === 1) setTimeout(() => void this.#word(), 30);
    }
    const reason = this.#reasons[id];
    return reason ? sentence(reason) : "";
  }

  async #word() {
    const ids = this.#queue.splice(0);
    try {
      const said = await this.#shell.backend.reasons(ids);
      this.#reasons = { ...this.#reasons, ...Object.fromEntries(ids.map((id) => [id, said[id] ?? null])) };
    } catch {
      // A row says enough without its reason, and whoever opens it is told what is wrong.
    }
  }

  async loadDetail(id: string | null) {
    const asked = ++this.#detailAsked;
    if (id === null) {
      this.detail = null;
      return;
    }
    // Someone who holds J passes many jobs; only where they rest is read.
    await new Promise((resolve) => setTimeout(resolve, 40));
    if (asked !== this.#detailAsked) return;
    try {
      const detail = await this.#shell.backend.match(id);
      if (asked !== this.#detailAsked) return;
      this.detail = detail;
      this.detailProblem = null;
    } catch (error) {
      if (asked !== this.#detailAsked) return;
      this.detail = null;
      this.detailProblem = asProblem(error);
    }
  }

  /** Says why a job was hidden. */
  async whyNot(reason: WhyNotReason) {
    const row = this.hidden;
    this.hidden = null;
    if (!row) return;
    try {
      await this.#shell.backend.whyNot(row.id, reason);
      this.#shell.toasts.show({ text: m.learned_noted({ reason: whyNotWord(reason) }) });
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
  }

  /** Says that a job stands too low or too high; the list is ranked again by that. */
  async place(row: MatchRow, kind: "raised" | "lowered" | "applied") {
    const index = this.rows.findIndex((r) => r.id === row.id);
    const among =
      kind === "lowered"
        ? this.rows.slice(index, index + 9)
        : this.rows.slice(
            Math.max(0, index - (kind === "raised" ? 8 : 4)),
            index + (kind === "raised" ? 1 : 5),
          );
    try {
      await this.#shell.backend.choose(
        row.id,
        kind,
        among.map((r) => r.id),
      );
      await this.load();
      void this.loadDetail(this.active);
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
  }

  async savePreferences(change: Partial<Preferences>) {
    const before = this.preferences;
    if (!before) return;
    this.preferences = { ...before, ...change };
    try {
      await this.#shell.backend.savePreferences(this.preferences);
      await this.load();
      void this.loadDetail(this.active);
    } catch (error) {
      this.preferences = before;
      this.#shell.toasts.problem(asProblem(error));
    }
  }

  /** Marks a job. A job that leaves the list hands the active place to its neighbour. */
  mark(row: MatchRow, mark: Mark) {
    const leaves = this.query.show === "all" ? mark === "hidden" : mark !== this.query.show;
    const index = this.rows.findIndex((r) => r.id === row.id);
    const next = this.rows[index + 1] ?? this.rows[index - 1] ?? null;
    const among = this.rows.slice(Math.max(0, index - 8), index + 9).map((r) => r.id);
    const apply = (now: Mark) => {
      this.#apply(row, index, now, now === mark && leaves);
      if (now !== "hidden" && this.hidden?.id === row.id) this.hidden = null;
    };
    this.hidden = mark === "hidden" && this.list?.hasProfile ? row : null;
    void markJob(this.#shell, row, mark, apply, among);
    if (leaves && this.active === row.id) this.active = next?.id ?? null;
  }

  /** Shows a mark at once: the job leaves the list, or stands where it stood. */
  #apply(job: MatchRow, index: number, mark: Mark, leaves: boolean) {
    const { list } = this;
    const { id } = job;
    if (!list) return;
    if (leaves) {
      this.list = { ...list, rows: list.rows.filter((row) => row.id !== id) };
    } else if (list.rows.some((row) => row.id === id)) {
      this.list = { ...list, rows: list.rows.map((row) => (row.id === id ? { ...row, mark } : row)) };
    } else {
      this.list = { ...list, rows: list.rows.toSpliced(index, 0, { ...job, mark }) };
      this.active = id;
    }
    if (this.detail?.row.id === id) this.detail = { ...this.detail, row: { ...this.detail.row, mark } };
  }
}
