import { beforeAll, expect, test, vi } from "vitest";
import { day, spokenDay } from "./format";

beforeAll(() => void vi.stubGlobal("navigator", { languages: ["en-GB"] }));

test("a day without a time is that day in every time zone", () => {
  const before = process.env.TZ;
  for (const zone of ["Pacific/Honolulu", "Europe/Berlin", "Pacific/Auckland"]) {
    process.env.TZ = zone;
    expect(day("2026-11-24"), zone).toBe("24 Nov 2026");
    expect(spokenDay("2026-11-24", Date.parse("2026-11-24T12:00:00Z")), zone).toBe("24 November");
  }
  process.env.TZ = before;
});
