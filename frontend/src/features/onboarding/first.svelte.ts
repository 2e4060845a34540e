import type { Preferences, Problem, ProfileView, ResumeDraft } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import { NewPassphrase } from "$lib/passphrase/passphrase.svelte";
import { Reading } from "$lib/resume/reading.svelte";
import type { Shell } from "$lib/shell/shell.svelte";

export const steps = ["store", "resume", "wishes"] as const;
export type Step = (typeof steps)[number];

/**
 * The first start: where the data will live, the CV, what matters. It outlives the screens, so that nothing is lost when the
 * person goes back or changes the language.
 */
export class FirstStart {
  step = $state<Step>("store");
  /** The store has been made, the questions are not over. */
  underway = $state(false);
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** The person wants a passphrase though there is a keychain. */
  ownPassphrase = $state(false);
  readonly secret = new NewPassphrase();

  readonly reading: Reading;
  /** A CV that has been read and is being reviewed. */
  draft = $state.raw<ResumeDraft | null>(null);
  profile = $state.raw<ProfileView | null>(null);

  wishes = $state.raw<Preferences | null>(null);
  /** What the program knew; the same object as `wishes` while nothing has been answered. */
  #known: Preferences | null = null;

  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.reading = new Reading(shell.backend);
  }

  /** Whether the first start is what the window shows. */
  get here(): boolean {
    return this.underway || this.#shell.program.state?.status === "absent";
  }
  /** Whether the key goes under a passphrase. */
  get asksPassphrase(): boolean {
    return this.ownPassphrase || this.#shell.program.state?.keychain === "";
  }

  /** Makes the store; false when it cannot be made yet, and `problem` or the fields say why. */
  async create(): Promise<boolean> {
    if (this.underway) return true;
    if (this.asksPassphrase && !this.secret.check()) return false;
    this.busy = true;
    this.problem = null;
    try {
      const state = await this.#shell.backend.createVault(this.asksPassphrase ? this.secret.text : "");
      this.underway = state.status === "open";
      this.#shell.program.set(state);
      this.secret.clear();
      return this.underway;
    } catch (error) {
      this.problem = asProblem(error);
      if (this.problem.code === "no_keychain") this.ownPassphrase = true;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** A CV was kept: its own title is offered as a role. */
  kept(profile: ProfileView) {
    this.profile = profile;
    this.draft = null;
    this.step = "wishes";
  }

  /** Reads what is known of the wishes, once. */
  async loadWishes() {
    if (this.wishes) return;
    try {
      this.wishes = this.#known = await this.#shell.backend.preferences();
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  async saveWishes() {
    if (!this.wishes || this.wishes === this.#known) return this.finish();
    this.busy = true;
    this.problem = null;
    try {
      const locations = this.wishes.locations.filter((l) => l.city || l.country);
      await this.#shell.backend.savePreferences({ ...this.wishes, locations });
      this.finish();
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  finish() {
    this.underway = false;
    this.#shell.router.go("matches");
    void this.#shell.program.changed();
  }
}
