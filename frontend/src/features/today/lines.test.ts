import type { MatchRow, StartState } from "$lib/backend/backend";
import type { DraftLine, GrantView } from "$lib/backend/summaries";
import { expect, test } from "vitest";
import { lines as all } from "./lines";

const now = Date.parse("2026-11-24T09:00:00Z");
const state = { hasProfile: true, jobs: 9 } as StartState;
const lines = (of: StartState, rows: MatchRow[], at: number) => all(of, rows, { drafts: [], grants: [] }, at);
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
  expect(found.map((l) => "row" in l && l.row.id)).toEqual(["today", "soon"]);
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

const grant = (id: string, more: Partial<GrantView>): GrantView =>
  ({
    id,
    draft: `draft-${id}`,
    method: "smtp",
    recipient: { kind: "employer", name: id, address: "" },
    title: "",
    givenAt: "2026-11-23T09:00:00Z",
    leftAt: "",
    until: "2027-02-20T09:00:00Z",
    state: "waiting",
    failed: "",
    stale: false,
    ...more,
  }) as GrantView;
const left = { state: "spent", leftAt: "2026-11-23T10:00:00Z" } as const;
const draft = (id: string, more: Partial<DraftLine> = {}): DraftLine =>
  ({ id, title: id, company: "", changedAt: "2026-11-23T09:00:00Z", ...more }) as DraftLine;
const told = (drafts: DraftLine[], grants: GrantView[]) =>
  all(state, [], { drafts, grants }, now).map((l) => ({
    kind: l.kind,
    of: "grant" in l ? l.grant.id : "draft" in l ? l.draft.id : "",
    count: "count" in l ? l.count : "days" in l ? l.days : 0,
  }));

test("tells once each of what failed, ends, waits, is stale and is not approved, most pressing first", () => {
  const failed = { ...left, failed: "Your mail server refused it." };
  expect(
    told(
      [draft("new"), draft("older")],
      [
        grant("waits", {}),
        grant("ends", { until: "2026-11-26T08:00:00Z" }),
        grant("stale", { ...left, stale: true }),
        grant("stale too", { ...left, stale: true }),
        grant("failed", failed),
      ],
    ),
  ).toEqual([
    { kind: "failed", of: "failed", count: 1 },
    { kind: "expires", of: "ends", count: 2 },
    { kind: "approved", of: "waits", count: 1 },
    { kind: "stale", of: "stale", count: 2 },
    { kind: "drafts", of: "new", count: 2 },
  ]);
});
test("what was approved again, withdrawn, long ago or is done needs nothing", () => {
  const failed = { ...left, failed: "Your mail server refused it.", draft: "d" };
  expect(
    told(
      [draft("d"), draft("old", { changedAt: "2026-09-01T09:00:00Z" })],
      [
        grant("again", { ...left, draft: "d", givenAt: "2026-11-23T12:00:00Z" }),
        grant("failed", failed),
        grant("failed long ago", { ...failed, draft: "e", leftAt: "2026-11-01T10:00:00Z" }),
        grant("withdrawn", { ...left, state: "withdrawn", stale: true }),
        grant("cancelled", { state: "cancelled", until: "2026-11-25T08:00:00Z" }),
      ],
    ),
  ).toEqual([]);
});
