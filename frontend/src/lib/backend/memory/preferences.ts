import type { Preferences } from "../backend";

/** What the fictional data engineer wants. */
export function samplePreferences(): Preferences {
  return {
    roles: ["Data engineer"],
    locations: [{ city: "Berlin", country: "DE", radiusKm: 50 }],
    remote: ["hybrid", "remote"],
    salaryMin: 65000,
    salaryCurrency: "EUR",
    salaryPeriod: "year",
    contracts: ["permanent"],
    hours: [],
    languages: [{ language: "en", level: "C1" }],
    needsVisa: false,
    avoidCompanies: [],
    values: { collaboration: 3, learning: 2 },
    balance: 0.3,
  };
}

/** What someone wants who has not said anything. */
export function noPreferences(): Preferences {
  return {
    roles: [],
    locations: [],
    remote: [],
    salaryMin: 0,
    salaryCurrency: "EUR",
    salaryPeriod: "year",
    contracts: [],
    hours: [],
    languages: [],
    needsVisa: false,
    avoidCompanies: [],
    values: {},
    balance: 0.3,
  };
}
