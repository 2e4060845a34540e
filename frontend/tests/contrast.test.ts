import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, themes } from "./oklch";

const tokens = themes(readFileSync("src/lib/ui/tokens.css", "utf8"));
const grounds = ["paper", "rail-paper", "surface", "raised", "hover", "selected"];

/** What is written on what, in 4.5:1. */
const text: [string, string[]][] = [
  ["ink", [...grounds, "accent-soft", "growth-soft", "attention-soft", "highlight"]],
  ["ink-soft", [...grounds, "accent-soft", "attention-soft"]],
  ["ink-faint", [...grounds, "accent-soft", "attention-soft"]],
  ["accent", [...grounds, "accent-soft"]],
  ["growth", [...grounds, "growth-soft"]],
  ["attention", [...grounds, "attention-soft"]],
  ["on-accent", ["accent", "accent-strong"]],
];
/** Marks, bars, edges of controls and the focus ring, in 3:1. */
const graphics: [string, string[]][] = [
  ["edge", ["paper", "surface", "raised"]],
  ["focus", grounds],
  ["growth-mark", ["paper", "surface", "raised"]],
  ["attention-mark", [...grounds, "attention-soft"]],
  ["accent", grounds],
];

describe.each(["light", "dark"] as const)("the %s theme", (name) => {
  const colours = tokens[name];
  const check = (pairs: [string, string[]][], least: number) => {
    for (const [front, backs] of pairs) {
      for (const back of backs) {
        const ratio = contrast(colours[front]!, colours[back]!);
        expect(ratio, `${front} on ${back}: ${ratio.toFixed(2)}`).toBeGreaterThanOrEqual(least);
      }
    }
  };
  test("has text at 4.5:1 wherever it stands", () => check(text, 4.5));
  test("has graphics at 3:1 wherever they stand", () => check(graphics, 3));
});

test("both themes name the same colours", () => {
  expect(Object.keys(tokens.dark).sort()).toEqual(Object.keys(tokens.light).sort());
  expect(Object.keys(tokens.light).length).toBeGreaterThan(20);
});

test("the measure is right: black on white is 21, and a pale grey is refused", () => {
  expect(contrast("oklch(0 0 0)", "oklch(1 0 0)")).toBeCloseTo(21, 1);
  expect(contrast("oklch(0.8 0 0)", "oklch(1 0 0)")).toBeLessThan(3);
  expect(() => contrast("oklch(0.2 0.01 70 / 0.3)", "oklch(1 0 0)")).toThrow(/opaque/);
});
