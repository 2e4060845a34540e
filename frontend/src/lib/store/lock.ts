import { asProblem } from "$lib/backend/problem";
import type { Shell } from "$lib/shell/shell.svelte";

/** Closes the store until the passphrase opens it again. What waits to become real becomes so first. */
export async function lock(shell: Shell) {
  try {
    await shell.toasts.flush();
    shell.program.set(await shell.backend.lock());
  } catch (error) {
    shell.toasts.problem(asProblem(error));
  }
}
