import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { GrantView } from "$lib/backend/summaries";
import type { Shell } from "$lib/shell/shell.svelte";
import { Outbox } from "./outbox.svelte";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", { activeElement: null });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const grant = (id: string) => {
  const now = Date.now();
  return {
    id,
    givenAt: new Date(now).toISOString(),
    notBefore: new Date(now + 10_000).toISOString(),
    state: "waiting",
  } as GrantView;
};

test("what was approved last leaves once, and what it took the place of waits", async () => {
  const useGrant = vi.fn((_task: string, id: string) => Promise.resolve(grant(id)));
  const outbox = Outbox.of({
    backend: { useGrant, grants: () => Promise.resolve([]), onProgress: () => () => {} },
    toasts: { show: () => {}, problem: () => {} },
    onForget: () => {},
  } as unknown as Shell);
  await outbox.take(() => Promise.resolve(grant("first")));
  expect(outbox.busy).toBe(true);
  await vi.advanceTimersByTimeAsync(3_000);
  await outbox.take(() => Promise.resolve(grant("second")));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(useGrant.mock.calls.map(([, id]) => id)).toEqual(["second"]);
  expect(outbox.busy).toBe(false);
});
