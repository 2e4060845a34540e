import type { Problem } from "$lib/backend/backend";
import { told } from "$lib/said/told";

export interface Toast {
  id: number;
  text: string;
  hint?: string;
  undo?: () => void | Promise<void>;
  /** Runs when the note goes without having been undone: the moment a removal becomes real. */
  commit?: () => void | Promise<void>;
}

/** Short notes at the foot of the window, and the way back for what they tell of. */
export class Toasts {
  all = $state.raw<Toast[]>([]);

  #next = 1;
  /** What can still be taken back though its note has gone. */
  #past: Toast[] = [];
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #lasts: number;

  constructor(milliseconds = 8000) {
    this.#lasts = milliseconds;
  }

  show(toast: Omit<Toast, "id">): number {
    const id = this.#next++;
    const leaving = this.all.slice(0, -2);
    for (const old of leaving) void this.close(old.id);
    this.all = [...this.all, { ...toast, id }];
    this.release(id);
    return id;
  }

  problem(problem: Problem) {
    this.show({ text: told(problem.message), hint: told(problem.hint) });
  }

  hold(id: number) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  release(id: number) {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => void this.close(id), this.#lasts),
    );
  }

  close(id: number): void | Promise<void> {
    const toast = this.#take(id);
    if (toast?.undo && !toast.commit) this.#past = [...this.#past.slice(-49), toast];
    return toast?.commit?.();
  }

  undo(id: number) {
    const toast = this.#take(id);
    void toast?.undo?.();
  }

  /** Takes back the newest thing that can be. */
  undoLast() {
    const shown = this.all.findLast((toast) => toast.undo !== undefined);
    if (shown) this.undo(shown.id);
    else void this.#past.pop()?.undo?.();
  }

  /** Makes everything real that waits; for the moment before the window or the store closes. */
  async flush() {
    await Promise.all(this.all.map((toast) => this.close(toast.id)));
  }

  /** Nothing of what was told stays, nor its way back: the store is closed. */
  forget() {
    for (const toast of this.all) this.hold(toast.id);
    this.all = [];
    this.#past = [];
  }

  #take(id: number): Toast | undefined {
    this.hold(id);
    const toast = this.all.find((t) => t.id === id);
    this.all = this.all.filter((t) => t.id !== id);
    return toast;
  }
}
