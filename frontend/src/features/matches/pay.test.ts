import { describe, expect, test } from "vitest";
import { at, currencies, heights, quantile, scaleOf } from "./pay";
import type { PayRange } from "$lib/backend/pictures";

const range = (low: number, high: number, currency = "EUR"): PayRange => ({
  id: `${low}-${high}`,
  currency,
  low,
  high,
  period: "year",
});

describe("a picture of pay", () => {
  test("has a scale of round numbers that holds all and the wish", () => {
    const scale = scaleOf([range(41_000, 52_000), range(0, 68_000)], 71_500);
    expect(scale.from).toBeLessThanOrEqual(41_000);
    expect(scale.to).toBeGreaterThanOrEqual(71_500);
    expect(scale.ticks.every((t) => t % 1000 === 0)).toBe(true);
    expect(scale.ticks.length).toBeLessThan(9);
    expect(scaleOf([range(50_000, 50_000)], 0).to).toBeGreaterThan(50_000);
  });
  test("is not stretched by one ad that says a million", () => {
    const many = Array.from({ length: 300 }, () => range(40_000, 60_000));
    expect(scaleOf([...many, range(1_000_000, 1_200_000)], 0).to).toBeLessThan(100_000);
    expect(at(scaleOf(many, 0), 1_000_000)).toBe(1);
  });
  test("counts a job wherever its range lies", () => {
    const scale = { from: 0, to: 100, ticks: [] };
    expect(heights([range(10, 29), range(0, 25), range(90, 0)], scale, 10)).toEqual([
      0, 1, 2, 0, 0, 0, 0, 0, 0, 1,
    ]);
  });
  test("keeps currencies apart, the person's own first", () => {
    const all = [range(1, 2, "USD"), range(1, 2, "USD"), range(1, 2, "GBP"), range(1, 2)];
    expect(currencies(all, "GBP")).toEqual([
      { currency: "GBP", count: 1 },
      { currency: "USD", count: 2 },
      { currency: "EUR", count: 1 },
    ]);
  });
  test("tells the middle", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([], 0.5)).toBe(0);
  });
});
