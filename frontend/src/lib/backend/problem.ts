import { m } from "$lib/paraglide/messages";
import type { Problem } from "./backend";

/** Whatever a call was rejected with, as a Problem. What is not one becomes "internal" in general words. */
export function asProblem(error: unknown): Problem {
  let value: unknown = error;
  if (typeof value === "string") {
    // Wails hands an error over as text; ours is JSON.
    try {
      value = JSON.parse(value);
    } catch {
      value = null;
    }
  }
  if (typeof value === "object" && value !== null && "code" in value && "message" in value) {
    const p = value as Partial<Problem>;
    return { code: String(p.code), message: String(p.message), hint: String(p.hint ?? "") };
  }
  return { code: "internal", message: m.shell_internal(), hint: m.shell_internal_hint() };
}
