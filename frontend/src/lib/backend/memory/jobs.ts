import type {
  ImportResult,
  Mark,
  MatchDetail,
  MatchList,
  MatchQuery,
  MatchRow,
  Problem,
  Said,
} from "../backend";
import type { Comparison, PastScore, Stronger } from "../explain";
import type { Ad } from "./ad";
import { compared, strengthened } from "./explain";
import { MemoryHistory } from "./history";
import type { MemoryLearned } from "./learned";
import { many } from "./many";
import type { MemoryOptions } from "./options";
import { pay, where } from "./say";

/** What the jobs need of the program around them. */
export interface JobsHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  /** So many entries are left in the store's files. */
  left(count: number): void;
  /** There is a CV, and the person does not want it compared. */
  uncompared(): boolean;
  /** Jobs have scores. */
  rated(): boolean;
  sample(): boolean;
  balance(): number;
  learned(): MemoryLearned;
}

/** Jobs in memory: read in, listed, marked, explained and compared. */
export class MemoryJobs {
  list: Ad[];
  readonly #host: JobsHost;
  readonly #options: MemoryOptions;
  readonly #history: MemoryHistory;
  #origins = new Map<string, string>();
  #marks = new Map<string, Mark>();
  #next = 1;

  constructor(host: JobsHost, options: MemoryOptions) {
    this.#host = host;
    this.#options = options;
    this.#history = new MemoryHistory(options.today);
    this.list = many(options.jobs);
  }

  clear() {
    this.list = [];
    this.#origins.clear();
    this.#marks.clear();
    this.#history.clear();
  }

  known(id: string): Ad {
    const ad = this.list.find((a) => a.id === id);
    if (!ad) throw notFound("This job is no longer here.");
    return ad;
  }

  /** As many more as a board brings. */
  bring(count: number) {
    if (count > 0) this.list = [...this.list, ...many(this.list.length + count).slice(-count)];
  }

  addSample() {
    const fresh = many(64);
    this.list = [...this.list, ...fresh.filter((ad) => !this.list.some((a) => a.id === ad.id))];
    for (const ad of fresh) this.#origins.set(ad.id, "sample");
  }

  /** Answers how many there were. */
  removeSample(): number {
    const before = this.list.length;
    this.list = this.list.filter((ad) => (this.#origins.get(ad.id) ?? "sample") !== "sample");
    return before - this.list.length;
  }

  async chooseJobs(): Promise<string[]> {
    await this.#host.call("chooseJobs");
    return ["/home/mara/Downloads/ads.jsonl"];
  }

  async importJobs(task: string, paths: string[]): Promise<ImportResult> {
    await this.#host.call("importJobs");
    this.#host.writable();
    const result: ImportResult = { added: 0, unchanged: 0, updated: 0, problems: [] };
    for (const path of paths) {
      const name = path.split(/[/\\]/).at(-1) ?? path;
      await this.#host.work(
        task,
        Array.from({ length: 12 }, () => `Reading ${name}`),
      );
      if (/broken|empty/i.test(name)) {
        result.problems.push(
          {
            file: name,
            where: "line 12",
            message: "This line is not JSON.",
            hint: "The other lines were kept.",
          },
          {
            file: name,
            where: "line 31",
            message: "This ad has no title.",
            hint: "Add a title and import the file again.",
          },
        );
        if (/empty/i.test(name)) continue;
      }
      const fresh = many(this.list.length + 3).slice(-3);
      this.list = [...this.list, ...fresh];
      for (const ad of fresh) this.#origins.set(ad.id, "file");
      result.added += fresh.length;
    }
    return result;
  }

  async importPasted(task: string, text: string, url: string): Promise<ImportResult> {
    await this.#host.call("importPasted");
    this.#host.writable();
    await this.#host.work(task, ["Reading the text"]);
    const title = text.trim().split("\n")[0]?.slice(0, 120) ?? "";
    if (text.trim().length < 40) {
      throw {
        code: "invalid",
        message: "This is too short to be a job ad.",
        hint: "Copy the whole ad, from its title to the end, and paste it again.",
      } satisfies Problem;
    }
    const base = many(8)[2]!;
    const id = `paste-${this.#next++}`;
    this.#origins.set(id, "paste");
    this.list = [
      { ...base, id, title, company: "", place: "", pay: "", payYear: 0, age: 0, description: text, url },
      ...this.list,
    ];
    return { added: 1, unchanged: 0, updated: 0, problems: [] };
  }

  async removeJob(id: string): Promise<void> {
    await this.#host.call("removeJob");
    this.#host.writable();
    if (this.list.some((ad) => ad.id === id)) this.#host.left(1);
    this.list = this.list.filter((ad) => ad.id !== id);
  }

  async markJob(id: string, mark: Mark): Promise<void> {
    await this.#host.call("markJob");
    this.mark(id, mark);
    this.#host.learned().unmarked(id);
  }

  mark(id: string, mark: Mark) {
    this.#host.writable();
    if (mark) this.#marks.set(id, mark);
    else this.#marks.delete(id);
  }

  async matches(query: MatchQuery, task = ""): Promise<MatchList> {
    await this.#host.call("matches");
    if (task && this.#options.slow) await this.#host.work(task, ["Reading the ads", "Comparing", "Ranking"]);
    const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.list
      .map((ad) => this.row(ad, query.balance))
      .filter((row) => (query.show === "all" ? row.mark !== "hidden" : row.mark === query.show))
      .filter((row) => {
        const hay = `${row.title} ${row.company} ${row.place}`.toLowerCase();
        return words.every((word) => hay.includes(word));
      });
    const by: Record<MatchQuery["sort"], (a: MatchRow, b: MatchRow) => number> = {
      balanced: (a, b) => b.score - a.score,
      fit: (a, b) => b.fit - a.fit,
      growth: (a, b) => b.growth - a.growth,
      newest: (a, b) => b.posted.localeCompare(a.posted),
    };
    rows.sort((a, b) => by[query.sort](a, b) || a.id.localeCompare(b.id));
    if (
      this.#host.learned().count > 0 &&
      this.#host.learned().profiling &&
      query.sort === "balanced" &&
      rows.length > 6
    ) {
      const from = rows.findLastIndex((row) => row.conflicts === 0);
      const [moved] = rows.splice(from, 1);
      if (moved) rows.splice(4, 0, { ...moved, different: true });
    }
    return {
      algorithm: "memory-1",
      hasProfile: this.#host.rated(),
      uncompared: this.#host.uncompared(),
      rows,
    };
  }

  async reasons(ids: string[]): Promise<Record<string, Said>> {
    await this.#host.call("reasons");
    const said = this.list.flatMap((ad) => {
      const [first] = ad.reasonsFor;
      return ids.includes(ad.id) && first && this.#host.rated() ? [[ad.id, first.text] as const] : [];
    });
    return Object.fromEntries(said);
  }

  async match(id: string): Promise<MatchDetail> {
    await this.#host.call("match");
    const ad = this.known(id);
    const none = !this.#host.rated();
    return structuredClone({
      row: this.row(ad, this.#host.balance()),
      description: ad.description,
      url: ad.url,
      remote: ad.remote,
      contract: ad.contract,
      hours: ad.hours,
      language: ad.language,
      constraints: ad.constraints,
      growth: ad.growth,
      culture: ad.culture,
      origin: this.#origins.get(ad.id) ?? (this.#host.sample() ? "sample" : "file"),
      components: none ? [] : ad.components,
      reasonsFor: none ? [] : ad.reasonsFor,
      reasonsAgainst: none ? [] : ad.reasonsAgainst,
      requirements: none ? [] : ad.requirements,
      wouldChange: none ? [] : ad.wouldChange,
      seen: ad.seen ?? [],
      flags: ad.flags ?? [],
      terms: ad.terms ?? [],
      learned: !none && this.#host.learned().profiling && this.#host.learned().count > 4 ? 4 : 0,
      algorithm: "memory-1",
    });
  }

  async compare(first: string, second: string): Promise<Comparison> {
    await this.#host.call("compare");
    return compared(await this.match(first), await this.match(second));
  }

  async stronger(task: string, id: string, scope: "job" | "alike" | "saved"): Promise<Stronger> {
    await this.#host.call("stronger");
    await this.#host.work(task, ["Reading job ads", "Scoring them again"]);
    const chosen = await this.match(id);
    const word = chosen.row.title.toLowerCase().split(/\W+/).at(0) ?? "";
    const ids = {
      job: [id],
      alike: this.list.filter((ad) => ad.title.toLowerCase().includes(word)).map((ad) => ad.id),
      saved: [...this.#marks].filter(([, mark]) => mark === "saved").map(([saved]) => saved),
    }[scope];
    const jobs = await Promise.all(ids.slice(0, 100).map((one) => this.match(one)));
    return strengthened(jobs, ids.length - jobs.length, this.#host.rated());
  }

  async history(id: string, opened: boolean): Promise<PastScore[]> {
    await this.#host.call("history");
    return this.#history.of(await this.match(id), opened, this.#options.past);
  }

  async noteScores(): Promise<void> {
    await this.#host.call("noteScores");
  }

  /** A job as it is listed. */
  row(ad: Ad, balance: number): MatchRow {
    const day = (n: number) =>
      new Date(Date.parse(this.#options.today) + n * 86_400_000).toISOString().slice(0, 10);
    const rated = this.#host.rated();
    return {
      id: ad.id,
      title: ad.title,
      company: ad.company,
      ...where(ad.place),
      pay: pay(ad.pay),
      payYear: ad.payYear,
      posted: day(-ad.age),
      closes: ad.closesIn ? day(ad.closesIn) : "",
      fit: rated ? ad.fitScore : -1,
      growth: rated ? ad.growthScore : -1,
      score: rated ? Math.round(ad.fitScore * (1 - balance) + ad.growthScore * balance) : -1,
      confidence: ad.confidence,
      conflicts: ad.constraints.filter((c) => c.state === "conflict").length,
      mark: this.#marks.get(ad.id) ?? "",
      gone: ad.flags?.some((f) => f.kind === "gone") ?? false,
      sample: this.#host.sample(),
      different: false,
    };
  }
}

function notFound(message: string): Problem {
  return { code: "not_found", message, hint: "Go back to the list and choose again." };
}
