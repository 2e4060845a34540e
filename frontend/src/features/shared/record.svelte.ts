import { SvelteMap } from "svelte/reactivity";
import type { Backend } from "$lib/backend/backend";
import type { RecordLine } from "$lib/backend/shared";

const perPage = 100;

/** The record in pages that are read when they come into sight, so that its length makes no difference. */
export class RecordPages {
  /** The numbers of the entries, the newest first. */
  numbers = $state.raw<number[]>([]);
  readonly #lines = new SvelteMap<number, RecordLine>();
  readonly #asked = new Set<number>();
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Reads how long it is; what was read before may have been forgotten since. */
  async load() {
    const [last] = await this.#backend.record(0, 1);
    this.#lines.clear();
    this.#asked.clear();
    this.numbers = Array.from({ length: last?.number ?? 0 }, (_, i) => last!.number - i);
  }

  /** An entry; undefined until its page is read, which this begins. */
  line(number: number): RecordLine | undefined {
    const line = this.#lines.get(number);
    if (!line) void this.#read(Math.ceil(number / perPage) * perPage + 1);
    return line;
  }

  forget() {
    this.numbers = [];
    this.#lines.clear();
    this.#asked.clear();
  }

  async #read(before: number) {
    if (this.#asked.has(before)) return;
    this.#asked.add(before);
    try {
      for (const line of await this.#backend.record(before, perPage)) this.#lines.set(line.number, line);
    } catch {
      this.#asked.delete(before); // it is asked for again when it is in sight again
    }
  }
}
