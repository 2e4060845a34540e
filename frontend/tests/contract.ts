import { describe, expect, test } from "vitest";
import type { Backend, Problem } from "$lib/backend/backend";

/** The problem that something is refused with; a failing test where it is not. */
export async function rejected(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toMatchObject({
    code: expect.any(String),
    message: expect.any(String),
    hint: expect.any(String),
  });
  return error as Problem;
}

/**
 * What every Backend does, whatever is behind it. `open` gives a fresh one with an open store, the sample data added and
 * nothing marked.
 */
export function backendContract(name: string, open: () => Promise<Backend>) {
  const all = { text: "", show: "all", sort: "balanced", balance: 0.3 } as const;

  describe(`${name} as a Backend`, () => {
    test("counts jobs as it lists them, and says that they are samples", async () => {
      const b = await open();
      const state = await b.start();
      const { rows } = await b.matches(all);
      expect(state).toMatchObject({ status: "open", sample: true, hasProfile: true, problem: null });
      expect(rows.length).toBe(state.jobs);
      expect(rows.every((row) => row.sample)).toBe(true);
    });
    test("lists in the order that was asked for", async () => {
      const b = await open();
      const order = async (sort: "fit" | "growth" | "newest") => (await b.matches({ ...all, sort })).rows;
      const falls = (values: (number | string)[]) => values.every((v, i) => i === 0 || values[i - 1]! >= v);
      expect(falls((await order("fit")).map((r) => r.fit))).toBe(true);
      expect(falls((await order("growth")).map((r) => r.growth))).toBe(true);
      expect(falls((await order("newest")).map((r) => r.posted))).toBe(true);
      expect(falls((await b.matches(all)).rows.map((r) => r.score))).toBe(true);
    });
    test("keeps numbers in their range", async () => {
      const b = await open();
      for (const row of (await b.matches(all)).rows) {
        for (const n of [row.fit, row.growth, row.score])
          expect(n >= 0 && n <= 100, `${row.id}: ${n}`).toBe(true);
        expect(row.confidence >= 0 && row.confidence <= 1).toBe(true);
      }
    });
    test("hides and saves reversibly", async () => {
      const b = await open();
      const before = (await b.matches(all)).rows;
      const id = before[0]!.id;
      await b.markJob(id, "hidden");
      expect((await b.matches(all)).rows.some((r) => r.id === id)).toBe(false);
      expect((await b.matches({ ...all, show: "hidden" })).rows.map((r) => r.id)).toEqual([id]);
      await b.markJob(id, "saved");
      expect((await b.matches({ ...all, show: "saved" })).rows.map((r) => r.id)).toEqual([id]);
      await b.markJob(id, "");
      expect((await b.matches(all)).rows).toEqual(before);
    });
    test("shows a job with quotes that stand in the ad", async () => {
      const b = await open();
      for (const { id } of (await b.matches(all)).rows.slice(0, 5)) {
        const d = await b.match(id);
        expect(d.row.id).toBe(id);
        for (const reason of [...d.reasonsFor, ...d.reasonsAgainst]) {
          const where = `${d.row.title}\n${d.description}\n${d.row.pay}\n${d.row.place}\n${d.contract}`;
          if (reason.jobQuote) expect(where, reason.jobQuote).toContain(reason.jobQuote);
        }
      }
    });
    test("finds by words and finds nothing by nonsense", async () => {
      const b = await open();
      const title = (await b.matches(all)).rows[0]!.title.split(" ")[0]!;
      expect((await b.matches({ ...all, text: title.toLowerCase() })).rows.length).toBeGreaterThan(0);
      expect((await b.matches({ ...all, text: "xqzzy" })).rows).toEqual([]);
    });
    test("counts what the listed jobs ask for, and what they pay", async () => {
      const b = await open();
      const { rows } = await b.matches(all);
      const ids = new Set(rows.map((r) => r.id));
      const demand = await b.demand("d", all);
      expect(demand).toMatchObject({ jobs: rows.length, read: Math.min(200, rows.length), hasProfile: true });
      expect(demand.skills.length).toBeGreaterThan(10);
      for (const s of demand.skills) {
        const asked = [...s.must, ...s.implied, ...s.nice];
        expect(asked.length > 0 && asked.every((id) => ids.has(id)), s.skill.label).toBe(true);
      }
      const pay = await b.pay("p", all);
      expect(pay.ranges.length + pay.notSaid + pay.unclear).toBe(rows.length);
      for (const r of pay.ranges) {
        expect(ids.has(r.id) && (r.low > 0 || r.high > 0), r.id).toBe(true);
        expect(r.currency).toMatch(/^[A-Z]{3}$/);
      }
      const none = { ...all, text: "xqzzy" };
      expect((await b.demand("d", none)).skills).toEqual([]);
      expect((await b.pay("p", none)).ranges).toEqual([]);
    });
    test("keeps preferences", async () => {
      const b = await open();
      const before = await b.preferences();
      await b.savePreferences({ ...before, salaryMin: 12345, remote: ["remote"] });
      expect(await b.preferences()).toEqual({ ...before, salaryMin: 12345, remote: ["remote"] });
    });
    test("removes a job, and says so when it is asked for again", async () => {
      const b = await open();
      const id = (await b.matches(all)).rows[0]!.id;
      await b.removeJob(id);
      expect((await rejected(b.match(id))).code).toBe("not_found");
    });
    test("refuses a scrap of text as an ad, and takes a whole one", async () => {
      const b = await open();
      const { jobs } = await b.start();
      expect((await rejected(b.importPasted("t", "hello", ""))).hint).not.toBe("");
      const ad =
        "Gardener\nBotanical garden of Rheinsberg\nYou look after 300 roses, the orangery and two apprentices.";
      expect((await b.importPasted("t", ad, "")).added).toBe(1);
      expect((await b.start()).jobs).toBe(jobs + 1);
    });
    test("takes the sample out and nothing else", async () => {
      const b = await open();
      const ad =
        "Gardener\nBotanical garden of Rheinsberg\nYou look after 300 roses, the orangery and two apprentices.";
      await b.importPasted("t", ad, "");
      expect(await b.removeSample()).toMatchObject({ sample: false, jobs: 1 });
      expect(await b.profile()).toBeNull();
      const list = await b.matches(all);
      expect(list.hasProfile).toBe(false);
      expect(list.rows.map((r) => [r.fit, r.growth, r.score])).toEqual([[-1, -1, -1]]);
    });
    test("stops long work when it is cancelled", async () => {
      const b = await open();
      const stop = b.onProgress((p) => void b.cancel(p.task));
      expect((await rejected(b.addSample("stop-me"))).code).toBe("cancelled");
      stop();
    });

    const gardener =
      "Gardener\nBotanical garden of Rheinsberg\nYou look after 300 roses, the orangery and two apprentices.";
    const passphrase = "harbour violet tractor pepper";
    const other = "lantern copper meadow whistle";
    /** A kit that was shown, with what a person types who copied it well. */
    async function shownKit(b: Backend) {
      const kit = await b.newKit();
      return { ...kit, typed: kit.ask.map((position) => kit.words[position - 1]!) };
    }

    test("says of the store what it says at the start", async () => {
      const b = await open();
      const state = await b.start();
      const view = await b.storeView();
      expect(view).toMatchObject({ keychain: state.keychain, folder: state.folder, kit: "", working: "" });
      expect(view.records).toBeGreaterThanOrEqual(state.jobs);
      expect(view.backups).toEqual(await b.backups());
      expect(await b.damage()).toBeNull();
      expect(await b.waiting()).toBe("");
    });
    test("makes a backup, newest first, and keeps seven", async () => {
      const b = await open();
      for (let i = 1; i <= 8; i++) {
        const backups = await b.backupNow(`backup-${i}`);
        const made = backups.map((backup) => Date.parse(backup.made));
        expect(made).toEqual([...made].sort((x, y) => y - x));
        expect(backups.length).toBeLessThanOrEqual(7);
        expect(backups[0]).toMatchObject({ present: true });
        expect((await b.storeView()).lastBackup).toBe(backups[0]!.made);
      }
      const names = (await b.backups()).map((backup) => backup.name);
      expect(new Set(names).size).toBe(7);
    });
    test("leaves sealed bytes of what was removed until it erases, and gives a receipt", async () => {
      const b = await open();
      const before = await b.matches(all);
      await b.removeJob(before.rows[0]!.id);
      expect((await b.storeView()).residue).toBeGreaterThan(0);
      const receipt = await b.erase("erase");
      const view = await b.storeView();
      expect(view).toMatchObject({ residue: 0, lastErased: receipt.at, working: "" });
      expect(receipt).toMatchObject({ records: view.records, documents: view.documents, keyGone: true });
      expect(view.backups.every((backup) => backup.present)).toBe(true);
      expect((await b.matches(all)).rows).toEqual(before.rows.slice(1));
    });
    test("changes nothing when an erasure is stopped", async () => {
      const b = await open();
      await b.removeJob((await b.matches(all)).rows[0]!.id);
      const before = await b.storeView();
      const stop = b.onProgress((p) => void b.cancel(p.task));
      expect((await rejected(b.erase("stop-me"))).code).toBe("cancelled");
      stop();
      expect(await b.storeView()).toEqual(before);
    });
    test("shows a kit of 24 words with its code, and takes it once its words are typed again", async () => {
      const b = await open();
      const { kit, words, qr, ask, typed } = await shownKit(b);
      expect(words).toHaveLength(24);
      expect(qr.every((row) => row.length === qr.length && /^[01]+$/.test(row))).toBe(true);
      expect(new Set(ask).size).toBe(ask.length);
      expect(ask.length > 0 && ask.every((position) => position >= 1 && position <= 24)).toBe(true);
      await rejected(
        b.keepKit(
          "keep",
          kit,
          typed.toReversed().map((word) => `${word}x`),
        ),
      );
      expect((await b.storeView()).kit).toBe("");
      await b.keepKit("keep", kit, typed);
      expect((await b.storeView()).kit).toMatch(/^\d{4}-\d\d-\d\d$/);
      await b.removeKit("remove");
      expect((await b.storeView()).kit).toBe("");
    });
    test("forgets a kit that was thrown away", async () => {
      const b = await open();
      const { kit, typed } = await shownKit(b);
      await b.discardKit(kit);
      await rejected(b.keepKit("keep", kit, typed));
      expect((await b.storeView()).kit).toBe("");
    });
    test("locks behind a passphrase, and opens with it alone", async () => {
      const b = await open();
      const list = (await b.matches(all)).rows;
      expect((await rejected(b.lock())).code).toBe("invalid");
      await b.changeKey("key", "passphrase", passphrase);
      expect((await b.storeView()).key).toBe("passphrase");
      expect(await b.lock()).toMatchObject({ status: "passphrase", hasProfile: false, jobs: 0 });
      const wrong = await b.unlock(other).then(
        (state) => state.problem?.code,
        (e: Problem) => e.code,
      );
      expect(wrong).toBe("wrong_key");
      expect((await b.start()).status).toBe("passphrase");
      expect((await b.unlock(passphrase)).status).toBe("open");
      expect((await b.matches(all)).rows).toEqual(list);
    });
    test("takes keychain and passphrase together, another passphrase, and the keychain alone again", async () => {
      const b = await open();
      await b.changeKey("key", "both", passphrase);
      expect((await b.storeView()).key).toBe("both");
      await b.changeKey("key", "both", other);
      await b.lock();
      expect((await b.unlock(other)).status).toBe("open");
      await b.changeKey("key", "keychain", "");
      expect((await b.storeView()).key).toBe("keychain");
      expect((await rejected(b.lock())).code).toBe("invalid");
    });
    test("opens by the words of its kit when the passphrase is lost, and not by others", async () => {
      const b = await open();
      await b.changeKey("key", "passphrase", passphrase);
      const { kit, words, typed } = await shownKit(b);
      await b.keepKit("keep", kit, typed);
      await b.lock();
      const order = words.toReversed().join(" ");
      await rejected(b.recover("recover", order, "passphrase", other));
      expect((await b.start()).status).toBe("passphrase");
      expect((await b.recover("recover", words.join(" "), "passphrase", other)).status).toBe("open");
      await b.lock();
      expect((await b.unlock(other)).status).toBe("open");
    });
    test("keeps after how many minutes it locks", async () => {
      const b = await open();
      await b.changeKey("key", "both", passphrase);
      await b.setIdleLock(15);
      expect((await b.storeView()).idleMinutes).toBe(15);
      await b.active();
      await b.setIdleLock(0);
      expect((await b.storeView()).idleMinutes).toBe(0);
    });
    test("restores into a store that is whole without changing it", async () => {
      const b = await open();
      const [backup] = await b.backupNow("backup");
      await b.importPasted("t", gardener, "");
      const list = (await b.matches(all)).rows;
      const result = await b.restore("restore", backup!.name);
      expect(result).toMatchObject({ state: { status: "open" }, lost: 0 });
      expect((await b.matches(all)).rows).toEqual(list);
      await rejected(b.restore("restore", "no-such-backup"));
    });
    test("checks everything, and says what to do about what is not in order", async () => {
      const b = await open();
      const { at, checks } = await b.doctor("doctor");
      expect(Number.isNaN(Date.parse(at))).toBe(false);
      expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
      for (const id of ["records", "catalogue", "anchor", "key", "modes", "place", "backup", "traces"])
        expect(checks.map((check) => check.id)).toContain(id);
      for (const check of checks) {
        expect(["good", "attention", "bad", "unknown"]).toContain(check.state);
        expect(check.text, check.id).not.toBe("");
        if (check.state === "attention" || check.state === "bad") expect(check.hint, check.id).not.toBe("");
      }
    });
    test("deletes everything, and starts anew", async () => {
      const b = await open();
      await b.backupNow("backup");
      expect(await b.deleteEverything("delete")).toMatchObject({
        status: "absent",
        hasProfile: false,
        jobs: 0,
      });
      expect(await b.backups()).toEqual([]);
      expect((await b.createVault("")).status).toBe("open");
      expect((await b.matches(all)).rows).toEqual([]);
    });
  });
}
