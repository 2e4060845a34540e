import type { Problem } from "$lib/backend/backend";
import type { RefreshResult, SearchView, SourceView } from "$lib/backend/sources";
import { asProblem } from "$lib/backend/problem";
import { Task } from "$lib/backend/task.svelte";
import { m } from "$lib/paraglide/messages";
import type { Shell } from "$lib/shell/shell.svelte";

/** The watched boards and the kept searches, as the page shows them. */
export class Boards {
  readonly refreshing: Task;
  readonly finding: Task;
  boards = $state.raw<SourceView[] | null>(null);
  searches = $state.raw<SearchView[]>([]);
  found = $state.raw<SourceView[] | null>(null);
  result = $state.raw<RefreshResult | null>(null);
  problem = $state.raw<Problem | null>(null);

  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.refreshing = new Task(shell.backend, "boards");
    this.finding = new Task(shell.backend, "find");
  }

  async load() {
    try {
      [this.boards, this.searches] = await Promise.all([
        this.#shell.backend.sources(),
        this.#shell.backend.searches(),
      ]);
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  async refresh(id: string) {
    if (this.refreshing.running) return;
    const done = await this.refreshing.run((task) => this.#shell.backend.refreshSources(task, id));
    if (done) this.result = done;
    else if (!this.refreshing.problem) this.#shell.toasts.show({ text: m.sources_stopped() });
    await this.#changed();
  }

  async find(what: string) {
    this.found = null;
    this.found = (await this.finding.run((task) => this.#shell.backend.findBoards(task, what))) ?? null;
  }

  async watch(board: SourceView) {
    await this.#do(() => this.#shell.backend.addSource(board.kind, board.token, board.name));
    this.found = (this.found ?? []).map((b) => (b.id === board.id ? { ...b, watched: true } : b));
  }

  async remove(board: SourceView, ads: boolean) {
    await this.#do(() => this.#shell.backend.removeSource(board.id, ads));
    this.#shell.toasts.show({ text: m.sources_removed({ name: board.name }) });
  }

  async look(search: SearchView) {
    await this.#do(() => this.#shell.backend.lookAtSearch(search.id));
  }

  async forget(search: SearchView) {
    await this.#do(() => this.#shell.backend.removeSearch(search.id));
  }

  async #do(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
    await this.#changed();
  }

  async #changed() {
    await this.load();
    await this.#shell.program.changed();
  }
}
