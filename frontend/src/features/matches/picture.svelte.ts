import { untrack } from "svelte";
import type { Matches } from "./matches.svelte";
import type { MatchQuery, Problem } from "$lib/backend/backend";
import { Task } from "$lib/backend/task.svelte";
import { m } from "$lib/paraglide/messages";
import type { Shell } from "$lib/shell/shell.svelte";

/** A picture of the jobs that the list shows. It is asked for again whenever the list changes; the old one stands until the new one is there. */
export class Picture<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly task: Task;

  readonly #matches: () => Matches;
  readonly #read: (task: string, query: MatchQuery) => Promise<T>;
  #asked = 0;

  constructor(
    name: string,
    shell: Shell,
    matches: () => Matches,
    read: (task: string, query: MatchQuery) => Promise<T>,
  ) {
    this.task = new Task(shell.backend, name);
    this.#matches = matches;
    this.#read = read;
  }

  /** For an effect: what it depends on is the list, and nothing that it brings itself. */
  follow() {
    const { list } = this.#matches();
    if (!list) return;
    // Whoever moves a slider wants the last of the lists.
    const timer = setTimeout(() => void this.load(), untrack(() => this.data) ? 250 : 0);
    return () => clearTimeout(timer);
  }

  async load() {
    const asked = ++this.#asked;
    if (this.task.running) this.task.cancel();
    const query = $state.snapshot(this.#matches().query);
    const data = await this.task.run((task) => this.#read(task, query));
    if (asked !== this.#asked) return;
    if (data) this.data = data;
    this.problem = data
      ? null
      : (this.task.problem ?? {
          code: "cancelled",
          message: m.pictures_stopped(),
          hint: m.pictures_stopped_hint(),
        });
  }
}
