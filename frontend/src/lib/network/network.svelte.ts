import type { NetworkView } from "$lib/backend/network";
import { asProblem } from "$lib/backend/problem";
import type { Shell } from "$lib/shell/shell.svelte";
import { switched } from "./words";

/** How often the way out is asked how it stands, in milliseconds: it costs the program a look at a few numbers. */
const pace = 1500;

/** How the way out stands, kept up to date while the window can be seen. One for each window. */
export class Network {
  static readonly #known = new WeakMap<Shell, Network>();

  static of(shell: Shell): Network {
    let network = Network.#known.get(shell);
    if (!network) {
      network = new Network(shell);
      Network.#known.set(shell, network);
    }
    return network;
  }

  /** null while it cannot be told. */
  view = $state.raw<NetworkView | null>(null);
  /** The shield is open. */
  open = $state(false);
  /** What turning airplane mode on or off came to; "" before. */
  said = $state("");

  readonly #shell: Shell;

  private constructor(shell: Shell) {
    this.#shell = shell;
    shell.onForget(() => {
      this.view = null;
      this.open = false;
      this.said = "";
    });
  }

  /** Asks again and again, one question after the other, but not while nobody can see the answer. Returns the way to stop. */
  watch(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      if (!document.hidden) await this.refresh();
      if (!over) timer = setTimeout(() => void ask(), pace);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }

  async refresh() {
    const next = await this.#shell.backend.network().catch(() => null);
    // What is as it was draws nothing anew.
    if (JSON.stringify(next) !== JSON.stringify(this.view)) this.view = next;
  }

  async setAirplane(on: boolean) {
    try {
      const view = await this.#shell.backend.setAirplane(on);
      this.view = view;
      this.said = switched(view);
      if (!this.open) this.#shell.toasts.show({ text: this.said });
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
      await this.refresh();
    }
  }
}
