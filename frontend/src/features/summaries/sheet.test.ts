import { describe, expect, test } from "vitest";
import { queueOf, stops } from "./queue";
import { fits, partsOf, stepOf, stretches } from "./sheet";
import { lacksServer, missing, recipientOf, untilOf, ways } from "$lib/sharing/ways";
import type { DraftBlock, DraftLine, DraftView, GrantView } from "$lib/backend/summaries";

const asked = (words: string) => ({ sentence: "s", words, kind: "level" });

describe("a sentence's marks", () => {
  test("cut it where they begin and end, and lose nothing of it", () => {
    const text = "A team player who led a team of 12.";
    const cut = stretches(text, [asked("led a team of 12")], [{ sentence: "s", words: "team player" }]);
    expect(cut.map((s) => s.text).join("")).toBe(text);
    expect(cut.filter((s) => s.mark).map((s) => [s.mark, s.text])).toEqual([
      ["stock", "team player"],
      ["asked", "led a team of 12"],
    ]);
  });
  test("that are not in it, or are nothing, mark nothing", () => {
    expect(stretches("Led.", [asked("managed"), asked("")], [])).toEqual([{ text: "Led.", mark: "" }]);
    expect(stretches("", [], [])).toEqual([]);
  });
  test("that overlap ask first", () => {
    const cut = stretches("team player", [asked("player")], [{ sentence: "s", words: "team player" }]);
    expect(cut.map((s) => s.mark)).toEqual(["stock", "asked"]);
  });
});

test("blocks belong to the heading above them; those before the first have none", () => {
  const block = (kind: DraftBlock["kind"]): DraftBlock => ({
    kind,
    section: "work",
    title: null,
    place: null,
    dates: null,
    sentences: [],
  });
  const parts = partsOf([block("facts"), block("heading"), block("entry"), block("entry"), block("heading")]);
  expect(parts.map((p) => [p.heading !== null, p.blocks.length])).toEqual([
    [false, 1],
    [true, 2],
    [true, 0],
  ]);
});

describe("a sentence's step", () => {
  const sentence = (id: string, plain = false) => ({ id, text: id, cites: [], plain, own: false });
  const block = (kind: DraftBlock["kind"], section: string, title: string, ...ids: string[]): DraftBlock => ({
    kind,
    section,
    title: title ? sentence(title) : null,
    place: null,
    dates: null,
    sentences: ids.map((id) => sentence(id, id.startsWith("dear"))),
  });
  const view = {
    blocks: [
      block("paragraph", "letter", "", "dear"),
      block("paragraph", "letter", "", "a", "b"),
      block("list", "letter", "", "c"),
      block("entry", "work", "job1", "x", "y"),
      block("entry", "work", "job2", "z"),
      block("facts", "skills", "", "s"),
    ],
  };
  test("goes within its paragraph, then into the next, never into a salutation", () => {
    expect(stepOf(view, "a", 1)).toEqual({ after: "b" });
    expect(stepOf(view, "b", 1)).toEqual({ before: "c" });
    expect(stepOf(view, "c", -1)).toEqual({ after: "b" });
    expect(stepOf(view, "a", -1)).toBeNull();
    expect(stepOf(view, "dear", 1)).toBeNull();
    expect(stepOf(view, "c", 1)).toBeNull();
  });
  test("stays in its entry; entries change places", () => {
    expect(stepOf(view, "y", 1)).toBeNull();
    expect(stepOf(view, "job1", 1)).toEqual({ after: "job2" });
    expect(stepOf(view, "job2", -1)).toEqual({ before: "job1" });
    expect(stepOf(view, "job1", -1)).toBeNull();
    expect(stepOf(view, "gone", 1)).toBeNull();
  });
  test("by the mouse has the same bounds", () => {
    expect([fits(view, "a", "c"), fits(view, "x", "y"), fits(view, "job1", "z")]).toEqual([true, true, true]);
    expect([
      fits(view, "a", "dear"),
      fits(view, "x", "z"),
      fits(view, "a", "a"),
      fits(view, "s", "a"),
    ]).toEqual([false, false, false, false]);
  });
});

test("what waits stands before what left, each part below its head, and an empty part says so", () => {
  const grant = (id: string, state: GrantView["state"]) => ({ id, state }) as GrantView;
  const rows = queueOf([grant("g1", "spent"), grant("g2", "waiting")], [{ id: "d1" } as DraftLine]);
  expect(rows.map((r) => r.id)).toEqual(["head-waiting", "g2", "d1", "head-left", "g1"]);
  expect(rows.filter(stops)).toHaveLength(3);
  expect(queueOf([], []).map((r) => r.kind)).toEqual(["head", "none", "head", "none"]);
});

describe("to whom and how", () => {
  const view = { company: "Nordlicht", kind: "page" } as DraftView;
  test("starts with the ad's employer, as a PDF that is saved, and needs no address", () => {
    const to = recipientOf(view);
    expect(to).toMatchObject({ name: "Nordlicht", address: "", way: { method: "file", format: "pdf" } });
    expect(missing(to)).toBe("");
    expect(missing({ ...to, name: "  " })).toBe("name");
  });
  test("sends only where there is a mail server, and only to an address", () => {
    const way = ways.find((w) => w.method === "smtp")!;
    expect(lacksServer(way, "")).toBe(true);
    expect(lacksServer(way, "mail.example.com")).toBe(false);
    expect(lacksServer(ways[0]!, "")).toBe(false);
    const to = { ...recipientOf(view), way };
    expect(missing(to)).toBe("address");
    expect(missing({ ...to, address: "jobs at nordlicht" })).toBe("address");
    expect(missing({ ...to, address: "jobs@nordlicht.example" })).toBe("");
  });
  test("ends on a day", () => {
    expect(untilOf({ ...recipientOf(view), days: 30 }, Date.parse("2026-11-24T09:00:00Z"))).toBe(
      "2026-12-24T09:00:00.000Z",
    );
  });
});
