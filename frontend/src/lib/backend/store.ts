import type { Problem, StartState } from "./backend";

/** The store's keys, copies and checks: what the Privacy page and the screens of a closed store use. Part of Backend. */
export interface StoreBackend {
  /**
   * The keychain that start(), unlock() or createVault() waits for at this moment, by its real name; "" when none of them
   * waits for one. Answers at once and never touches the keychain.
   */
  waiting(): Promise<string>;
  /** Stops waiting for the keychain: start() and unlock() then answer "locked", createVault() rejects with "cancelled". */
  stopWaiting(): Promise<void>;
  /** Closes the store and asks again (app lock). Only of use with a passphrase. */
  lock(): Promise<StartState>;
  /** Opens a store whose key or passphrase is lost, by the words of its recovery kit. key: what opens it from now on. */
  recover(task: string, words: string, key: KeyKind, passphrase: string): Promise<StartState>;
  /** Deletes the store with its keys and copies. The page has asked the person to type a word for it. */
  deleteEverything(task: string): Promise<StartState>;

  /** What is wrong with a damaged store; null when nothing is, or when its key is not right. Works while it is closed, too. */
  damage(): Promise<Damage | null>;
  /** Goes on with an older state of the store, which the person said they put there. */
  acceptStore(task: string): Promise<StartState>;
  /** Backups in the store's folder, newest first. Needs no key. */
  backups(): Promise<BackupInfo[]>;
  backupNow(task: string): Promise<BackupInfo[]>;
  /** Replaces what is damaged (or all, when nothing can be read) with what a backup holds. */
  restore(task: string, name: string): Promise<RestoreResult>;
  /** System dialogs; "" when closed without a choice. */
  chooseExport(): Promise<string>;
  chooseImport(): Promise<string>;
  /** Writes everything into one encrypted file that opens with the passphrase on any computer. */
  exportStore(task: string, path: string, passphrase: string): Promise<void>;
  /** Makes the store from such a file: at first start, or in place of one that does not open. */
  importStore(
    task: string,
    path: string,
    passphrase: string,
    key: KeyKind,
    newPassphrase: string,
  ): Promise<StartState>;

  storeView(): Promise<StoreView>;
  /** Removes for good what was deleted: a new key, new files, new backups, the old ones destroyed. */
  erase(task: string): Promise<Receipt>;
  /** Changes what opens the store. Erases with it: files under the key from before are destroyed. */
  changeKey(task: string, key: KeyKind, passphrase: string): Promise<Receipt>;
  /** Makes a kit and shows it once; it counts only after keepKit. */
  newKit(): Promise<KitView>;
  /** words: what the person typed for the asked positions, in order. Replaces the earlier kit, and erases with it. */
  keepKit(task: string, kit: string, words: string[]): Promise<Receipt>;
  discardKit(kit: string): Promise<void>;
  removeKit(task: string): Promise<Receipt>;
  /** Minutes without a key or click until the store locks itself; 0 is never. */
  setIdleLock(minutes: number): Promise<void>;
  /** The person did something; called at most every few seconds. */
  active(): Promise<void>;
  /** Tells when the store closed itself. */
  onLocked(listener: () => void): () => void;

  /** Checks everything, and searches data folder, temporary folder and logs for the person's identifiers. */
  doctor(task: string): Promise<DoctorReport>;
}

/** keychain; passphrase (where there is no keychain); both: the keychain's key and the passphrase together. */
export type KeyKind = "keychain" | "passphrase" | "both";

export interface StoreView {
  key: KeyKind;
  /** "GNOME Keyring"; "" where there is none. */
  keychain: string;
  folder: string;
  /** Day of the recovery kit, "" without one. */
  kit: string;
  idleMinutes: number;
  /** Deleted or replaced entries whose sealed bytes are still in the folder. */
  residue: number;
  /** RFC 3339, "" for never. */
  lastErased: string;
  lastBackup: string;
  backups: BackupInfo[];
  records: number;
  documents: number;
  bytes: number;
  /** Day the present key was made. */
  keyMade: string;
  /** What the erasure runs at now: "" or a step, for people. */
  working: string;
}

export interface Receipt {
  at: string;
  records: number;
  documents: number;
  /** false: the keychain did not let go of the old key yet; the next start tries again. */
  keyGone: boolean;
}

export interface KitView {
  /** Names this kit until it is kept or discarded. */
  kit: string;
  /** 24 words. */
  words: string[];
  /** The QR code: one string per row, "1" dark, "0" light, without margin. */
  qr: string[];
  /** Positions (from 1) of the words to be typed again. */
  ask: number[];
}

export interface BackupInfo {
  name: string;
  made: string;
  bytes: number;
  /** Made under the present key. One of an earlier key needs the kit or passphrase from then. */
  present: boolean;
}

export interface RestoreResult {
  state: StartState;
  /** Entries taken from the store as it was, from the backup, from an older version in the backup, and lost. */
  kept: number;
  fromBackup: number;
  older: number;
  lost: number;
}

export interface Damage {
  /** files: do not pass their checks; older: an earlier state; catalogue: its list is broken; records: some entries. */
  reason: "files" | "older" | "catalogue" | "records";
  problem: Problem;
  /** Entries that can be read. */
  readable: number;
  /** What cannot: "profile" 1, "posting" 12. */
  affected: { what: string; count: number }[];
  /** With "older": how many changes are missing. */
  missing: number;
}

export interface DoctorReport {
  at: string;
  checks: DoctorCheck[];
}

export interface DoctorCheck {
  /** "records", "catalogue", "anchor", "key", "modes", "place", "backup", "traces", ... */
  id: string;
  state: "good" | "attention" | "bad" | "unknown";
  /** One sentence on what was found. */
  text: string;
  /** What to do; "" when nothing is. */
  hint: string;
  details: string[];
}
