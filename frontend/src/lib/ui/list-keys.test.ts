import { expect, test } from "vitest";
import { listTarget } from "./list-keys";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent;

test.each([
  ["ArrowDown", 4, 5],
  ["j", 4, 5],
  ["ArrowUp", 4, 3],
  ["k", 0, 0],
  ["k", -1, 9],
  ["j", 9, 9],
  ["PageDown", 2, 7],
  ["PageUp", 2, 0],
  ["Home", 5, 0],
  ["End", 5, 9],
  ["x", 5, -1],
])("%s in row %i of ten goes to %i", (key, from, to) => {
  expect(listTarget(press(key), from, 10, 5)).toBe(to);
});

test("with Ctrl, or in an empty list, nothing moves", () => {
  expect(listTarget(press("j", { ctrlKey: true }), 3, 10, 5)).toBe(-1);
  expect(listTarget(press("j"), -1, 0, 5)).toBe(-1);
});
