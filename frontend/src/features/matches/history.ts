import { componentWord } from "./words";
import type { PastScore } from "$lib/backend/explain";
import { m } from "$lib/paraglide/messages";

const causes: Record<string, (inputs: { count: number }) => string> = {
  cv_added: m.explain_history_cv_added,
  cv_removed: () => m.explain_history_cv_removed(),
  cv_changed: () => m.explain_history_cv_changed(),
  wishes: () => m.explain_history_wishes(),
  algorithm: () => m.explain_history_algorithm(),
  lexicon: () => m.explain_history_lexicon(),
  ad: () => m.explain_history_ad(),
  learned: () => m.explain_history_learned(),
  time: () => m.explain_history_time(),
};

export interface Change {
  at: string;
  /** Why, one sentence each. */
  causes: string[];
  /** The numbers that moved: "fit 72 to 78". */
  numbers: string[];
  /** The parts that moved, those that moved most first: "Skills 61 to 80". */
  parts: string[];
}

/** What changed from one score to the next, the newest first. */
export function changes(scores: PastScore[]): Change[] {
  return scores.flatMap((score, i) => (i > 0 ? [change(scores[i - 1]!, score)] : [])).reverse();
}

function change(before: PastScore, after: PastScore): Change {
  const numbers = [
    before.fit !== after.fit && m.explain_history_fit({ before: before.fit, after: after.fit }),
    before.growth !== after.growth &&
      m.explain_history_growth({ before: before.growth, after: after.growth }),
    before.score !== after.score && m.explain_history_score({ before: before.score, after: after.score }),
  ].filter((text) => text !== false);
  return {
    at: after.at,
    causes: after.causes.map((cause) => causes[cause]?.({ count: after.cvs }) ?? cause),
    numbers,
    parts: [...moved(before.parts, after.parts), ...learned(before.learned, after.learned)],
  };
}

function moved(before: PastScore["parts"], after: PastScore["parts"]): string[] {
  const known = (parts: PastScore["parts"], name: string) => {
    const part = parts.find((p) => p.name === name);
    return part && part.confidence > 0 ? part.score : -1;
  };
  return [...new Set([...before, ...after].map((p) => p.name))]
    .map((name) => ({ name, a: known(before, name), b: known(after, name) }))
    .filter(({ a, b }) => a !== b)
    .sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a))
    .map(({ name, a, b }) => {
      const word = componentWord(name);
      if (a < 0) return m.explain_stronger_part_new({ name: word, after: b });
      if (b < 0) return m.explain_history_part_gone({ name: word, before: a });
      return m.explain_stronger_part({ name: word, before: a, after: b });
    });
}

function learned(before: number, after: number): string[] {
  const name = m.explain_history_learned_part();
  return before === after ? [] : [m.explain_stronger_part({ name, before, after })];
}
