import type { LucideIcon } from "@lucide/svelte";
import { untrack } from "svelte";
import { isWriting, pressed, type Keys } from "./keys";

/** Something a person can do. Everything the window can do is one, so the palette and the key list are complete. */
export interface Action {
  id: string;
  /** A verb, in the person's language. */
  label: string;
  /** What it is called for short, when that is not its label: "Jobs" for "Go to Jobs". */
  name?: string;
  /** Where the palette lists it. */
  group: string;
  icon?: LucideIcon;
  /** The first is shown; the others work too. */
  keys?: Keys[];
  /** Not now: it is left out of the palette and its key does nothing. */
  disabled?: boolean;
  run: () => void;
}

/** A dialog, a menu or a list of choices: what floats over the page has plain keys to itself. */
const floating = [
  "[aria-modal=true][data-state=open]",
  "[role=menu][data-state=open]",
  "[role=listbox][data-state=open]",
].join();

export class Actions {
  #sources = $state.raw<{ list: () => Action[]; rank: number }[]>([]);

  /** Every action there is now, the page's before the shell's; the first that has a key wins it. */
  readonly all = $derived(
    [...this.#sources].sort((a, b) => a.rank - b.rank).flatMap((source) => source.list()),
  );

  /** rank 0 is a page's, 1 the shell's. Returns the way to take them out. */
  add(list: () => Action[], rank = 0): () => void {
    const source = { list, rank };
    // Adding is not reading: an effect that adds must not run again because it did.
    this.#sources = [...untrack(() => this.#sources), source];
    return () => {
      this.#sources = this.#sources.filter((s) => s !== source);
    };
  }

  /** Runs the action of a key press, if there is one. Plain keys are left alone while the person writes or something floats over the page. */
  handle(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const writing = isWriting(event.target);
    const plain = !writing && document.querySelector(floating) === null;
    for (const action of this.all) {
      if (action.disabled) continue;
      const key = action.keys?.find((keys) => pressed(event, keys));
      if (!key) continue;
      if (key.includes("mod+") ? writing && key === "mod+z" : !plain) continue;
      event.preventDefault();
      action.run();
      return true;
    }
    return false;
  }
}
