interface Point {
  x: number;
  y: number;
}

/** What a hand on the map means; points and distances are in CSS pixels of its element. */
export interface Meaning {
  /** Whether a drag moves the map rather than picking an area. */
  moves: (event: PointerEvent) => boolean;
  hover: (at: Point | null) => void;
  /** A press and release on one spot. */
  press: (at: Point) => void;
  /** An area while it is drawn, and whether it is done; null when it came to nothing. */
  area: (from: Point, to: Point, done: boolean) => void;
  move: (by: Point) => void;
  zoom: (factor: number, at: Point) => void;
}

const slack = 4;

/** Reads pointers, the wheel and pinches on an element; an attachment for Svelte. */
export function gestures(meaning: Meaning) {
  return (element: HTMLElement | SVGElement) => {
    const fingers = new Map<number, Point>();
    let start: Point | null = null;
    let last: Point | null = null;
    let dragging = false;
    let moving = false;

    const at = (event: { clientX: number; clientY: number }): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return a && b
        ? { far: Math.hypot(a.x - b.x, a.y - b.y), at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } }
        : null;
    };

    function down(event: PointerEvent) {
      if (event.button === 2) return;
      if (event.button === 1) event.preventDefault(); // no scrolling by the wheel's button
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
      if (fingers.size > 1) {
        if (dragging && !moving && start && last) meaning.area(start, start, true);
        start = null;
        return;
      }
      start = last = at(event);
      dragging = false;
      moving = event.button === 1 || meaning.moves(event);
    }
    function move(event: PointerEvent) {
      const p = at(event);
      if (fingers.size > 1 && fingers.has(event.pointerId)) {
        const before = spread();
        fingers.set(event.pointerId, p);
        const now = spread();
        if (!before || !now) return;
        meaning.move({ x: now.at.x - before.at.x, y: now.at.y - before.at.y });
        if (before.far > 0 && now.far > 0) meaning.zoom(now.far / before.far, now.at);
        return;
      }
      if (!start || !last) {
        if (fingers.size === 0) meaning.hover(p);
        return;
      }
      dragging ||= Math.hypot(p.x - start.x, p.y - start.y) > slack;
      if (!dragging) return;
      if (moving) meaning.move({ x: p.x - last.x, y: p.y - last.y });
      else meaning.area(start, p, false);
      last = p;
    }
    function up(event: PointerEvent) {
      fingers.delete(event.pointerId);
      if (start && dragging && !moving) meaning.area(start, at(event), true);
      else if (start && !dragging && event.button === 0) meaning.press(at(event));
      start = last = null;
      dragging = false;
    }
    function cancel(event: PointerEvent) {
      fingers.delete(event.pointerId);
      if (start && dragging && !moving) meaning.area(start, start, true);
      start = last = null;
      dragging = false;
    }
    function wheel(event: WheelEvent) {
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? 16 : 1;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const across = event.deltaX || event.deltaY;
        meaning.move({ x: -across * pixels, y: 0 });
        return;
      }
      // A pinch on a touchpad comes as a wheel with Ctrl held, in smaller steps.
      const pace = event.ctrlKey ? 0.01 : 0.002;
      const steps = Math.max(-240, Math.min(240, event.deltaY * pixels));
      meaning.zoom(Math.exp(-steps * pace), at(event));
    }
    const leave = () => meaning.hover(null);

    const listeners: [string, (event: never) => void][] = [
      ["pointerdown", down],
      ["pointermove", move],
      ["pointerup", up],
      ["pointercancel", cancel],
      ["pointerleave", leave],
      ["wheel", wheel],
    ];
    for (const [name, listener] of listeners)
      element.addEventListener(name, listener as EventListener, { passive: false });
    return () => {
      for (const [name, listener] of listeners) element.removeEventListener(name, listener as EventListener);
    };
  };
}
