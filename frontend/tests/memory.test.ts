import { MemoryBackend, memoryOptions } from "$lib/backend/memory";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backendContract } from "./contract";
import { sharingContract } from "./sharing-contract";

const options = { ...memoryOptions(""), pace: 0, jobs: 0, profile: false, today: "2026-11-24" };

async function sampled() {
  const backend = new MemoryBackend(options);
  await backend.addSample("sample");
  return backend;
}

backendContract("the memory backend", sampled);

describe("with a clock of its own", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-24T09:00:00Z") }));
  afterEach(() => void vi.useRealTimers());
  sharingContract("the memory backend", sampled, async (seconds) => {
    vi.setSystemTime(Date.now() + seconds * 1000);
  });
});

test("the same numbers come every time", async () => {
  const list = async () =>
    (
      await new MemoryBackend({ ...options, jobs: 300 }).matches({
        text: "",
        show: "all",
        sort: "fit",
        balance: 0,
      })
    ).rows;
  expect(await list()).toEqual(await list());
});

test("the draft's spans and boxes lie in its text and page", async () => {
  const backend = new MemoryBackend(options);
  const draft = await backend.readResume("t", "cv.pdf");
  const text = [...draft.text];
  for (const f of draft.fields) {
    expect(f.start >= 0 && f.start < f.end && f.end <= text.length, f.path).toBe(true);
    const page = draft.pages[f.page - 1]!;
    expect(f.box.x0 >= 0 && f.box.x1 <= page.width && f.box.y0 >= 0 && f.box.y1 <= page.height, f.path).toBe(
      true,
    );
  }
  expect(new Set(draft.fields.map((f) => f.path)).size).toBe(draft.fields.length);
});

test("a damaged store is read and never written", async () => {
  const b = new MemoryBackend({
    ...options,
    vault: "damaged",
    store: { ...options.store, damage: "records", kit: "2026-11-20" },
  });
  expect(await b.damage()).toMatchObject({ reason: "records" });
  const writes = {
    erase: b.erase("t"),
    changeKey: b.changeKey("t", "both", "harbour violet tractor pepper"),
    newKit: b.newKit(),
    removeKit: b.removeKit("t"),
    backupNow: b.backupNow("t"),
    setIdleLock: b.setIdleLock(5),
    removeProfile: b.removeProfile(),
  };
  for (const [name, write] of Object.entries(writes))
    await expect(write, name).rejects.toMatchObject({ code: "damaged" });
  const [backup] = await b.backups();
  expect(await b.restore("t", backup!.name)).toMatchObject({ state: { status: "open" }, kept: 64, lost: 1 });
  await b.erase("t");
});

test("a store with a passphrase locks itself when nothing is done, and tells so", async () => {
  vi.useFakeTimers();
  const b = new MemoryBackend({ ...options, store: { ...options.store, key: "both", idle: 2 } });
  const locked = vi.fn();
  b.onLocked(locked);
  await vi.advanceTimersByTimeAsync(119_000);
  await b.active();
  await vi.advanceTimersByTimeAsync(119_000);
  expect(locked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(locked).toHaveBeenCalledOnce();
  expect((await b.start()).status).toBe("passphrase");
  vi.useRealTimers();
});
