import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openings, policyOf, remoteReferences } from "./remote";
import { sources } from "./sources";

/** An image in the web view would be a second way out: who serves it learns when which ad is read, and from where. */
describe("the web view fetches nothing", () => {
  test("no source names anything elsewhere to load", () => {
    for (const { path, text } of sources("src", ".ts", ".svelte", ".css", ".html"))
      expect(remoteReferences(text), path).toEqual([]);
    expect(remoteReferences(readFileSync("index.html", "utf8"))).toEqual([]);
  });
  test("the page's policy lets nothing in from elsewhere, and stands before everything that loads", () => {
    const { policy, first } = policyOf(readFileSync("index.html", "utf8"));
    expect(openings(policy)).toEqual([]);
    expect(first).toBe(true);
  });
  test("a planted image is found, however it is written", () => {
    for (const planted of [
      '<img src="https://t.example/x.png">',
      "<img src='http://127.0.0.1:8080/x.png'>",
      '<img alt="" src=//t.example/x.png>',
      '<img src={"https://t.example/x.png"} />',
      "<img src={`https://t.example/${id}.png`} />",
      '<img srcset="https://t.example/x.png 2x">',
      '<video poster="https://t.example/x.png"></video>',
      '<link rel="preconnect" href="https://t.example">',
      '<link href="//t.example/a.css" rel="stylesheet">',
      '<base href="https://t.example/">',
      '<svg><image href="https://t.example/x.png" /></svg>',
      ".a { background: url(https://t.example/x.png); }",
      ".a { background: url( '//t.example/x.png' ); }",
      '@import "https://t.example/a.css";',
      'const i = new Image(); i.src = "https://t.example/x.png";',
      'i.setAttribute("src", "https://t.example/x.png")',
      'await import("https://t.example/a.js")',
      'import a from "https://t.example/a.js";',
      'new WebSocket("wss://t.example")',
      "fetch(`https://t.example/${id}`)",
      String.raw`a("<img src=\"https://t.example/x.png\">")`,
      String.raw`{"src":"https:\/\/t.example\/x.png"}`,
    ])
      expect(remoteReferences(planted), planted).not.toEqual([]);
  });
  test("what loads nothing is left alone", () => {
    for (const harmless of [
      '<a href="https://example.com/">',
      '<svg xmlns="http://www.w3.org/2000/svg">',
      '<img src={page} alt="">',
      '<img src="/logo.svg">',
      "url(./inter.woff2)",
      "const address = `https://${host}/${token}`;",
      "// source: the page at https://example.com",
    ])
      expect(remoteReferences(harmless), harmless).toEqual([]);
  });
  test("a looser policy is found", () => {
    const { policy } = policyOf(readFileSync("index.html", "utf8"));
    for (const [from, to] of [
      ["img-src 'self'", "img-src 'self' https:"],
      ["img-src 'self'", "img-src *"],
      ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
      ["connect-src 'self'", "connect-src http://127.0.0.1:8080"],
      ["font-src 'self'", "font-src data:"],
      ["default-src 'none'", "default-src 'self'"],
      ["base-uri 'none';", ""],
      ["form-action 'none';", ""],
    ] as const) {
      expect(policy).toContain(from);
      expect(openings(policy.replace(from, to)), to).not.toEqual([]);
    }
    expect(openings("")).not.toEqual([]);
    expect(
      policyOf('<script src="/a.js"></script><meta http-equiv="Content-Security-Policy" content="x">').first,
    ).toBe(false);
  });
});
