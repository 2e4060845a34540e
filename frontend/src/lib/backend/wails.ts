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
  StartState,
} from "./backend";

/** Calls a method of a struct that the program bound (package bind). The one place where names are not checked. */
function call<T>(part: string, method: string, ...args: unknown[]): Promise<T> {
  const target = bound()?.[part]?.[method];
  if (!target) return Promise.reject(new Error(`bind.${part}.${method} is not bound`));
  return target(...args) as Promise<T>;
}

type Bound = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

function bound(): Bound | undefined {
  return (globalThis as { go?: { bind?: Bound } }).go?.bind;
}

/** Whether this page runs in the desktop window. */
export function inDesktop(): boolean {
  return bound() !== undefined;
}

/** The program in the desktop window. */
export class WailsBackend implements Backend {
  start = () => call<StartState>("Start", "Start");
  createVault = (passphrase: string) => call<StartState>("Start", "CreateVault", passphrase);
  unlock = (passphrase: string) => call<StartState>("Start", "Unlock", passphrase);

  chooseResume = () => call<string>("Profile", "ChooseResume");
  readResume = (task: string, path: string) => call<ResumeDraft>("Profile", "ReadResume", task, path);
  pageImage = (draft: string, page: number, width: number) =>
    call<string>("Profile", "PageImage", draft, page, width);
  saveResume = (draft: string, edits: FieldEdit[]) =>
    call<ProfileView>("Profile", "SaveResume", draft, edits);
  discardResume = (draft: string) => call<void>("Profile", "DiscardResume", draft);
  profile = () => call<ProfileView | null>("Profile", "Profile");
  reviewProfile = (task: string) => call<ResumeDraft>("Profile", "ReviewProfile", task);
  removeProfile = () => call<void>("Profile", "RemoveProfile");

  chooseJobs = () => call<string[]>("Jobs", "ChooseJobs");
  importJobs = (task: string, paths: string[]) => call<ImportResult>("Jobs", "ImportJobs", task, paths);
  importPasted = (task: string, text: string, url: string) =>
    call<ImportResult>("Jobs", "ImportPasted", task, text, url);
  removeJob = (id: string) => call<void>("Jobs", "RemoveJob", id);
  markJob = (id: string, mark: Mark) => call<void>("Jobs", "MarkJob", id, mark);

  matches = (query: MatchQuery) => call<MatchList>("Matches", "Matches", query);
  match = (id: string) => call<MatchDetail>("Matches", "Match", id);
  preferences = () => call<Preferences>("Matches", "Preferences");
  savePreferences = (p: Preferences) => call<void>("Matches", "SavePreferences", p);

  addSample = (task: string) => call<StartState>("Sample", "AddSample", task);
  removeSample = () => call<StartState>("Sample", "RemoveSample");

  cancel = (task: string) => call<void>("Task", "Cancel", task);
  onProgress = (listener: (p: Progress) => void) => EventsOn("progress", listener);
  onDrop = (listener: (paths: string[]) => void) => {
    OnFileDrop((_x, _y, paths) => listener(paths), false);
    return OnFileDropOff;
  };
  openLink = (url: string) => call<void>("Shell", "OpenLink", url);
}
