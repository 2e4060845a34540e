import type { Backend } from "$lib/backend/backend";

/** How long an answer may take before the window says what it waits for. */
const patience = 700;
/** A note that was shown stays at least this long: what flashes cannot be read. */
const shortest = 500;

/** A call that may have to wait for the keychain, which may ask the person for a password. */
export class Waiting {
  /** It has taken so long that the window says so. */
  slow = $state(false);
  /** The keychain that is waited for, by its real name; "" while it is something else, or not known. */
  keychain = $state("");
  /** The person said to stop, and the answer has not come yet. */
  stopping = $state(false);
  /** The person stopped the last call. */
  stopped = $state(false);

  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.stopping = this.stopped = false;
    this.keychain = "";
    let shown = 0;
    let over = false;
    let asking: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(async () => {
      await this.#ask();
      if (over) return;
      shown = performance.now();
      this.slow = true;
      asking = setInterval(() => void this.#ask(), 1000);
    }, patience);
    try {
      return await work();
    } finally {
      over = true;
      clearTimeout(first);
      clearInterval(asking);
      if (this.slow)
        await new Promise((done) => setTimeout(done, Math.max(0, shown + shortest - performance.now())));
      this.slow = this.stopping = false;
    }
  }

  async stop() {
    this.stopping = this.stopped = true;
    await this.#backend.stopWaiting().catch(() => undefined);
  }

  async #ask() {
    this.keychain = await this.#backend.waiting().catch(() => "");
  }
}
