import type { Constraint, Flag, MatchDetail, Preferences, Requirement } from "$lib/backend/backend";
import { countryName, day, languageName, number } from "$lib/format";
import { m } from "$lib/paraglide/messages";
import { capital, modes, payWords, periods, skillLabel } from "$lib/said/said";

/** The words for what the program names by a key. What it does not know is shown as it came. */

/** A quote with a sign where it was cut off: about 160 characters of a sentence are quoted. */
export function quoted(text: string): string {
  return text.length >= 140 && /[\p{L}\p{N},]$/u.test(text) ? `${text} …` : text;
}

function named(table: Record<string, () => string>, key: string): string {
  const word = table[key];
  if (word) return word();
  const text = key.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const contracts: Record<string, () => string> = {
  permanent: m.matches_contract_permanent,
  fixed_term: m.matches_contract_fixed_term,
  freelance: m.matches_contract_freelance,
  temporary: m.matches_contract_temporary,
  internship: m.matches_contract_internship,
  apprenticeship: m.matches_contract_apprenticeship,
};
const hours: Record<string, () => string> = {
  full_time: m.matches_hours_full_time,
  part_time: m.matches_hours_part_time,
};
const flags: Record<string, () => string> = {
  stale: m.matches_flag_stale,
  closed: m.matches_flag_closed,
  reposted: m.matches_flag_reposted,
  ghost: m.matches_flag_ghost,
  gone: m.matches_flag_gone,
  scam: m.matches_flag_scam,
};
const signs: Record<string, (inputs: { count: number }) => string> = {
  published_ago: m.matches_flag_said_published_ago,
  published_times: m.matches_flag_said_published_times,
  never_filled: m.matches_flag_said_never_filled,
  open_long: m.matches_flag_said_open_long,
  pool: m.matches_flag_said_pool,
  gone: m.matches_flag_said_gone,
  fee: m.matches_flag_said_fee,
  cheque: m.matches_flag_said_cheque,
  mover: m.matches_flag_said_mover,
  papers: m.matches_flag_said_papers,
  messenger: m.matches_flag_said_messenger,
  private_mail: m.matches_flag_said_private_mail,
  pay: m.matches_flag_said_pay,
};
const terms: Record<string, () => string> = {
  remote_rule: m.matches_term_remote_rule,
  contract: m.matches_term_contract,
  hours: m.matches_term_hours,
  start: m.matches_term_start,
  closing: m.matches_term_closing,
  visa: m.matches_term_visa,
  benefits: m.matches_term_benefits,
  instructions: m.matches_term_instructions,
  contact: m.matches_term_contact,
  agency: m.matches_term_agency,
};
const components: Record<string, () => string> = {
  skills: m.matches_part_skills,
  experience: m.matches_part_experience,
  years: m.matches_part_experience,
  level: m.matches_part_level,
  title: m.matches_part_occupation,
  occupation: m.matches_part_occupation,
  duties: m.matches_part_duties,
  education: m.matches_part_education,
  language: m.matches_part_languages,
  languages: m.matches_part_languages,
  preferences: m.matches_part_preferences,
  culture: m.matches_part_culture,
  "growth: level": m.matches_part_level_step,
  "growth: new skills": m.matches_part_new_skills,
  "growth: pay": m.matches_part_pay_step,
  "growth: support": m.matches_part_signals,
};
const constraints: Record<string, () => string> = {
  location: m.matches_place,
  place: m.matches_place,
  salary: m.matches_pay,
  pay: m.matches_pay,
  remote: m.matches_remote,
  role: m.matches_role,
  industry: m.matches_industry,
  contract: m.matches_contract,
  hours: m.matches_hours,
  visa: m.matches_visa,
  language: m.matches_language,
  licence: m.matches_licence,
  company: m.matches_company,
};
const origins: Record<string, () => string> = {
  board: m.matches_origin_board,
  file: m.matches_origin_file,
  paste: m.matches_origin_paste,
  sample: m.matches_origin_sample,
};

export const remoteWord = (key: string) => named(modes, key);
export const contractWord = (key: string) => named(contracts, key);
export const hoursWord = (key: string) => named(hours, key);
export const periodWord = (key: string) => named(periods, key);
export const componentWord = (key: string) => named(components, key);
/** "German" from "language:de"; "Place" from "location". A licence is named by one of the constraints. */
export function constraintWord(key: string, all: Constraint[]): string {
  const [name = "", what = ""] = key.split(":");
  const word = named(constraints, name);
  if (!what) return word;
  if (name === "language") return capital(languageName(what));
  const skill = all.find((c) => c.name === key)?.skill;
  return skill ? skillLabel(skill) : `${word}, ${what}`;
}
/** What a constraint rests on: the ad's own words, which are quoted, or what was read of them. */
export function evidenceWords(
  { row, remote, constraints }: MatchDetail,
  name: string,
): { text: string; quoted: boolean } {
  const evidence = constraints.find((c) => c.name === name)?.evidence ?? "";
  const tables: Record<string, Record<string, () => string>> = { remote: modes, contract: contracts, hours };
  const word = tables[name]?.[evidence];
  if (word) return { text: word(), quoted: false };
  if (name === "pay" && !evidence) return { text: payWords(row.pay), quoted: row.pay.text !== "" };
  if (name === "place" && modes[remote])
    return { text: [evidence, modes[remote]()].filter(Boolean).join(", "), quoted: false };
  return { text: evidence, quoted: true };
}
export const originWord = (key: string) => named(origins, key);

export function constraintState(state: Constraint["state"]): string {
  const words = {
    met: m.matches_state_met,
    not_met: m.matches_state_not_met,
    unknown: m.matches_state_unknown,
    conflict: m.matches_state_conflict,
  };
  return words[state]();
}

export function requirementState(state: Requirement["state"]): string {
  const words = {
    met: m.matches_state_met,
    partly: m.matches_state_partly,
    missing: m.matches_state_missing,
    not_said: m.matches_state_not_said,
  };
  return words[state]();
}

export function confidenceWord(confidence: number): string {
  if (confidence >= 0.75) return m.matches_sure();
  return confidence >= 0.5 ? m.matches_fairly_sure() : m.matches_unsure();
}

/** "Berlin +50 km"; "" when nothing is asked. */
export function placesText(places: Preferences["locations"]): string {
  const [first, ...more] = places.filter((p) => p.city || p.country);
  if (!first) return "";
  const where = first.city || countryName(first.country);
  const text = first.radiusKm > 0 ? m.matches_place_around({ place: where, km: first.radiusKm }) : where;
  return more.length > 0 ? m.matches_and_more({ text, count: more.length }) : text;
}

/** "from 65,000 EUR a year"; "" when nothing is asked. */
export function payText(p: Pick<Preferences, "salaryMin" | "salaryCurrency" | "salaryPeriod">): string {
  if (!p.salaryMin) return "";
  return m.matches_pay_from({
    amount: number(p.salaryMin),
    currency: p.salaryCurrency,
    period: periodWord(p.salaryPeriod || "year"),
  });
}

export const flagWord = (kind: string) => named(flags, kind);
/** What a flag rests on, in a sentence; "" where the kind says all. */
export const flagSaid = ({ sign, count }: Pick<Flag, "sign" | "count">) => signs[sign]?.({ count }) ?? "";
export const termWord = (name: string) => named(terms, name);

/** The days that a flag rests on, as a person reads them; "" where it rests on words of the ad. */
export function flagDays(quote: string): string {
  const days = quote.split(", ");
  return days.every((d) => /^\d{4}-\d\d-\d\d$/.test(d)) ? days.map(day).join(" · ") : "";
}
