import { beforeAll, expect, test, vi } from "vitest";
import { countryCode, countryName, day, spokenDay } from "./format";

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

test("a country is known by its name and by its code", () => {
  for (const text of ["Germany", " germany ", "de", "DE"]) expect(countryCode(text), text).toBe("DE");
  expect(countryCode("uk")).toBe("GB");
  expect(countryCode(countryName("GB"))).toBe("GB");
  expect(countryCode("Atlantis")).toBe("Atlantis");
  expect(countryCode("")).toBe("");
});
