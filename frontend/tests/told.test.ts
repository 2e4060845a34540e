import { afterEach, expect, test } from "vitest";
import { overwriteGetLocale } from "$lib/paraglide/runtime";
import { matching, shapes, texts, told } from "$lib/said/told";
import { ofField, ofGlyphs, ofName, ofQuote, sentences } from "$lib/said/told/sentences";
import { becoming, expression, foundBy, goFiles, hidden, part, toldBy } from "./gotold";
import { elsewhere, inVariables } from "./elsewhere";

const files = goFiles("../backend");
const source = files.map((file) => file.text).join("\n");
const met = files.filter(({ path }) => !/\/(?:cmd|problem)\//.test(path));
const makesFindings = (path: string) => /\/(?:doctor\w*|check)\.go$/.test(path);
const tells = [
  ...new Set(
    met.flatMap(({ path, text }) => [...toldBy(text), ...(makesFindings(path) ? foundBy(text) : [])]),
  ),
];
const tables = { ...sentences, ...ofField, ...ofGlyphs, ...ofQuote, ...ofName };

const filled = (english: string) => english.replaceAll(/\{[a-dn]?\}/g, "7");
const sentenceFor = (text: string) => matching(filled(text)).length > 0;
/** What of all that is told the tables do not have. A text with parts is a sentence, or each that it may become is a text. */
const missing = (all: string[]) =>
  all.filter((text) =>
    text.includes(part)
      ? !sentenceFor(text) && !Object.keys(texts).some((t) => becoming(text).test(t))
      : !Object.hasOwn(texts, text),
  );
/** What of the texts no source tells, neither in these words nor put together from parts. */
const unsaid = (go: string, told: string[], all: string[]) => {
  const parted = told
    .filter((text) => text.replaceAll(part, "").length >= 9 && text.includes(part))
    .map(becoming);
  return all.filter((text) => !go.includes(JSON.stringify(text)) && !parted.some((p) => p.test(text)));
};
/** The same of sentences: their fixed words stand in the source, or a text that is put together becomes them. */
const wordless = (go: string, told: string[], all: string[]) =>
  all.filter((english) => {
    const words = english.split(/\{[a-dn]\}/).map((w) => w.replace(/^[\s.“”]+|[\s.“”]+$/g, ""));
    return words.some((w) => !go.includes(w)) && unsaid("", told, [filled(english)]).length > 0;
  });

afterEach(() => overwriteGetLocale(() => "en"));

test("every text of the table is told by the program in these words, and means the same in English", () => {
  expect(unsaid(source, tells, Object.keys(texts))).toEqual([]);
  for (const text of Object.keys(texts)) expect(told(text)).toBe(text);
});
test("the words of every sentence are the program's, and it means the same in English", () => {
  expect(wordless(source, tells, Object.keys(tables))).toEqual([]);
  for (const english of Object.keys(tables)) expect(told(filled(english))).toBe(filled(english));
});
test("everything that the window can be told is in a table, or stands with its reason among what it is not told", () => {
  const apart = Object.values(elsewhere).flat();
  expect(missing(tells).filter((text) => !apart.includes(text))).toEqual([]);
  expect(apart.filter((text) => !missing(tells).includes(text))).toEqual([]);
});
test("a problem has its words where it is made, but for those whose words were looked at", () => {
  const found = met.filter((file) => hidden(file.text)).map((file) => file.path.replace("../backend/", ""));
  expect(found.sort()).toEqual(Object.keys(inVariables).sort());
});
test("no text can be two sentences: one of them always fixes more of its words", () => {
  for (const english of Object.keys(tables)) {
    const [first, second] = matching(filled(english));
    expect(first?.english).toBe(english);
    expect(second?.fixed ?? 0, english).toBeLessThan(first!.fixed);
  }
});
test("a text is told in the window's language, and in English where it is not in the table", () => {
  overwriteGetLocale(() => "de");
  expect(told("Stopped.")).toBe("Angehalten.");
  expect(told("Nothing like this is told.")).toBe("Nothing like this is told.");
  expect(told("constructor")).toBe("constructor");
});
test("a sentence keeps its parts, and a part that has a translation is told, too", () => {
  overwriteGetLocale(() => "de");
  expect(told("Files up to 20 MB are read.")).toBe("Gelesen werden Dateien bis 20 MB.");
  expect(told("There is no page 9; this file has 2.")).toBe("Es gibt keine Seite 9; diese Datei hat 2.");
  expect(told("Words 2, 3 and 5 more are not on the kit's list.")).toBe(
    "Die Wörter 2, 3 und 5 weitere stehen nicht auf der Liste des Sets.",
  );
  expect(told("No job ads could be read from this. row 3: This row has no title.")).toBe(
    "Hieraus konnten keine Stellenanzeigen gelesen werden. Zeile 3: Diese Zeile hat keinen Titel.",
  );
  expect(told("Reading Stopped.pdf")).toBe("Stopped.pdf wird gelesen");
  expect(told("Reading Reading list.docx")).toBe("Reading list.docx wird gelesen");
  expect(
    told("Look for your past_pay in it: take it out, or choose that this summary may tell it."),
  ).toContain("„Früheres Gehalt“");
  expect(told("It is “Past pay”. Change the rule under What may travel, or leave that part out.")).toContain(
    "„Früheres Gehalt“",
  );
});
test("what is quoted stays as it is, and a number is a number", () => {
  overwriteGetLocale(() => "de");
  expect(
    told("Page 2 holds 1 word that nobody can see, too small to read: “Stopped.”. They were left out."),
  ).toBe(
    "Seite 2 enthält Text, den niemand sehen kann (1 Wort, zu klein zum Lesen): „Stopped.“. Er wurde weggelassen.",
  );
  expect(told("row 3, line 9")).toBe("Zeile 3, in der Datei Zeile 9");
  expect(told("row house builder")).toBe("row house builder");
});
test("characters that cannot be shown are told with their places", () => {
  const list = "“李” (U+674E) in the name, “✓” (U+2713) in the section Work: “In the text, …”, and 3 more";
  expect(told(`The PDF's font cannot show ${list}.`)).toBe(`The PDF's font cannot show ${list}.`);
  overwriteGetLocale(() => "fr");
  expect(told(`The PDF's font cannot show ${list}.`)).toBe(
    "La police du PDF ne peut pas montrer\u00a0: “李” (U+674E) dans le nom, “✓” (U+2713) dans la section Work: “In the text, …”, et 3 autres.",
  );
});
test("texts are read from Go as they are put together", () => {
  expect(
    toldBy('return problem.New(problem.Invalid, "No.", "Up to "+n(a, "b")+" MB.").Because(err)'),
  ).toEqual(["No.", "Up to {} MB."]);
  expect(toldBy('tell.Tell(fmt.Sprintf("Reading %s", "A b"), 0, 0)')).toEqual(["Reading {}"]);
  expect(foundBy('f.Text = size(free) + " are free."\nx := "name"')).toEqual(["{} are free."]);
  expect(toldBy('Problem{Where: at, Message: "No " + n, Hint: "Go."}')).toEqual(["No {}", "Go."]);
  expect(toldBy('document.Warning{Code: "a",\n\tText: fmt.Sprintf("Page %d is %s.", n, a(n))})')).toEqual([
    "Page {} is {}.",
  ]);
  expect(hidden('problem.New(problem.Invalid, why.Message, "Go.")')).toBe(true);
  expect(hidden('problem.New(problem.Invalid, "No.", "Go.")')).toBe(false);
  expect(expression('"A \\"b\\"."', 0).text).toBe('A "b".');
});
test("the checks bite", () => {
  expect(unsaid('New("Stopped.")', [], ["Stopped.", "Halted."])).toEqual(["Halted."]);
  expect(
    unsaid("", ["This is {}, which is not read."], ["This is ice, which is not read.", "This is ice."]),
  ).toEqual(["This is ice."]);
  expect(
    missing(["Stopped.", "Halted.", "Files up to {} MB are read.", "Files from {} MB are read."]),
  ).toEqual(["Halted.", "Files from {} MB are read."]);
  expect(wordless('"Up to "+n+" MB."', [], ["Up to {a} MB.", "From {a} MB."])).toEqual(["From {a} MB."]);
  expect(matching("Here are 7 words; a recovery kit has 24.")).toHaveLength(1);
  const [wrong] = shapes({ "Up to {a} MB.": ({ a }) => `From ${a} MB.` }, (a) => a);
  expect(wrong!.say("Up to 7 MB.")).toBe("From 7 MB.");
  expect(wrong!.say("Up to 7 GB.")).toBeUndefined();
});
