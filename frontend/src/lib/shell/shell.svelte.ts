import { createContext } from "svelte";
import type { Backend, ResumeDraft } from "$lib/backend/backend";
import { Actions, type Action } from "./actions.svelte";
import { Layout } from "./layout.svelte";
import { Program } from "./program.svelte";
import { Router } from "./router.svelte";
import { Theme } from "./theme.svelte";
import { Toasts } from "./toasts.svelte";

/** Everything that pages share. One per window, handed down by context. */
export class Shell {
  readonly actions = new Actions();
  readonly layout = new Layout();
  readonly theme = new Theme();
  readonly toasts: Toasts;
  readonly program: Program;
  readonly router: Router;
  readonly backend: Backend;

  /** Jobs taken out, while that can still be undone: every list leaves them out. */
  removed = $state.raw<ReadonlySet<string>>(new Set());
  /** A CV that is being reviewed: it waits while the person looks at another page. */
  draft = $state.raw<ResumeDraft | null>(null);
  palette = $state(false);
  keys = $state(false);

  #forgetters = new Set<() => void>();

  constructor(backend: Backend, page: string, toastMilliseconds?: number) {
    this.backend = backend;
    this.program = new Program(backend);
    this.router = new Router(page);
    this.toasts = new Toasts(toastMilliseconds);
  }

  /** Has something done when the store closes; for what outlives its page. */
  onForget(forget: () => void) {
    this.#forgetters.add(forget);
  }

  /** The store is closed: nothing of the person stays in the window, but for a CV under review when `keepDraft` says so. */
  forget(keepDraft: boolean) {
    this.toasts.forget();
    this.removed = new Set();
    if (!keepDraft) this.draft = null;
    this.palette = this.keys = false;
    for (const forget of this.#forgetters) forget();
  }
}

const [get, set] = createContext<Shell>();

/** The window's Shell. Call it while a component is set up. */
export const useShell = get;
export const provideShell = set;

/**
 * Adds a page's actions for as long as the component lives. The list is read again whenever what it uses changes.
 * Call it while a component is set up.
 */
export function useActions(list: () => Action[], from: "page" | "shell" = "page") {
  const { actions } = get();
  $effect(() => actions.add(list, from === "page" ? 0 : 1));
}
