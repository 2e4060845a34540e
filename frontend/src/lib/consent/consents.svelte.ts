import type { ConsentPurpose, ConsentRequest, ConsentView, Withdrawn } from "$lib/backend/consents";
import type { Problem } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import { getLocale } from "$lib/paraglide/runtime";
import type { Shell } from "$lib/shell/shell.svelte";

const anybody = { kind: "", name: "", address: "" };

/** What the person has said yes to. A yes is to the words that were on the screen, in their language and version. */
export class Consents {
  list = $state.raw<ConsentView[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What withdrawing did, by purpose, until the next choice. */
  did = $state.raw<Partial<Record<ConsentPurpose, Withdrawn>>>({});

  /** One choice at a time; the button stays as it is meanwhile, so that the focus does too. */
  #busy = false;
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  of(purpose: ConsentPurpose): ConsentView | undefined {
    return this.list?.find((c) => c.purpose === purpose);
  }

  async load() {
    try {
      this.list = await this.#shell.backend.consents(getLocale());
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Says yes to the words that were shown. */
  async give(view: ConsentView, scope: Partial<Pick<ConsentRequest, "recipient" | "until">> = {}) {
    const { purpose, version, language } = view;
    return this.#change(async () => {
      const { backend } = this.#shell;
      const words = { purpose, version, language };
      await backend.giveConsent({
        ...words,
        recipient: anybody,
        until: "",
        region: "",
        policy: "",
        ...scope,
      });
      this.did = { ...this.did, [purpose]: undefined };
    });
  }

  /** Takes back all of a purpose, or one yes. */
  async withdraw(view: ConsentView, id = "") {
    return this.#change(async () => {
      const did = await this.#shell.backend.withdrawConsent(id || view.purpose);
      this.did = { ...this.did, [view.purpose]: did };
    });
  }

  async #change(what: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      await what();
      await this.load();
      await this.#shell.program.changed();
      return true;
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
      return false;
    } finally {
      this.#busy = false;
    }
  }
}
