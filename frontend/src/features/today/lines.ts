import type { MatchRow, StartState } from "$lib/backend/backend";

/** One line of Today: something that waits, is due, or is new and good. At most five, most pressing first. */
export type Line =
  | { kind: "resume" }
  | { kind: "jobs" }
  | { kind: "closing"; row: MatchRow; days: number }
  | { kind: "fresh"; row: MatchRow; count: number }
  | { kind: "best"; row: MatchRow };

const most = 5;
const dueWithin = 7;
const freshWithin = 7;
const good = 70;
const daysBetween = (from: number, to: string) => Math.ceil((Date.parse(to) - from) / 86_400_000);

/** `rows` are all jobs that are not hidden, best first. */
export function lines(state: StartState, rows: MatchRow[], now: number): Line[] {
  const list: Line[] = [];
  if (!state.hasProfile) list.push({ kind: "resume" });
  if (state.jobs === 0) list.push({ kind: "jobs" });

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
