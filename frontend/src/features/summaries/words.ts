import type {
  DraftChange,
  DraftRefusal,
  DraftView,
  RecipientKind,
  SummaryKind,
  WithheldField,
} from "$lib/backend/summaries";
import { countryName, languageName } from "$lib/format";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";
import { recipientWord } from "$lib/sharing/words";
import type { Recipient } from "$lib/sharing/ways";

const listed = (items: string[]) => new Intl.ListFormat(getLocale()).format(items);

export const kinds: SummaryKind[] = ["short", "page", "letter", "board", "whole"];
export const languages = ["en", "de", "fr", "es"];

export function kindWord(kind: SummaryKind): string {
  return {
    short: m.summaries_kind_short,
    page: m.summaries_kind_page,
    letter: m.summaries_kind_letter,
    board: m.summaries_kind_board,
    whole: m.summaries_kind_whole,
  }[kind]();
}

export function lengthWord(length: "less" | "usual" | "plenty"): string {
  return {
    less: m.summaries_length_less,
    usual: m.summaries_length_usual,
    plenty: m.summaries_length_plenty,
  }[length]();
}

/** What kind of recipient gets it, with the address where there is one. */
export function recipientMore(kind: RecipientKind, to: Pick<Recipient, "address">): string {
  return [recipientWord(kind), to.address.trim()].filter(Boolean).join(", ");
}

/** Why it stays, strictest first. */
export const reasons: WithheldField["why"][] = ["never", "not_for_this_kind", "not_chosen", "not_needed"];
export function whyWord(why: WithheldField["why"]): { title: string; text: string } {
  return {
    never: { title: m.summaries_why_never(), text: m.summaries_why_never_text() },
    not_for_this_kind: { title: m.summaries_why_kind(), text: m.summaries_why_kind_text() },
    not_chosen: { title: m.summaries_why_chosen(), text: m.summaries_why_chosen_text() },
    not_needed: { title: m.summaries_why_needed(), text: m.summaries_why_needed_text() },
  }[why];
}

/** "Your CV does not say “led a team of 12”. Is it true?", of all that is asked about one sentence. */
export function question(refusals: DraftRefusal[]): string[] {
  const apart = ["cite", "duration", "merged"];
  const said = refusals.filter((r) => r.words && !apart.includes(r.kind));
  const quoted = [...new Set(said.map((r) => r.words))].map((words) => m.summaries_quoted({ words }));
  const rest = refusals
    .filter((r) => !said.includes(r))
    .map(({ kind, words }) => {
      if (kind === "duration") return m.summaries_ask_duration({ words });
      return kind === "merged" ? m.summaries_ask_merged({ words }) : m.summaries_ask_cite();
    });
  return [...(quoted.length > 0 ? [m.summaries_ask({ words: listed(quoted) })] : []), ...rest];
}

/** What the person should know of a draft; "" for what is not known here. */
export function noteWord({ key, value }: DraftView["notes"][number]): string {
  if (key === "sentences_as_written") return m.summaries_note_as_written({ language: languageName(value) });
  if (key === "pay_history")
    return m.summaries_note_pay_history({ country: value === "eu" ? "EU" : countryName(value) || value });
  return "";
}

export function changeWord(kind: DraftChange["kind"]): string {
  return {
    added: m.summaries_change_added,
    removed: m.summaries_change_removed,
    changed: m.summaries_change_changed,
    moved: m.summaries_change_moved,
  }[kind]();
}
