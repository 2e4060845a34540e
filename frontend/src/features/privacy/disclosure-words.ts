import type { DisclosureField, DisclosureRule } from "$lib/backend/consents";
import { fieldWord } from "$lib/consent/fields";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";

/** The kinds of recipients for which a field can be kept back further. */
export const kinds = ["employer", "agency", "board", "platform", "provider", "model", "myself"] as const;
export type Kind = (typeof kinds)[number];

export const classes: DisclosureRule[] = ["approval", "ask", "never"];
const strictness = (rule: DisclosureRule) => classes.indexOf(rule);

/** Whether a class is looser than the loosest of a field. */
export function looser(rule: DisclosureRule, than: DisclosureRule): boolean {
  return strictness(rule) < strictness(than);
}

export interface Group {
  title: string;
  fields: DisclosureField[];
}

const groups: [() => string, string[]][] = [
  [m.consents_disclosure_you, ["name", "label", "summary", "place"]],
  [m.consents_disclosure_reach, ["address", "phone", "email", "links"]],
  [
    m.consents_disclosure_did,
    [
      "work",
      "volunteer",
      "education",
      "skills",
      "languages",
      "certificates",
      "projects",
      "awards",
      "publications",
      "interests",
      "references",
    ],
  ],
  [m.consents_disclosure_pay, ["pay", "past_pay", "preferences"]],
  [m.consents_disclosure_personal, ["birth_date", "photo", "nationality", "marital_status", "health"]],
];

/** The fields as a person thinks of them; one that stands in no group comes last. */
export function grouped(list: DisclosureField[]): Group[] {
  const placed = new Set(groups.flatMap(([, names]) => names));
  return [
    ...groups.map(([title, names]) => ({
      title: title(),
      fields: names.flatMap((name) => list.find((f) => f.field === name) ?? []),
    })),
    { title: fieldWord(""), fields: list.filter((f) => !placed.has(f.field)) },
  ].filter((group) => group.fields.length > 0);
}

export function classWord(rule: DisclosureRule): string {
  return {
    approval: m.consents_disclosure_approval,
    ask: m.consents_disclosure_ask,
    never: m.consents_disclosure_never,
  }[rule]();
}

export function classText(rule: DisclosureRule): string {
  return {
    approval: m.consents_disclosure_approval_text,
    ask: m.consents_disclosure_ask_text,
    never: m.consents_disclosure_never_text,
  }[rule]();
}

export function kindWord(kind: Kind): string {
  return {
    employer: m.consents_disclosure_to_employer,
    agency: m.consents_disclosure_to_agency,
    board: m.consents_disclosure_to_board,
    platform: m.consents_disclosure_to_platform,
    provider: m.consents_disclosure_to_provider,
    model: m.consents_disclosure_to_model,
    myself: m.consents_disclosure_to_myself,
  }[kind]();
}

/** Why a field is held back as it is. */
export function why(f: DisclosureField): string {
  if (f.field === "past_pay") return m.consents_disclosure_why_past_pay();
  if (f.field === "pay") return m.consents_disclosure_why_pay();
  if (f.field === "preferences") return m.consents_disclosure_why_wishes();
  if (f.class === f.loosest)
    return f.class === "ask" ? m.consents_disclosure_why_ask() : m.consents_disclosure_why_approval();
  return f.class === "never" ? m.consents_disclosure_why_never() : m.consents_disclosure_why_stricter();
}

/** "Never to job boards; ask for employers"; "" where the rule is one for all. */
export function exceptions(f: DisclosureField): string {
  const list = (rule: DisclosureRule) =>
    new Intl.ListFormat(getLocale()).format(kinds.filter((k) => f.kinds[k] === rule).map(kindWord));
  const never = list("never");
  const ask = list("ask");
  return [
    never && m.consents_disclosure_never_to({ who: never }),
    ask && m.consents_disclosure_ask_for({ who: ask }),
  ]
    .filter(Boolean)
    .join(" ");
}
