/** What can matter to a person at work: the nine value dimensions, then working styles (backend/core/culture). */
export const dimensions = [
  "agility",
  "collaboration",
  "customer",
  "diversity",
  "execution",
  "innovation",
  "integrity",
  "performance",
  "respect",
  "autonomy",
  "structure",
  "learning",
  "balance",
  "flexibility",
  "pace",
  "purpose",
  "stability",
] as const;

/** How many can be ranked: more would say that everything matters. */
export const mostValues = 5;

/** The weights of a ranking: the first is essential (3), the next two count (2), the rest are nice (1). */
export function weights(ranked: string[]): Record<string, number> {
  return Object.fromEntries(
    ranked.slice(0, mostValues).map((name, i) => [name, i === 0 ? 3 : i <= 2 ? 2 : 1]),
  );
}

/** The ranking behind weights; equals keep the order of the list of dimensions. */
export function ranking(values: Record<string, number>): string[] {
  const order = (name: string) => {
    const i = (dimensions as readonly string[]).indexOf(name);
    return i < 0 ? dimensions.length : i;
  };
  return Object.keys(values)
    .filter((name) => (values[name] ?? 0) > 0)
    .sort((a, b) => values[b]! - values[a]! || order(a) - order(b))
    .slice(0, mostValues);
}

/** The list with one element moved by `step`, where there is room. */
export function moved<T>(list: T[], from: number, step: number): T[] {
  const to = from + step;
  if (to < 0 || to >= list.length) return list;
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
