import type { Backend, Problem, StartState } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";

/** What the program behind the window last said about itself: the store, the CV, how many jobs. */
export class Program {
  state = $state.raw<StartState | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Grows whenever jobs, CV or preferences changed, so that pages read again. */
  changes = $state(0);

  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async refresh() {
    try {
      this.set(await this.#backend.start());
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Takes the state that a call returned. */
  set(state: StartState) {
    this.state = state;
    this.problem = null;
    this.changes++;
  }

  /** Says that jobs, the CV or preferences changed. */
  async changed() {
    await this.refresh();
  }
}
