import { afterAll, beforeEach, describe, expect, test } from "vitest";
import examples from "./sentences.json";
import type { MatchRow, Said } from "$lib/backend/backend";
import { overwriteGetLocale } from "$lib/paraglide/runtime";
import { label, payWords, placeWords, sentence, skillInside, skillLabel } from "$lib/said/said";
import { licences, sentences } from "$lib/said/table";

const all = examples.sentences as unknown as Said[];
let locale: "en" | "de" | "fr" | "es" = "en";
beforeEach(() => overwriteGetLocale(() => locale));
afterAll(() => overwriteGetLocale(() => "en"));

function inLocale<T>(of: typeof locale, what: () => T): T {
  locale = of;
  try {
    return what();
  } finally {
    locale = "en";
  }
}
/** What the words of a sentence leave to be filled in, or say without what they should be filled in with. */
function faults(said: Said, words: string): string[] {
  const found: string[] = [];
  if (/[{}]|undefined|\[object/.test(words)) found.push("is not filled in");
  if (words.trim() === "") found.push("is empty");
  for (const arg of said.args) {
    const told = arg.kind === "number" ? String(arg.number) : arg.kind === "text" ? arg.text : "";
    if (!words.includes(told)) found.push(`does not say ${told}`);
  }
  return found;
}

describe("the sentences of a match", () => {
  test("are those that the program has", () => {
    expect(Object.keys(sentences).sort()).toEqual([...new Set(all.map((s) => s.key))].sort());
    expect(Object.keys(licences).sort()).toEqual([...examples.licences].sort());
  });
  test("say in English what the command line says", () => {
    for (const said of all) expect(sentence(said), said.key).toBe(said.text);
  });
  test.each(["de", "fr", "es"] as const)("are said in %s, whole and filled in", (other) => {
    for (const said of all) {
      const words = inLocale(other, () => sentence(said));
      expect(faults(said, words), `${said.key}: ${words}`).toEqual([]);
      const plain = said.key.startsWith("asked_skills"); // which has words of its own in no language
      if (!plain) expect(words, said.key).not.toBe(said.text);
    }
  });
  test("read as they did when somebody last read them", async () => {
    const lines = all.flatMap((said) => [
      said.key,
      ...(["en", "de", "fr", "es"] as const).map((l) => `  ${l}  ${inLocale(l, () => sentence(said))}`),
    ]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("said.txt");
  });
  test("fall back to English for a key that is not known here", () => {
    const said = { key: "of_a_later_version", text: "They ask for patience.", args: [] };
    expect(inLocale("de", () => sentence(said))).toBe("They ask for patience.");
  });
  test("the check bites", () => {
    const years = all.find((s) => s.key === "years_met")!;
    expect(faults(years, "Verlangt wird Erfahrung.")).toEqual(["does not say 1", "does not say 1"]);
    expect(faults(years, "Verlangt wird {asked} 1")).toEqual(["is not filled in"]);
    expect(faults(years, "")).toContain("is empty");
  });
});

describe("what sentences are filled in with", () => {
  const care = {
    id: "wound-care",
    label: "Wound care",
    inside: "wound care",
    names: { de: "Wundversorgung", fr: "soin des plaies", es: "cura de heridas" },
  };
  const odd = { id: "x", label: "Lead generation", inside: "lead generation", names: {} };

  test("a skill keeps the capital that its language gives it", () => {
    expect([skillInside(care), skillLabel(care)]).toEqual(["wound care", "Wound care"]);
    const other = (l: typeof locale) => inLocale(l, () => [skillInside(care), skillLabel(care)]);
    expect(other("de")).toEqual(["Wundversorgung", "Wundversorgung"]);
    expect(other("fr")).toEqual(["soin des plaies", "Soin des plaies"]);
    expect(other("es")).toEqual(["cura de heridas", "Cura de heridas"]);
  });
  test("a skill without a name in the language is said in English", () => {
    expect(inLocale("de", () => skillInside(odd))).toBe("Lead generation");
    expect(inLocale("fr", () => skillInside(odd))).toBe("lead generation");
  });
  test("several are joined as the language joins them", () => {
    const said: Said = {
      key: "asked_skills",
      text: "",
      args: [
        {
          name: "labels",
          kind: "labels",
          number: 0,
          text: "",
          level: "",
          skills: [care, odd, { ...odd, label: "iPad", inside: "iPad" }],
        },
      ],
    };
    expect(label(said)).toBe("Wound care, Lead generation or iPad");
    expect(inLocale("de", () => label(said))).toBe("Wundversorgung, Lead generation oder iPad");
    expect(inLocale("fr", () => label(said))).toBe("Soin des plaies, lead generation ou iPad");
  });
  test("pay and place", () => {
    const pay = { text: "", min: 65000, max: 78000, currency: "EUR", period: "year" };
    expect(payWords(pay)).toBe("65,000–78,000 EUR a year");
    expect(inLocale("de", () => payWords(pay))).toBe("65.000–78.000 EUR pro Jahr");
    expect(payWords({ ...pay, max: 0 })).toBe("from 65,000 EUR a year");
    expect(payWords({ ...pay, min: 0, max: 14.5, period: "hour" })).toBe("14.50 EUR an hour");
    expect(payWords({ text: "TVöD E11", min: 0, max: 0, currency: "", period: "" })).toBe("TVöD E11");
    const row = { place: "Berlin", remote: "remote" } as MatchRow;
    expect(placeWords(row)).toBe("Berlin, remote");
    expect(inLocale("fr", () => placeWords(row))).toBe("Berlin, à distance");
    expect(placeWords({ ...row, place: "" })).toBe("remote");
  });
});
