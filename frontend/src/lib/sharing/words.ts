import type { ConsentPurpose } from "$lib/backend/consents";
import type { HolderKind, ShareFormat, ShareMethod } from "$lib/backend/shared";
import type { GrantView } from "$lib/backend/summaries";
import { fieldWord } from "$lib/consent/fields";
import { m } from "$lib/paraglide/messages";
import { getLocale } from "$lib/paraglide/runtime";
import { lacksServer, type Way } from "./ways";

export function recipientWord(kind: Exclude<HolderKind, "">): string {
  return {
    employer: m.summaries_to_employer,
    agency: m.summaries_to_agency,
    board: m.summaries_to_board,
    platform: m.summaries_to_platform,
    provider: m.summaries_to_provider,
    myself: m.summaries_to_myself,
    model: m.shared_to_model,
  }[kind]();
}

const purposes: Record<ConsentPurpose | "application" | "deletion", () => string> = {
  application: m.summaries_for_application,
  deletion: m.shared_for_deletion,
  matching: m.shared_for_matching,
  learning: m.shared_for_learning,
  board_profile: m.summaries_for_board,
  scheduling: m.shared_for_scheduling,
  background_check: m.shared_for_check,
  language_model: m.shared_for_model,
  analytics: m.shared_for_counts,
};
/** "for an application"; "" for what is not known here. */
export function purposeWord(purpose: string): string {
  return purposes[purpose as keyof typeof purposes]?.() ?? "";
}

/** The part of the CV in which a path lies. */
export function partWord(path: string): string {
  return fieldWord(path.replace(/^basics\./, "").replace(/[[.].*/, ""));
}

/** What became of an approval, with whom: "Saved as PDF for Nordlicht Mobility GmbH." */
export function deed(grant: {
  method: ShareMethod;
  format: ShareFormat;
  recipient: { name: string };
}): string {
  const to = grant.recipient.name;
  switch (grant.method) {
    case "llm":
      return m.shared_did_ask({ to });
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

export function formatWord(format: ShareFormat): string {
  return {
    "": "",
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

/** "Save as PDF", where a word stands alone. */
export function alone(text: string): string {
  return text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
}
