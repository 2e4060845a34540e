import type {
  DraftChange,
  DraftRefusal,
  DraftView,
  GrantView,
  RecipientKind,
  SummaryKind,
  WithheldField,
} from "$lib/backend/summaries";
import { countryName, languageName } from "$lib/format";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";
import { lacksServer, type Recipient, type Way } from "./ways";

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

/** "Save as PDF" */
export function wayWord(way: Way, server = ""): string {
  if (way.method === "smtp") {
    if (!server) return m.summaries_way_account();
    return way.format === "pdf" ? m.summaries_way_smtp_pdf({ server }) : m.summaries_way_smtp({ server });
  }
  const words: Record<string, () => string> = {
    "file-pdf": m.summaries_way_pdf,
    "file-docx": m.summaries_way_docx,
    "file-text": m.summaries_way_text,
    "file-markdown": m.summaries_way_markdown,
    "file-json": m.summaries_way_json,
    "clipboard-text": m.summaries_way_copy,
    "form-fields": m.summaries_way_form,
    "mail_draft-mailto": m.summaries_way_mailto,
    "mail_draft-eml": m.summaries_way_mail,
    "mail_draft-pdf": m.summaries_way_mail_pdf,
  };
  return words[way.id]?.() ?? way.format;
}

/** What the one button does. */
export function approveWord(way: Way, server: string): string {
  if (lacksServer(way, server)) return m.mail_set_up();
  if (way.format === "mailto") return m.summaries_approve_open();
  return {
    file: m.summaries_approve_save,
    clipboard: m.summaries_approve_copy,
    form: m.summaries_approve_form,
    mail_draft: m.summaries_approve_draft,
    smtp: m.summaries_approve_send,
  }[way.method]();
}

export function recipientWord(kind: RecipientKind): string {
  return {
    employer: m.summaries_to_employer,
    agency: m.summaries_to_agency,
    board: m.summaries_to_board,
    platform: m.summaries_to_platform,
    provider: m.summaries_to_provider,
    myself: m.summaries_to_myself,
  }[kind]();
}

export function purposeWord(purpose: string): string {
  return purpose === "board_profile" ? m.summaries_for_board() : m.summaries_for_application();
}

/** What kind of recipient gets it, with the address where there is one. */
export function recipientMore(kind: RecipientKind, to: Pick<Recipient, "address">): string {
  return [recipientWord(kind), to.address.trim()].filter(Boolean).join(", ");
}

const fields: Record<string, () => string> = {
  name: m.summaries_field_name,
  label: m.summaries_field_label,
  summary: m.summaries_field_summary,
  basics: m.summaries_field_summary,
  place: m.summaries_field_place,
  address: m.summaries_field_address,
  phone: m.summaries_field_phone,
  email: m.summaries_field_email,
  links: m.summaries_field_links,
  work: m.summaries_field_work,
  volunteer: m.summaries_field_volunteer,
  education: m.summaries_field_education,
  skills: m.summaries_field_skills,
  languages: m.summaries_field_languages,
  certificates: m.summaries_field_certificates,
  projects: m.summaries_field_projects,
  awards: m.summaries_field_awards,
  publications: m.summaries_field_publications,
  interests: m.summaries_field_interests,
  references: m.summaries_field_references,
  pay: m.summaries_field_pay,
  past_pay: m.summaries_field_past_pay,
  birth_date: m.summaries_field_birth_date,
  photo: m.summaries_field_photo,
  nationality: m.summaries_field_nationality,
  marital_status: m.summaries_field_marital_status,
  health: m.summaries_field_health,
  preferences: m.summaries_field_preferences,
};
/** "Phone", of a field; what is not known is "Other". */
export function fieldWord(field: string): string {
  return (fields[field] ?? m.summaries_field_other)();
}
/** The part of the CV in which a path lies. */
export function partWord(path: string): string {
  return fieldWord(path.replace(/^basics\./, "").replace(/[[.].*/, ""));
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

/** "Save as PDF", where a word stands alone. */
export function alone(text: string): string {
  return text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
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

/** What became of an approval, with whom: "Saved as PDF for Nordlicht Mobility GmbH." */
export function deed(grant: Pick<GrantView, "method" | "format" | "recipient">): string {
  const to = grant.recipient.name;
  switch (grant.method) {
    case "smtp":
      return m.summaries_did_send({ to });
    case "mail_draft":
      return grant.format === "mailto" ? m.summaries_did_open({ to }) : m.summaries_did_draft({ to });
    case "form":
      return m.summaries_did_form({ to });
    case "clipboard":
      return m.summaries_did_copy({ to });
    default:
      return m.summaries_did_save({ to, format: formatWord(grant.format) });
  }
}

export function formatWord(format: GrantView["format"]): string {
  return {
    pdf: "PDF",
    docx: "Word",
    markdown: "Markdown",
    text: m.summaries_format_text(),
    json: "JSON",
    eml: m.summaries_format_mail(),
    mailto: m.summaries_format_mail(),
    fields: m.summaries_format_form(),
  }[format];
}

export function stateWord(state: GrantView["state"]): string {
  return {
    waiting: m.summaries_state_waiting,
    spent: m.summaries_state_spent,
    cancelled: m.summaries_state_cancelled,
    withdrawn: m.summaries_state_withdrawn,
    expired: m.summaries_state_expired,
  }[state]();
}
