import type { HolderLine, RecordLine, RecordReport, ShareView } from "$lib/backend/shared";
import { moment, number, time } from "$lib/format";
import { m } from "$lib/paraglide/messages";
import { formatWord, purposeWord } from "$lib/sharing/words";

/** "saved as PDF": how something left. */
function leftWord({ method, format }: Pick<ShareView, "method" | "format">): string {
  switch (method) {
    case "smtp":
      return m.shared_way_sent();
    case "mail_draft":
      return m.shared_way_draft();
    case "clipboard":
    case "form":
      return m.shared_way_copied();
    case "llm":
      return m.shared_way_asked();
    default:
      return m.shared_way_saved({ format: formatWord(format) });
  }
}

/** What it is called: the job it was for, or what it was for. */
export function titleOf({ letter, title, purpose }: ShareView): string {
  if (letter) return m.shared_letter();
  return title || capital(purposeWord(purpose));
}

/** "3 things, 1 taken back": what a recipient has. */
export function holdsWord({ shares, withdrawn }: HolderLine): string {
  const has = m.shared_things({ count: shares, shown: number(shares) });
  return withdrawn > 0 ? m.shared_things_back({ things: has, shown: number(withdrawn) }) : has;
}

/** What an entry of the record says, as a sentence. */
export function lineWord(line: RecordLine): string {
  const to = line.recipient.name;
  if (line.kind === "forgotten")
    return m.shared_entry_forgot({ count: line.entries, shown: number(line.entries) });
  if (line.forgotten) return m.shared_entry_gone();
  switch (line.kind) {
    case "failed":
      return m.shared_entry_failed({ to });
    case "withdrawn":
      return m.shared_entry_withdrawn({ to });
    case "corrected":
      return m.shared_entry_corrected({ to });
    case "consent_given":
      return m.shared_entry_yes({ what: purposeWord(line.purpose) });
    case "consent_withdrawn":
      return m.shared_entry_no({ what: purposeWord(line.purpose) });
    default:
      return m.shared_entry_left({ to, way: leftWord(line) });
  }
}

/** What a check of the record came to. */
export function reportWord({ at, entries, faults }: RecordReport): string {
  const when = time(at);
  return faults.length > 0
    ? m.shared_check_bad({ when, count: faults.length, shown: number(faults.length) })
    : m.shared_check_good({ when, count: entries, shown: number(entries) });
}

/** "21 Nov 2026, 10:00 · saved as PDF · for an application" */
export function howLine(share: ShareView): string {
  return [moment(share.leftAt), leftWord(share), purposeWord(share.purpose)].filter(Boolean).join(" · ");
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
