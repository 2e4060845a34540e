import type { Backend, Problem } from "./backend";
import { asProblem } from "./problem";

/**
 * One long piece of work: its progress, its end, and the way to stop it. Make one per place that shows a ProgressPanel; it
 * can run again and again; a new run takes the place of one that still runs.
 */
export class Task {
  running = $state(false);
  /** Running for so long that a person wants to see how far it is. */
  slow = $state(false);
  cancelling = $state(false);
  step = $state("");
  done = $state(0);
  total = $state(0);
  /** Seconds left by the pace so far; 0 while it is not known. */
  remaining = $state(0);
  problem = $state.raw<Problem | null>(null);

  readonly #backend: Backend;
  readonly #name: string;
  #run = 0;

  constructor(backend: Backend, name: string) {
    this.#backend = backend;
    this.#name = name;
  }

  /** Resolves to undefined when it failed (then `problem` says why) or was cancelled (then it is null). */
  async run<T>(work: (task: string) => Promise<T>): Promise<T | undefined> {
    const run = ++this.#run;
    const name = `${this.#name}-${run}`;
    const current = () => run === this.#run;
    const began = performance.now();
    this.running = true;
    this.slow = this.cancelling = false;
    this.step = "";
    this.done = this.total = this.remaining = 0;
    this.problem = null;
    const patience = setTimeout(() => current() && (this.slow = true), 400);
    const stop = this.#backend.onProgress((p) => {
      if (p.task !== name || !current()) return;
      this.step = p.step;
      this.done = p.done;
      this.total = p.total;
      const spent = (performance.now() - began) / 1000;
      this.remaining =
        p.done > 0 && p.total > p.done && spent > 2 ? (spent / p.done) * (p.total - p.done) : 0;
    });
    try {
      return await work(name);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== "cancelled" && current()) this.problem = problem;
      return undefined;
    } finally {
      stop();
      clearTimeout(patience);
      if (current()) this.running = this.slow = false;
    }
  }

  cancel() {
    if (!this.running || this.cancelling) return;
    this.cancelling = true;
    void this.#backend.cancel(`${this.#name}-${this.#run}`);
  }
}
