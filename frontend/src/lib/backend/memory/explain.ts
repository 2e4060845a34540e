import type { MatchDetail } from "../backend";
import { nextTo } from "./say";
import type { Comparison, Difference, Effect, Gap, Stronger } from "../explain";

const growthShares: Record<string, number> = {
  "growth: level": 0.35,
  "growth: new skills": 0.3,
  "growth: support": 0.2,
};

/** The comparison of two jobs, as the program makes it. */
export function compared(first: MatchDetail, second: MatchDetail): Comparison {
  const differences: Difference[] = [];
  const add = (d: Partial<Difference> & Pick<Difference, "name" | "lead">) =>
    differences.push({ first: 0, second: 0, firstState: "", secondState: "", ...d });
  for (const a of first.components) {
    const b = second.components.find((c) => c.name === a.name);
    if (!b || a.name === "growth: pay" || a.confidence === 0 || b.confidence === 0) continue;
    const share = a.weight || (growthShares[a.name] ?? 0);
    const lead = Math.trunc((a.score - b.score) * share);
    if (Math.abs(a.score - b.score) >= 10 && lead !== 0)
      add({ name: a.name, lead, first: a.score, second: b.score });
  }
  const costs: Record<string, number> = { not_met: 8, conflict: 60 };
  const rated = first.components.length > 0;
  for (const name of new Set([...first.constraints, ...second.constraints].map((c) => c.name))) {
    const [a, b] = [first, second].map((d) => d.constraints.find((c) => c.name === name)?.state ?? "");
    const lead = (costs[b!] ?? 0) - (costs[a!] ?? 0);
    if (rated && lead !== 0) add({ name: `wish: ${name}`, lead, firstState: a!, secondState: b! });
  }
  const [x, y] = [first.row.payYear ?? 0, second.row.payYear ?? 0];
  const percent = x > 0 && y > 0 ? Math.trunc(((x - y) * 100) / Math.min(x, y)) : 0;
  if (rated && Math.abs(percent) >= 3)
    add({ name: "pay", lead: Math.max(-20, Math.min(20, Math.trunc(percent / 2))), first: x, second: y });
  differences.sort((a, b) => Math.abs(b.lead) - Math.abs(a.lead));
  return { first, second, differences };
}

/** What would make the CV stronger, told from the requirements that are not met and by a plain rule instead of scoring again. */
export function strengthened(jobs: MatchDetail[], more: number, hasProfile: boolean): Stronger {
  const gaps = new Map<string, Gap>();
  for (const job of hasProfile ? jobs : []) {
    for (const [i, r] of job.requirements.entries()) {
      const listed = r.state === "met" && i === 3;
      if (r.state === "met" && !listed) continue;
      const [what] = r.text.args;
      const id = what?.skills[0]?.id ?? what?.text ?? "";
      const gap: Gap = gaps.get(id) ?? {
        kind: r.text.key === "asked_language" ? "language" : "skill",
        standing: listed ? "listed" : r.state === "partly" ? "near" : "absent",
        label: r.text,
        held: r.state === "partly" ? nextTo(id) : null,
        cvQuote: r.cvQuote,
        asked: 0,
        musts: 0,
        effects: [],
      };
      gap.asked++;
      if (r.must) gap.musts++;
      gap.effects.push(effect(job, gap, r.must, r.jobQuote));
      gaps.set(id, gap);
    }
  }
  const list = [...gaps]
    .sort(([x, a], [y, b]) => total(b) - total(a) || x.localeCompare(y))
    .map(([, gap]) => gap);
  return { hasProfile, jobs: hasProfile ? jobs.length : 0, more, gaps: list };
}

function effect({ row, components }: MatchDetail, gap: Gap, must: boolean, jobQuote: string): Effect {
  const by = gap.standing === "listed" ? 1 : must ? 5 : 3;
  const name = gap.kind === "language" ? "languages" : "skills";
  const part = components.find((c) => c.name === name);
  return {
    id: row.id,
    title: row.title,
    company: row.company,
    need: must ? "must" : "nice",
    jobQuote,
    scoreBefore: row.score,
    scoreAfter: Math.min(100, row.score + by),
    fitBefore: row.fit,
    fitAfter: Math.min(100, row.fit + by),
    growthBefore: row.growth,
    growthAfter: Math.max(0, row.growth - (by > 3 ? 1 : 0)),
    parts: [{ name, before: part?.score ?? -1, after: Math.min(100, (part?.score ?? 60) + 3 * by) }],
  };
}

const total = (gap: Gap) => gap.effects.reduce((sum, e) => sum + e.fitAfter - e.fitBefore, 0);
