import { list } from "./list";

/** How many words a kit has. */
export const count = 24;

const known = new Set(list);

/** A word of the text, as the kit knows it. */
export interface KitWord {
  /** From 1. */
  position: number;
  word: string;
  /** unfinished: the person may still be typing it. */
  state: "good" | "wrong" | "unfinished";
  /** A word of the list that it may have been meant to be; "" when none is near. */
  near: string;
}

/** A word without capitals, accents and what stands around it. */
export function plain(word: string): string {
  return word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

/**
 * The words of a text, however they were written down: with numbers, commas or line breaks, in capitals, cut to their first
 * four letters. The last one counts as unfinished while more letters could make it a word.
 */
export function readWords(text: string): KitWord[] {
  const parts = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const open = /\p{L}$/u.test(text.normalize("NFC").trimStart());
  return parts.map((part, i) => {
    const position = i + 1;
    if (known.has(part)) return { position, word: part, state: "good", near: "" };
    const longer = list.filter((word) => word.startsWith(part));
    if (part.length >= 4 && longer.length === 1)
      return { position, word: longer[0]!, state: "good", near: "" };
    if (open && i === parts.length - 1 && longer.length > 0)
      return { position, word: part, state: "unfinished", near: "" };
    return { position, word: part, state: "wrong", near: nearest(part) };
  });
}

/** What a kit's QR code holds, if the text is that: AUTOJOB-KIT-1: and 64 letters and digits, with spaces anywhere. */
export function readCode(text: string): { code: string; whole: boolean } | null {
  const code = text.replace(/[\s\p{Cf}]/gu, "").toUpperCase();
  if (!code.startsWith("AUTOJOB-KIT-")) return null;
  return { code, whole: /^AUTOJOB-KIT-\d+:[A-Z2-7]{64}$/.test(code) };
}

/** Whether the words are a whole kit as far as the list can tell; only the program knows whether they open anything. */
export function complete(words: KitWord[]): boolean {
  return words.length === count && words.every((word) => word.state !== "wrong" && known.has(word.word));
}

/** The one word of the list that is a slip away: a letter too many, too few, another, or two that changed places. */
function nearest(part: string): string {
  const near = list.filter((word) => slip(part, word));
  return near.length === 1 ? near[0]! : "";
}

function slip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const restA = a.slice(i);
  const restB = b.slice(i);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
