import * as Jobs from "../../../wailsjs/go/bind/Jobs";
import * as Matches from "../../../wailsjs/go/bind/Matches";
import * as Platform from "../../../wailsjs/go/bind/Platform";
import * as Profile from "../../../wailsjs/go/bind/Profile";
import * as Sample from "../../../wailsjs/go/bind/Sample";
import * as Start from "../../../wailsjs/go/bind/Start";
import * as Tasks from "../../../wailsjs/go/bind/Tasks";
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

/** Whether this page runs in the desktop window. */
export function inDesktop(): boolean {
  return (globalThis as { go?: { bind?: unknown } }).go?.bind !== undefined;
}

/** The program in the desktop window. Go's types are wider than ours only where a string is one of a few words. */
export class WailsBackend implements Backend {
  start = () => Start.State() as Promise<StartState>;
  createVault = (passphrase: string) => Start.CreateVault(passphrase) as Promise<StartState>;
  unlock = (passphrase: string) => Start.Unlock(passphrase) as Promise<StartState>;

  chooseResume = () => Profile.ChooseResume();
  readResume = (task: string, path: string): Promise<ResumeDraft> => Profile.ReadResume(task, path);
  pageImage = (draft: string, page: number, width: number) => Profile.PageImage(draft, page, width);
  saveResume = (draft: string, edits: FieldEdit[]): Promise<ProfileView> =>
    Profile.SaveResume(draft, edits);
  discardResume = (draft: string) => Profile.DiscardResume(draft);
  profile = (): Promise<ProfileView | null> => Profile.Profile();
  reviewProfile = (task: string): Promise<ResumeDraft> => Profile.ReviewProfile(task);
  removeProfile = () => Profile.RemoveProfile();

  chooseJobs = () => Jobs.ChooseJobs();
  importJobs = (task: string, paths: string[]): Promise<ImportResult> => Jobs.ImportJobs(task, paths);
  importPasted = (task: string, text: string, url: string): Promise<ImportResult> =>
    Jobs.ImportPasted(task, text, url);
  removeJob = (id: string) => Jobs.RemoveJob(id);
  markJob = (id: string, mark: Mark) => Jobs.MarkJob(id, mark);

  matches = (query: MatchQuery) => Matches.Matches(query) as Promise<MatchList>;
  match = (id: string) => Matches.Match(id) as Promise<MatchDetail>;
  preferences = (): Promise<Preferences> => Matches.Preferences();
  savePreferences = (p: Preferences) => Matches.SavePreferences(p);

  addSample = async (task: string) => {
    await Sample.AddSample(task);
    return this.start();
  };
  removeSample = async () => {
    await Sample.RemoveSample();
    return this.start();
  };

  cancel = (task: string) => Tasks.Cancel(task);
  onProgress = (listener: (p: Progress) => void) => EventsOn("progress", listener);
  onDrop = (listener: (paths: string[]) => void) => {
    OnFileDrop((_x, _y, paths) => listener(paths), false);
    return OnFileDropOff;
  };
  openLink = (url: string) => Platform.OpenLink(url);
}
