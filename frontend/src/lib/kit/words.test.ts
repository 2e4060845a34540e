import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { list } from "./list";
import { complete, readCode, readWords } from "./words";

const kit = list.filter((_, i) => i % 85 === 0).slice(0, 24);

test("the list has 2,048 words, each with its own first four letters", () => {
  expect(list).toHaveLength(2048);
  expect(new Set(list.map((word) => word.slice(0, 4)))).toHaveLength(2048);
});

test("the list is the program's own", () => {
  expect(readFileSync("../backend/core/recovery/words.txt", "utf8").trim().split("\n")).toEqual(list);
});

test.each([
  ["in one line", kit.join(" ")],
  ["numbered, a line each", kit.map((word, i) => `${i + 1}. ${word}`).join("\r\n")],
  ["in capitals with commas", kit.join(", ").toUpperCase()],
  ["cut to four letters", kit.map((word) => word.slice(0, 4)).join(" ")],
  ["with spaces that are none", kit.join("\u00a0\t")],
])("words %s are understood", (_, text) => {
  const words = readWords(text);
  expect(words.map((word) => word.word)).toEqual(kit);
  expect(complete(words)).toBe(true);
});

test("a word of no kit is named by its place, with the one that is near", () => {
  const words = readWords("abandon abilty able xylophon zoo");
  expect(words.filter((word) => word.state === "wrong")).toEqual([
    { position: 2, word: "abilty", state: "wrong", near: "ability" },
    { position: 4, word: "xylophon", state: "wrong", near: "" },
  ]);
  expect(readWords("hause ")[0]).toMatchObject({ state: "wrong", near: "" });
  expect(readWords("crytsal ")[0]).toMatchObject({ state: "wrong", near: "crystal" });
});

test("the last word is left alone while it is being typed", () => {
  expect(readWords("abandon ab")[1]).toMatchObject({ state: "unfinished" });
  expect(readWords("abandon ab ")[1]).toMatchObject({ state: "wrong" });
  expect(readWords("abandon xq")[1]).toMatchObject({ state: "wrong" });
});

test("a kit is whole with 24 words of the list, no more and no fewer", () => {
  expect(complete(readWords(kit.slice(1).join(" ")))).toBe(false);
  expect(complete(readWords([...kit, "zoo"].join(" ")))).toBe(false);
  expect(complete(readWords(kit.with(3, "zzzz").join(" ")))).toBe(false);
});

test("what the QR code holds is taken as it is, broken over lines too, and a cut one is told", () => {
  const code = `AUTOJOB-KIT-1:${"ABCDEFG2".repeat(8)}`;
  expect(readCode(` ${code.toLowerCase().slice(0, 30)}\n${code.slice(30)} `)).toEqual({ code, whole: true });
  expect(readCode(code.slice(0, -1))).toMatchObject({ whole: false });
  expect(readCode("abandon ability")).toBeNull();
});
