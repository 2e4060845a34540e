import type { Problem, StartState, VaultStatus } from "../backend";
import type {
  BackupInfo,
  Damage,
  DoctorReport,
  KeyKind,
  KitView,
  Receipt,
  RestoreResult,
  StoreBackend,
  StoreView,
} from "../store";
import { list } from "$lib/kit/list";
import { checks } from "./checks";

/** How the store's part of a memory backend starts. */
export interface MemoryStoreOptions {
  /** What opens it. `key=both` can be locked. */
  key: KeyKind;
  /** Day of the recovery kit, "" without one. Its words are memoryKit. */
  kit: string;
  /** Backups in the folder; of four or more the oldest was made under an earlier key. */
  backups: number;
  /** Deleted entries that still lie in the folder. */
  residue: number;
  /** What is wrong with it, with `vault=damaged`; "" is a key that does not fit. */
  damage: Damage["reason"] | "";
  /** Entries of a damaged store that can be read. */
  readable: number;
  /** Minutes until it locks itself, and how many milliseconds a minute has. */
  idle: number;
  minute: number;
  /** Milliseconds that the keychain takes to answer. */
  wait: number;
  /** With `vault=locked`: the person closed the keychain's prompt. */
  refused: boolean;
  /** What the file dialogs answer: a file, "broken" for one that cannot be read, "none" for no choice. */
  choose: "file" | "broken" | "none";
  /** The keychain does not let go of an old key. */
  keyStays: boolean;
  /** What a check-up finds. */
  checkup: "good" | "some" | "bad";
}

export function memoryStoreOptions(q: URLSearchParams): MemoryStoreOptions {
  const count = (name: string, without: number) => Number(q.get(name) ?? without);
  return {
    key: (q.get("key") as KeyKind | null) ?? "keychain",
    kit: q.get("kit") ?? "",
    backups: count("backups", 3),
    residue: count("residue", 0),
    damage: (q.get("damage") as Damage["reason"] | null) ?? "",
    readable: count("readable", 64),
    idle: count("idle", 0),
    minute: count("minute", 60_000),
    wait: count("wait", 0),
    refused: q.get("refused") === "1",
    choose: (q.get("choose") as MemoryStoreOptions["choose"] | null) ?? "file",
    keyStays: q.get("keystays") === "1",
    checkup: (q.get("checkup") as MemoryStoreOptions["checkup"] | null) ?? "some",
  };
}

/** The words that open a memory backend whose key is lost. */
export const memoryKit = list.filter((_, i) => i % 85 === 40).slice(0, 24);

/** The passphrase that opens a memory backend which asks for one, and the export files that it brings. */
export const memoryPassphrase = "correct horse";

/** What the rest of the memory backend does for its store. */
export interface Host {
  readonly today: string;
  status(): VaultStatus;
  /** problem: why, where the status alone does not say it. */
  become(status: VaultStatus, problem?: Problem): void;
  keychain(): string;
  /** Rejects when this call is to fail. */
  call(name: string): Promise<void>;
  /** Goes through the steps, telling of each; rejects with "cancelled" once the task is cancelled. */
  work(task: string, steps: string[]): Promise<void>;
  state(): StartState;
  counts(): { records: number; documents: number };
  /** Everything goes. */
  clear(): void;
  /** An export file's data comes. */
  fill(): void;
}

/** Keys, copies and checks of the store in memory. */
export class MemoryStore implements StoreBackend {
  readonly #host: Host;
  readonly #options: MemoryStoreOptions;
  #key: KeyKind;
  #keyMade: string;
  #kit: string;
  #kitWords = memoryKit;
  #shown: KitView | null = null;
  #passphrase = memoryPassphrase;
  #backups: BackupInfo[];
  #residue: number;
  #lastErased = "";
  #damage: Damage | null;
  #working = "";
  #idle: number;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #lockedListeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #next = 1;

  constructor(host: Host, options: MemoryStoreOptions) {
    this.#host = host;
    this.#options = options;
    const asks = host.status() === "passphrase" && options.key === "keychain";
    this.#key = host.keychain() === "" || asks ? "passphrase" : options.key;
    this.#kit = options.kit;
    this.#keyMade = this.#day(-87);
    this.#residue = options.residue;
    this.#idle = options.idle;
    this.#backups = Array.from({ length: options.backups }, (_, i) =>
      this.#backup(`${this.#day(-i)}T06:15:00Z`, 412_318 - i * 20_544, i < 3 || i < options.backups - 1),
    );
    this.#damage = host.status() === "damaged" && options.damage ? this.#damaged(options.damage) : null;
    if (host.status() === "locked" && options.refused) host.become("locked", refused);
    this.#watch();
  }

  /** Sealed bytes of so many entries stay in the folder, because they were removed or replaced. */
  left(entries: number) {
    this.#residue += entries;
  }
  /** Rejects what would change a damaged store. */
  writable() {
    if (this.#host.status() === "damaged") throw readOnly;
  }
  /** The store was made. */
  made(passphrase: string) {
    this.#key = passphrase ? "passphrase" : "keychain";
    if (passphrase) this.#passphrase = passphrase;
    this.#kit = "";
    this.#keyMade = this.#host.today;
    this.#backups = [];
    this.#residue = 0;
    this.#watch();
  }
  /** Whether the passphrase opens it. */
  opens(passphrase: string): boolean {
    return passphrase === this.#passphrase;
  }
  opened() {
    this.#watch();
  }
  /** Whether damaged data can still be looked at. */
  get readable(): boolean {
    return this.#damage !== null && this.#damage.readable > 0;
  }

  /** Takes as long as the keychain does; false when the person stopped waiting. */
  async answer(): Promise<boolean> {
    if (this.#options.wait === 0) return true;
    const answered = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), this.#options.wait);
      this.#stop = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
    this.#stop = null;
    return answered;
  }

  async waiting(): Promise<string> {
    return this.#stop ? this.#host.keychain() : "";
  }

  async stopWaiting(): Promise<void> {
    await this.#host.call("stopWaiting");
    this.#stop?.();
  }

  async lock(): Promise<StartState> {
    await this.#host.call("lock");
    if (this.#key === "keychain") {
      throw {
        code: "invalid",
        message: "A store without a passphrase cannot be locked.",
        hint: "Put a passphrase on top of the keychain first.",
      } satisfies Problem;
    }
    this.#close();
    return this.#host.state();
  }

  async recover(task: string, words: string, key: KeyKind, passphrase: string): Promise<StartState> {
    await this.#host.call("recover");
    await this.#host.work(task, ["Opening with the words", "Making a new key", "Writing entries anew"]);
    if (words.toLowerCase().split(/\s+/).filter(Boolean).join(" ") !== this.#kitWords.join(" ")) {
      throw {
        code: "wrong_key",
        message: "These words do not open this data.",
        hint: "Nothing was changed. They may belong to an earlier kit, which opens only copies from before.",
      } satisfies Problem;
    }
    this.#open(key, passphrase);
    return this.#host.state();
  }

  async deleteEverything(task: string): Promise<StartState> {
    await this.#host.call("deleteEverything");
    await this.#host.work(task, ["Removing the keys", "Removing the data", "Removing the backups"]);
    clearTimeout(this.#idleTimer);
    this.#backups = [];
    this.#residue = this.#idle = 0;
    this.#kit = this.#lastErased = "";
    this.#damage = null;
    this.#host.clear();
    this.#host.become("absent");
    return this.#host.state();
  }

  async damage(): Promise<Damage | null> {
    await this.#host.call("damage");
    return structuredClone(this.#damage);
  }

  async acceptStore(task: string): Promise<StartState> {
    await this.#host.call("acceptStore");
    await this.#host.work(task, ["Writing entries anew", "Making a backup"]);
    if (this.#damage?.reason === "older") this.#open(this.#key, "");
    return this.#host.state();
  }

  async backups(): Promise<BackupInfo[]> {
    await this.#host.call("backups");
    return structuredClone(this.#backups);
  }

  async backupNow(task: string): Promise<BackupInfo[]> {
    await this.#host.call("backupNow");
    this.writable();
    await this.#host.work(task, [
      "Reading entries",
      "Reading documents",
      "Writing the backup",
      "Checking it",
    ]);
    this.#keep();
    return structuredClone(this.#backups);
  }

  async restore(task: string, name: string): Promise<RestoreResult> {
    await this.#host.call("restore");
    await this.#host.work(task, ["Opening the backup", "Comparing", "Writing entries anew", "Checking"]);
    const from = this.#backups.find((backup) => backup.name === name);
    if (!from?.present) {
      throw {
        code: "wrong_key",
        message: "The present key does not open this backup.",
        hint: "Choose one that was made after the key was changed.",
      } satisfies Problem;
    }
    const damage = this.#damage;
    this.#open(this.#key, "");
    const { records } = this.#host.counts();
    const affected = damage?.affected.reduce((sum, a) => sum + a.count, 0) ?? 0;
    const lost = damage && damage.readable > 0 ? 1 : 0;
    return {
      state: this.#host.state(),
      kept: damage ? damage.readable : records,
      fromBackup: damage ? Math.max(0, affected - lost - 2) : 0,
      older: damage ? Math.min(2, affected) : 0,
      lost,
    };
  }

  async chooseExport(): Promise<string> {
    await this.#host.call("chooseExport");
    return this.#options.choose === "none" ? "" : `/home/mara/Documents/autojob-${this.#host.today}.autojob`;
  }

  async chooseImport(): Promise<string> {
    await this.#host.call("chooseImport");
    if (this.#options.choose === "none") return "";
    return `/home/mara/Documents/${this.#options.choose === "broken" ? "broken" : "autojob-2026-11-20"}.autojob`;
  }

  async exportStore(task: string, _path: string, _passphrase: string): Promise<void> {
    await this.#host.call("exportStore");
    await this.#host.work(task, ["Reading entries", "Reading documents", "Writing the file", "Checking it"]);
  }

  async importStore(
    task: string,
    path: string,
    passphrase: string,
    key: KeyKind,
    newPassphrase: string,
  ): Promise<StartState> {
    await this.#host.call("importStore");
    await this.#host.work(task, ["Opening the file", "Reading entries", "Reading documents", "Checking"]);
    if (/broken/i.test(path)) {
      throw {
        code: "unreadable",
        message: "This file is damaged or was not made by Autojob.",
        hint: "Nothing was changed. Copy it again from where it was kept, or choose another.",
      } satisfies Problem;
    }
    if (passphrase !== memoryPassphrase) {
      throw {
        code: "wrong_key",
        message: "That passphrase does not open this file.",
        hint: "Nothing was changed. It is the one that was chosen when the file was made.",
      } satisfies Problem;
    }
    this.#host.fill();
    this.#open(key, newPassphrase);
    this.#kit = "";
    return this.#host.state();
  }

  async storeView(): Promise<StoreView> {
    await this.#host.call("storeView");
    const { records, documents } = this.#host.counts();
    return structuredClone({
      key: this.#key,
      keychain: this.#host.keychain(),
      folder: this.#host.state().folder,
      kit: this.#kit,
      idleMinutes: this.#idle,
      residue: this.#residue,
      lastErased: this.#lastErased,
      lastBackup: this.#backups[0]?.made ?? "",
      backups: this.#backups,
      records,
      documents,
      bytes: 182_400 + records * 3_120 + documents * 248_000,
      keyMade: this.#keyMade,
      working: this.#working,
    });
  }

  async erase(task: string): Promise<Receipt> {
    await this.#host.call("erase");
    this.writable();
    await this.#renew(task);
    return this.#erased();
  }

  async changeKey(task: string, key: KeyKind, passphrase: string): Promise<Receipt> {
    await this.#host.call("changeKey");
    this.writable();
    if (key !== "passphrase" && this.#host.keychain() === "") throw noKeychain;
    await this.#renew(task);
    this.#key = key;
    if (key !== "keychain") this.#passphrase = passphrase;
    else this.#idle = 0;
    this.#watch();
    return this.#erased();
  }

  async newKit(): Promise<KitView> {
    await this.#host.call("newKit");
    this.writable();
    const words = Array.from(
      crypto.getRandomValues(new Uint16Array(24)),
      (n) => list[n % list.length] ?? "zoo",
    );
    this.#shown = { kit: `kit-${this.#next++}`, words, qr: squares(words), ask: [4, 13, 22] };
    return structuredClone(this.#shown);
  }

  async keepKit(task: string, kit: string, words: string[]): Promise<Receipt> {
    await this.#host.call("keepKit");
    this.writable();
    const shown = this.#shown;
    if (!shown || shown.kit !== kit || shown.ask.some((place, i) => shown.words[place - 1] !== words[i])) {
      throw {
        code: "invalid",
        message: "These are not the words of this kit.",
        hint: "Compare them with what you wrote down.",
      } satisfies Problem;
    }
    await this.#renew(task);
    this.#kitWords = shown.words;
    this.#kit = this.#host.today;
    this.#shown = null;
    return this.#erased();
  }

  async discardKit(kit: string): Promise<void> {
    await this.#host.call("discardKit");
    if (this.#shown?.kit === kit) this.#shown = null;
  }

  async removeKit(task: string): Promise<Receipt> {
    await this.#host.call("removeKit");
    this.writable();
    await this.#renew(task);
    this.#kit = "";
    return this.#erased();
  }

  async setIdleLock(minutes: number): Promise<void> {
    await this.#host.call("setIdleLock");
    this.writable();
    this.#idle = minutes;
    this.#watch();
  }

  async active(): Promise<void> {
    await this.#host.call("active");
    this.#watch();
  }

  onLocked(listener: () => void): () => void {
    this.#lockedListeners.add(listener);
    return () => this.#lockedListeners.delete(listener);
  }

  async doctor(task: string): Promise<DoctorReport> {
    await this.#host.call("doctor");
    await this.#host.work(task, [
      "Reading entries",
      "Reading documents",
      "Comparing the catalogue",
      "Opening the backups",
      "Searching the folder",
      "Searching temporary files",
    ]);
    return {
      at: new Date().toISOString(),
      checks: checks(this.#options.checkup, {
        kit: this.#kit !== "",
        backups: this.#backups.length,
        ...this.#host.counts(),
      }),
    };
  }

  /** Counts the idle minutes from now. */
  #watch() {
    clearTimeout(this.#idleTimer);
    if (this.#idle === 0 || this.#key === "keychain" || this.#host.status() !== "open") return;
    this.#idleTimer = setTimeout(() => {
      this.#close();
      for (const listener of this.#lockedListeners) listener();
    }, this.#idle * this.#options.minute);
  }

  #close() {
    clearTimeout(this.#idleTimer);
    this.#host.become("passphrase");
  }

  /** It is open and whole from now on. */
  #open(key: KeyKind, passphrase: string) {
    this.#key = key;
    if (passphrase) this.#passphrase = passphrase;
    this.#damage = null;
    this.#host.become("open");
    this.#erased();
    this.#watch();
  }

  async #renew(task: string) {
    this.#working = "Writing entries anew";
    try {
      await this.#host.work(task, [
        "Making a new key",
        "Writing entries anew",
        "Writing documents anew",
        "Checking the new files",
        "Making a backup",
        "Removing the old files",
      ]);
    } finally {
      this.#working = "";
    }
  }

  #erased(): Receipt {
    const at = new Date().toISOString();
    this.#residue = 0;
    this.#lastErased = at;
    this.#keyMade = this.#host.today;
    this.#backups = [];
    this.#keep();
    return { at, ...this.#host.counts(), keyGone: !this.#options.keyStays };
  }

  #keep() {
    const { records, documents } = this.#host.counts();
    const backup = this.#backup(
      new Date().toISOString(),
      90_000 + records * 2_900 + documents * 240_000,
      true,
    );
    this.#backups = [backup, ...this.#backups].slice(0, 7);
  }

  #backup(made: string, bytes: number, present: boolean): BackupInfo {
    const stamp = made.replace(/[-:]|\.\d+/g, "");
    return { name: `${stamp}-7f3a${this.#next++}`, made, bytes: Math.max(bytes, 90_000), present };
  }

  #day(n: number): string {
    return new Date(Date.parse(this.#host.today) + n * 86_400_000).toISOString().slice(0, 10);
  }

  #damaged(reason: Damage["reason"]): Damage {
    const { readable } = this.#options;
    const affected =
      reason === "older"
        ? []
        : [
            { what: "profile", count: 1 },
            { what: "posting", count: 12 },
          ];
    return {
      reason,
      problem: damageProblems[reason],
      readable,
      affected,
      missing: reason === "older" ? 9 : 0,
    };
  }
}

const noKeychain: Problem = {
  code: "no_keychain",
  message: "This system offers no keychain.",
  hint: "Choose a passphrase instead. It is asked each time Autojob opens.",
};
const refused: Problem = {
  code: "cancelled",
  message: "The keychain was not unlocked.",
  hint: "Try again, and unlock it when it asks. Your data is unchanged.",
};
/** What start() answers after the person stopped waiting for the keychain. */
export const stopped = refused;

const readOnly: Problem = {
  code: "damaged",
  message: "Your data can only be read until its damage is dealt with.",
  hint: "Nothing was changed. Bring back a backup first.",
};
const unchanged = "Nothing was changed. Keep a copy of the folder before you do anything else.";
const damageProblems: Record<Damage["reason"], Problem> = {
  files: { code: "damaged", message: "Some files of your data do not pass their checks.", hint: unchanged },
  older: {
    code: "damaged",
    message: "Your data is in an earlier state than it was left in.",
    hint: unchanged,
  },
  catalogue: { code: "damaged", message: "The list of your entries is damaged.", hint: unchanged },
  records: { code: "damaged", message: "Some entries cannot be read.", hint: unchanged },
};

/** Squares that look like a QR code, the same for the same words; no reader finds anything in them. */
function squares(words: string[]): string[] {
  const size = 41;
  let seed = [...words.join(" ")].reduce((sum, c) => Math.imul(sum, 31) + c.charCodeAt(0), 7) >>> 0;
  const roll = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16;
  /** 1 or 0 in a corner mark, null outside. */
  const mark = (x: number, y: number) => {
    if (x > 7 || y > 7) return null;
    const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return ring === 2 || ring === 4 ? 0 : 1;
  };
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => {
      const random = roll() & 1;
      return mark(x, y) ?? mark(size - 1 - x, y) ?? mark(x, size - 1 - y) ?? random;
    }).join(""),
  );
}
