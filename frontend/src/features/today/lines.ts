import type { MatchRow, StartState } from "$lib/backend/backend";
import type { DraftLine, GrantView } from "$lib/backend/summaries";

/** One line of Today: something that waits, is due, or is new and good. At most five, most pressing first. */
export type Line =
  | { kind: "resume" }
  | { kind: "jobs" }
  | { kind: "failed"; grant: GrantView; count: number }
  | { kind: "expires"; grant: GrantView; days: number }
  | { kind: "approved"; grant: GrantView; count: number }
  | { kind: "stale"; grant: GrantView; count: number }
  | { kind: "drafts"; draft: DraftLine; count: number }
  | { kind: "closing"; row: MatchRow; days: number }
  | { kind: "fresh"; row: MatchRow; count: number }
  | { kind: "best"; row: MatchRow };

const most = 5;
const dueWithin = 7;
const freshWithin = 7;
const good = 70;
const endsWithin = 3;
const failedWithin = 7;
/** An older draft is no longer waited for. */
const draftWithin = 30;
const daysBetween = (from: number, to: string) => Math.ceil((Date.parse(to) - from) / 86_400_000);

/** What is prepared, approved and shared; the newest first. */
export interface Shared {
  drafts: DraftLine[];
  grants: GrantView[];
}

/** `rows` are all jobs that are not hidden, best first. */
export function lines(state: StartState, rows: MatchRow[], shared: Shared, now: number): Line[] {
  const list: Line[] = [];
  if (!state.hasProfile) list.push({ kind: "resume" });
  if (state.jobs === 0) list.push({ kind: "jobs" });
  list.push(...sharing(shared, now));

  const closing = rows
    .filter((row) => row.mark === "saved" && row.closes)
    .map((row) => ({ row, days: daysBetween(now, row.closes) }))
    .filter(({ days }) => days >= 0 && days <= dueWithin)
    .sort((a, b) => a.days - b.days);
  for (const { row, days } of closing) list.push({ kind: "closing", row, days });

  const fresh = rows.filter(
    (row) => row.fit >= good && row.mark === "" && -daysBetween(now, row.posted) < freshWithin,
  );
  if (fresh[0]) list.push({ kind: "fresh", row: fresh[0], count: fresh.length });
  const best = rows.find((row) => row.fit >= good && row.mark === "");
  if (best && best.id !== fresh[0]?.id) list.push({ kind: "best", row: best });
  return list.slice(0, most);
}

/** What failed, waits, ends or became untrue elsewhere, one line each. */
function sharing({ drafts, grants }: Shared, now: number): Line[] {
  const list: Line[] = [];
  const recent = (date: string, days: number) => -daysBetween(now, date) < days;
  /** Approved or shared after this, so that it need not be done again. */
  const again = (grant: GrantView) =>
    grants.some(
      (g) =>
        g.draft === grant.draft &&
        Date.parse(g.givenAt) > Date.parse(grant.givenAt) &&
        (g.state === "waiting" || (g.state === "spent" && !g.failed)),
    );

  const failed = grants.filter(
    (g) =>
      g.method === "smtp" && g.state === "spent" && g.failed && recent(g.leftAt, failedWithin) && !again(g),
  );
  if (failed[0]) list.push({ kind: "failed", grant: failed[0], count: failed.length });

  const waiting = grants.filter((g) => g.state === "waiting");
  const ending = waiting
    .filter((g) => daysBetween(now, g.until) <= endsWithin)
    .sort((a, b) => Date.parse(a.until) - Date.parse(b.until))[0];
  if (ending) list.push({ kind: "expires", grant: ending, days: daysBetween(now, ending.until) });
  const rest = waiting.filter((g) => g !== ending);
  if (rest[0]) list.push({ kind: "approved", grant: rest[0], count: rest.length });

  const stale = grants.filter((g) => g.state === "spent" && g.stale && !g.failed);
  if (stale[0]) list.push({ kind: "stale", grant: stale[0], count: stale.length });

  const open = drafts.filter(
    (d) =>
      recent(d.changedAt, draftWithin) &&
      !grants.some((g) => g.draft === d.id && (g.state === "waiting" || g.state === "spent")),
  );
  if (open[0]) list.push({ kind: "drafts", draft: open[0], count: open.length });
  return list;
}
