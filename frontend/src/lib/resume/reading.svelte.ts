import type { Backend, KeptCV, Problem, ResumeDraft } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import { Task } from "$lib/backend/task.svelte";
import { fileName } from "$lib/shell/drop";

/** Choosing a CV and reading it: what is being read, how far, and what went wrong. Nothing is kept by it. */
export class Reading {
  readonly task: Task;
  /** The file that is being read, or was read last. */
  file = $state("");
  #chooseProblem = $state.raw<Problem | null>(null);
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.task = new Task(backend, "resume");
  }

  get problem(): Problem | null {
    return this.#chooseProblem ?? this.task.problem;
  }

  forget() {
    this.#chooseProblem = null;
    this.task.problem = null;
  }

  /** Asks for a file and reads it; undefined when none was chosen, when it failed or was stopped. */
  async choose(): Promise<ResumeDraft | undefined> {
    this.forget();
    let path = "";
    try {
      path = await this.#backend.chooseResume();
    } catch (error) {
      this.#chooseProblem = asProblem(error);
    }
    return path ? this.read(path) : undefined;
  }

  async read(path: string): Promise<ResumeDraft | undefined> {
    this.forget();
    this.file = fileName(path);
    return this.task.run((name) => this.#backend.readResume(name, path));
  }

  /** Opens a saved CV again, as it was left. */
  async reopen(cv: KeptCV): Promise<ResumeDraft | undefined> {
    this.forget();
    this.file = cv.fileName;
    return this.task.run((name) => this.#backend.reviewProfile(name, cv.id));
  }

  /** Reads a saved CV's file anew. */
  async again(cv: KeptCV): Promise<ResumeDraft | undefined> {
    this.forget();
    this.file = cv.fileName;
    return this.task.run((name) => this.#backend.readAgain(name, cv.id));
  }
}
