import type { MatchRow, StartState } from "$lib/backend/backend";
import { expect, test } from "vitest";
import { lines } from "./lines";

const now = Date.parse("2026-11-24T09:00:00Z");
const state = { hasProfile: true, jobs: 9 } as StartState;
const row = (id: string, more: Partial<MatchRow>): MatchRow =>
  ({ id, title: id, fit: 50, growth: 50, posted: "2026-09-01", closes: "", mark: "", ...more }) as MatchRow;

test("nothing to say is nothing said", () => {
  expect(lines(state, [row("a", {}), row("b", { fit: 90, mark: "saved" })], now)).toEqual([]);
});
test("says what is missing first", () => {
  expect(lines({ ...state, hasProfile: false, jobs: 0 }, [], now).map((l) => l.kind)).toEqual([
    "resume",
    "jobs",
  ]);
});
test("tells of saved jobs that close within a week, soonest first, never of past ones", () => {
  const found = lines(
    state,
    [
      row("late", { mark: "saved", closes: "2026-12-24" }),
      row("soon", { mark: "saved", closes: "2026-11-29" }),
      row("today", { mark: "saved", closes: "2026-11-24" }),
      row("past", { mark: "saved", closes: "2026-11-20" }),
      row("not saved", { closes: "2026-11-25" }),
    ],
    now,
  );
  expect(found.map((l) => l.kind !== "jobs" && l.kind !== "resume" && l.row.id)).toEqual(["today", "soon"]);
});
test("tells of new good jobs once, and of the best when it is another", () => {
  const rows = [
    row("best", { fit: 92 }),
    row("new", { fit: 75, posted: "2026-11-22" }),
    row("new2", { fit: 71, posted: "2026-11-23" }),
  ];
  expect(lines(state, rows, now)).toMatchObject([
    { kind: "fresh", row: { id: "new" }, count: 2 },
    { kind: "best", row: { id: "best" } },
  ]);
  expect(lines(state, rows.slice(1), now)).toHaveLength(1);
});
test("never more than five", () => {
  const saved = Array.from({ length: 9 }, (_, i) => row(`s${i}`, { mark: "saved", closes: "2026-11-26" }));
  expect(lines(state, saved, now)).toHaveLength(5);
});
