import type { Problem } from "../backend";
import type { RefreshResult, SearchView, SourceView, SourcesBackend } from "../sources";

/** What the watched boards need of the program around them. */
export interface SourcesHost {
  today: string;
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  /** Keeps so many more ads. */
  bring(count: number): void;
  titles(): string[];
}

const board = (name: string, kind: string, system: string, host: string, ads: number): SourceView => ({
  id: `${kind}:${name.toLowerCase().replace(/\W+/g, "-")}`,
  kind,
  token: name.toLowerCase().replace(/\W+/g, "-"),
  name,
  system,
  address: `https://${host}/${name.toLowerCase().replace(/\W+/g, "-")}`,
  host,
  ads: 0,
  gone: 0,
  added: 0,
  fetched: "",
  halfway: false,
  watched: false,
  titles: ["Baker", "Shift lead, night bakery", "Controller"].slice(0, ads),
  failed: null,
});

/** The watched boards of the memory backend; nobody is asked. */
export class MemorySources implements SourcesBackend {
  readonly #host: SourcesHost;
  #boards: SourceView[] = [];
  #searches: SearchView[] = [];

  constructor(host: SourcesHost, watched: number) {
    this.#host = host;
    const names = ["Ahorn & Töchter", "Birke eG", "Distel GmbH"];
    for (let i = 0; i < watched; i++) {
      this.#boards.push({
        ...board(
          names[i] ?? `Beispiel ${i + 1} GmbH`,
          "greenhouse",
          "Greenhouse",
          "job-boards.greenhouse.io",
          3,
        ),
        watched: true,
        titles: [],
        ads: 12 + i,
        added: i,
        gone: i % 3,
        fetched: i === 2 ? "" : `${host.today}T07:30:00Z`,
        halfway: i === 1,
        failed:
          i === 2
            ? {
                code: "unavailable",
                message: "The web site asked Autojob to wait.",
                hint: "Refresh again in two hours or later.",
              }
            : null,
      });
    }
    if (watched > 0)
      this.#searches.push({
        id: "s-1",
        words: "data berlin",
        found: 2,
        new: 1,
        lookedAt: `${host.today}T06:00:00Z`,
      });
  }

  async sources() {
    await this.#host.call("sources");
    return structuredClone(this.#boards).sort((a, b) => a.name.localeCompare(b.name));
  }
  async findBoards(task: string, what: string) {
    await this.#host.call("findBoards");
    await this.#host.work(
      task,
      Array.from({ length: 8 }, () => "Asking job boards"),
    );
    if (/nobody/i.test(what))
      throw {
        code: "not_found",
        message: "No job board answered to this name.",
        hint: "Give the address of the company's careers page, or of one of its ads.",
      } satisfies Problem;
    const name = what.replace(/^https?:\/\/|[/.].*$/g, "");
    return [
      board(name, "greenhouse", "Greenhouse", "job-boards.greenhouse.io", 3),
      board(name, "lever", "Lever", "jobs.lever.co", 1),
    ].map((found) => ({
      ...found,
      ads: found.titles.length,
      watched: this.#boards.some((b) => b.id === found.id),
    }));
  }
  async addSource(kind: string, token: string, name: string) {
    await this.#host.call("addSource");
    const [system, host] =
      kind === "lever" ? ["Lever", "jobs.lever.co"] : ["Greenhouse", "job-boards.greenhouse.io"];
    const added = { ...board(name, kind, system!, host!, 0), token, watched: true };
    if (!this.#boards.some((b) => b.id === added.id)) this.#boards.push(added);
  }
  async removeSource(id: string, _ads: boolean) {
    await this.#host.call("removeSource");
    this.#boards = this.#boards.filter((b) => b.id !== id);
  }
  async refreshSources(task: string, id: string): Promise<RefreshResult> {
    await this.#host.call("refreshSources");
    const result: RefreshResult = {
      boards: 0,
      added: 0,
      updated: 0,
      unchanged: 0,
      gone: 0,
      fresh: 0,
      problems: [],
    };
    for (const b of this.#boards.filter((b) => id === "" || b.id === id)) {
      await this.#host.work(
        task,
        Array.from({ length: 12 }, () => `Fetching ${b.name}`),
      );
      const fresh = b.fetched === "" || b.halfway ? 3 : 0;
      this.#host.bring(fresh);
      Object.assign(b, {
        ads: b.ads + fresh,
        added: fresh,
        fetched: `${this.#host.today}T09:00:00Z`,
        halfway: false,
        failed: null,
      });
      result.boards++;
      result.added += fresh;
      result.unchanged += b.ads - fresh;
    }
    return result;
  }
  async searches() {
    await this.#host.call("searches");
    const titles = this.#host.titles().map((t) => t.toLowerCase());
    return this.#searches.map((s) => {
      const found = titles.filter((t) => s.words.split(" ").every((w) => t.includes(w))).length;
      return { ...s, found, new: Math.min(s.new, found) };
    });
  }
  async keepSearch(words: string) {
    await this.#host.call("keepSearch");
    const kept = words.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    if (!this.#searches.some((s) => s.words === kept))
      this.#searches.push({
        id: `s-${kept}`,
        words: kept,
        found: 0,
        new: 0,
        lookedAt: `${this.#host.today}T09:00:00Z`,
      });
  }
  async lookAtSearch(id: string) {
    await this.#host.call("lookAtSearch");
    for (const s of this.#searches) if (s.id === id) s.new = 0;
  }
  async removeSearch(id: string) {
    await this.#host.call("removeSearch");
    this.#searches = this.#searches.filter((s) => s.id !== id);
  }
}
