import type { ConsentRecord, ConsentView, Withdrawn } from "$lib/backend/consents";
import { moment, spokenDay } from "$lib/format";
import { m } from "$lib/paraglide/messages";

/** Since when it is on; honest where nobody was asked. */
export function begun(view: ConsentView): string {
  const first = view.inForce.at(-1);
  if (!first) return m.consents_unasked();
  return m.consents_since({ day: spokenDay(first.givenAt) });
}

/** "Checkers Ltd, until 31 December: given 24 Nov 2026, 09:00, withdrawn 25 Nov 2026, 10:00" */
export function recordWords(one: ConsentRecord, now = Date.now()): string {
  const until = one.until ? m.consents_until({ day: spokenDay(one.until, now) }) : "";
  const over = one.until !== "" && Date.parse(one.until) <= now;
  const end = one.withdrawnAt
    ? m.consents_withdrawn_at({ at: moment(one.withdrawnAt) })
    : over
      ? m.consents_over()
      : "";
  return [
    one.recipient.name,
    until,
    one.what.join(", "),
    m.consents_given_at({ at: moment(one.givenAt) }),
    end,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What withdrawing did. */
export function ended(view: ConsentView, did: Withdrawn): string {
  const effect =
    view.purpose === "matching"
      ? m.consents_ended_matching()
      : view.purpose === "learning"
        ? m.consents_ended_learning()
        : did.cancelled > 0
          ? m.consents_ended_cancelled({ count: did.cancelled })
          : m.consents_ended_nothing();
  return `${m.consents_ended()} ${effect}`;
}
