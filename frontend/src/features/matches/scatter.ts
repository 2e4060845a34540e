import type { Area } from "./viewport";

/** A job on the map: x is fit, y is growth, both 0 to 100. */
export interface Dot {
  id: string;
  x: number;
  y: number;
  /** Where it is drawn: jobs with the same two numbers stand beside each other, within what rounding leaves open. */
  atX: number;
  atY: number;
  /** Radius in pixels at a text size of 16 px, where there is room. */
  r: number;
  hollow: boolean;
  saved: boolean;
}

interface Row {
  id: string;
  fit: number;
  growth: number;
  confidence: number;
  payYear?: number;
  mark?: string;
}

/** Below this confidence a dot is hollow: the ad said too little to be sure. */
export const unsureBelow = 0.5;

const plain = 3;
/** More dots than this, on the whole map, are drawn smaller, so that their cloud still has a shape. */
const crowd = 250;

/** The dots of rated jobs. Size follows pay: from 20,000 a year (small) to 120,000 (large); not said is smallest. */
export function dots(rows: Row[]): Dot[] {
  const rated = rows.filter((row) => row.fit >= 0 && row.growth >= 0);
  const spot = (row: Row) => Math.round(row.fit) * 101 + Math.round(row.growth);
  const counts = new Map<number, number>();
  for (const row of rated) counts.set(spot(row), (counts.get(spot(row)) ?? 0) + 1);
  const placed = new Map<number, number>();
  return rated.map((row) => {
    const at = spot(row);
    const nth = placed.get(at) ?? 0;
    placed.set(at, nth + 1);
    const [dx, dy] = beside(nth, counts.get(at) ?? 1);
    return {
      id: row.id,
      x: row.fit,
      y: row.growth,
      atX: row.fit + dx,
      atY: row.growth + dy,
      r: row.payYear
        ? plain + 4.5 * Math.sqrt(Math.max(0, Math.min(1, (row.payYear - 20000) / 100000)))
        : plain,
      hollow: row.confidence < unsureBelow,
      saved: row.mark === "saved",
    };
  });
}

/** Where the nth of so many on one spot stands, as the seeds of a sunflower do. */
function beside(nth: number, of: number): [number, number] {
  if (of === 1) return [0, 0];
  const far = 0.45 * Math.sqrt((nth + 0.5) / of);
  return [far * Math.cos(nth * 2.39996), far * Math.sin(nth * 2.39996)];
}

/** By how much dots are smaller than they would be alone: many of them, seen from afar. */
export function shrink(count: number, zoom: number): number {
  return count > crowd ? Math.max(0.45, Math.min(1, zoom * Math.sqrt(crowd / count))) : 1;
}

/** Whether a job is one of those in an area. */
export function within(area: Area, row: { fit: number; growth: number }): boolean {
  return row.fit >= area.x0 && row.fit <= area.x1 && row.growth >= area.y0 && row.growth <= area.y1;
}

export type Direction = "left" | "right" | "up" | "down";

/**
 * The dot to go to from one dot: the nearest within 45 degrees of the direction, or in the half plane if there is
 * none. Dots on the very same spot are walked in order with right (forward) and left (back) before leaving it.
 */
export function neighbour(all: Dot[], id: string, direction: Direction): string | null {
  const index = all.findIndex((dot) => dot.id === id);
  const from = all[index];
  if (!from) return all[0]?.id ?? null;
  if (direction === "right" || direction === "left") {
    const step = direction === "right" ? 1 : -1;
    for (let i = index + step; i >= 0 && i < all.length; i += step) {
      const dot = all[i]!;
      if (dot.x === from.x && dot.y === from.y) return dot.id;
    }
  }
  let best: string | null = null;
  let bestCost = Infinity;
  for (const dot of all) {
    const dx = dot.x - from.x;
    const dy = dot.y - from.y;
    const [along, across] =
      direction === "right"
        ? [dx, dy]
        : direction === "left"
          ? [-dx, dy]
          : direction === "up"
            ? [dy, dx]
            : [-dy, dx];
    if (along <= 0) continue;
    const outside = Math.abs(across) > along ? 1000 : 0;
    const cost = Math.hypot(along, across * 2) + outside;
    if (cost < bestCost) {
      bestCost = cost;
      best = dot.id;
    }
  }
  return best;
}

/** The dot at a point, if its middle is within reach; unit is how long one of fit and one of growth is drawn. */
export function hit(all: Dot[], x: number, y: number, reach: number, unit = { x: 1, y: 1 }): Dot | null {
  let best: Dot | null = null;
  let bestDistance = reach;
  for (const dot of all) {
    const distance = Math.hypot((dot.atX - x) * unit.x, (dot.atY - y) * unit.y);
    if (distance <= bestDistance) {
      bestDistance = distance;
      best = dot;
    }
  }
  return best;
}
