import type { MatchDetail } from "../backend";
import type { Comparison, Difference } from "../explain";

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
