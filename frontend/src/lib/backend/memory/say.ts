import type { Pay, Said, SaidArg, SkillName } from "../backend";
import type { Sentences } from "../../said/sentences";

/** What is said of the fictional jobs, in the program's keys, so that the demo speaks the window's language, too. */

/** Skills by a short name: what they are called, and their German, French and Spanish names where they have some. */
const skills = {
  python: ["Python"],
  sql: ["SQL"],
  spark: ["Apache Spark"],
  airflow: ["Apache Airflow"],
  kafka: ["Apache Kafka"],
  rabbitmq: ["RabbitMQ"],
  bigquery: ["BigQuery"],
  snowflake: ["Snowflake"],
  kubernetes: ["Kubernetes"],
  helm: ["Helm"],
  terraform: ["Terraform"],
  dbt: ["dbt"],
  powerbi: ["Power BI"],
  looker: ["Looker"],
  sqlserver: ["SQL Server"],
  pytorch: ["PyTorch"],
  postgis: ["PostGIS"],
  warehouse: ["Data warehousing", "Data Warehousing", "entrepôts de données", "almacenes de datos"],
  mentoring: ["Mentoring", "Mentoring", "mentorat", "mentoría"],
  reporting: ["Reporting", "Berichtswesen", "reporting", "elaboración de informes"],
  leading: ["Team leadership", "Teamleitung", "encadrement d’équipe", "dirección de equipos"],
  stakeholders: [
    "Stakeholder management",
    "Stakeholder-Management",
    "relations avec les parties prenantes",
    "relación con los interesados",
  ],
  oncall: ["On-call duty", "Rufbereitschaft", "astreintes", "guardias"],
  timeseries: [
    "Time series analysis",
    "Zeitreihenanalyse",
    "analyse de séries temporelles",
    "series temporales",
  ],
  vision: ["Computer vision", "Bildverarbeitung", "vision par ordinateur", "visión artificial"],
  optics: ["Optics", "Optik", "optique", "óptica"],
  routing: ["Route planning", "Routenplanung", "planification d’itinéraires", "planificación de rutas"],
  nursing: ["Nursing", "Krankenpflege", "soins infirmiers", "enfermería"],
} satisfies Record<string, [string] | [string, string, string, string]>;

export type Skill = keyof typeof skills;

export function skill(id: Skill): SkillName {
  const [label, ...names] = skills[id];
  const [de, fr, es] = names;
  const own = de !== undefined && fr !== undefined && es !== undefined;
  return { id, label, inside: own ? label.toLowerCase() : label, names: own ? { de, fr, es } : {} };
}

/** A skill that stands only in a CV, under the name that it has there. */
export const named = (label: string): SkillName => ({
  id: label.toLowerCase(),
  label,
  inside: label,
  names: {},
});

type Of<K extends keyof Sentences> = [Sentences[K]] extends [never]
  ? []
  : [Record<Sentences[K], Partial<SaidArg> & Pick<SaidArg, "kind">>];

function arg(name: string, what: Partial<SaidArg> & Pick<SaidArg, "kind">): SaidArg {
  return { name, number: 0, text: "", level: "", skills: [], sentence: null, ...what };
}

/** A sentence by its key. */
export function say<K extends keyof Sentences>(key: K, ...[args]: Of<K>): Said {
  return {
    key,
    text: key,
    args: Object.entries(args ?? {}).map(([name, what]) => arg(name, what as SaidArg)),
  };
}

const n = (number: number) => ({ kind: "number" as const, number });
const of = (...ids: Skill[]) => ({ kind: "skills" as const, skills: ids.map(skill) });

export const asks = (...ids: Skill[]) =>
  say("asked_skills", { labels: { kind: "labels", skills: ids.map(skill) } });
export const asksLanguage = (language: string, level: string) =>
  say("asked_language", { language: { kind: "language", text: language, level } });
/** Asks for something in the ad's own words. */
export const asksWords = (text: string) => say("asked_licence", { licence: { kind: "licence", text } });

export const shown = (met: number, asked: number) => say("skills_shown", { met: n(met), asked: n(asked) });
export const fresh = (count: number, asked: number, adjacent: number) =>
  say("new_skills", { new: n(count), asked: n(asked), adjacent: n(adjacent) });
export const closest = (title: string) => say("title_closest", { title: { kind: "text", text: title } });
export const levels = (job: string, own: string) =>
  say("level_compared", { job: { kind: "level", text: job }, own: { kind: "level", text: own } });
export const experience = (asked: number, years: number) =>
  say("level_years", { asked: n(asked), years: n(years) });
export const paysAbove = (percent: number) =>
  say("pay_above", { percent: { kind: "percent", number: percent } });
export const payStep = (percent: number) =>
  say("pay_step", { percent: { kind: "percent", number: percent } });

const usedNow = (years: number) =>
  ({ kind: "sentence", sentence: say("used_now", { years: n(years) }) }) as const;
const usedUntil = (years: number, year: string) =>
  ({
    kind: "sentence",
    sentence: say("used_until", { years: n(years), year: { kind: "text", text: year } }),
  }) as const;
const atWork = { kind: "sentence", sentence: say("used_at_work") } as const;

export const held = (id: Skill, years = 0) =>
  say("held_must", { skills: of(id), how: years > 0 ? usedNow(years) : atWork });
export const heldBefore = (id: Skill, years: number, last: string) =>
  say("held_implied", { skills: of(id), how: usedUntil(years, last) });
export const welcome = (id: Skill) => say("held_nice", { skills: of(id), how: atWork });
export const answered = (id: Skill, by: Skill, years: number) =>
  say("answered_must", { skills: of(id), held: of(by), how: usedNow(years) });
export const missing = (...ids: Skill[]) => say("missing_asked", { skills: of(...ids) });
export const involved = (...ids: Skill[]) => say("missing_implied", { skills: of(...ids) });
export const near = (id: Skill, by: Skill) => say("near_asked", { skills: of(id), held: of(by) });
export const noLanguage = (language: string, level: string) =>
  say("language_missing", { language: { kind: "language", text: language, level } });
export const sayLanguage = (language: string, level: string) =>
  say("say_language", { language: { kind: "language", text: language, level } });
export const sayIt = (...ids: Skill[]) => say("say_skills", { skills: of(...ids) });
export const showIt = (...ids: Skill[]) => say("show_itself", { skills: of(...ids) });

/** "65,000–78,000 EUR a year", "85–95 EUR an hour"; other words stay as they are. */
export function pay(text: string): Pay {
  const found = /^(from )?([\d.,]+)(?:–([\d.,]+))? ([A-Z]{3}) an? (\w+)$/.exec(text);
  if (!found) return { text, min: 0, max: 0, currency: "", period: "" };
  const [, from, first = "", second = "", currency = "", period = ""] = found;
  const value = (digits: string) => Number(digits.replace(/\D/g, ""));
  return { text: "", min: value(first), max: from ? 0 : value(second || first), currency, period };
}

const modes: Record<string, string> = { hybrid: "hybrid", remote: "remote", "on site": "onsite" };

/** Where it is and how: of "Berlin, hybrid". */
export function where(text: string): { place: string; remote: string } {
  const [place = "", mode = place] = text.split(", ");
  const remote = modes[mode] ?? "";
  return remote ? { place: mode === place ? "" : place, remote } : { place: text, remote };
}

const nearest: Partial<Record<string, Skill>> = {
  kafka: "rabbitmq",
  kubernetes: "helm",
  powerbi: "looker",
  snowflake: "bigquery",
  leading: "mentoring",
};

/** What the person has next to a skill. */
export function nextTo(id: string): SkillName | null {
  const near = nearest[id];
  return near ? skill(near) : null;
}
