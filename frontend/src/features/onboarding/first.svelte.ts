import type { Preferences, Problem, ProfileView, ResumeDraft, StartState } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import { KitMaking } from "$lib/kit/kit.svelte";
import { NewPassphrase } from "$lib/passphrase/passphrase.svelte";
import { Reading } from "$lib/resume/reading.svelte";
import type { Shell } from "$lib/shell/shell.svelte";
import { Waiting } from "$lib/store/waiting.svelte";

export type Step = "store" | "kit" | "resume" | "wishes";

/**
 * The first start: where the data will live, what opens it when the key is lost, the CV, what matters. It outlives the screens, so that nothing is lost when the
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
  /** The keychain may ask for a password while the store is being made. */
  readonly waiting: Waiting;
  /** The store came from an export file: CV and wishes are there. */
  imported = $state(false);

  readonly kit: KitMaking;
  /** The person has a kit now. */
  hasKit = $state(false);

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
    this.waiting = new Waiting(shell.backend);
    this.kit = new KitMaking(shell.backend);
    this.reading = new Reading(shell.backend);
  }

  /** Whether the first start is what the window shows. */
  get here(): boolean {
    return this.underway || this.#shell.program.state?.status === "absent";
  }
  /** What is asked, in order: of data from an export file, CV and wishes are known. */
  get steps(): Step[] {
    return this.imported ? ["store", "kit"] : ["store", "kit", "resume", "wishes"];
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
      const passphrase = this.asksPassphrase ? this.secret.text : "";
      const state = await this.waiting.run(() => this.#shell.backend.createVault(passphrase));
      this.underway = state.status === "open";
      this.#shell.program.set(state);
      this.secret.clear();
      return this.underway;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== "cancelled" || !this.waiting.stopped) this.problem = problem;
      if (problem.code === "no_keychain") this.ownPassphrase = true;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The store was made from an export file. */
  brought(state: StartState) {
    this.underway = this.imported = state.status === "open";
    this.#shell.program.set(state);
    this.secret.clear();
    if (this.underway) this.step = "kit";
  }

  /** The person has made a kit, or wants to later. */
  kitDone(kept: boolean) {
    this.hasKit ||= kept;
    if (this.imported) this.finish();
    else this.step = "resume";
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
