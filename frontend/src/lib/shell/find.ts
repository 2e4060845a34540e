/** Small letters without accents, for finding things by typing. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * The items whose label holds every typed word: first those with just that name, then those where most of the typed words begin a word of the
 * label. Order is kept otherwise; nothing typed is everything.
 */
export function find<T>(
  items: T[],
  label: (item: T) => string,
  typed: string,
  name: (item: T) => string = label,
): T[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map((item) => {
      const text = fold(label(item));
      if (!words.every((word) => text.includes(word))) return { item, rank: -1 };
      const starts = words.filter((word) => text.split(/[\s:’'-]+/).some((part) => part.startsWith(word)));
      const named = fold(name(item)) === words.join(" ") ? 1 : 0;
      return { item, rank: starts.length + named };
    })
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item);
}
