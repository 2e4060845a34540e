import { expect, test } from "vitest";
import { strength } from "./strength";

test.each([
  ["", "empty"],
  ["kelp", "short"],
  ["password", "weak"],
  ["password1987", "weak"],
  ["aaaaaaaaaaaaaaaa", "weak"],
  ["abcdefghijkl", "weak"],
  ["correct horse", "weak"],
  ["lamp lamp lamp lamp", "weak"],
  ["harbour violet tractor", "fair"],
  ["harbour violet tractor pepper", "strong"],
  ["x7#Kq!2mV9t", "strong"],
])("%s is %s", (passphrase, expected) => {
  expect(strength(passphrase)).toBe(expected);
});

test("characters are counted, not bytes: seven umlauts are too short", () => {
  expect(strength("äöüäöüä")).toBe("short");
});
