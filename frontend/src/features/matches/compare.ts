import { componentWord, constraintState, constraintWord } from "./words";
import type { Component, MatchDetail } from "$lib/backend/backend";
import type { Comparison, Difference } from "$lib/backend/explain";
import { m } from "$lib/paraglide/messages";
import { payWords } from "$lib/said/said";
import { getLocale } from "$lib/paraglide/runtime";

/** What a job has over the other, as the end of a sentence: "pays more". */
const better: Record<string, () => string> = {
  skills: m.explain_more_skills,
  title: m.explain_more_title,
  duties: m.explain_more_duties,
  level: m.explain_more_level,
  education: m.explain_more_education,
  languages: m.explain_more_languages,
  culture: m.explain_more_culture,
  "growth: level": m.explain_more_step,
  "growth: new skills": m.explain_more_new,
  "growth: support": m.explain_more_support,
  pay: m.explain_more_pay,
  "wish: place": m.explain_wish_place,
  "wish: location": m.explain_wish_place,
  "wish: remote": m.explain_wish_remote,
  "wish: pay": m.explain_wish_pay,
  "wish: salary": m.explain_wish_pay,
  "wish: contract": m.explain_wish_contract,
  "wish: hours": m.explain_wish_hours,
  "wish: visa": m.explain_wish_visa,
  "wish: industry": m.explain_wish_industry,
  "wish: role": m.explain_wish_role,
  "wish: company": m.explain_wish_company,
  "wish: language": m.explain_wish_language,
  "wish: licence": m.explain_wish_licence,
};

/** What the job that is ahead has over the other, in words. */
export function aheadText(name: string): string {
  const [kind, what] = name.split(": ");
  const known = better[name] ?? better[`${kind}: ${what?.split(":")[0]}`];
  if (known) return known();
  return kind === "wish" ? m.explain_wish_other() : m.explain_more_part({ name: componentWord(name) });
}

/** Two that say nearly the same are said once. */
const alike: Record<string, string> = { duties: "title", "wish: pay": "pay", "wish: salary": "pay" };

/** What each job has over the other, at most two things each, the weightiest first: sentences on `names`. */
export function verdict(differences: Difference[], names: [string, string]): string[] {
  const list = new Intl.ListFormat(getLocale(), { type: "conjunction" });
  const sides = [differences.filter((d) => d.lead > 0), differences.filter((d) => d.lead < 0)];
  const said = sides.map((side) =>
    side
      .filter((d) => !side.some((other) => other.name === alike[d.name]))
      .slice(0, 2)
      .map((d) => aheadText(d.name)),
  );
  const order = (differences[0]?.lead ?? 0) < 0 ? [1, 0] : [0, 1];
  return order
    .filter((i) => said[i]!.length > 0)
    .map((i) => m.explain_compare_sentence({ job: names[i]!, what: list.format(said[i]!) }));
}

/** What to call the jobs in a sentence: by title, or by company where the titles are the same. */
export function names({ first, second }: Comparison): [string, string] {
  const [a, b] = [first.row, second.row];
  const same = a.title.trim().toLowerCase() === b.title.trim().toLowerCase();
  const byCompany = same && a.company && b.company && a.company !== b.company;
  const name = (title: string, company: string) =>
    m.explain_quoted({ text: cut(byCompany ? company : title, 48) });
  return [name(a.title, a.company), name(b.title, b.company)];
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most).join("").trimEnd()}…`;
}

/** What a difference is about. */
export function aboutText(name: string, { first, second }: Comparison): string {
  if (name.startsWith("wish: "))
    return m.explain_compare_wish({
      name: constraintWord(name.slice("wish: ".length), [...first.constraints, ...second.constraints]),
    });
  return name === "pay" ? m.matches_pay() : componentWord(name);
}

/** What it is of each job: "88 and 61"; of pay what the ads say. */
export function valuesText(d: Difference, { first, second }: Comparison): string {
  if (d.name === "pay")
    return m.explain_compare_values({ first: payWords(first.row.pay), second: payWords(second.row.pay) });
  const word = (state: Difference["firstState"]) => constraintState(state || "unknown");
  if (d.name.startsWith("wish: "))
    return m.explain_compare_values({ first: word(d.firstState), second: word(d.secondState) });
  return m.explain_compare_values({ first: String(d.first), second: String(d.second) });
}

/** The parts of both jobs, side by side, in the order of the first; what one lacks is null. */
export function partPairs(
  first: Component[],
  second: Component[],
  kind: "fit" | "growth",
): { name: string; parts: [Component | null, Component | null] }[] {
  const own = (all: Component[]) => all.filter((c) => c.name.startsWith("growth") === (kind === "growth"));
  const [a, b] = [own(first), own(second)];
  const all = [...new Set([...a, ...b].map((c) => c.name))];
  const of = (list: Component[], name: string) => list.find((c) => c.name === name) ?? null;
  return all.map((name) => ({ name, parts: [of(a, name), of(b, name)] }));
}

/** Which of two numbers is ahead: 0, 1, or -1 for none; what is not known is never ahead. */
export function ahead(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined || a < 0 || b < 0 || Math.round(a) === Math.round(b)) return -1;
  return a > b ? 0 : 1;
}

const states = ["met", "partly", "missing", "not_said"] as const;

/** How many requirements of a job are in which state. */
export function counts({ requirements }: MatchDetail) {
  return states
    .map((state) => ({ state, count: requirements.filter((r) => r.state === state).length }))
    .filter((c) => c.count > 0);
}

/** What of a job is missing or only partly there, musts first. */
export function gaps({ requirements }: MatchDetail) {
  return requirements
    .filter((r) => r.state === "partly" || r.state === "missing")
    .sort((a, b) => Number(b.must) - Number(a.must));
}
