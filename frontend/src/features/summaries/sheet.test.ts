import { describe, expect, test } from "vitest";
import { partsOf, stretches } from "./sheet";
import { lacksServer, missing, recipientOf, untilOf, ways } from "$lib/sharing/ways";
import type { DraftBlock, DraftView } from "$lib/backend/summaries";

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
