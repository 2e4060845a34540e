import { beforeAll, expect, test, vi } from "vitest";
import type { NetworkView } from "$lib/backend/network";
import type { Shell } from "$lib/shell/shell.svelte";
import { Network } from "./network.svelte";

beforeAll(() => void vi.stubGlobal("navigator", { languages: ["en-GB"] }));

test("nothing of what went where stays once the store is closed", async () => {
  let close = () => {};
  const view = { airplane: true, sharedToday: 2 } as NetworkView;
  const network = Network.of({
    backend: { setAirplane: () => Promise.resolve(view) },
    toasts: { show: () => {} },
    onForget: (forget: () => void) => (close = forget),
  } as unknown as Shell);
  network.open = true;
  await network.setAirplane(true);
  expect(network.view).toEqual(view);
  close();
  expect([network.view, network.said, network.open]).toEqual([null, "", false]);
});
