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
  Progress,
  Said,
  StartState,
  VaultStatus,
} from "./backend";
import type { Ad } from "./memory/ad";
import type { Comparison, PastScore, Stronger } from "./explain";
import { compared, strengthened } from "./memory/explain";
import { MemoryHistory } from "./memory/history";
import type { ConsentRequest, ReleaseRequest } from "./consents";
import type { ChoiceKind, WhyNotReason } from "./learned";
import { MemoryConsents } from "./memory/consents";
import { MemoryLearned } from "./memory/learned";
import { MemoryLexicon } from "./memory/lexicon";
import { many } from "./memory/many";
import { MemoryCVs } from "./memory/cvs";
import { keptCV } from "./memory/resume";
import { MemoryModel } from "./memory/model";
import { MemoryNetwork } from "./memory/network";
import { MemoryPictures } from "./memory/pictures";
import { pay, where } from "./memory/say";
import { MemorySources } from "./memory/sources";
import { MemoryShared } from "./memory/shared";
import { MemorySummaries } from "./memory/summaries";
import { noPreferences, samplePreferences } from "./memory/preferences";
import { vaultProblems, type MemoryOptions } from "./memory/options";
import { MemoryStore, stopped, type Host } from "./memory/store";
import type { ModelOffer, ModelWish, ModelYes } from "./model";
import type { MailAccount } from "./network";
import type { LetterRequest } from "./shared";
import type { KeyKind } from "./store";
import type { Approval, DraftRequest, SentenceEdit } from "./summaries";

export { memoryOptions, type MemoryOptions } from "./memory/options";
export { memoryKit, memoryPassphrase } from "./memory/store";

/** The whole program in memory: for browser tests and the demo. Nothing is kept, nothing is sent. */
export class MemoryBackend implements Backend {
  readonly #options: MemoryOptions;
  readonly #store: MemoryStore;
  readonly #sources: MemorySources;
  readonly #lexicon: MemoryLexicon;
  readonly #pictures: MemoryPictures;
  readonly #history: MemoryHistory;
  readonly #learned: MemoryLearned;
  readonly #summaries: MemorySummaries;
  readonly #model: MemoryModel;
  readonly #network: MemoryNetwork;
  readonly #consents: MemoryConsents;
  readonly #shared: MemoryShared;
  #status: VaultStatus;
  #problem: Problem | null = null;
  #keychain: string;
  #ads: Ad[];
  #origins = new Map<string, string>();
  #marks = new Map<string, Mark>();
  readonly #cvs: MemoryCVs;
  #sample: boolean;
  #cancelled = new Set<string>();
  #listeners = new Set<(p: Progress) => void>();
  #next = 1;
  #first = true;
  /** Addresses that were opened, for tests. */
  readonly opened: string[] = [];
  #preferences: Preferences = samplePreferences();

  constructor(options: MemoryOptions) {
    this.#options = options;
    this.#status = options.vault;
    this.#keychain = options.vault === "no_keychain" ? "" : options.keychain;
    this.#ads = many(options.jobs);
    this.#sample = options.sample;
    const cvs = options.profile
      ? [keptCV("cv-1", "mara-lindqvist.pdf", `${options.today}T08:00:00Z`, options.sample)]
      : [];
    if (options.profile && options.cvs > 1)
      cvs.push(keptCV("cv-2", "lebenslauf-lindqvist.docx", "2024-03-02T08:00:00Z"));
    this.#cvs = new MemoryCVs(
      {
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        left: (count) => this.#store.left(count),
      },
      cvs,
    );
    this.#store = this.#keep();
    this.#history = new MemoryHistory(options.today);
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
    this.#learned = new MemoryLearned(
      {
        today: options.today,
        call: (name) => this.#call(name),
        row: (id) => {
          const ad = this.#ads.find((a) => a.id === id);
          if (!ad) throw notFound("This job is no longer here.");
          return this.#row(ad, this.#preferences.balance);
        },
        mark: (id, mark) => this.#mark(id, mark),
        profiling: () => this.#consents.on("learning"),
      },
      options.choices,
    );
    this.#lexicon = new MemoryLexicon({
      today: options.today,
      call: (name) => this.#call(name),
      work: (task, steps) => this.#work(task, steps),
      ads: () => this.#ads.length,
    });
    this.#pictures = new MemoryPictures({
      call: (name) => this.#call(name),
      work: (task, steps) => this.#work(task, steps),
      rows: async (query) => (await this.matches(query)).rows,
      ad: (id) => this.#ads.find((ad) => ad.id === id),
      rated: () => this.#rated,
      preferences: () => this.#preferences,
    });
    this.#summaries = new MemorySummaries(
      {
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        fields: (cv) => (this.#cvs.list.find(({ id }) => id === cv) ?? this.#cvs.list[0])?.fields ?? [],
        ad: (id) => this.#ads.find((ad) => ad.id === id),
        now: () => Date.now(),
        server: () => this.#network.server,
      },
      options.summaries,
    );
    this.#network = new MemoryNetwork(
      {
        today: options.today,
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        shared: () => this.#summaries.sharedOn(options.today),
      },
      options.network,
    );
    this.#shared = new MemoryShared(
      {
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        grants: () => this.#summaries.given(),
        values: () => new Map((this.#cvs.list[0]?.fields ?? []).map((f) => [f.path, f.value])),
        draft: (id) => this.#summaries.has(id),
        forgetGrants: (name) => this.#summaries.forget(name),
        add: (grant, bytes) => this.#summaries.take(grant, bytes),
      },
      options.shared,
    );
    if (options.profile) this.#summaries.seed(this.#ads);
    this.#consents = new MemoryConsents(
      {
        today: options.today,
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        cancel: (purpose) => this.#summaries.cancelFor(purpose),
        release: (request) => this.#summaries.release(request),
        paths: () => this.#cvs.list.flatMap((cv) => cv.fields.map((field) => field.path)),
      },
      options.consents,
    );
    this.#model = new MemoryModel(
      {
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        summaries: this.#summaries,
        consents: this.#consents,
      },
      options.model,
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
    this.#mark(id, mark);
    this.#learned.unmarked(id);
  }

  #mark(id: string, mark: Mark) {
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
    if (this.#learned.count > 0 && this.#learned.profiling && query.sort === "balanced" && rows.length > 6) {
      const from = rows.findLastIndex((row) => row.conflicts === 0);
      const [moved] = rows.splice(from, 1);
      if (moved) rows.splice(4, 0, { ...moved, different: true });
    }
    return { algorithm: "memory-1", hasProfile: this.#rated, uncompared: this.#uncompared, rows };
  }

  async reasons(ids: string[]): Promise<Record<string, Said>> {
    await this.#call("reasons");
    const said = this.#ads.flatMap((ad) => {
      const [first] = ad.reasonsFor;
      return ids.includes(ad.id) && first && this.#rated ? [[ad.id, first.text] as const] : [];
    });
    return Object.fromEntries(said);
  }

  async match(id: string): Promise<MatchDetail> {
    await this.#call("match");
    const ad = this.#ads.find((a) => a.id === id);
    if (!ad) throw notFound("This job is no longer here.");
    const none = !this.#rated;
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
      learned: !none && this.#learned.profiling && this.#learned.count > 4 ? 4 : 0,
      algorithm: "memory-1",
    });
  }

  async compare(first: string, second: string): Promise<Comparison> {
    await this.#call("compare");
    return compared(await this.match(first), await this.match(second));
  }

  async stronger(task: string, id: string, scope: "job" | "alike" | "saved"): Promise<Stronger> {
    await this.#call("stronger");
    await this.#work(task, ["Reading job ads", "Scoring them again"]);
    const chosen = await this.match(id);
    const word = chosen.row.title.toLowerCase().split(/\W+/).at(0) ?? "";
    const ids = {
      job: [id],
      alike: this.#ads.filter((ad) => ad.title.toLowerCase().includes(word)).map((ad) => ad.id),
      saved: [...this.#marks].filter(([, mark]) => mark === "saved").map(([saved]) => saved),
    }[scope];
    const jobs = await Promise.all(ids.slice(0, 100).map((one) => this.match(one)));
    return strengthened(jobs, ids.length - jobs.length, this.#rated);
  }

  async history(id: string, opened: boolean): Promise<PastScore[]> {
    await this.#call("history");
    return this.#history.of(await this.match(id), opened, this.#options.past);
  }

  async noteScores(): Promise<void> {
    await this.#call("noteScores");
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
    if (this.#cvs.list.length === 0)
      this.#cvs.list = [keptCV("cv-1", "mara-lindqvist.pdf", new Date().toISOString(), true)];
    const fresh = many(64);
    this.#ads = [...this.#ads, ...fresh.filter((ad) => !this.#ads.some((a) => a.id === ad.id))];
    for (const ad of fresh) this.#origins.set(ad.id, "sample");
    return this.#state();
  }

  async removeSample(): Promise<StartState> {
    await this.#call("removeSample");
    this.#store.writable();
    this.#sample = false;
    this.#cvs.list = this.#cvs.list.filter((cv) => !cv.sample);
    const before = this.#ads.length;
    this.#ads = this.#ads.filter((ad) => (this.#origins.get(ad.id) ?? "sample") !== "sample");
    this.#store.left(before - this.#ads.length + 1);
    return this.#state();
  }

  chooseResume = () => this.#cvs.chooseResume();
  readResume = (task: string, path: string) => this.#cvs.readResume(task, path);
  pageImage = (draft: string, page: number, width: number) => this.#cvs.pageImage(draft, page, width);
  saveResume = (id: string, place: string, edits: FieldEdit[]) => this.#cvs.saveResume(id, place, edits);
  discardResume = (id: string) => this.#cvs.discardResume(id);
  profile = () => this.#cvs.profile();
  reviewProfile = (task: string, cv: string) => this.#cvs.reviewProfile(task, cv);
  readAgain = (task: string, cv: string) => this.#cvs.readAgain(task, cv);
  removeCV = (cv: string) => this.#cvs.removeCV(cv);
  removeProfile = () => this.#cvs.removeProfile();
  sources = () => this.#sources.sources();
  findBoards = (task: string, what: string) => this.#sources.findBoards(task, what);
  addSource = (kind: string, token: string, name: string) => this.#sources.addSource(kind, token, name);
  removeSource = (id: string, ads: boolean) => this.#sources.removeSource(id, ads);
  refreshSources = (task: string, id: string) => this.#sources.refreshSources(task, id);
  searches = () => this.#sources.searches();
  keepSearch = (words: string) => this.#sources.keepSearch(words);
  lookAtSearch = (id: string) => this.#sources.lookAtSearch(id);
  removeSearch = (id: string) => this.#sources.removeSearch(id);
  demand = (task: string, query: MatchQuery) => this.#pictures.demand(task, query);
  pay = (task: string, query: MatchQuery) => this.#pictures.pay(task, query);
  choose = (id: string, kind: ChoiceKind, among: string[]) => this.#learned.choose(id, kind, among);
  whyNot = (id: string, reason: WhyNotReason | "") => this.#learned.whyNot(id, reason);
  learned = () => this.#learned.learned();
  forgetChoice = (number: number) => this.#learned.forgetChoice(number);
  forgetChoices = () => this.#learned.forgetChoices();
  exportHistory = () => this.#learned.exportHistory();
  consents = (language: string) => this.#consents.consents(language);
  giveConsent = (request: ConsentRequest) => this.#consents.giveConsent(request);
  withdrawConsent = (which: string) => this.#consents.withdrawConsent(which);
  consentReceipt = (id: string) => this.#consents.consentReceipt(id);
  saveConsentReceipt = () => this.#consents.saveConsentReceipt();
  disclosure = () => this.#consents.disclosure();
  releaseItems = () => this.#consents.releaseItems();
  planRelease = (task: string, request: ReleaseRequest) => this.#consents.planRelease(task, request);
  giveRelease = (request: ReleaseRequest, digest: string) => this.#consents.giveRelease(request, digest);
  setDisclosure = (field: string, kind: string, cls: string) =>
    this.#consents.setDisclosure(field, kind, cls);
  draftSummary = (task: string, request: DraftRequest) => this.#summaries.draftSummary(task, request);
  summaries = (jobId: string) => this.#summaries.summaries(jobId);
  summary = (id: string) => this.#summaries.summary(id);
  editSummary = (id: string, edits: SentenceEdit[]) => this.#summaries.editSummary(id, edits);
  removeSummary = (id: string) => this.#summaries.removeSummary(id);
  renderSummary = (task: string, approval: Approval) => this.#summaries.renderSummary(task, approval);
  approveSummary = (task: string, approval: Approval) => this.#summaries.approveSummary(task, approval);
  grants = () => this.#summaries.grants();
  cancelGrant = (id: string) => this.#summaries.cancelGrant(id);
  useGrant = (task: string, id: string) => this.#summaries.useGrant(task, id);
  withdrawGrant = (id: string) => this.#summaries.withdrawGrant(id);
  showGrant = (task: string, id: string) => this.#summaries.showGrant(task, id);
  form = (id: string) => this.#summaries.form(id);
  copyFormField = (id: string, group: number, field: number) =>
    this.#summaries.copyFormField(id, group, field);
  mailServer = () => this.#summaries.mailServer();

  model = (language: string) => this.#model.model(language);
  allowModel = (yes: ModelYes) => this.#model.allowModel(yes);
  modelNames = (task: string) => this.#model.modelNames(task);
  chooseModel = (model: string, key: string) => this.#model.chooseModel(model, key);
  forgetModel = () => this.#model.forgetModel();
  previewModel = (wish: ModelWish) => this.#model.previewModel(wish);
  askModel = (task: string, wish: ModelWish, seen: string) => this.#model.askModel(task, wish, seen);
  addOffer = (draft: string, after: string, offer: ModelOffer) => this.#model.addOffer(draft, after, offer);
  network = () => this.#network.network();
  setAirplane = (on: boolean) => this.#network.setAirplane(on);
  mailAccount = () => this.#network.mailAccount();
  setMailAccount = (account: MailAccount, password: string) =>
    this.#network.setMailAccount(account, password);
  tryMailAccount = (task: string, account: MailAccount, password: string) =>
    this.#network.tryMailAccount(task, account, password);
  removeMailAccount = () => this.#network.removeMailAccount();
  holders = () => this.#shared.holders();
  sharesWith = (name: string) => this.#shared.sharesWith(name);
  knownFields = () => this.#shared.knownFields();
  record = (before: number, limit: number) => this.#shared.record(before, limit);
  checkRecord = (task: string) => this.#shared.checkRecord(task);
  exportRecord = (task: string) => this.#shared.exportRecord(task);
  forgetRecipient = (name: string) => this.#shared.forgetRecipient(name);
  showLetter = (task: string, request: LetterRequest) => this.#shared.showLetter(task, request);
  approveLetter = (task: string, request: LetterRequest) => this.#shared.approveLetter(task, request);
  findWord = (text: string) => this.#lexicon.findWord(text);
  lexiconEntry = (id: string) => this.#lexicon.lexiconEntry(id);
  unknownPhrases = (task: string) => this.#lexicon.unknownPhrases(task);
  packs = () => this.#lexicon.packs();
  choosePack = () => this.#lexicon.choosePack();
  addPack = (task: string, path: string) => this.#lexicon.addPack(task, path);
  removePack = (id: string) => this.#lexicon.removePack(id);
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
        records: this.#ads.length + this.#cvs.list.length + 1,
        documents: this.#cvs.list.length,
      }),
      clear: () => {
        this.#ads = [];
        this.#origins.clear();
        this.#marks.clear();
        this.#cvs.clear();
        this.#history.clear();
        this.#summaries.clear();
        this.#model.clear();
        this.#network.clear();
        this.#consents.clear();
        this.#shared.clear();
        this.#sample = false;
        this.#preferences = noPreferences();
      },
      fill: () => {
        this.#ads = many(8);
        this.#cvs.list = [keptCV("cv-1", "mara-lindqvist.pdf", `${this.#options.today}T08:00:00Z`)];
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
      hasProfile: open && this.#cvs.list.length > 0,
      jobs: open ? this.#ads.length : 0,
      sample: open && this.#sample,
    };
  }

  /** The person has a CV and does not want it compared; a sample is nobody's. */
  get #uncompared(): boolean {
    return !this.#consents.on("matching") && this.#cvs.list.some((cv) => !cv.sample);
  }
  get #rated(): boolean {
    return this.#cvs.list.length > 0 && !this.#uncompared;
  }

  #row(ad: Ad, balance: number): MatchRow {
    const day = (n: number) =>
      new Date(Date.parse(this.#options.today) + n * 86_400_000).toISOString().slice(0, 10);
    const rated = this.#rated;
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
      sample: this.#sample,
      different: false,
    };
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
