import { expect, test } from "vitest";
import { dateText, isDate, parseDate } from "./dates";

test.each([
  ["2020", "2020"],
  ["2020-03", "Mar 2020"],
  ["2020-03-14", "Mar 14, 2020"],
  ["summer 2020", "summer 2020"],
])("%s reads as %s", (value, text) => expect(dateText(value)).toBe(text));

test.each([
  ["", ""],
  ["2020", "2020"],
  ["3/2020", "2020-03"],
  ["03.2020", "2020-03"],
  ["2020-3", "2020-03"],
  ["14.3.2020", "2020-03-14"],
  ["2020-03-14", "2020-03-14"],
  ["March 2020", "2020-03"],
  ["Mar 2020", "2020-03"],
  [" sept. 2019 ", "2019-09"],
])("%j is kept as %j", (text, value) => expect(parseDate(text)).toBe(value));

test.each(["13/2020", "32.1.2020", "soon", "20", "2020-00", "0999"])("%s is not a date", (text) =>
  expect(parseDate(text)).toBeNull(),
);

test("dates are known by their names", () => {
  expect(["startDate", "endDate", "date", "releaseDate"].every(isDate)).toBe(true);
  expect(isDate("name")).toBe(false);
});
