import { describe, expect, test } from "vitest";
import { pieces } from "./highlight";
import { dots, hit, neighbour, shrink, within, type Dot } from "./scatter";
import { around, moved, showing, ticks, whole, zoomed } from "./viewport";
import { flagSaid, flagWord, quoted } from "./words";

describe("quotes in an ad", () => {
  const ad = "Spark every day. German at B2. Spark every night.";
  test("are marked where they stand, and the text stays whole", () => {
    const list = pieces(ad, [
      { text: "German at B2", side: "against" },
      { text: "Spark every day", side: "for" },
    ]);
    expect(list.filter((p) => p.quote)).toEqual([
      { text: "Spark every day", quote: "for" },
      { text: "German at B2", quote: "against" },
    ]);
    expect(list.map((p) => p.text).join("")).toBe(ad);
  });
  test("that were cut off say so, whole ones do not", () => {
    const long = "You plan the rounds of forty vans, ".repeat(5);
    expect(quoted(`${long}talk with`)).toBe(`${long}talk with …`);
    expect(quoted(`${long}talk with drivers.`)).toBe(`${long}talk with drivers.`);
    expect(quoted("You plan the rounds")).toBe("You plan the rounds");
  });
  test("that overlap or are not there are left out", () => {
    const list = pieces(ad, [
      { text: "Spark every day. German", side: "for" },
      { text: "German at B2", side: "against" },
      { text: "not in it", side: "for" },
      { text: "  ", side: "for" },
    ]);
    expect(list.filter((p) => p.quote).map((p) => p.text)).toEqual(["Spark every day. German"]);
    expect(list.map((p) => p.text).join("")).toBe(ad);
  });
});

describe("the map", () => {
  const at = (id: string, x: number, y: number): Dot => ({
    id,
    x,
    y,
    atX: x,
    atY: y,
    r: 1,
    hollow: false,
    saved: false,
  });
  const all = [
    at("a", 50, 50),
    at("b", 60, 52),
    at("c", 58, 90),
    at("d", 20, 50),
    at("e", 50, 50),
    at("f", 50, 10),
  ];

  test("an arrow goes to the nearest job in that direction", () => {
    expect(neighbour(all, "e", "right")).toBe("b");
    expect(neighbour(all, "e", "up")).toBe("c");
    expect(neighbour(all, "e", "down")).toBe("f");
    expect(neighbour(all, "a", "left")).toBe("d");
    expect(neighbour(all, "c", "up")).toBeNull();
  });
  test("jobs on one spot are walked before leaving it", () => {
    expect(neighbour(all, "a", "right")).toBe("e");
    expect(neighbour(all, "e", "left")).toBe("a");
  });
  test("every job can be reached by arrows from any other", () => {
    let seed = 3;
    const roll = () => (seed = (seed * 16807) % 2147483647) % 101;
    const many = Array.from({ length: 60 }, (_, i) => at(String(i), roll(), roll()));
    const seen = new Set(["0"]);
    const queue = ["0"];
    while (queue.length > 0) {
      const id = queue.pop()!;
      for (const direction of ["left", "right", "up", "down"] as const) {
        const next = neighbour(many, id, direction);
        if (next && !seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
    expect(seen.size).toBe(60);
  });
  test("draws only rated jobs, larger where pay is higher, hollow where unsure", () => {
    const list = dots([
      { id: "a", fit: 80, growth: 20, confidence: 0.9, payYear: 80000 },
      { id: "b", fit: 70, growth: 30, confidence: 0.4, payYear: 30000 },
      { id: "c", fit: 70, growth: 30, confidence: 0.9 },
      { id: "d", fit: -1, growth: -1, confidence: 0 },
    ]);
    expect(list.map((d) => d.id)).toEqual(["a", "b", "c"]);
    expect(list[0]!.r).toBeGreaterThan(list[1]!.r);
    expect(list[1]!.r).toBeGreaterThan(list[2]!.r);
    expect(list.map((d) => d.hollow)).toEqual([false, true, false]);
    expect(list[1]!.atX).not.toBe(list[2]!.atX);
    expect(Math.abs(list[1]!.atX - 70)).toBeLessThan(0.5);
  });
  test("a point finds the dot within reach", () => {
    expect(hit(all, 59.5, 52, 2)?.id).toBe("b");
    expect(hit(all, 75, 75, 2)).toBeNull();
    expect(hit(all, 61, 52, 5, { x: 10, y: 1 })).toBeNull();
    expect(hit(all, 60, 56, 5, { x: 10, y: 1 })?.id).toBe("b");
  });
  test("many dots are smaller, and grow again as one comes nearer", () => {
    expect(shrink(250, 1)).toBe(1);
    expect(shrink(5000, 1)).toBeLessThan(0.5);
    expect(shrink(5000, 5)).toBe(1);
  });
  test("an area holds what is inside it", () => {
    const area = { x0: 50, y0: 50, x1: 60, y1: 60 };
    expect(all.filter((d) => within(area, { fit: d.x, growth: d.y })).map((d) => d.id)).toEqual([
      "a",
      "b",
      "e",
    ]);
  });
});

describe("the view of the map", () => {
  test("zooms about a point that stays where it was, and not out of the map", () => {
    const near = zoomed(whole, 4, 30, 70);
    expect(near.span).toBe(26);
    expect((30 - near.x) / near.span).toBeCloseTo((30 - whole.x) / whole.span);
    expect((70 - near.y) / near.span).toBeCloseTo((70 - whole.y) / whole.span);
    expect(zoomed(near, 0.01, 0, 0)).toEqual(whole);
    expect(moved(near, 1000, -1000)).toEqual({ x: 102 - 26, y: -2, span: 26 });
  });
  test("brings a point into sight, and stands still when it is in sight", () => {
    const near = { x: 0, y: 0, span: 20 };
    expect(showing(near, 10, 10)).toBe(near);
    const there = showing(near, 80, 10);
    expect(there.y).toBe(0);
    expect(80).toBeLessThan(there.x + there.span);
    expect(showing(whole, 100, 0)).toBe(whole);
  });
  test("is filled by an area", () => {
    const view = around({ x0: 40, y0: 60, x1: 50, y1: 62 });
    expect(view.span).toBeCloseTo(11);
    expect(view.x).toBeCloseTo(39.5);
  });
  test("has round numbers at its axes", () => {
    expect(ticks(-2, 104)).toEqual([0, 25, 50, 75, 100]);
    expect(ticks(41, 10)).toEqual([42, 44, 46, 48, 50]);
    expect(ticks(90, 20)).toEqual([90, 95, 100]);
  });
});

describe("a flag", () => {
  test("says what it rests on with its number, and nothing more where the kind says all", () => {
    expect(flagSaid({ sign: "published_ago", count: 61 })).toMatch(/61 days/);
    expect(flagSaid({ sign: "published_times", count: 3 })).toMatch(/3 times/);
    expect(flagSaid({ sign: "gone", count: 0 })).not.toBe("");
    expect(flagSaid({ sign: "", count: 0 })).toBe("");
  });
  test("of an ad that its board lists no more has words of its own", () => {
    expect(flagWord("gone")).not.toBe("Gone");
  });
});
