import * as consents from "../../../wailsjs/go/bind/Consents";
import * as jobs from "../../../wailsjs/go/bind/Jobs";
import * as languageModel from "../../../wailsjs/go/bind/LanguageModel";
import * as ledger from "../../../wailsjs/go/bind/Ledger";
import * as lexicon from "../../../wailsjs/go/bind/Lexicon";
import * as matches from "../../../wailsjs/go/bind/Matches";
import * as network from "../../../wailsjs/go/bind/Network";
import * as platform from "../../../wailsjs/go/bind/Platform";
import * as profile from "../../../wailsjs/go/bind/Profile";
import * as sample from "../../../wailsjs/go/bind/Sample";
import * as sources from "../../../wailsjs/go/bind/Sources";
import * as start from "../../../wailsjs/go/bind/Start";
import * as store from "../../../wailsjs/go/bind/Store";
import * as summaries from "../../../wailsjs/go/bind/Summaries";
import * as tasks from "../../../wailsjs/go/bind/Tasks";
import type { bind } from "../../../wailsjs/go/models";
import { EventsOn, OnFileDrop, OnFileDropOff } from "../../../wailsjs/runtime/runtime";
import type {
  Backend,
  FieldEdit,
  ImportResult,
  Mark,
  MatchDetail,
  MatchList,
  MatchQuery,
  Preferences,
  ProfileView,
  Progress,
  ResumeDraft,
  Said,
  StartState,
} from "./backend";
import type { ConsentRequest, ConsentView, DisclosureField, ReleaseRequest, ReleaseView } from "./consents";
import type { Comparison, PastScore, Stronger } from "./explain";
import type { ChoiceKind, LearnedView, WhyNotReason } from "./learned";
import type { LexiconEntry, LexiconHit, LexiconPack, UnknownPhrase } from "./lexicon";
import type { ModelAnswer, ModelOffer, ModelQuestion, ModelView, ModelWish, ModelYes } from "./model";
import type { MailAccount, NetworkView } from "./network";
import type { Demand, PayPicture } from "./pictures";
import type {
  Forgetting,
  HolderLine,
  KnownField,
  LetterRequest,
  LetterView,
  RecordLine,
  RecordReport,
  ShareView,
} from "./shared";
import type { RefreshResult, SearchView, SourceView } from "./sources";
import type {
  BackupInfo,
  Damage,
  DoctorReport,
  KeyKind,
  KitView,
  Receipt,
  RestoreResult,
  StoreView,
} from "./store";
import type {
  Approval,
  DraftLine,
  DraftRequest,
  DraftView,
  FormView,
  GrantView,
  Rendering,
  SentenceEdit,
} from "./summaries";

/** A type as Go can say it: a closed set of words is any string. What a binding lacks or names otherwise does not compile. */
type Loose<T> = T extends string
  ? string
  : T extends (infer U)[]
    ? Loose<U>[]
    : T extends object
      ? { [K in keyof T]: Loose<T[K]> }
      : T;

function as<T>(answer: Promise<Loose<T>>): Promise<T> {
  return answer as Promise<T>;
}

/** Go leaves out a problem that is none. */
function state(s: bind.StartState): StartState {
  const loose: Loose<StartState> = { ...s, problem: s.problem ?? null };
  return loose as StartState;
}

/** Go leaves out a problem that is none. */
function board(b: bind.SourceView): SourceView {
  const loose: Loose<SourceView> = { ...b, failed: b.failed ?? null };
  return loose;
}

/** Go leaves out what a block does not have. */
function draft(d: bind.DraftView): DraftView {
  const blocks = d.blocks.map((b) => ({
    ...b,
    title: b.title ?? null,
    place: b.place ?? null,
    dates: b.dates ?? null,
  }));
  const loose: Loose<DraftView> = { ...d, blocks };
  return loose as DraftView;
}

/** Whether this page runs in the desktop window. */
export function inDesktop(): boolean {
  return "go" in globalThis;
}

/** The program in the desktop window. */
export class WailsBackend implements Backend {
  /** Calls that nobody follows still need a name of their own. */
  #asked = 0;

  start = async () => state(await start.State());
  waiting = () => store.Waiting();
  stopWaiting = () => store.StopWaiting();
  createVault = async (passphrase: string) => state(await start.CreateVault(passphrase));
  unlock = async (passphrase: string) => state(await start.Unlock(passphrase));

  lock = async () => state(await store.Lock());
  recover = async (task: string, words: string, key: KeyKind, passphrase: string) =>
    state(await store.Recover(task, words, key, passphrase));
  deleteEverything = async (task: string) => state(await store.DeleteEverything(task));

  damage = async () => (await as<Damage | null>(store.Damage())) ?? null;
  acceptStore = async (task: string) => state(await store.AcceptStore(task));
  backups = () => as<BackupInfo[]>(store.Backups());
  backupNow = (task: string) => as<BackupInfo[]>(store.BackupNow(task));
  restore = async (task: string, name: string): Promise<RestoreResult> => {
    const result = await store.Restore(task, name);
    return { ...result, state: state(result.state) };
  };
  chooseExport = () => store.ChooseExport();
  chooseImport = () => store.ChooseImport();
  exportStore = (task: string, path: string, passphrase: string) => store.ExportStore(task, path, passphrase);
  importStore = async (task: string, path: string, passphrase: string, key: KeyKind, newPassphrase: string) =>
    state(await store.ImportStore(task, path, passphrase, key, newPassphrase));

  storeView = () => as<StoreView>(store.StoreView());
  erase = (task: string) => as<Receipt>(store.Erase(task));
  changeKey = (task: string, key: KeyKind, passphrase: string) =>
    as<Receipt>(store.ChangeKey(task, key, passphrase));
  newKit = () => as<KitView>(store.NewKit());
  keepKit = (task: string, kit: string, words: string[]) => as<Receipt>(store.KeepKit(task, kit, words));
  discardKit = (kit: string) => store.DiscardKit(kit);
  removeKit = (task: string) => as<Receipt>(store.RemoveKit(task));
  setIdleLock = (minutes: number) => store.SetIdleLock(minutes);
  active = () => store.Active();
  onLocked = (listener: () => void) => EventsOn("locked", () => listener());
  doctor = (task: string) => as<DoctorReport>(store.Doctor(task));

  chooseResume = () => profile.ChooseResume();
  readResume = (task: string, path: string) => as<ResumeDraft>(profile.ReadResume(task, path));
  pageImage = (draft: string, page: number, width: number) => profile.PageImage(draft, page, width);
  saveResume = (draft: string, place: string, edits: FieldEdit[]) =>
    as<ProfileView>(profile.SaveResume(draft, place, edits));
  discardResume = (draft: string) => profile.DiscardResume(draft);
  profile = () => as<ProfileView | null>(profile.Profile());
  reviewProfile = (task: string, cv: string) => as<ResumeDraft>(profile.ReviewProfile(task, cv));
  readAgain = (task: string, cv: string) => as<ResumeDraft>(profile.ReadAgain(task, cv));
  removeCV = async (cv: string) => (await as<ProfileView | null>(profile.RemoveCV(cv))) ?? null;
  removeProfile = () => profile.RemoveProfile();

  chooseJobs = () => jobs.ChooseJobs();
  importJobs = (task: string, paths: string[]) => as<ImportResult>(jobs.ImportJobs(task, paths));
  importPasted = (task: string, text: string, url: string) =>
    as<ImportResult>(jobs.ImportPasted(task, text, url));
  removeJob = (id: string) => jobs.RemoveJob(id);
  markJob = (id: string, mark: Mark) => jobs.MarkJob(id, mark);

  matches = (query: MatchQuery, task = `matches-${++this.#asked}`) =>
    as<MatchList>(matches.Matches(task, query));
  reasons = (ids: string[]) => as<Record<string, Said>>(matches.Reasons(ids));
  demand = (task: string, query: MatchQuery) => as<Demand>(matches.Demand(task, query));
  pay = (task: string, query: MatchQuery) => as<PayPicture>(matches.Pay(task, query));
  match = (id: string) => as<MatchDetail>(matches.Match(id));
  compare = (first: string, second: string) => as<Comparison>(matches.Compare(first, second));
  stronger = (task: string, id: string, scope: "job" | "alike" | "saved") =>
    as<Stronger>(matches.Stronger(task, id, scope));
  history = (id: string, opened: boolean) => as<PastScore[]>(matches.History(id, opened));
  noteScores = () => matches.NoteScores();
  preferences = () => as<Preferences>(matches.Preferences());
  savePreferences = (p: Preferences) => matches.SavePreferences(p);

  sources = async () => (await sources.Sources()).map(board);
  findBoards = async (task: string, what: string) => (await sources.FindBoards(task, what)).map(board);
  addSource = (kind: string, token: string, name: string) => sources.AddSource(kind, token, name);
  removeSource = (id: string, ads: boolean) => sources.RemoveSource(id, ads);
  refreshSources = (task: string, id: string) => as<RefreshResult>(sources.RefreshSources(task, id));
  searches = () => as<SearchView[]>(sources.Searches());
  keepSearch = (words: string) => sources.KeepSearch(words);
  lookAtSearch = (id: string) => sources.LookAtSearch(id);
  removeSearch = (id: string) => sources.RemoveSearch(id);

  choose = (id: string, kind: ChoiceKind, among: string[]) => matches.Choose(id, kind, among);
  whyNot = (id: string, reason: WhyNotReason | "") => matches.WhyNot(id, reason);
  learned = () => as<LearnedView>(matches.Learned());
  forgetChoice = (number: number) => matches.ForgetChoice(number);
  forgetChoices = () => matches.ForgetChoices();
  exportHistory = () => matches.ExportHistory();

  consents = (language: string) => as<ConsentView[]>(consents.Consents(language));
  giveConsent = (request: ConsentRequest) => consents.GiveConsent(request);
  withdrawConsent = (which: string) => consents.WithdrawConsent(which);
  consentReceipt = (id: string) => consents.ConsentReceipt(id);
  saveConsentReceipt = (id: string) => consents.SaveConsentReceipt(id);
  disclosure = () => as<DisclosureField[]>(consents.Disclosure());
  setDisclosure = (field: string, kind: string, cls: string) =>
    as<DisclosureField[]>(consents.SetDisclosure(field, kind, cls));
  releaseItems = () => consents.ReleaseItems();
  planRelease = (task: string, request: ReleaseRequest) =>
    as<ReleaseView>(consents.PlanRelease(task, request));
  giveRelease = (request: ReleaseRequest, digest: string, version: number) =>
    consents.GiveRelease(request, digest, version);

  findWord = (text: string) => as<LexiconHit[]>(lexicon.FindWord(text));
  lexiconEntry = (id: string) => as<LexiconEntry>(lexicon.Entry(id));
  unknownPhrases = (task: string) => as<UnknownPhrase[]>(lexicon.Unknown(task));
  packs = () => as<LexiconPack[]>(lexicon.Packs());
  choosePack = () => lexicon.ChoosePack();
  addPack = (task: string, path: string) => as<LexiconPack>(lexicon.AddPack(task, path));
  removePack = (id: string) => lexicon.RemovePack(id);

  draftSummary = async (task: string, request: DraftRequest) =>
    draft(await summaries.DraftSummary(task, request));
  summaries = (jobId: string) => as<DraftLine[]>(summaries.Summaries(jobId));
  summary = async (id: string) => draft(await summaries.Summary(id));
  editSummary = async (id: string, edits: SentenceEdit[]) => draft(await summaries.EditSummary(id, edits));
  removeSummary = (id: string) => summaries.RemoveSummary(id);
  renderSummary = (task: string, approval: Approval) =>
    as<Rendering>(summaries.RenderSummary(task, approval));
  approveSummary = (task: string, approval: Approval) =>
    as<GrantView>(summaries.ApproveSummary(task, approval));
  grants = () => as<GrantView[]>(summaries.Grants());
  cancelGrant = (id: string) => summaries.CancelGrant(id);
  useGrant = (task: string, id: string) => as<GrantView>(summaries.UseGrant(task, id));
  withdrawGrant = (id: string) => as<GrantView>(summaries.WithdrawGrant(id));
  showGrant = (task: string, id: string) => as<Rendering>(summaries.ShowGrant(task, id));
  form = (id: string) => as<FormView>(summaries.Form(id));
  copyFormField = (id: string, group: number, field: number) => summaries.CopyFormField(id, group, field);
  mailServer = () => summaries.MailServer();

  network = () => as<NetworkView>(network.State());
  setAirplane = (on: boolean) => as<NetworkView>(network.SetAirplane(on));
  mailAccount = async () => (await as<MailAccount | null>(network.MailAccount())) ?? null;
  setMailAccount = (account: MailAccount, password: string) => network.SetMailAccount(account, password);
  tryMailAccount = (task: string, account: MailAccount, password: string) =>
    network.TryMailAccount(task, account, password);
  removeMailAccount = () => network.RemoveMailAccount();
  holders = () => as<HolderLine[]>(ledger.Holders());
  sharesWith = (name: string) => as<ShareView[]>(ledger.SharesWith(name));
  knownFields = () => as<KnownField[]>(ledger.KnownFields());
  record = (before: number, limit: number) => as<RecordLine[]>(ledger.Record(before, limit));
  checkRecord = (task: string) => as<RecordReport>(ledger.CheckRecord(task));
  exportRecord = (task: string, format: "json" | "pdf", language: string) =>
    ledger.ExportRecord(task, format, language);
  forgetRecipient = (name: string) => as<Forgetting>(ledger.ForgetRecipient(name));
  showLetter = (task: string, request: LetterRequest) => as<LetterView>(ledger.ShowLetter(task, request));
  approveLetter = (task: string, request: LetterRequest) =>
    as<GrantView>(ledger.ApproveLetter(task, request));

  model = (language: string) => as<ModelView>(languageModel.Model(language));
  allowModel = (yes: ModelYes) => languageModel.AllowModel(yes);
  modelNames = (task: string, key: string) => languageModel.ModelNames(task, key);
  chooseModel = (model: string, key: string) => languageModel.ChooseModel(model, key);
  forgetModel = () => languageModel.ForgetModel();
  previewModel = (wish: ModelWish) => as<ModelQuestion>(languageModel.PreviewModel(wish));
  askModel = (task: string, wish: ModelWish, seen: string) =>
    as<ModelAnswer>(languageModel.AskModel(task, wish, seen));
  addOffer = async (id: string, after: string, offer: ModelOffer) =>
    draft(await languageModel.AddOffer(id, after, offer));

  addSample = async (task: string) => {
    await sample.AddSample(task);
    return this.start();
  };
  removeSample = async () => {
    await sample.RemoveSample();
    return this.start();
  };

  cancel = (task: string) => tasks.Cancel(task);
  onProgress = (listener: (p: Progress) => void) => EventsOn("progress", listener);
  onDrop = (listener: (paths: string[]) => void) => {
    OnFileDrop((_x, _y, paths) => listener(paths), false);
    return () => OnFileDropOff();
  };
  openLink = (url: string) => platform.OpenLink(url);
}
