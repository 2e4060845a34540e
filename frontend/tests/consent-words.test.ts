import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ConsentPurpose } from "$lib/backend/consents";
import { wordsOf } from "$lib/backend/memory/consent-words";

const go = readFileSync("../backend/core/consent/words.go", "utf8");
/** The numbers of the words, by the program's name of a purpose. */
const versions = Object.fromEntries(
  [.../versions = map\[Purpose\]int\{(.*)\}/.exec(go)![1]!.matchAll(/(\w+): (\d+)/g)].map((m) => [
    m[1]!,
    Number(m[2]),
  ]),
);
const names: Record<ConsentPurpose, string> = {
  matching: "Matching",
  learning: "Learning",
  board_profile: "BoardProfile",
  scheduling: "Scheduling",
  background_check: "BackgroundCheck",
  language_model: "LanguageModel",
  analytics: "Analytics",
};

test.each(["en", "de"])(
  "the memory backend asks for a yes in the words and versions of the program (%s)",
  (language) => {
    for (const [purpose, name] of Object.entries(names)) {
      const words = wordsOf(purpose as ConsentPurpose, language);
      expect(words.version, purpose).toBe(versions[name]);
      for (const text of [words.title, words.what, words.leaves, words.stop])
        expect(go, purpose).toContain(JSON.stringify(text));
    }
  },
);
