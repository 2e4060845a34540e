import type {
  Backend,
  FieldEdit,
  ImportResult,
  Mark,
  MatchDetail,
  MatchList,
  MatchQuery,
  MatchRow,
  Preferences,
  Problem,
  ProfileView,
  Progress,
  ResumeDraft,
  ReviewField,
  StartState,
  VaultStatus,
} from "./backend";
import type { LexiconPack } from "./lexicon";
import type { Ad } from "./memory/ads";
import { findWord, lexiconEntry } from "./memory/lexicon";
import { many } from "./memory/many";
import { addedField, draft, keptCV, pageImage, profile, type MemoryCV } from "./memory/resume";
import { MemorySources } from "./memory/sources";
import { MemoryStore, memoryStoreOptions, stopped, type Host, type MemoryStoreOptions } from "./memory/store";
import type { KeyKind } from "./store";

/** How a memory backend starts; in a browser it is read from the address (`?vault=locked&jobs=10000`). */
export interface MemoryOptions {
  vault: VaultStatus;
  jobs: number;
  profile: boolean;
  sample: boolean;
  /** How many CVs are kept, with a profile. */
  cvs: number;
  /** How many job boards are watched. */
  boards: number;
  /** Milliseconds for each step of long work. */
  pace: number;
  /** Ranking goes through its steps too, as with very many jobs. */
  slow: boolean;
  /** Names of calls that reject, to see the error screens. */
  fail: string[];
  /** What YYYY-MM-DD it is. */
  today: string;
  keychain: string;
  folder: string;
  store: MemoryStoreOptions;
}

export function memoryOptions(search: string): MemoryOptions {
  const q = new URLSearchParams(search);
  return {
    vault: (q.get("vault") as VaultStatus | null) ?? "open",
    jobs: Number(q.get("jobs") ?? 8),
    profile: q.get("profile") !== "0",
    sample: q.get("sample") === "1",
    cvs: Number(q.get("cvs") ?? 1),
    boards: Number(q.get("boards") ?? 0),
    pace: Number(q.get("pace") ?? 120),
    slow: q.get("slow") === "1",
    fail: q.get("fail")?.split(",") ?? [],
    today: q.get("today") ?? new Date().toISOString().slice(0, 10),
    keychain: q.get("keychain") ?? "GNOME Keyring",
    folder: q.get("folder") ?? "/home/mara/.local/share/autojob",
    store: memoryStoreOptions(q),
  };
}

const vaultProblems: Partial<Record<VaultStatus, Problem>> = {
  locked: {
    code: "locked",
    message: "Your keychain is locked.",
    hint: "Unlock it, then try again. Your data is unchanged.",
  },
  key_missing: {
    code: "key_missing",
    message: "The key to your data is not in the keychain.",
    hint: "Your data is still here, encrypted. Sign in as the user who set Autojob up, or put the keychain back.",
  },
  wrong_key: {
    code: "wrong_key",
    message: "The key does not open your data.",
    hint: "Nothing was changed. Put the keychain back that was used before, then try again.",
  },
  no_keychain: {
    code: "no_keychain",
    message: "This system offers no keychain.",
    hint: "Choose a passphrase instead. It is asked each time Autojob opens.",
  },
  in_use: {
    code: "in_use",
    message: "Autojob is already open.",
    hint: "Go to the other window, or close it and try again.",
  },
  damaged: {
    code: "damaged",
    message: "Some of your stored data fails its checks.",
    hint: "Nothing was changed. Keep a copy of the folder before you do anything else.",
  },
};

export { memoryKit, memoryPassphrase } from "./memory/store";

/** The whole program in memory: for browser tests and the demo. Nothing is kept, nothing is sent. */
export class MemoryBackend implements Backend {
  readonly #options: MemoryOptions;
  readonly #store: MemoryStore;
  readonly #sources: MemorySources;
  #status: VaultStatus;
  #problem: Problem | null = null;
  #keychain: string;
  #ads: Ad[];
  #origins = new Map<string, string>();
  #marks = new Map<string, Mark>();
  /** The newest first. */
  #cvs: MemoryCV[];
  #draft: ResumeDraft | null = null;
  #sample: boolean;
  #cancelled = new Set<string>();
  #listeners = new Set<(p: Progress) => void>();
  #next = 1;
  #first = true;
  #packs: LexiconPack[] = [];
  /** Addresses that were opened, for tests. */
  readonly opened: string[] = [];
  #preferences: Preferences = {
    roles: ["Data engineer"],
    locations: [{ city: "Berlin", country: "DE", radiusKm: 50 }],
    remote: ["hybrid", "remote"],
    salaryMin: 65000,
    salaryCurrency: "EUR",
    salaryPeriod: "year",
    contracts: ["permanent"],
    hours: [],
    languages: [{ language: "en", level: "C1" }],
    needsVisa: false,
    avoidCompanies: [],
    values: { collaboration: 3, learning: 2 },
    balance: 0.3,
  };

  constructor(options: MemoryOptions) {
    this.#options = options;
    this.#status = options.vault;
    this.#keychain = options.vault === "no_keychain" ? "" : options.keychain;
    this.#ads = many(options.jobs);
    this.#sample = options.sample;
    this.#cvs = options.profile
      ? [keptCV("cv-1", "mara-lindqvist.pdf", `${options.today}T08:00:00Z`, options.sample)]
      : [];
    if (options.profile && options.cvs > 1)
      this.#cvs.push(keptCV("cv-2", "lebenslauf-lindqvist.docx", "2024-03-02T08:00:00Z"));
    this.#store = this.#keep();
    this.#sources = new MemorySources(
      {
        today: options.today,
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        bring: (count) => {
          if (count > 0) this.#ads = [...this.#ads, ...many(this.#ads.length + count).slice(-count)];
        },
        titles: () => this.#ads.map((ad) => `${ad.title} ${ad.company} ${ad.place}`),
      },
      options.boards,
    );
  }

  async start(): Promise<StartState> {
    await this.#call("start");
    // Only its first opening waits for the keychain.
    if (this.#first && this.#status !== "absent") {
      this.#first = false;
      if (!(await this.#store.answer())) this.#shut();
    }
    return this.#state();
  }

  async createVault(passphrase: string): Promise<StartState> {
    await this.#call("createVault");
    if (passphrase === "" && this.#keychain === "") throw vaultProblems.no_keychain;
    if (passphrase === "" && !(await this.#store.answer())) throw stopped;
    this.#status = "open";
    this.#store.made(passphrase);
    return this.#state();
  }

  async unlock(passphrase: string): Promise<StartState> {
    await this.#call("unlock");
    if (this.#status === "passphrase") {
      if (!this.#store.opens(passphrase)) {
        throw {
          code: "wrong_key",
          message: "That passphrase does not open your data.",
          hint: "Nothing was changed. Check capital letters and the keyboard's language, then try again.",
        } satisfies Problem;
      }
      this.#status = "open";
    } else if (this.#status === "locked") {
      if (await this.#store.answer()) {
        this.#status = "open";
        this.#problem = null;
      } else this.#shut();
    }
    this.#store.opened();
    return this.#state();
  }

  async chooseResume(): Promise<string> {
    await this.#call("chooseResume");
    return "/home/mara/Documents/mara-lindqvist.pdf";
  }

  async readResume(task: string, path: string): Promise<ResumeDraft> {
    await this.#call("readResume");
    await this.#work(task, [
      "Opening the file",
      "Reading page 1",
      "Finding sections",
      "Finding dates",
      "Checking",
    ]);
    const name = path.split(/[/\\]/).at(-1) ?? path;
    if (/broken|empty/i.test(name)) {
      throw {
        code: "unreadable",
        message: `${name} could not be read.`,
        hint: "Nothing was saved. Open it in another program to see whether it is whole, or save it as PDF again.",
      } satisfies Problem;
    }
    this.#draft = draft(`draft-${this.#next++}`, name, this.#cvs.find((cv) => cv.fileName === name)?.id);
    return structuredClone(this.#draft);
  }

  async pageImage(_draft: string, _page: number, _width: number): Promise<string> {
    await this.#call("pageImage");
    return this.#draft?.pages.length ? pageImage() : "";
  }

  async saveResume(id: string, place: string, edits: FieldEdit[]): Promise<ProfileView> {
    await this.#call("saveResume");
    this.#store.writable();
    const open = this.#draft;
    if (!open || open.id !== id) throw notFound("This draft is no longer open.");
    const list: ReviewField[] = open.fields
      .filter((f) => !edits.some((e) => e.removed && (e.path === f.path || e.path === f.entry)))
      .map((f) => {
        const edit = edits.find((e) => e.path === f.path && !e.removed);
        return edit
          ? { ...f, value: edit.value, edited: true, check: false, confidence: 1 }
          : { ...f, check: false };
      });
    for (const { path, value } of edits.filter(
      (e) => !e.removed && !open.fields.some((f) => f.path === e.path),
    )) {
      list.push(addedField(path, value));
    }
    const stay = this.#cvs.filter((cv) => cv.id !== place && !cv.sample);
    if (stay.length < this.#cvs.length) this.#store.left(1);
    this.#cvs = [
      keptCV(place || `cv-new-${this.#next++}`, open.fileName, new Date().toISOString(), false, list),
      ...stay,
    ];
    this.#draft = null;
    return profile(this.#cvs)!;
  }

  async discardResume(id: string): Promise<void> {
    await this.#call("discardResume");
    if (this.#draft?.id === id) this.#draft = null;
  }

  async profile(): Promise<ProfileView | null> {
    await this.#call("profile");
    return structuredClone(profile(this.#cvs));
  }

  async reviewProfile(task: string, cv: string): Promise<ResumeDraft> {
    await this.#call("reviewProfile");
    return this.#reopen(task, "Opening your CV", cv);
  }

  async readAgain(task: string, cv: string): Promise<ResumeDraft> {
    await this.#call("readAgain");
    return this.#reopen(task, "Reading your CV again", cv);
  }

  async #reopen(task: string, step: string, id: string): Promise<ResumeDraft> {
    await this.#work(task, [step]);
    const cv = this.#cvs.find((cv) => id === "" || cv.id === id);
    if (!cv) throw notFound("There is no CV yet.");
    this.#draft = {
      ...draft(`draft-${this.#next++}`, cv.fileName, cv.id),
      fields: structuredClone(cv.fields),
    };
    return structuredClone(this.#draft);
  }

  async removeCV(cv: string): Promise<ProfileView | null> {
    await this.#call("removeCV");
    this.#store.writable();
    this.#store.left(2);
    this.#cvs = this.#cvs.filter((kept) => kept.id !== cv);
    return structuredClone(profile(this.#cvs));
  }

  async removeProfile(): Promise<void> {
    await this.#call("removeProfile");
    this.#store.writable();
    if (this.#cvs.length > 0) this.#store.left(2);
    this.#cvs = [];
  }

  async chooseJobs(): Promise<string[]> {
    await this.#call("chooseJobs");
    return ["/home/mara/Downloads/ads.jsonl"];
  }

  async importJobs(task: string, paths: string[]): Promise<ImportResult> {
    await this.#call("importJobs");
    this.#store.writable();
    const result: ImportResult = { added: 0, unchanged: 0, updated: 0, problems: [] };
    for (const path of paths) {
      const name = path.split(/[/\\]/).at(-1) ?? path;
      await this.#work(
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
      const fresh = many(this.#ads.length + 3).slice(-3);
      this.#ads = [...this.#ads, ...fresh];
      for (const ad of fresh) this.#origins.set(ad.id, "file");
      result.added += fresh.length;
    }
    return result;
  }

  async importPasted(task: string, text: string, url: string): Promise<ImportResult> {
    await this.#call("importPasted");
    this.#store.writable();
    await this.#work(task, ["Reading the text"]);
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
    this.#ads = [
      { ...base, id, title, company: "", place: "", pay: "", payYear: 0, age: 0, description: text, url },
      ...this.#ads,
    ];
    return { added: 1, unchanged: 0, updated: 0, problems: [] };
  }

  async removeJob(id: string): Promise<void> {
    await this.#call("removeJob");
    this.#store.writable();
    if (this.#ads.some((ad) => ad.id === id)) this.#store.left(1);
    this.#ads = this.#ads.filter((ad) => ad.id !== id);
  }

  async markJob(id: string, mark: Mark): Promise<void> {
    await this.#call("markJob");
    this.#store.writable();
    if (mark) this.#marks.set(id, mark);
    else this.#marks.delete(id);
  }

  async matches(query: MatchQuery, task = ""): Promise<MatchList> {
    await this.#call("matches");
    if (task && this.#options.slow) await this.#work(task, ["Reading the ads", "Comparing", "Ranking"]);
    const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.#ads
      .map((ad) => this.#row(ad, query.balance))
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
    return { algorithm: "memory-1", hasProfile: this.#cvs.length > 0, rows };
  }

  async match(id: string): Promise<MatchDetail> {
    await this.#call("match");
    const ad = this.#ads.find((a) => a.id === id);
    if (!ad) throw notFound("This job is no longer here.");
    const none = this.#cvs.length === 0;
    return structuredClone({
      row: this.#row(ad, this.#preferences.balance),
      description: ad.description,
      url: ad.url,
      remote: ad.remote,
      contract: ad.contract,
      hours: ad.hours,
      language: ad.language,
      constraints: ad.constraints,
      growth: ad.growth,
      culture: ad.culture,
      origin: this.#origins.get(ad.id) ?? (this.#sample ? "sample" : "file"),
      components: none ? [] : ad.components,
      reasonsFor: none ? [] : ad.reasonsFor,
      reasonsAgainst: none ? [] : ad.reasonsAgainst,
      requirements: none ? [] : ad.requirements,
      wouldChange: none ? [] : ad.wouldChange,
      seen: ad.seen ?? [],
      flags: ad.flags ?? [],
      terms: ad.terms ?? [],
      algorithm: "memory-1",
    });
  }

  async preferences(): Promise<Preferences> {
    await this.#call("preferences");
    return structuredClone(this.#preferences);
  }

  async savePreferences(p: Preferences): Promise<void> {
    await this.#call("savePreferences");
    this.#store.writable();
    this.#preferences = structuredClone(p);
    this.#store.left(1);
  }

  async addSample(task: string): Promise<StartState> {
    await this.#call("addSample");
    this.#store.writable();
    await this.#work(task, ["Adding the sample CV", "Adding sample jobs", "Ranking"]);
    this.#sample = true;
    if (this.#cvs.length === 0)
      this.#cvs = [keptCV("cv-1", "mara-lindqvist.pdf", new Date().toISOString(), true)];
    const fresh = many(64);
    this.#ads = [...this.#ads, ...fresh.filter((ad) => !this.#ads.some((a) => a.id === ad.id))];
    for (const ad of fresh) this.#origins.set(ad.id, "sample");
    return this.#state();
  }

  async removeSample(): Promise<StartState> {
    await this.#call("removeSample");
    this.#store.writable();
    this.#sample = false;
    this.#cvs = this.#cvs.filter((cv) => !cv.sample);
    const before = this.#ads.length;
    this.#ads = this.#ads.filter((ad) => (this.#origins.get(ad.id) ?? "sample") !== "sample");
    this.#store.left(before - this.#ads.length + 1);
    return this.#state();
  }

  sources = () => this.#sources.sources();
  findBoards = (task: string, what: string) => this.#sources.findBoards(task, what);
  addSource = (kind: string, token: string, name: string) => this.#sources.addSource(kind, token, name);
  removeSource = (id: string, ads: boolean) => this.#sources.removeSource(id, ads);
  refreshSources = (task: string, id: string) => this.#sources.refreshSources(task, id);
  searches = () => this.#sources.searches();
  keepSearch = (words: string) => this.#sources.keepSearch(words);
  lookAtSearch = (id: string) => this.#sources.lookAtSearch(id);
  removeSearch = (id: string) => this.#sources.removeSearch(id);
  waiting = () => this.#store.waiting();
  stopWaiting = () => this.#store.stopWaiting();
  lock = () => this.#store.lock();
  recover = (task: string, words: string, key: KeyKind, passphrase: string) =>
    this.#store.recover(task, words, key, passphrase);
  deleteEverything = (task: string) => this.#store.deleteEverything(task);
  damage = () => this.#store.damage();
  acceptStore = (task: string) => this.#store.acceptStore(task);
  backups = () => this.#store.backups();
  backupNow = (task: string) => this.#store.backupNow(task);
  restore = (task: string, name: string) => this.#store.restore(task, name);
  chooseExport = () => this.#store.chooseExport();
  chooseImport = () => this.#store.chooseImport();
  exportStore = (task: string, path: string, passphrase: string) =>
    this.#store.exportStore(task, path, passphrase);
  importStore = (task: string, path: string, passphrase: string, key: KeyKind, newPassphrase: string) =>
    this.#store.importStore(task, path, passphrase, key, newPassphrase);
  storeView = () => this.#store.storeView();
  erase = (task: string) => this.#store.erase(task);
  changeKey = (task: string, key: KeyKind, passphrase: string) =>
    this.#store.changeKey(task, key, passphrase);
  newKit = () => this.#store.newKit();
  keepKit = (task: string, kit: string, words: string[]) => this.#store.keepKit(task, kit, words);
  discardKit = (kit: string) => this.#store.discardKit(kit);
  removeKit = (task: string) => this.#store.removeKit(task);
  setIdleLock = (minutes: number) => this.#store.setIdleLock(minutes);
  active = () => this.#store.active();
  onLocked = (listener: () => void) => this.#store.onLocked(listener);
  doctor = (task: string) => this.#store.doctor(task);

  async cancel(task: string): Promise<void> {
    this.#cancelled.add(task);
  }

  onProgress(listener: (p: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onDrop(listener: (paths: string[]) => void): () => void {
    if (typeof window === "undefined") return () => {};
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) listener(files.map((file) => `/home/mara/Downloads/${file.name}`));
    };
    window.addEventListener("drop", drop);
    return () => window.removeEventListener("drop", drop);
  }

  async openLink(url: string): Promise<void> {
    await this.#call("openLink");
    this.opened.push(url);
  }

  /** The store, over what this backend holds. */
  #keep(): MemoryStore {
    const host: Host = {
      today: this.#options.today,
      status: () => this.#status,
      become: (status, problem) => {
        this.#status = status;
        this.#problem = problem ?? null;
      },
      keychain: () => this.#keychain,
      call: (name) => this.#call(name),
      work: (task, steps) => this.#work(task, steps),
      state: () => this.#state(),
      counts: () => ({
        records: this.#ads.length + this.#cvs.length + 1,
        documents: this.#cvs.length,
      }),
      clear: () => {
        this.#ads = [];
        this.#origins.clear();
        this.#marks.clear();
        this.#cvs = [];
        this.#draft = null;
        this.#sample = false;
        this.#preferences = noPreferences();
      },
      fill: () => {
        this.#ads = many(8);
        this.#cvs = [keptCV("cv-1", "mara-lindqvist.pdf", `${this.#options.today}T08:00:00Z`)];
      },
    };
    return new MemoryStore(host, this.#options.store);
  }

  /** The keychain was not waited for. */
  #shut() {
    this.#status = "locked";
    this.#problem = stopped;
  }

  #state(): StartState {
    const open = this.#status === "open" || (this.#status === "damaged" && this.#store.readable);
    return {
      status: this.#status,
      keychain: this.#keychain,
      folder: this.#options.folder,
      version: "0.1.0",
      problem: this.#problem ?? vaultProblems[this.#status] ?? null,
      hasProfile: open && this.#cvs.length > 0,
      jobs: open ? this.#ads.length : 0,
      sample: open && this.#sample,
    };
  }

  #row(ad: Ad, balance: number): MatchRow {
    const day = (n: number) =>
      new Date(Date.parse(this.#options.today) + n * 86_400_000).toISOString().slice(0, 10);
    const rated = this.#cvs.length > 0;
    return {
      id: ad.id,
      title: ad.title,
      company: ad.company,
      place: ad.place,
      pay: ad.pay,
      payYear: ad.payYear,
      posted: day(-ad.age),
      closes: ad.closesIn ? day(ad.closesIn) : "",
      fit: rated ? ad.fitScore : -1,
      growth: rated ? ad.growthScore : -1,
      score: rated ? Math.round(ad.fitScore * (1 - balance) + ad.growthScore * balance) : -1,
      confidence: ad.confidence,
      reason: rated ? (ad.reasonsFor[0]?.text ?? "") : "",
      conflicts: ad.constraints.filter((c) => c.state === "conflict").length,
      mark: this.#marks.get(ad.id) ?? "",
      gone: ad.flags?.some((f) => f.kind === "gone") ?? false,
      sample: this.#sample,
    };
  }

  async findWord(text: string) {
    await this.#call("findWord");
    return findWord(text);
  }
  async lexiconEntry(id: string) {
    await this.#call("lexiconEntry");
    const entry = lexiconEntry(id);
    if (!entry) throw notFound("The lexicon does not know this.");
    return structuredClone(entry);
  }
  async packs() {
    await this.#call("packs");
    return [...this.#packs];
  }
  async choosePack() {
    await this.#call("choosePack");
    return "/home/mara/Downloads/ESCO dataset - v1.2 - en - csv.zip";
  }
  async addPack(task: string, path: string) {
    await this.#call("addPack");
    if (!/\.(zip|csv|txt)$/.test(path)) {
      throw {
        code: "unreadable",
        message: "This is no list of skills or occupations that Autojob can read.",
        hint: "Choose the CSV download of ESCO or the text download of O*NET, as a zip or a folder.",
      } satisfies Problem;
    }
    await this.#work(task, ["Reading the lists"]);
    const pack = {
      id: "esco-en",
      source: "ESCO",
      languages: ["en"],
      skills: 13939,
      occupations: 3039,
      addedAt: `${this.#options.today}T09:00:00Z`,
    };
    this.#packs = [pack];
    return pack;
  }
  async removePack(id: string) {
    await this.#call("removePack");
    if (!this.#packs.some((pack) => pack.id === id)) throw notFound("There is no such pack in the store.");
    this.#packs = this.#packs.filter((pack) => pack.id !== id);
  }

  async #call(name: string): Promise<void> {
    await Promise.resolve();
    if (this.#options.fail.includes(name)) {
      throw {
        code: "unavailable",
        message: "This part of Autojob does not answer.",
        hint: "Your data is unchanged. Try again.",
      } satisfies Problem;
    }
  }

  /** Goes through the steps at the set pace, telling of each; rejects with "cancelled" once it is cancelled. */
  async #work(task: string, steps: string[]): Promise<void> {
    for (const [i, step] of steps.entries()) {
      for (const listener of this.#listeners) listener({ task, step, done: i, total: steps.length });
      await new Promise((resolve) => setTimeout(resolve, this.#options.pace));
      if (this.#cancelled.delete(task)) {
        throw { code: "cancelled", message: "Stopped.", hint: "Nothing was kept." } satisfies Problem;
      }
    }
  }
}

function notFound(message: string): Problem {
  return { code: "not_found", message, hint: "Go back to the list and choose again." };
}

function noPreferences(): Preferences {
  return {
    roles: [],
    locations: [],
    remote: [],
    salaryMin: 0,
    salaryCurrency: "EUR",
    salaryPeriod: "year",
    contracts: [],
    hours: [],
    languages: [],
    needsVisa: false,
    avoidCompanies: [],
    values: {},
    balance: 0.3,
  };
}
