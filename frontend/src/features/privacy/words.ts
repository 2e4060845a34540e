import type { StartState } from "$lib/backend/backend";
import type { DoctorCheck, DoctorReport, Receipt, StoreView } from "$lib/backend/store";
import { bytes, spokenDay, time } from "$lib/format";
import { m } from "$lib/paraglide/messages";

/** "today at 09:12", "yesterday at 09:12", "on 12 November": a moment as a sentence says it. "" for what is not one. */
export function when(moment: string, now = Date.now()): string {
  const then = new Date(moment);
  if (Number.isNaN(then.getTime())) return "";
  const day = (date: Date, back = 0) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime();
  const today = new Date(now);
  if (day(then) === day(today)) return m.privacy_today_at({ time: time(moment) });
  if (day(then) === day(today, 1)) return m.privacy_yesterday_at({ time: time(moment) });
  return m.privacy_on_day({ day: spokenDay(moment, now) });
}

/** "12 entries and 1 document, 280 kB" */
export function holds({ records, documents, bytes: size }: StoreView): string {
  return m.privacy_holds_all({
    entries: m.privacy_entries({ count: records }),
    documents: m.privacy_documents({ count: documents }),
    size: bytes(size),
  });
}

/** What opens the store, as a name: "GNOME Keyring". */
export function opener({ key, keychain }: StoreView): string {
  if (key === "keychain") return keychain;
  return key === "both" ? m.privacy_opens_together({ keychain }) : m.privacy_opens_your_passphrase();
}

/** What a receipt says, a line each. */
export function receiptLines({ records, documents, keyGone }: Receipt): string[] {
  return [
    m.privacy_receipt_kept({
      entries: m.privacy_entries({ count: records }),
      documents: m.privacy_documents({ count: documents }),
    }),
    m.privacy_receipt_files(),
    keyGone ? m.privacy_receipt_key() : m.kit_done_key(),
  ];
}

const order: DoctorCheck["state"][] = ["bad", "attention", "unknown", "good"];

/** What needs a look before what is in order; otherwise as the program told it. */
export function sortChecks(checks: DoctorCheck[]): DoctorCheck[] {
  return [...checks].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** "Checked today at 09:12: 2 things need a look." */
export function checkSummary(report: DoctorReport, now = Date.now()): string {
  const count = report.checks.filter((check) => check.state !== "good").length;
  const said = when(report.at, now);
  return count === 0 ? m.privacy_check_good({ when: said }) : m.privacy_check_some({ when: said, count });
}

export function stateWord(state: DoctorCheck["state"]): string {
  switch (state) {
    case "good":
      return m.privacy_state_good();
    case "attention":
      return m.privacy_state_attention();
    case "bad":
      return m.privacy_state_bad();
    case "unknown":
      return m.privacy_state_unknown();
  }
}

/** Whether the store can only be read. */
export function readOnly(state: StartState | null): boolean {
  return state?.status !== "open";
}
