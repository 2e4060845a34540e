import * as words from "./words";
import type { ChoiceView, LearnedTag, LearnedView, LearnedWeight, WhyNotReason } from "$lib/backend/learned";
import { m } from "$lib/paraglide/messages";
import { skillInside } from "$lib/said/said";

/** The words for what was learned, and what of it is worth a line. */

const reasons: Record<WhyNotReason, () => string> = {
  too_junior: m.learned_why_too_junior,
  too_senior: m.learned_why_too_senior,
  wrong_field: m.learned_why_wrong_field,
  pay: m.learned_why_pay,
  place: m.learned_why_place,
  culture: m.learned_why_culture,
};

export const whyNotReasons = Object.keys(reasons) as WhyNotReason[];

export function whyNotWord(reason: WhyNotReason): string {
  return reasons[reason]();
}

const kinds: Record<ChoiceView["kind"], () => string> = {
  saved: m.learned_kind_saved,
  applied: m.learned_kind_applied,
  hidden: m.learned_kind_hidden,
  raised: m.learned_kind_raised,
  lowered: m.learned_kind_lowered,
};

/** "Hidden: too junior". */
export function choiceWord(choice: ChoiceView): string {
  const kind = kinds[choice.kind]();
  return choice.reason ? m.learned_choice_reason({ kind, reason: whyNotWord(choice.reason) }) : kind;
}

const parts: Record<string, () => string> = {
  place: m.matches_place,
  remote: m.matches_remote,
  contract: m.matches_contract,
  hours: m.matches_hours,
  industry: m.matches_industry,
  role: m.matches_role,
};

export function weightWord(name: string): string {
  return parts[name]?.() ?? words.componentWord(name);
}

/** What a tag says, as it stands in a list: "hybrid", "one level above yours", "asks for Spark". */
export function tagWord(tag: LearnedTag): string {
  switch (tag.kind) {
    case "level":
      return levelWord(Number(tag.value));
    case "remote":
      return words.remoteWord(tag.value);
    case "contract":
      return words.contractWord(tag.value);
    case "hours":
      return words.hoursWord(tag.value);
    case "skill":
      return m.learned_tag_skill({ skill: tag.skill ? skillInside(tag.skill) : tag.value });
    case "company":
      return m.learned_tag_company({ company: titled(tag.value) });
    default:
      return titled(tag.value.replaceAll("_", " "));
  }
}

function levelWord(gap: number): string {
  if (gap === 0) return m.learned_level_same();
  return gap > 0 ? m.learned_level_above({ count: gap }) : m.learned_level_below({ count: -gap });
}

/** Names are kept in small letters, so that two spellings are one. */
function titled(text: string): string {
  return text.replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** A tag that moves a score by less is not worth a line. */
const leastPoints = 0.5;

/** The tags that count most, for or against. */
export function strongest(tags: LearnedTag[], side: "for" | "against", most = 6): LearnedTag[] {
  return tags
    .filter((tag) => (side === "for" ? tag.points >= leastPoints : tag.points <= -leastPoints))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, most);
}

/** The parts that count or counted, the heaviest first. */
export function weighty(view: LearnedView): LearnedWeight[] {
  return view.weights
    .filter((w) => Math.max(w.shipped, w.learned) >= 0.5 || w.learned <= -0.5)
    .sort((a, b) => b.shipped - a.shipped || b.learned - a.learned);
}
