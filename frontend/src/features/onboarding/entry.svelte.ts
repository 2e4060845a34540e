import { FirstStart } from "./first.svelte";
import type { StartState, VaultStatus } from "$lib/backend/backend";
import type { Shell } from "$lib/shell/shell.svelte";
import { Activity } from "$lib/store/activity";
import { Waiting } from "$lib/store/waiting.svelte";

/**
 * The way to the pages: opening the store, waiting for its keychain, closing it again. It outlives the screens, so that a
 * change of language loses nothing.
 */
export class Entry {
  first = $state.raw<FirstStart>() as FirstStart;
  readonly waiting: Waiting;
  /** The store was open in this window before. */
  opened = $state(false);
  /** The person looks at what is readable of a store that is damaged, or in an earlier state. */
  looking = $state<"" | "damaged" | "older">("");
  /** How often opening it was tried again, and led back to a closed store. */
  tries = $state(0);
  busy = $state(false);

  readonly #shell: Shell;
  #status: VaultStatus | null = null;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.first = new FirstStart(shell);
    this.waiting = new Waiting(shell.backend);
  }

  /** Opens the store, if its key is at hand. */
  async open() {
    await this.waiting.run(() => this.#shell.program.refresh());
  }

  /** Asks for the key again; with a passphrase, opens with it. Rejects with what went wrong. */
  async again(passphrase = ""): Promise<StartState> {
    this.busy = true;
    try {
      const state = await this.waiting.run(() => this.#shell.backend.unlock(passphrase));
      this.#shell.program.set(state);
      return state;
    } finally {
      this.busy = false;
      this.tries++;
    }
  }

  /** Syncs with the program behind the window: the store may close itself, unless the person does something. Returns the way to stop. */
  watch(): () => void {
    const activity = new Activity(() => {
      if (this.#status === "open") void this.#shell.backend.active().catch(() => undefined);
    });
    const unwatch = activity.watch();
    const deaf = this.#shell.backend.onLocked(() => {
      const { program } = this.#shell;
      // What the window shows goes at once, whatever the program answers then.
      if (program.state)
        program.set({ ...program.state, status: "passphrase", problem: null, hasProfile: false, jobs: 0 });
      void program.refresh();
    });
    return () => {
      unwatch();
      deaf();
    };
  }

  /**
   * Takes note of where the store stands. Nothing of the person stays in the window once it is closed, but for a CV whose
   * review is not saved: it waits for the passphrase, and the screen that asks for it says so.
   */
  became(status: VaultStatus) {
    if (status === this.#status) return;
    const before = this.#status;
    this.#status = status;
    this.tries = 0;
    this.looking = "";
    if (status === "open") this.opened = true;
    if (status === "open" || status === "damaged") return;
    if (status === "absent" && before) {
      this.opened = false;
      this.first = new FirstStart(this.#shell);
    }
    this.#shell.forget(status === "passphrase");
  }
}
