import { getLocale } from "$lib/paraglide/runtime";

/** A date of a CV: "2016", "2020-03" or "2020-03-14". */
const shape = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** "Mar 2020" from "2020-03"; what is not a date is shown as it is. */
export function dateText(value: string): string {
  const found = shape.exec(value);
  if (!found) return value;
  const [, year, month, date] = found;
  if (!month) return year!;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
  return new Intl.DateTimeFormat(getLocale(), {
    year: "numeric",
    month: "short",
    day: date ? "numeric" : undefined,
    timeZone: "UTC",
  }).format(at);
}

/**
 * What a person typed as a date, as CVs keep it: "3/2020", "03.2020", "2020-3" are "2020-03", "14.3.2020" is "2020-03-14".
 * null when it is none of these; "" stays "" (no date).
 */
export function parseDate(text: string): string | null {
  const t = text.trim();
  if (t === "") return "";
  const whole = (y: string, m?: string, d?: string) => {
    const month = m === undefined ? undefined : Number(m);
    const date = d === undefined ? undefined : Number(d);
    const year = Number(y);
    if (year < 1900 || year > 2200) return null;
    if (month !== undefined && (month < 1 || month > 12)) return null;
    if (date !== undefined && (date < 1 || date > 31)) return null;
    const two = (n: number) => String(n).padStart(2, "0");
    return [y, month && two(month), date && two(date)].filter(Boolean).join("-");
  };
  const iso = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(t);
  if (iso) return whole(iso[1]!, iso[2], iso[3]);
  const european = /^(?:(\d{1,2})\s*[./]\s*)?(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(t);
  if (european) return whole(european[3]!, european[2], european[1]);
  return named(t);
}

/** "March 2020" or "mars 2020", in the window's language, shortened or not. */
function named(text: string): string | null {
  const found = /^(\p{L}{3,})\.?\s+(\d{4})$/u.exec(text);
  if (!found) return null;
  const word = found[1]!.toLowerCase();
  for (const locale of new Set([getLocale(), "en"])) {
    for (let month = 0; month < 12; month++) {
      const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" })
        .format(Date.UTC(2020, month, 1))
        .toLowerCase();
      if (name.startsWith(word)) return `${found[2]}-${String(month + 1).padStart(2, "0")}`;
    }
  }
  return null;
}

export function isDate(name: string): boolean {
  return /date$/i.test(name);
}
