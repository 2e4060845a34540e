/** A job on the map: x is fit, y is growth, both 0 to 100. */
export interface Dot {
  id: string;
  x: number;
  y: number;
  /** Radius in the map's units. */
  r: number;
  hollow: boolean;
}

interface Row {
  id: string;
  fit: number;
  growth: number;
  confidence: number;
  payYear?: number;
}

/** Below this confidence a dot is hollow: the ad said too little to be sure. */
export const unsureBelow = 0.5;

const plain = 0.9;
/** More dots than this are drawn smaller, so that their cloud still has a shape. */
const crowd = 250;

/** The dots of rated jobs. Size follows pay: from 20,000 a year (small) to 120,000 (large); not said is smallest. */
export function dots(rows: Row[]): Dot[] {
  const rated = rows.filter((row) => row.fit >= 0 && row.growth >= 0);
  const shrink = rated.length > crowd ? Math.max(0.3, Math.sqrt(crowd / rated.length)) : 1;
  return rated.map((row) => ({
    id: row.id,
    x: row.fit,
    y: row.growth,
    r:
      shrink *
      (row.payYear
        ? plain + 1.3 * Math.sqrt(Math.max(0, Math.min(1, (row.payYear - 20000) / 100000)))
        : plain),
    hollow: row.confidence < unsureBelow,
  }));
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

/** The dot at a point, if one is within reach. */
export function hit(all: Dot[], x: number, y: number, reach: number): Dot | null {
  let best: Dot | null = null;
  let bestDistance = reach;
  for (const dot of all) {
    const distance = Math.hypot(dot.x - x, dot.y - y);
    if (distance <= Math.max(bestDistance === reach ? dot.r : 0, bestDistance)) {
      bestDistance = distance;
      best = dot;
    }
  }
  return best;
}

/** All dots as one SVG path, so that ten thousand of them are one element. */
export function path(all: Dot[]): string {
  return all
    .map(({ x, y, r }) => {
      const d = (2 * r).toFixed(2);
      return `M${(x - r).toFixed(2)} ${(100 - y).toFixed(2)}a${r.toFixed(2)} ${r.toFixed(2)} 0 1 0 ${d} 0a${r.toFixed(2)} ${r.toFixed(2)} 0 1 0 -${d} 0`;
    })
    .join("");
}
