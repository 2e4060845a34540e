import { describe, expect, test } from "vitest";
import type { Backend, Problem } from "$lib/backend/backend";

/**
 * What every Backend does, whatever is behind it. `open` gives a fresh one with an open store, the sample data added and
 * nothing marked.
 */
export function backendContract(name: string, open: () => Promise<Backend>) {
  const all = { text: "", show: "all", sort: "balanced", balance: 0.3 } as const;

  async function rejected(work: Promise<unknown>): Promise<Problem> {
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
  });
}
