import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files under a folder with one of the endings, with their text; generated code is left out. */
export function sources(folder: string, ...endings: string[]): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((e) => entry.name.endsWith(e)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("paraglide"))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** Words that a person would read but that stand in the markup itself, not in messages. */
export function literalText(svelte: string): string[] {
  const markup = svelte
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/&\w+;/g, "");
  const found: string[] = [];
  // Attributes that are read out or shown.
  for (const m of markup.matchAll(
    /\s(?:title|label|placeholder|aria-label|alt|text|summary|hint)="([^"{]*\p{L}[^"{]*)"/gu,
  )) {
    found.push(m[1]!);
  }
  // Text between tags, once every {expression} is out.
  let depth = 0;
  let plain = "";
  for (const c of markup) {
    if (c === "{") depth++;
    else if (c === "}") depth--;
    else if (depth === 0) plain += c;
  }
  for (const m of plain.replace(/=>/g, "").matchAll(/>([^<>]+)</g)) {
    const words = m[1]!.trim();
    if (/\p{L}{2,}/u.test(words)) found.push(words);
  }
  return found;
}

/** Imports of another feature from within one: features/jobs/A.svelte importing features/matches. */
export function featureCrossing(path: string, text: string): string[] {
  const own = /features\/([^/]+)\//.exec(path)?.[1];
  if (!own) return [];
  return [...text.matchAll(/from "([^"]+)"/g)]
    .map((m) => m[1]!)
    .filter((from) => {
      const other = /features\/([^/]+)/.exec(from)?.[1] ?? /^\.\.\/([^./][^/]*)\//.exec(from)?.[1];
      return other !== undefined && other !== own;
    });
}
