import { degrees, levels, licences, sentences } from "./table";
import type { MatchRow, Pay, Said, SaidArg, SkillName } from "$lib/backend/backend";
import { amount, languageName, signedPercent } from "$lib/format";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";

/** Words what the program says by a key with arguments, in the window's language. */

/** A sentence. One whose key is not known here is said in English. */
export function sentence(said: Said): string {
  const word = (
    sentences as Record<string, ((inputs: Record<string, string | number>) => string) | undefined>
  )[said.key];
  if (!word) return said.text;
  return word(Object.fromEntries(said.args.map((a) => [a.name, filled(a)])));
}

/** Sentences that follow each other. */
export const sentencesText = (all: Said[]) => all.map(sentence).join(" ");

/** The same as it stands in a list: "German B2", "Projektmanagement", "Permis de conduire". */
export const label = (said: Said) => (said.key === "asked_skills" ? sentence(said) : capital(sentence(said)));

function filled(arg: SaidArg): string | number {
  switch (arg.kind) {
    case "number":
      return arg.number;
    case "percent":
      return signedPercent(arg.number);
    case "skills":
      return either(arg.skills.map(skillInside));
    case "labels":
      return either(arg.skills.map((s, i) => (i === 0 || english() ? skillLabel(s) : skillInside(s))));
    case "level":
      return levels[arg.text]?.() ?? arg.text;
    case "degree":
      return degrees[arg.text]?.() ?? arg.text;
    case "language":
      return languageAt(languageName(arg.text), arg.level);
    case "licence":
      return licences[arg.text]?.() ?? arg.text;
    case "sentence":
      return arg.sentence ? sentence(arg.sentence) : "";
    case "text":
      return arg.text;
  }
}

function languageAt(language: string, level: string): string {
  if (!level) return language;
  return level === "native"
    ? m.said_language_native({ language })
    : m.said_language_level({ language, level });
}

/** "A, B or C". */
function either(words: string[]): string {
  const locale = english() ? "en-GB" : getLocale(); // which has no comma before the "or"
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(words);
}

const english = () => getLocale() === "en";

/** A skill inside a sentence: "project management", "Projektmanagement"; in English what has no name in the language. */
export function skillInside(skill: SkillName): string {
  if (english()) return skill.inside;
  return skill.names[getLocale()] ?? (getLocale() === "de" ? skill.label : skill.inside);
}

/** A skill as it stands in a list. */
export function skillLabel(skill: SkillName): string {
  return english() ? skill.label : capital(skill.names[getLocale()] ?? skill.label);
}

/** What begins a line begins with a capital, unless it is written otherwise: "iOS". */
export function capital(text: string): string {
  const [first = "", second = ""] = text;
  return second === second.toLowerCase()
    ? first.toLocaleUpperCase(getLocale()) + text.slice(first.length)
    : text;
}

export const periods: Record<string, () => string> = {
  hour: m.matches_period_hour,
  day: m.matches_period_day,
  week: m.matches_period_week,
  month: m.matches_period_month,
  year: m.matches_period_year,
};

export const modes: Record<string, () => string> = {
  onsite: m.matches_remote_onsite,
  hybrid: m.matches_remote_hybrid,
  remote: m.matches_remote_remote,
};

/** "Berlin, hybrid". */
export const placeWords = ({ place, remote }: Pick<MatchRow, "place" | "remote">) =>
  [place, modes[remote]?.() ?? remote].filter(Boolean).join(", ");

/** "65,000–78,000 EUR a year"; the ad's own words where the numbers are not known; "" when nothing is said. */
export function payWords(pay: Pay): string {
  const { min, max, currency } = pay;
  const most = Math.max(min, max);
  if (most <= 0) return pay.text;
  const ends = min > 0 && max > 0 && min !== max;
  const sum = ends ? m.said_pay_range({ low: amount(min), high: amount(max) }) : amount(most);
  const open = max === 0 ? m.said_pay_from({ amount: sum }) : sum;
  return [open, currency, periods[pay.period]?.() ?? pay.period].filter(Boolean).join(" ");
}
