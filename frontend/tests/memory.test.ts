import { MemoryBackend, memoryOptions } from "$lib/backend/memory";
import { expect, test } from "vitest";
import { backendContract } from "./contract";

const options = { ...memoryOptions(""), pace: 0, jobs: 0, profile: false, today: "2026-11-24" };

backendContract("the memory backend", async () => {
  const backend = new MemoryBackend(options);
  await backend.addSample("sample");
  return backend;
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
