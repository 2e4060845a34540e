import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { featureCrossing, literalText, sources } from "./sources";

const code = sources("src", ".ts", ".svelte");

describe("imports", () => {
  test("features never import each other: what they share is in lib", () => {
    for (const { path, text } of code) expect(featureCrossing(path, text), path).toEqual([]);
  });
  test("only wails.ts imports the generated bindings: there is one way to the program", () => {
    const importers = code.filter(({ text }) => /from "[^"]*wailsjs/.test(text)).map(({ path }) => path);
    expect(importers).toEqual(["src/lib/backend/wails.ts"]);
  });
  test("lib imports no feature: it is below them", () => {
    for (const { path, text } of code.filter((f) => f.path.startsWith("src/lib/"))) {
      expect(text, path).not.toMatch(/from "[^"]*features\//);
    }
  });
  test("the check bites", () => {
    expect(featureCrossing("src/features/jobs/A.svelte", 'import x from "../matches/words";')).toEqual([
      "../matches/words",
    ]);
    expect(featureCrossing("src/features/jobs/A.svelte", 'import x from "$lib/ui/Button.svelte";')).toEqual(
      [],
    );
  });
});

describe("words", () => {
  test("every visible word in a component is a message", () => {
    for (const { path, text } of code.filter((f) => f.path.endsWith(".svelte"))) {
      expect(literalText(text), path).toEqual([]);
    }
  });
  test("the check bites", () => {
    expect(literalText("<p>Hello there</p>")).toEqual(["Hello there"]);
    expect(literalText('<Button label="Save">{m.save()}</Button>')).toEqual(["Save"]);
    expect(literalText('<p title={row.title}>{a > b ? "x" : m.y()} · </p>')).toEqual([]);
  });
});

describe("nothing leaves, nothing is left behind", () => {
  const forbidden: [RegExp, string][] = [
    [/\b(localStorage|sessionStorage|indexedDB)\b/, "the web view's storage is not encrypted"],
    [/document\.cookie/, "the window has no cookies"],
    [
      /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/,
      "only the program behind the window may speak to a network",
    ],
    [/<iframe|\{@html/, "an ad is text, never markup"],
    [/\sstyle="/, "the policy forbids inline style; use a class or style:name"],
    [
      /location\.(hash|assign|replace)|history\.(push|replace)State/,
      "nothing about the person stands in an address",
    ],
  ];
  test("in no source file", () => {
    for (const { path, text } of code.filter((f) => !f.path.includes(".test."))) {
      for (const [pattern, why] of forbidden) expect(text, `${path}: ${why}`).not.toMatch(pattern);
    }
  });
  test("the check bites", () => {
    const [storage, , network, , style] = forbidden;
    expect("localStorage.setItem('a', b)").toMatch(storage![0]);
    expect("await fetch(url)").toMatch(network![0]);
    expect('<div style="color: red">').toMatch(style![0]);
  });
  test("no host name is looked up ahead of a click", () => {
    expect(readFileSync("index.html", "utf8")).toContain('http-equiv="x-dns-prefetch-control" content="off"');
  });
});
