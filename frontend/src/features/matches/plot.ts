import { shrink, type Dot } from "./scatter";
import { ticks, zoomOf, type View } from "./viewport";

/** Where the map stands on its canvas, in CSS pixels, beside the room for numbers at its axes. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function frameOf(width: number, height: number, rem: number): Frame {
  const left = 2 * rem;
  const top = 0.5 * rem;
  return {
    left,
    top,
    width: Math.max(1, width - left - 0.75 * rem),
    height: Math.max(1, height - top - 1.5 * rem),
  };
}

/** From fit and growth to CSS pixels, and back. */
export const toX = (f: Frame, v: View, x: number) => f.left + ((x - v.x) / v.span) * f.width;
export const toY = (f: Frame, v: View, y: number) => f.top + f.height - ((y - v.y) / v.span) * f.height;
export const fromX = (f: Frame, v: View, px: number) => v.x + ((px - f.left) / f.width) * v.span;
export const fromY = (f: Frame, v: View, py: number) => v.y + ((f.top + f.height - py) / f.height) * v.span;

interface Colours {
  line: string;
  accent: string;
  growth: string;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: read("--line"),
    accent: read("--accent"),
    growth: read("--growth-mark"),
  };
}

export interface Scene {
  view: View;
  frame: Frame;
  rem: number;
  /** Best first; the best are drawn last, on top. */
  all: Dot[];
  /** Drawn pale: they were not picked. */
  pale: (dot: Dot) => boolean;
}

/** How large a dot is drawn, in CSS pixels. */
export function radius(dot: Dot, count: number, view: View, rem: number): number {
  return Math.max(1.5, dot.r * shrink(count, zoomOf(view)) * (rem / 16));
}

/** Draws grid and dots. What moves with the pointer is not drawn here, so that pointing at a dot draws nothing anew. */
export function draw(canvas: HTMLCanvasElement, width: number, height: number, scene: Scene) {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const colours = coloursOf(canvas);
  grid(context, scene, colours);
  dotted(context, scene, colours, ratio);
}

function grid(context: CanvasRenderingContext2D, { frame: f, view: v }: Scene, colours: Colours) {
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of ticks(v.x, v.span)) {
    const x = Math.round(toX(f, v, tick)) + 0.5;
    context.moveTo(x, f.top);
    context.lineTo(x, f.top + f.height);
  }
  for (const tick of ticks(v.y, v.span)) {
    const y = Math.round(toY(f, v, tick)) + 0.5;
    context.moveTo(f.left, y);
    context.lineTo(f.left + f.width, y);
  }
  context.stroke();
}

/**
 * Dots are stamped: each look is drawn once, and copied for every dot that has it. Thousands of circles one by one take a third of a
 * second where there is no graphics card.
 */
function dotted(context: CanvasRenderingContext2D, scene: Scene, colours: Colours, ratio: number) {
  const { frame: f, view: v, all, rem } = scene;
  const stamps = new Map<string, HTMLCanvasElement>();
  context.save();
  context.beginPath();
  context.rect(f.left, f.top, f.width, f.height);
  context.clip();
  for (let i = all.length - 1; i >= 0; i--) {
    const dot = all[i]!;
    // In steps of a quarter of a pixel: a few dozen looks.
    const r = Math.round(4 * radius(dot, all.length, v, rem)) / 4;
    const x = toX(f, v, dot.atX);
    const y = toY(f, v, dot.atY);
    if (x < f.left - r || x > f.left + f.width + r || y < f.top - r || y > f.top + f.height + r) continue;
    const pale = scene.pale(dot);
    const look = `${r} ${dot.hollow} ${dot.saved} ${pale}`;
    let stamp = stamps.get(look);
    if (!stamp) stamps.set(look, (stamp = stamped(dot, r, pale, colours, ratio)));
    const size = stamp.width / ratio;
    context.drawImage(stamp, x - size / 2, y - size / 2, size, size);
  }
  context.restore();
}

function stamped(dot: Dot, r: number, pale: boolean, colours: Colours, ratio: number): HTMLCanvasElement {
  const stamp = document.createElement("canvas");
  const half = r + 3;
  stamp.width = stamp.height = Math.ceil(2 * half * ratio);
  const context = stamp.getContext("2d");
  if (!context) return stamp;
  context.scale(ratio, ratio);
  const middle = stamp.width / ratio / 2;
  context.beginPath();
  if (dot.saved) diamond(context, middle, middle, r + 1.5);
  else context.arc(middle, middle, r, 0, 2 * Math.PI);
  const colour = dot.saved ? colours.growth : colours.accent;
  if (dot.hollow) {
    context.globalAlpha = pale ? 0.15 : 0.8;
    context.strokeStyle = colour;
    context.lineWidth = 1.25;
    context.stroke();
  } else {
    context.globalAlpha = pale ? 0.15 : dot.saved ? 1 : 0.55;
    context.fillStyle = colour;
    context.fill();
  }
  return stamp;
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, r: number) {
  context.moveTo(x, y - r);
  context.lineTo(x + r, y);
  context.lineTo(x, y + r);
  context.lineTo(x - r, y);
  context.closePath();
}
