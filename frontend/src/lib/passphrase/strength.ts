/** The fewest characters that the program takes. */
export const shortest = 8;

export type Strength = "empty" | "short" | "weak" | "fair" | "strong";

const common = [
  "password",
  "passwort",
  "contraseña",
  "motdepasse",
  "autojob",
  "qwertz",
  "qwerty",
  "azerty",
  "letmein",
];

/** Whether each character follows the one before: "abcdef", "987654", "aaaa". */
function runs(text: string): boolean {
  const codes = [...text].map((c) => c.codePointAt(0)!);
  const steps = codes.slice(1).map((c, i) => c - codes[i]!);
  return steps.length > 0 && steps.every((s) => s === steps[0] && Math.abs(s) <= 1);
}

/**
 * About how many guesses (as a power of two) a passphrase stands against someone who knows how people make them: words count
 * as words, not as letters. A rough measure, for words beside a field; it promises nothing.
 */
export function bits(passphrase: string): number {
  const parts = passphrase.normalize("NFKC").match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]/gu) ?? [];
  const seen = new Set<string>();
  let sum = 0;
  for (const part of parts) {
    const plain = part.toLowerCase();
    const letters = [...part].length;
    if (seen.has(plain)) {
      sum += 1;
      continue;
    }
    seen.add(plain);
    if (common.includes(plain) || runs(plain)) sum += 3;
    else if (/\p{L}/u.test(part)) {
      // "correct" is one of some thousands of words; "xKqT" is not a word.
      const mixed = /\p{Ll}\p{Lu}/u.test(part);
      sum += mixed ? letters * 5 : letters < 3 ? letters * 4.5 : Math.max(11, letters * 1.6);
    } else if (/\p{N}/u.test(part)) {
      // Years and dates are guessed first.
      sum += /^(19|20)\d\d$/.test(part) ? 6 : letters * 3.2;
    } else sum += /\s|-/.test(part) ? 0.5 : 4.5;
  }
  return sum;
}

export function strength(passphrase: string): Strength {
  if (passphrase === "") return "empty";
  if ([...passphrase.normalize("NFKC")].length < shortest) return "short";
  const n = bits(passphrase);
  return n < 32 ? "weak" : n < 44 ? "fair" : "strong";
}
