import type { KeyKind } from "$lib/backend/store";
import { NewPassphrase } from "$lib/passphrase/passphrase.svelte";

/** What the person wants the store to open with from now on. */
export class KeyWish {
  /** What they chose, where there is a keychain to choose. */
  choice = $state<KeyKind>("keychain");
  readonly secret = new NewPassphrase();
  readonly #keychain: () => string;

  /** keychain: its name, "" where there is none. */
  constructor(keychain: () => string) {
    this.#keychain = keychain;
  }

  get keychain(): string {
    return this.#keychain();
  }
  get kind(): KeyKind {
    return this.keychain === "" ? "passphrase" : this.choice;
  }
  get passphrase(): string {
    return this.kind === "keychain" ? "" : this.secret.text;
  }

  /** Whether it can be used; what keeps it from that is told beside the fields. */
  check(): boolean {
    return this.kind === "keychain" || this.secret.check();
  }
}
