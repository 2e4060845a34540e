import { expect, test } from "vitest";
import type { NetworkCount, NetworkView } from "$lib/backend/network";
import { groups, stateOf, switched } from "./words";

const now = Date.parse("2026-11-24T12:00:00Z");
const quiet: NetworkView = {
  airplane: false,
  stopped: 0,
  running: "",
  sharedToday: 0,
  connections: 0,
  counts: [],
};
const count = (kind: NetworkCount["kind"], more: Partial<NetworkCount> = {}): NetworkCount => ({
  kind,
  host: "a.example",
  requests: 1,
  sent: 0,
  received: 0,
  last: "2026-11-24T11:00:00Z",
  ...more,
});

test("airplane mode is said before what runs, and what runs before what was", () => {
  expect(stateOf({ ...quiet, airplane: true, running: "mail", sharedToday: 2 }, now)).toBe("airplane");
  expect(stateOf({ ...quiet, running: "mail", sharedToday: 2 }, now)).toBe("mail");
  expect(stateOf({ ...quiet, sharedToday: 2 }, now)).toBe("shared");
  expect(stateOf(quiet, now)).toBe("nothing");
});
test("fetching job ads tells nothing about the person; a question to a model elsewhere does, on its day", () => {
  const state = (...counts: NetworkCount[]) => stateOf({ ...quiet, counts }, now);
  expect(state(count("ads", { received: 9000 }))).toBe("nothing");
  expect(state(count("model", { sent: 300 }))).toBe("asked");
  expect(state(count("model", { sent: 300, last: "2026-11-22T11:00:00Z" }))).toBe("nothing");
  expect(state(count("model"))).toBe("nothing");
  expect(state(count("localModel", { sent: 300 }))).toBe("nothing");
});
test("what cannot be told is not said to be nothing", () => {
  expect(stateOf(null, now)).toBe("unknown");
  expect(stateOf({ ...quiet, sharedToday: -1 }, now)).toBe("unknown");
});
test("counts stand by kind, what tells of the person first, the host that was asked most on top", () => {
  const list = groups([
    count("ads", { host: "few.example" }),
    count("ads", { host: "many.example", requests: 9 }),
    count("mail"),
  ]);
  expect(list.map((g) => [g.kind, g.hosts.map((h) => h.host)])).toEqual([
    ["mail", ["a.example"]],
    ["ads", ["many.example", "few.example"]],
  ]);
  expect(groups([])).toEqual([]);
});
test("airplane mode says what it stopped", () => {
  expect(switched({ ...quiet, airplane: true, stopped: 3 })).toBe(
    "Airplane mode is on. 3 requests were stopped.",
  );
  expect(switched({ ...quiet, airplane: true })).toBe("Airplane mode is on. No connection is open.");
  expect(switched(quiet)).toBe("Airplane mode is off.");
});
