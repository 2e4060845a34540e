import { componentWord } from "./words";
import type { Effect, Gap, Stronger } from "$lib/backend/explain";
import { number } from "$lib/format";
import { m } from "$lib/paraglide/messages";

export const standings = ["listed", "near", "absent"] as const;

/** The gaps of one standing, in their order. */
export const gapsOf = (stronger: Stronger, standing: Gap["standing"]) =>
  stronger.gaps.filter((gap) => gap.standing === standing);

/** How many of the jobs ask for it, or how this one does. */
export function askedText(gap: Gap, jobs: number): string {
  if (jobs === 1) return gap.musts > 0 ? m.explain_stronger_must() : m.explain_stronger_wished();
  return m.explain_stronger_asked({
    count: gap.asked,
    shown: number(gap.asked),
    all: number(jobs),
    musts: number(gap.musts),
  });
}

/** What it would do to the fit of the jobs that it moves. */
export function gainText(gap: Gap): string {
  const moved = gap.effects.filter((e) => e.fitAfter !== e.fitBefore);
  const [first] = moved;
  if (!first) return gap.kind === "licence" ? m.explain_stronger_not_scored() : m.explain_stronger_unmoved();
  if (moved.length === 1) return m.explain_stronger_one({ before: first.fitBefore, after: first.fitAfter });
  const gains = moved.map((e) => e.fitAfter - e.fitBefore);
  return m.explain_stronger_many({
    most: Math.max(...gains),
    mean: Math.round((10 * gains.reduce((a, b) => a + b, 0)) / gains.length) / 10,
  });
}

/** Whether a job would teach less once it is there. */
export const growthFalls = (gap: Gap) => gap.effects.some((e) => e.growthAfter < e.growthBefore);

export const changeText = (before: number, after: number) =>
  before === after ? m.explain_stronger_same({ before }) : m.explain_stronger_change({ before, after });

/** "Skills 61 to 80": each part of a score that moves. */
export function partsText(parts: Effect["parts"]): string[] {
  return parts.map(({ name, before, after }) =>
    before < 0
      ? m.explain_stronger_part_new({ name: componentWord(name), after })
      : m.explain_stronger_part({ name: componentWord(name), before, after }),
  );
}

/** The job that it does most for comes first. */
export const byGain = (effects: Effect[]) =>
  [...effects].sort((a, b) => b.fitAfter - b.fitBefore - (a.fitAfter - a.fitBefore));
