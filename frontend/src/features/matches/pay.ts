import type { PayRange } from "$lib/backend/pictures";

/** Pay from and to, for drawing: an end that is left open is drawn where the other stands. */
const lowOf = (r: PayRange) => r.low || r.high;
export const highOf = (r: PayRange) => r.high || r.low;
export const middleOf = (r: PayRange) => (lowOf(r) + highOf(r)) / 2;

export interface Scale {
  from: number;
  to: number;
  ticks: number[];
}

/** The value of which a share of sorted numbers is not above. */
export function quantile(sorted: number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** A scale of round numbers that holds nearly all ranges and the least that is wished; the few far outside are drawn at its ends. */
export function scaleOf(ranges: PayRange[], least: number): Scale {
  const by = (a: number, b: number) => a - b;
  const lows = ranges.map(lowOf).sort(by);
  const highs = ranges.map(highOf).sort(by);
  let low = quantile(lows, 0.01);
  let high = quantile(highs, 0.99);
  if (least > 0) {
    low = Math.min(low, least);
    high = Math.max(high, least);
  }
  const room = Math.max(1, (high - low) / 5);
  const power = 10 ** Math.floor(Math.log10(room));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= room) ?? 10 * power;
  const from = Math.floor(low / step) * step;
  const to = Math.max(from + step, Math.ceil(high / step) * step);
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
  return { from, to, ticks };
}

/** Where an amount stands on a scale, from 0 to 1. */
export function at(scale: Scale, amount: number): number {
  return Math.max(0, Math.min(1, (amount - scale.from) / (scale.to - scale.from)));
}

/** How many ranges hold each of so many steps of a scale. */
export function heights(ranges: PayRange[], scale: Scale, steps: number): number[] {
  const out = new Array<number>(steps).fill(0);
  for (const r of ranges) {
    const first = Math.min(steps - 1, Math.floor(at(scale, lowOf(r)) * steps));
    const last = Math.min(steps - 1, Math.floor(at(scale, highOf(r)) * steps));
    for (let i = first; i <= last; i++) out[i]!++;
  }
  return out;
}

/** The currencies with the number of jobs that pay in them; the person's own first, then the most frequent. */
export function currencies(ranges: PayRange[], own: string): { currency: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { currency } of ranges) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts]
    .map(([currency, count]) => ({ currency, count }))
    .sort(
      (a, b) =>
        Number(b.currency === own) - Number(a.currency === own) ||
        b.count - a.count ||
        a.currency.localeCompare(b.currency),
    );
}
