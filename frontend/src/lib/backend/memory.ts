import type {
  Backend,
  FieldEdit,
  Mark,
  MatchQuery,
  Preferences,
  Problem,
  Progress,
  StartState,
  VaultStatus,
} from "./backend";
import type { ConsentRequest, ReleaseRequest } from "./consents";
import type { ChoiceKind, WhyNotReason } from "./learned";
import { MemoryConsents } from "./memory/consents";
import { MemoryJobs } from "./memory/jobs";
import { MemoryLearned } from "./memory/learned";
import { MemoryLexicon } from "./memory/lexicon";
import { many } from "./memory/many";
import { MemoryCVs } from "./memory/cvs";
import { keptCV } from "./memory/resume";
import { MemoryModel } from "./memory/model";
import { MemoryNetwork } from "./memory/network";
import { MemoryPictures } from "./memory/pictures";
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
  readonly #learned: MemoryLearned;
  readonly #summaries: MemorySummaries;
  readonly #model: MemoryModel;
  readonly #network: MemoryNetwork;
  readonly #consents: MemoryConsents;
  readonly #shared: MemoryShared;
  #status: VaultStatus;
  #problem: Problem | null = null;
  #keychain: string;
  readonly #jobs: MemoryJobs;
  readonly #cvs: MemoryCVs;
  #sample: boolean;
  #cancelled = new Set<string>();
  #listeners = new Set<(p: Progress) => void>();
  #first = true;
  /** Addresses that were opened, for tests. */
  readonly opened: string[] = [];
  #preferences: Preferences = samplePreferences();

  constructor(options: MemoryOptions) {
    this.#options = options;
    this.#status = options.vault;
    this.#keychain = options.vault === "no_keychain" ? "" : options.keychain;
    this.#jobs = new MemoryJobs(
      {
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        left: (count) => this.#store.left(count),
        uncompared: () => this.#uncompared,
        rated: () => this.#rated,
        sample: () => this.#sample,
        balance: () => this.#preferences.balance,
        learned: () => this.#learned,
      },
      options,
    );
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
    this.#sources = new MemorySources(
      {
        today: options.today,
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        bring: (count) => this.#jobs.bring(count),
        titles: () => this.#jobs.list.map((ad) => `${ad.title} ${ad.company} ${ad.place}`),
      },
      options.boards,
    );
    this.#learned = new MemoryLearned(
      {
        today: options.today,
        call: (name) => this.#call(name),
        row: (id) => this.#jobs.row(this.#jobs.known(id), this.#preferences.balance),
        mark: (id, mark) => this.#jobs.mark(id, mark),
        profiling: () => this.#consents.on("learning"),
      },
      options.choices,
    );
    this.#lexicon = new MemoryLexicon({
      today: options.today,
      call: (name) => this.#call(name),
      work: (task, steps) => this.#work(task, steps),
      ads: () => this.#jobs.list.length,
    });
    this.#pictures = new MemoryPictures({
      call: (name) => this.#call(name),
      work: (task, steps) => this.#work(task, steps),
      rows: async (query) => (await this.matches(query)).rows,
      ad: (id) => this.#jobs.list.find((ad) => ad.id === id),
      rated: () => this.#rated,
      preferences: () => this.#preferences,
    });
    this.#summaries = new MemorySummaries(
      {
        call: (name) => this.#call(name),
        work: (task, steps) => this.#work(task, steps),
        writable: () => this.#store.writable(),
        fields: (cv) => (this.#cvs.list.find(({ id }) => id === cv) ?? this.#cvs.list[0])?.fields ?? [],
        ad: (id) => this.#jobs.list.find((ad) => ad.id === id),
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
    if (options.profile) this.#summaries.seed(this.#jobs.list);
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
    this.#jobs.addSample();
    return this.#state();
  }

  async removeSample(): Promise<StartState> {
    await this.#call("removeSample");
    this.#store.writable();
    this.#sample = false;
    this.#cvs.list = this.#cvs.list.filter((cv) => !cv.sample);
    this.#store.left(this.#jobs.removeSample() + 1);
    return this.#state();
  }

  chooseJobs = () => this.#jobs.chooseJobs();
  importJobs = (task: string, paths: string[]) => this.#jobs.importJobs(task, paths);
  importPasted = (task: string, text: string, url: string) => this.#jobs.importPasted(task, text, url);
  removeJob = (id: string) => this.#jobs.removeJob(id);
  markJob = (id: string, mark: Mark) => this.#jobs.markJob(id, mark);
  matches = (query: MatchQuery, task = "") => this.#jobs.matches(query, task);
  reasons = (ids: string[]) => this.#jobs.reasons(ids);
  match = (id: string) => this.#jobs.match(id);
  compare = (first: string, second: string) => this.#jobs.compare(first, second);
  stronger = (task: string, id: string, scope: "job" | "alike" | "saved") =>
    this.#jobs.stronger(task, id, scope);
  history = (id: string, opened: boolean) => this.#jobs.history(id, opened);
  noteScores = () => this.#jobs.noteScores();
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
        records: this.#jobs.list.length + this.#cvs.list.length + 1,
        documents: this.#cvs.list.length,
      }),
      clear: () => {
        this.#jobs.clear();
        this.#cvs.clear();
        this.#summaries.clear();
        this.#model.clear();
        this.#network.clear();
        this.#consents.clear();
        this.#shared.clear();
        this.#sample = false;
        this.#preferences = noPreferences();
      },
      fill: () => {
        this.#jobs.list = many(8);
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
      jobs: open ? this.#jobs.list.length : 0,
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
