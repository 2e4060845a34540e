import { m } from "$lib/paraglide/messages";

/** The names of values and working styles, as people see them. */
const names: Record<string, () => string> = {
  agility: m.matches_culture_agility,
  collaboration: m.matches_culture_collaboration,
  customer: m.matches_culture_customer,
  diversity: m.matches_culture_diversity,
  execution: m.matches_culture_execution,
  innovation: m.matches_culture_innovation,
  integrity: m.matches_culture_integrity,
  performance: m.matches_culture_performance,
  respect: m.matches_culture_respect,
  autonomy: m.matches_culture_autonomy,
  structure: m.matches_culture_structure,
  learning: m.matches_culture_learning,
  balance: m.matches_culture_balance,
  flexibility: m.matches_culture_flexibility,
  pace: m.matches_culture_pace,
  purpose: m.matches_culture_purpose,
  stability: m.matches_culture_stability,
};

export function dimensionWord(key: string): string {
  return names[key]?.() ?? key;
}
