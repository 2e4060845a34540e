import { beforeAll, expect, test, vi } from "vitest";
import { lineWord } from "./words";
import type { RecordLine } from "$lib/backend/shared";

beforeAll(() => void vi.stubGlobal("navigator", { languages: ["en-GB"] }));

test("a yes in the record says what it was to", () => {
  const yes = (purpose: string) =>
    lineWord({
      kind: "consent_given",
      purpose,
      forgotten: false,
      recipient: { kind: "", name: "", address: "" },
    } as RecordLine);
  expect(yes("matching")).toBe("You said yes: to compare your CV with job ads");
  expect(yes("learning")).toBe("You said yes: to learn from what you save and hide");
  expect(yes("background_check")).toBe("You said yes: for a background check");
});
