import type { Problem, VaultStatus } from "../backend";
import type { MemoryModelOptions } from "./model";
import type { NetworkView } from "../network";
import type { MemoryNetworkOptions } from "./network";
import type { MemoryConsentsOptions } from "./consents";
import type { MemorySharedOptions } from "./shared";
import { memoryStoreOptions, type MemoryStoreOptions } from "./store";
import type { MemorySummariesOptions } from "./summaries";

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
  /** How many choices were made before. */
  choices: number;
  /** Milliseconds for each step of long work. */
  pace: number;
  /** Ranking goes through its steps too, as with very many jobs. */
  slow: boolean;
  /** Names of calls that reject, to see the error screens. */
  fail: string[];
  /** Scores have changed before. */
  past: boolean;
  /** What YYYY-MM-DD it is. */
  today: string;
  keychain: string;
  folder: string;
  store: MemoryStoreOptions;
  summaries: MemorySummariesOptions;
  model: MemoryModelOptions;
  network: MemoryNetworkOptions;
  consents: MemoryConsentsOptions;
  shared: MemorySharedOptions;
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
    choices: Number(q.get("choices") ?? 0),
    pace: Number(q.get("pace") ?? 120),
    slow: q.get("slow") === "1",
    fail: q.get("fail")?.split(",") ?? [],
    past: q.get("past") === "1",
    today: q.get("today") ?? new Date().toISOString().slice(0, 10),
    keychain: q.get("keychain") ?? "GNOME Keyring",
    folder: q.get("folder") ?? "/home/mara/.local/share/autojob",
    store: memoryStoreOptions(q),
    summaries: {
      drafts: Number(q.get("drafts") ?? 2),
      left: Number(q.get("left") ?? 1),
      refused: q.get("refused") === "1",
      stale: q.get("stale") === "1",
      copies: Number(q.get("copies") ?? 1),
    },
    network: {
      airplane: q.get("airplane") === "1",
      running: (q.get("running") ?? "") as NetworkView["running"],
      traffic: Number(q.get("traffic") ?? 0),
      mail: q.get("mail") ?? "",
    },
    consents: {
      begin:
        (q.get("consents") as MemoryConsentsOptions["begin"] | null) ??
        (q.get("vault") === "absent" ? "none" : "chosen"),
      past: Number(q.get("receipts") ?? 0),
    },
    model: { set: q.get("model") === "1", answer: q.get("answer") ?? "" },
    shared: { record: Number(q.get("record") ?? 0), tampered: q.get("tampered") === "1" },
  };
}

/** What is said of a store that is not open. */
export const vaultProblems: Partial<Record<VaultStatus, Problem>> = {
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
