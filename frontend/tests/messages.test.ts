import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sources } from "./sources";

type Message = string | { declarations: string[]; match: Record<string, string> }[];

const locales = ["en", "de", "fr", "es"] as const;
const areas = readdirSync("messages");

function read(area: string, locale: string): Record<string, Message> {
  const messages = JSON.parse(readFileSync(`messages/${area}/${locale}.json`, "utf8")) as Record<
    string,
    Message
  >;
  delete messages["$schema"];
  return messages;
}
function texts(message: Message): string[] {
  return typeof message === "string" ? [message] : message.flatMap((m) => Object.values(m.match));
}
function inputs(message: Message): string {
  return [...new Set(texts(message).flatMap((t) => [...t.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)))]
    .sort()
    .join(" ");
}
/** What is wrong with a translation beside its English. */
function faults(english: Message, other: Message): string[] {
  const found: string[] = [];
  if (texts(other).some((t) => t.trim() === "" && texts(english).every((e) => e.trim() !== "")))
    found.push("is empty");
  if (inputs(english) !== inputs(other))
    found.push(`takes {${inputs(other)}} instead of {${inputs(english)}}`);
  if (texts(other).some((t) => /[!¡]/.test(t))) found.push("exclaims");
  return found;
}

describe.each(areas)("messages of %s", (area) => {
  const english = read(area, "en");
  test.each(locales)("are complete in %s", (locale) => {
    const other = read(area, locale);
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(other))
      expect(faults(english[key]!, message), key).toEqual([]);
  });
  test("start with the name of their area", () => {
    for (const key of Object.keys(english)) expect(key.startsWith(`${area}_`), key).toBe(true);
  });
});

test("every message that is used exists, and every one that exists is used", () => {
  const code = sources("src", ".ts", ".svelte")
    .map((f) => f.text)
    .join("\n");
  const used = new Set([...code.matchAll(/\bm\.([a-z]\w+)/g)].map((m) => m[1]!));
  const all = areas.flatMap((area) => Object.keys(read(area, "en")));
  expect([...used].filter((key) => !all.includes(key))).toEqual([]);
  expect(all.filter((key) => !used.has(key))).toEqual([]);
});

test("the check bites", () => {
  expect(faults("Saved: {title}", "Gemerkt")).toEqual(["takes {} instead of {title}"]);
  expect(faults("Saved", "Gemerkt!")).toEqual(["exclaims"]);
  expect(faults("Saved", "")).toEqual(["is empty"]);
});
