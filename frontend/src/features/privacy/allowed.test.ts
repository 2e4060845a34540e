import { beforeAll, expect, test, vi } from "vitest";
import { begun, ended, recordWords } from "./consent-words";
import { exceptions, grouped, looser, why } from "./disclosure-words";
import type { ConsentRecord, ConsentView, DisclosureField } from "$lib/backend/consents";

beforeAll(() => void vi.stubGlobal("navigator", { languages: ["en-GB"] }));

const now = new Date(2026, 10, 24, 9, 12).getTime();
const yes: ConsentRecord = {
  id: "1",
  recipient: { kind: "provider", name: "Checkers Ltd", address: "" },
  what: ["References"],
  until: new Date(2026, 11, 24, 23, 59).toISOString(),
  region: "",
  policy: "",
  givenAt: new Date(2026, 10, 24, 9, 0).toISOString(),
  withdrawnAt: "",
};
const view: ConsentView = {
  purpose: "background_check",
  version: 1,
  language: "en",
  title: "",
  what: "",
  leaves: "",
  stop: "",
  on: true,
  here: false,
  nothing: false,
  inForce: [],
  past: [],
};
const work: DisclosureField = {
  field: "work",
  loosest: "approval",
  class: "approval",
  kinds: { board: "never", model: "never", agency: "ask" },
  held: true,
};

test("a yes is told with whom, until when, and how it ended", () => {
  expect(recordWords(yes, now)).toMatch(/^Checkers Ltd · until 24 December · References · given 24 Nov 2026/);
  expect(recordWords(yes, now)).not.toMatch(/over|withdrawn/);
  expect(recordWords({ ...yes, until: "2026-11-01T00:00:00Z" }, now)).toMatch(/over$/);
  expect(recordWords({ ...yes, withdrawnAt: yes.givenAt }, now)).toMatch(/withdrawn 24 Nov 2026/);
});

test("what withdrawing did is said by what it was", () => {
  expect(ended(view, { consents: 1, cancelled: 2 })).toContain("2 approvals");
  expect(ended(view, { consents: 1, cancelled: 0 })).toBe("Withdrawn. Nothing waited on it.");
  expect(ended({ ...view, purpose: "matching" }, { consents: 1, cancelled: 0 })).toContain("without numbers");
  expect(begun(view)).toContain("before Autojob asked you");
});

test("a field says why it is held back, and from whom further", () => {
  expect(exceptions(work)).toBe("Never to job boards and language models. Ask for agencies.");
  expect(exceptions({ ...work, kinds: {} })).toBe("");
  expect(why({ ...work, class: "never" })).toBe("Stays here, as you chose.");
  expect(why({ ...work, field: "past_pay", loosest: "never", class: "never" })).toContain("What you earned");
  expect(looser("approval", "ask")).toBe(true);
  expect(looser("never", "ask")).toBe(false);
});

test("no field is lost between the groups", () => {
  const list = ["name", "past_pay", "work", "shoe_size"].map((field) => ({ ...work, field }));
  expect(grouped(list).flatMap((g) => g.fields.map((f) => f.field))).toEqual([
    "name",
    "work",
    "past_pay",
    "shoe_size",
  ]);
});
