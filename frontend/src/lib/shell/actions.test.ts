import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Actions } from "./actions.svelte";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    target: null,
    preventDefault: () => {},
    ...more,
  }) as KeyboardEvent;

let dialog: object | null = null;
beforeEach(() => {
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", { querySelector: () => dialog });
});
afterEach(() => {
  dialog = null;
  vi.unstubAllGlobals();
});

test("plain keys do nothing while a dialog stands over the page, and those with Ctrl do", () => {
  const actions = new Actions();
  const approve = vi.fn();
  const palette = vi.fn();
  actions.add(() => [
    { id: "approve", label: "", group: "", keys: ["a"], run: approve },
    { id: "palette", label: "", group: "", keys: ["mod+k"], run: palette },
  ]);
  dialog = {};
  expect(actions.handle(press("a"))).toBe(false);
  expect(actions.handle(press("k", { ctrlKey: true }))).toBe(true);
  dialog = null;
  expect(actions.handle(press("a"))).toBe(true);
  expect([approve.mock.calls.length, palette.mock.calls.length]).toEqual([1, 1]);
});
