import type { Mark } from "$lib/backend/backend";
import { asProblem } from "$lib/backend/problem";
import { m } from "$lib/paraglide/messages";
import type { Shell } from "./shell.svelte";

/** What every list of jobs does the same way, with its way back. */

/**
 * Marks a job and offers to undo it. `apply` shows the mark in the list at once; `among` are the jobs in sight, by which a choice
 * says what the person likes.
 */
export async function markJob(
  shell: Shell,
  job: { id: string; title: string; mark: Mark },
  mark: Mark,
  apply: (mark: Mark) => void,
  among: string[] = [],
): Promise<void> {
  const before = job.mark;
  const put = async (next: Mark) => {
    apply(next);
    try {
      if (next !== "" && next === mark && among.length > 0) await shell.backend.choose(job.id, next, among);
      else await shell.backend.markJob(job.id, next);
    } catch (error) {
      apply(next === mark ? before : mark);
      shell.toasts.problem(asProblem(error));
      return false;
    }
    return true;
  };
  if (!(await put(mark))) return;
  const title = job.title;
  const text =
    mark === "saved"
      ? m.shell_job_saved({ title })
      : mark === "hidden"
        ? m.shell_job_hidden({ title })
        : before === "saved"
          ? m.shell_job_unsaved({ title })
          : m.shell_job_shown({ title });
  shell.toasts.show({ text, undo: async () => void (await put(before)) });
}

/** Takes a job out of every list now, and out of the store once it can no longer be undone. */
export function removeJob(shell: Shell, job: { id: string; title: string }) {
  shell.removed = new Set([...shell.removed, job.id]);
  const back = () => {
    shell.removed = new Set([...shell.removed].filter((id) => id !== job.id));
  };
  shell.toasts.show({
    text: m.shell_job_removed({ title: job.title }),
    undo: back,
    commit: async () => {
      try {
        await shell.backend.removeJob(job.id);
        await shell.program.changed();
      } catch (error) {
        shell.toasts.problem(asProblem(error));
      }
      back();
    },
  });
}
