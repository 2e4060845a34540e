import { beforeAll, describe, expect, test, vi } from "vitest";
import { sentences } from "./sentences";
import { checkSummary, holds, opener, receiptLines, sortChecks, when } from "./words";
import type { DoctorCheck, StoreView } from "$lib/backend/store";

beforeAll(() => void vi.stubGlobal("navigator", { languages: ["en-GB"] }));

const now = new Date(2026, 10, 24, 9, 12).getTime();
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).toISOString();

const view: StoreView = {
  key: "keychain",
  keychain: "GNOME Keyring",
  folder: "/home/mara/.local/share/autojob",
  kit: "2026-11-24",
  idleMinutes: 0,
  residue: 3,
  lastErased: "",
  lastBackup: at(24, 6, 15),
  backups: [],
  records: 12,
  documents: 1,
  bytes: 462_000,
  keyMade: "2026-08-29",
  working: "",
};
const texts = (v: StoreView | null, damaged = false) => sentences(v, damaged, now).map((s) => s.text);
const looks = (v: StoreView | null, damaged = false) =>
  sentences(v, damaged, now)
    .filter((s) => s.attention)
    .map((s) => s.part);

describe("the sentences of the page", () => {
  test("say where it is, what opens it, what is left of deleted things, the last backup and the kit", () => {
    expect(texts(view)).toEqual([
      "Everything is on this computer.",
      "Your store opens with GNOME Keyring.",
      "3 deleted or replaced entries are still in the store’s files, sealed, until the next erasure.",
      "Last backup today at 06:15, checked.",
      "You have a recovery kit from 24 November.",
    ]);
    expect(looks(view)).toEqual([]);
  });
  test("name what opens it", () => {
    expect(texts({ ...view, key: "both" })[1]).toBe(
      "Your store opens with GNOME Keyring and your passphrase together.",
    );
    expect(texts({ ...view, key: "passphrase", keychain: "" })[1]).toBe(
      "Your store opens with your passphrase.",
    );
  });
  test("ask for a look where a kit or a backup is missing, or the backup is a week old", () => {
    expect(looks({ ...view, kit: "", lastBackup: "" })).toEqual(["backups", "kit"]);
    expect(looks({ ...view, lastBackup: at(10, 6, 15) })).toEqual(["backups"]);
    expect(looks({ ...view, lastBackup: at(20, 6, 15) })).toEqual([]);
  });
  test("tell one entry from several, none, and an erasure that runs", () => {
    expect(texts({ ...view, residue: 1 })[2]).toMatch(/^1 deleted or replaced entry is still/);
    expect(texts({ ...view, residue: 0 })[2]).toBe("Nothing that was deleted is left in the store’s files.");
    expect(texts({ ...view, working: "Writing entries anew" })[2]).toBe(
      "What was deleted is being erased now.",
    );
  });
  test("promise nothing of what is not known, or of damaged data", () => {
    expect(texts(null)).toEqual(["Everything is on this computer."]);
    expect(texts(null, true)).toHaveLength(2);
    expect(looks({ ...view, kit: "" }, true)).toEqual(["backups"]);
  });
});

test.each([
  [at(24, 9, 12), "today at 09:12"],
  [at(24, 0, 0), "today at 00:00"],
  [at(23, 23, 59), "yesterday at 23:59"],
  [at(22, 8, 0), "on 22 November"],
  [new Date(2025, 11, 31, 8).toISOString(), "on 31 December 2025"],
  ["", ""],
])("%s is said as “%s”", (moment, said) => {
  expect(when(moment, now)).toBe(said);
});

test("what the store holds and opens with is said in one line", () => {
  expect(holds(view)).toBe("12 entries and 1 document, 462 kB");
  expect(opener(view)).toBe("GNOME Keyring");
  expect(opener({ ...view, key: "both" })).toBe("GNOME Keyring and your passphrase");
  expect(opener({ ...view, key: "passphrase" })).toBe("Your passphrase");
});

test("a receipt does not claim that the old key is gone when it is not", () => {
  const receipt = { at: at(24, 9, 0), records: 1, documents: 0, keyGone: true };
  expect(receiptLines(receipt)).toContain("The old key is destroyed.");
  expect(receiptLines({ ...receipt, keyGone: false }).join(" ")).not.toMatch(/destroyed/);
  expect(receiptLines(receipt)[0]).toBe("Kept, under a new key: 1 entry and 0 documents.");
});

test("what needs a look comes first, and is counted", () => {
  const check = (id: string, state: DoctorCheck["state"]): DoctorCheck => ({
    id,
    state,
    text: id,
    hint: "",
    details: [],
  });
  const checks = [
    check("records", "good"),
    check("place", "attention"),
    check("traces", "unknown"),
    check("key", "good"),
    check("backup", "bad"),
  ];
  expect(sortChecks(checks).map((c) => c.id)).toEqual(["backup", "place", "traces", "records", "key"]);
  expect(checkSummary({ at: at(24, 9, 0), checks }, now)).toMatch(/: 3 things need a look\.$/);
  expect(checkSummary({ at: at(24, 9, 0), checks: checks.slice(0, 1) }, now)).toMatch(
    /: everything is in order\.$/,
  );
});
