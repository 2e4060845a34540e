import { expect, test } from "vitest";
import { dimensions, mostValues, moved, ranking, weights } from "./values";

test("the first of a ranking is essential, the next two count, the rest are nice", () => {
  expect(weights(["learning", "respect", "pace", "purpose", "balance"])).toEqual({
    learning: 3,
    respect: 2,
    pace: 2,
    purpose: 1,
    balance: 1,
  });
});
test("no more than five are ranked", () => {
  expect(Object.keys(weights([...dimensions]))).toHaveLength(mostValues);
});
test("a ranking comes back from its weights, heaviest first", () => {
  expect(ranking({ pace: 1, learning: 3, respect: 2, agility: 2, stability: 0 })).toEqual([
    "learning",
    "agility",
    "respect",
    "pace",
  ]);
  expect(ranking({})).toEqual([]);
});
test("moving stays inside the list", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});
