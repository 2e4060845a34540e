import type { Backend, Problem } from "./backend";
import { asProblem } from "./problem";

/**
 * One long piece of work: its progress, its end, and the way to stop it. Make one per place that shows a ProgressPanel; it
 * can run again and again.
 */
export class Task {
  running = $state(false);
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
    const name = `${this.#name}-${++this.#run}`;
    const began = performance.now();
    this.running = true;
    this.cancelling = false;
    this.step = "";
    this.done = this.total = this.remaining = 0;
    this.problem = null;
    const stop = this.#backend.onProgress((p) => {
      if (p.task !== name) return;
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
      if (problem.code !== "cancelled") this.problem = problem;
      return undefined;
    } finally {
      stop();
      this.running = false;
    }
  }

  cancel() {
    if (!this.running || this.cancelling) return;
    this.cancelling = true;
    void this.#backend.cancel(`${this.#name}-${this.#run}`);
  }
}
