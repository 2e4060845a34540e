/** A part of the map, in fit and growth. */
export interface Area {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** What of the map is in sight: a square from (x, y), in fit and growth. */
export interface View {
  x: number;
  y: number;
  span: number;
}

/** All of it, with some room for dots at the edge. */
export const whole: View = { x: -2, y: -2, span: 104 };
const closest = 4;

/** How many times nearer than the whole. */
export const zoomOf = (view: View) => whole.span / view.span;

function kept(x: number, y: number, span: number): View {
  const bound = (v: number) => Math.max(whole.x, Math.min(whole.x + whole.span - span, v));
  return { x: bound(x), y: bound(y), span };
}

/** Nearer (a factor over 1) or farther; what stands at (x, y) stays where it is on screen. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const span = Math.max(closest, Math.min(whole.span, view.span / factor));
  const share = span / view.span;
  return kept(x - (x - view.x) * share, y - (y - view.y) * share, span);
}

export function moved(view: View, dx: number, dy: number): View {
  return kept(view.x + dx, view.y + dy, view.span);
}

/** The view moved as little as brings a point into sight, with a little room around it. */
export function showing(view: View, x: number, y: number): View {
  const room = view.span * 0.06;
  const to = (from: number, v: number) => Math.min(v - room, Math.max(v + room - view.span, from));
  const there = kept(to(view.x, x), to(view.y, y), view.span);
  return there.x === view.x && there.y === view.y ? view : there;
}

export function sees(view: View, x: number, y: number): boolean {
  return x >= view.x && x <= view.x + view.span && y >= view.y && y <= view.y + view.span;
}

/** The view that an area fills. */
export function around(area: Area): View {
  const span = Math.max(closest, Math.min(whole.span, 1.1 * Math.max(area.x1 - area.x0, area.y1 - area.y0)));
  return kept((area.x0 + area.x1 - span) / 2, (area.y0 + area.y1 - span) / 2, span);
}

export function areaOf(view: View): Area {
  return { x0: view.x, y0: view.y, x1: view.x + view.span, y1: view.y + view.span };
}

/** Round numbers from 0 to 100 that are in sight along one axis, four to ten of them. */
export function ticks(from: number, span: number): number[] {
  const step = [25, 10, 5, 2, 1].find((s) => span / s >= 4) ?? 1;
  const first = Math.max(0, Math.ceil(from / step) * step);
  const last = Math.min(100, from + span);
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / step) + 1) },
    (_, i) => first + i * step,
  );
}
