import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { overwriteGetLocale } from "$lib/paraglide/runtime";
import { texts, told } from "$lib/said/told";

/** All that the program's source says. */
function source(dir: string): string {
  return readdirSync(dir, { withFileTypes: true })
    .map((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return ["testdata", "bench"].includes(entry.name) ? "" : source(path);
      return /(?<!_test)\.go$/.test(entry.name) ? readFileSync(path, "utf8") : "";
    })
    .join("\n");
}
const unsaid = (go: string, all: string[]) => all.filter((text) => !go.includes(JSON.stringify(text)));

afterEach(() => overwriteGetLocale(() => "en"));

test("every text of the table is told by the program in these words, and means the same in English", () => {
  expect(unsaid(source("../backend"), Object.keys(texts))).toEqual([]);
  for (const text of Object.keys(texts)) expect(told(text)).toBe(text);
});
test("a text is told in the window's language, and in English where it is not in the table", () => {
  overwriteGetLocale(() => "de");
  expect(told("Stopped.")).toBe("Angehalten.");
  expect(told("Files up to 20 MB are read.")).toBe("Files up to 20 MB are read.");
});
test("the check bites", () => {
  expect(unsaid('New("Stopped.")', ["Stopped.", "Halted."])).toEqual(["Halted."]);
});
