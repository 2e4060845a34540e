import { plain } from "./words";
import type { Backend, Problem } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import type { KitView, Receipt } from "$lib/backend/store";
import { Task } from "$lib/backend/task.svelte";

export type KitPhase = "about" | "words" | "check" | "done";

/**
 * The making of a recovery kit: what it is, its words shown once, some of them typed again, kept. It counts only once it is
 * kept; the words are forgotten then, and when the person leaves.
 */
export class KitMaking {
  phase = $state<KitPhase>("about");
  view = $state.raw<KitView | null>(null);
  /** What was typed for each asked position. */
  typed = $state<string[]>([]);
  /** Whether slips in the typed words are told already. */
  told = $state(false);
  busy = $state(false);
  /** What keeping it did; null before. */
  receipt = $state.raw<Receipt | null>(null);
  readonly task: Task;

  #problem = $state.raw<Problem | null>(null);
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.task = new Task(backend, "kit");
  }

  get problem(): Problem | null {
    return this.#problem ?? this.task.problem;
  }

  /** Whether Escape may go back: not away from words that were just copied. */
  get leavable(): boolean {
    return !this.busy && (this.phase === "about" || this.phase === "check");
  }

  /** Makes a kit and shows its words. */
  async begin() {
    this.busy = true;
    this.#problem = null;
    try {
      this.view = await this.#backend.newKit();
      this.typed = this.view.ask.map(() => "");
      this.told = false;
      this.phase = "words";
    } catch (error) {
      this.#problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  ask() {
    this.phase = "check";
  }

  /** Shows the words again; what was typed stays. */
  look() {
    this.task.problem = null;
    this.phase = "words";
  }

  /** Whether what was typed for the i-th asked position is another word. */
  wrong(i: number): boolean {
    const position = this.view?.ask[i] ?? 0;
    return plain(this.typed[i] ?? "") !== plain(this.view?.words[position - 1] ?? "");
  }

  /** Makes the kit count; false while a word is wrong or when it could not be kept. */
  async keep(): Promise<boolean> {
    const view = this.view;
    if (!view || this.busy) return false;
    this.told = view.ask.some((_, i) => this.wrong(i));
    if (this.told) return false;
    this.busy = true;
    const receipt = await this.task.run((task) =>
      this.#backend.keepKit(task, view.kit, this.typed.map(plain)),
    );
    this.busy = false;
    if (!receipt) return false;
    this.receipt = receipt;
    this.phase = "done";
    this.#forget();
    return true;
  }

  /** The person stops, or is through: a kit that was shown and not kept is thrown away. */
  leave() {
    if (this.busy) return;
    if (this.view) void this.#backend.discardKit(this.view.kit).catch(() => undefined);
    this.#forget();
    this.#problem = this.task.problem = null;
    this.phase = "about";
    this.receipt = null;
  }

  #forget() {
    this.view = null;
    this.typed = [];
    this.told = false;
  }
}
