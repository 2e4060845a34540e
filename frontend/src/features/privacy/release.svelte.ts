import { SvelteSet } from "svelte/reactivity";
import type { Problem } from "$lib/backend/backend";
import type { ReleaseRequest, ReleaseView } from "$lib/backend/consents";
import { asProblem } from "$lib/backend/problem";
import { Task } from "$lib/backend/task.svelte";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";
import type { Shell } from "$lib/shell/shell.svelte";

/** For how many days a release may last; the shortest stands first, and none goes beyond what a check needs. */
export const spans = [14, 30, 60, 90];

const words: Record<string, () => string> = {
  contact: m.consents_release_item_contact,
  employment: m.consents_release_item_employment,
  education: m.consents_release_item_education,
  certificates: m.consents_release_item_certificates,
  references: m.consents_release_item_references,
  right_to_work: m.consents_release_item_right_to_work,
  record: m.consents_release_item_record,
};
/** "Employers, positions and dates" */
export function itemWord(item: string): string {
  return (words[item] ?? (() => item))();
}

/** A release while it is asked for and looked at. What is shown is what is given: the program takes no other bytes. */
export class Release {
  items = $state.raw<string[]>([]);
  provider = $state("");
  why = $state("");
  address = $state("");
  days = $state(30);
  method = $state<ReleaseRequest["method"]>("file");
  readonly chosen = new SvelteSet<string>();
  readonly missing = new SvelteSet<string>();

  view = $state.raw<ReleaseView | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  /** Writing what is looked at. */
  readonly looking: Task;

  readonly #shell: Shell;
  /** What is looked at. */
  #request: ReleaseRequest | null = null;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.looking = new Task(shell.backend, "release");
  }

  /** No part is chosen beforehand, and the end is a near one. */
  async begin() {
    this.provider = this.why = this.address = "";
    this.days = 30;
    this.method = "file";
    this.chosen.clear();
    this.back();
    try {
      this.items = await this.#shell.backend.releaseItems();
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  choose(item: string, on: boolean) {
    if (on) this.chosen.add(item);
    else this.chosen.delete(item);
  }

  /** The end of the last day, in the computer's own time. */
  untilOf(days: number): string {
    const end = new Date(Date.now());
    end.setDate(end.getDate() + days);
    end.setHours(23, 59, 59, 0);
    return end.toISOString();
  }

  back() {
    if (this.looking.running) this.looking.cancel();
    this.view = this.problem = this.#request = null;
    this.missing.clear();
  }

  async look(): Promise<boolean> {
    this.back();
    if (!this.provider.trim()) this.missing.add("provider");
    if (!this.why.trim()) this.missing.add("for");
    if (this.chosen.size === 0) this.missing.add("items");
    if (this.missing.size > 0) return false;
    const request: ReleaseRequest = {
      provider: this.provider.trim(),
      address: this.method === "mail_draft" ? this.address.trim() : "",
      for: this.why.trim(),
      items: this.items.filter((item) => this.chosen.has(item)),
      until: this.untilOf(this.days).replace(/\.\d+/, ""),
      language: getLocale(),
      method: this.method,
    };
    this.busy = true;
    const view = await this.looking.run((task) => this.#shell.backend.planRelease(task, request));
    this.busy = false;
    this.problem = this.looking.problem;
    if (!view) return false;
    this.view = view;
    this.#request = request;
    return true;
  }

  async give(): Promise<boolean> {
    const { view } = this;
    const request = this.#request;
    if (!view || !request) return false;
    return this.#try(async () => {
      await this.#shell.backend.giveRelease(request, view.digest, view.version);
      await this.#shell.program.changed();
    });
  }

  async #try(what: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.problem = null;
    try {
      await what();
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
