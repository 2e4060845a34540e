import type { MatchDetail } from "../backend";
import type { PastScore } from "../explain";

/** How the scores of jobs changed, as the program keeps them. */
export class MemoryHistory {
  readonly #kept = new Map<string, PastScore[]>();
  readonly #today: string;

  constructor(today: string) {
    this.#today = today;
  }

  /** Of a job that is followed, with what came last noted. Its page is the one that has a past from the start, where `past` says so. */
  of({ row, components }: MatchDetail, opened: boolean, past: boolean): PastScore[] {
    const now: PastScore = {
      at: `${this.#today}T09:00:00Z`,
      score: row.score,
      fit: row.fit,
      growth: row.growth,
      confidence: row.confidence,
      learned: 0,
      parts: components.map(({ name, score, confidence }) => ({ name, score, confidence })),
      causes: ["first"],
      cvs: 1,
    };
    const kept = this.#kept.get(row.id);
    if (row.fit < 0 || (!kept && !opened && !past && row.mark !== "saved")) return kept ?? [];
    if (!kept) {
      this.#kept.set(row.id, past ? pastOf(now) : [now]);
    } else {
      const last = kept.at(-1)!;
      if (last.fit !== now.fit || last.growth !== now.growth || last.score !== now.score)
        kept.push({ ...now, causes: ["wishes"] });
    }
    return structuredClone(this.#kept.get(row.id)!);
  }

  clear() {
    this.#kept.clear();
  }
}

/** A job that was opened with one CV, before another was added and the wishes changed. */
function pastOf(now: PastScore): PastScore[] {
  const less = (name: string, by: number) => (p: PastScore["parts"][number]) =>
    p.name === name ? { ...p, score: Math.max(0, p.score - by) } : p;
  const second: PastScore = {
    ...now,
    at: "2026-11-12T10:00:00Z",
    fit: now.fit - 1,
    score: now.score - 2,
    causes: ["cv_added"],
    cvs: 2,
    parts: now.parts.filter((p) => p.name !== "preferences"),
  };
  const first: PastScore = {
    ...second,
    at: "2026-10-30T10:00:00Z",
    fit: second.fit - 8,
    growth: second.growth - 3,
    score: second.score - 6,
    causes: ["first"],
    cvs: 1,
    parts: second.parts.map(less("skills", 19)).map(less("title", 6)),
  };
  return [first, second, { ...now, at: "2026-11-20T10:00:00Z", causes: ["wishes", "algorithm"], cvs: 2 }];
}
