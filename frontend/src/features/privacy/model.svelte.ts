import type { Problem } from "$lib/backend/backend";
import type { ModelView } from "$lib/backend/model";
import { asProblem } from "$lib/backend/problem";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";
import type { Shell } from "$lib/shell/shell.svelte";

/** Whether an address leads no further than this computer; what cannot be read does not. */
export function onThisComputer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

/** The language model that may be asked. */
export class ModelSetup {
  view = $state.raw<ModelView | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  async load() {
    try {
      this.view = await this.#shell.backend.model(getLocale());
      this.problem = null;
    } catch (error) {
      this.view = null;
      this.problem = asProblem(error);
    }
  }

  /** Nothing is asked: to end it is as easy as to begin. */
  async forget() {
    try {
      await this.#shell.backend.forgetModel();
      this.#shell.toasts.show({ text: m.model_forgotten() });
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
    await this.load();
  }
}
