import { fieldCalled } from "$lib/consent/fields";
import { checks } from "./told/checks";
import { glyphs } from "./told/glyphs";
import { network } from "./told/network";
import { reading } from "./told/reading";
import { ofField, ofGlyphs, ofName, ofQuote, sentences, type Sentences } from "./told/sentences";
import { sharing } from "./told/sharing";
import { steps } from "./told/steps";
import { store } from "./told/store";

/** What the program tells in plain English (problems, findings, steps of long work), by its words. */
export const texts: Record<string, () => string> = {
  ...reading,
  ...sharing,
  ...network,
  ...store,
  ...checks,
  ...steps,
};

/** A sentence with parts, and how it is found: by its fixed words. */
export interface Shape {
  english: string;
  fixed: number;
  /** What it says for a text; undefined of another sentence. */
  say: (text: string) => string | undefined;
}

/** The shapes of a table, with what becomes of a part before it is said. */
export function shapes(table: Sentences, part: (text: string, hole: string) => string): Shape[] {
  return Object.entries(table).map(([english, fill]) => {
    // Fixed words, a hole's letter, fixed words, and so on.
    const pieces = english.split(/\{([a-dn])\}/);
    const words = pieces.filter((_, i) => i % 2 === 0);
    const found = pieces.map((piece, i) =>
      i % 2 === 0
        ? piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        : `(?<${piece}>${piece === "n" ? "\\d+" : ".+?"})`,
    );
    const pattern = new RegExp(`^${found.join("")}$`, "su");
    const say = (text: string) => {
      const parts = pattern.exec(text)?.groups;
      if (!parts) return undefined;
      const told = { a: "", b: "", c: "", d: "", n: "", ...parts };
      for (const hole of Object.keys(parts) as (keyof typeof told)[]) told[hole] = part(told[hole], hole);
      return fill(told);
    };
    return { english, fixed: words.join("").length, say };
  });
}
const longestFirst = (all: Shape[]) => all.toSorted((a, b) => b.fixed - a.fixed);

// The part of a sentence may be a text or a sentence itself, but never one that ends in a name: a file may be called "Reading list".
const inner = longestFirst([
  ...shapes(sentences, (part) => find(part, inner)),
  ...shapes(ofQuote, (part, hole) => (hole === "d" ? part : find(part, inner))),
  ...shapes(ofField, fieldCalled),
  ...shapes(ofGlyphs, glyphs),
]);
const all = longestFirst([...inner, ...shapes(ofName, (name) => name)]);

/** The sentences that a text could be, the one that fixes most of its words first. */
export const matching = (text: string) => all.filter((shape) => shape.say(text) !== undefined);

function find(text: string, among: Shape[]): string {
  const said = Object.hasOwn(texts, text) ? texts[text]?.() : undefined;
  if (said !== undefined) return said;
  for (const { say } of among) {
    const told = say(text);
    if (told !== undefined) return told;
  }
  return text;
}

/** A text in the window's language; in English where the tables do not have it. */
export const told = (text: string) => find(text, all);
