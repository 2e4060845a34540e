import { getLocale } from "$lib/paraglide/runtime";

/** The window's language in the person's own region where the system names one: "en-GB" rather than "en". */
function region(): string {
  const locale = getLocale();
  const languages = typeof navigator === "undefined" ? [] : navigator.languages;
  return languages.find((l) => l.split("-")[0] === locale) ?? locale;
}

/** "2 d ago", "3 wk ago", in the window's language. Takes YYYY-MM-DD or RFC 3339; "" for what is not a date. */
export function ago(date: string, now = Date.now()): string {
  const then = Date.parse(date);
  if (Number.isNaN(then)) return "";
  const days = Math.floor((now - then) / 86_400_000);
  const format = new Intl.RelativeTimeFormat(region(), { numeric: "auto", style: "narrow" });
  if (days < 7) return format.format(-days, "day");
  if (days < 60) return format.format(-Math.round(days / 7), "week");
  if (days < 730) return format.format(-Math.round(days / 30.4), "month");
  return format.format(-Math.round(days / 365), "year");
}

/** A day without a time is that day everywhere, also west of Greenwich. */
function zone(date: string): { timeZone?: string } {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? { timeZone: "UTC" } : {};
}

/** "12 Dec 2026"; "" for what is not a date. */
export function day(date: string): string {
  const then = Date.parse(date);
  if (Number.isNaN(then)) return "";
  return new Intl.DateTimeFormat(region(), {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...zone(date),
  }).format(then);
}

/** "12 December", with the year when it is not this one: a day as a sentence says it. "" for what is not a date. */
export function spokenDay(date: string, now = Date.now()): string {
  const then = Date.parse(date);
  if (Number.isNaN(then)) return "";
  const year = new Date(then).getFullYear() !== new Date(now).getFullYear();
  return new Intl.DateTimeFormat(region(), {
    day: "numeric",
    month: "long",
    ...(year ? { year: "numeric" } : {}),
    ...zone(date),
  }).format(then);
}

/** "09:15", in the computer's own time; "" for what is not a date. */
export function time(date: string): string {
  const then = Date.parse(date);
  if (Number.isNaN(then)) return "";
  return new Intl.DateTimeFormat(region(), { timeStyle: "short" }).format(then);
}

/** "12 Dec 2026, 09:15", in the computer's own time; "" for what is not a date. */
export function moment(date: string): string {
  const then = Date.parse(date);
  if (Number.isNaN(then)) return "";
  return new Intl.DateTimeFormat(region(), { dateStyle: "medium", timeStyle: "short" }).format(then);
}

/** "340 kB", "1.2 MB": a file's size in steps of a thousand, as file managers tell it. */
export function bytes(size: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(size, 1)) / 3));
  return new Intl.NumberFormat(region(), {
    style: "unit",
    unit: units[step]!,
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(size / 1000 ** step);
}

export function number(value: number): string {
  return new Intl.NumberFormat(region(), { maximumFractionDigits: 0 }).format(value);
}

/** An amount of money: without cents where there are none. */
export function amount(value: number): string {
  const digits = Number.isInteger(value) || value >= 1000 ? 0 : 2;
  return new Intl.NumberFormat(region(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** "40%", as the language writes it; takes 40. */
export function percent(value: number): string {
  return new Intl.NumberFormat(region(), { style: "percent", maximumFractionDigits: 0 }).format(value / 100);
}

/** "+12%". */
export function signedPercent(value: number): string {
  return new Intl.NumberFormat(region(), {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "always",
  }).format(value / 100);
}

/** "German", from "de"; the code itself where the system does not know it. */
export function languageName(code: string): string {
  return displayName(code, "language");
}

/** "Germany", from "DE". */
export function countryName(code: string): string {
  return displayName(code.toUpperCase(), "region");
}

/** "DE", from "Germany" as the language or English writes it, or from "de"; what names no country stays as it is. */
export function countryCode(text: string): string {
  const t = text.trim();
  if (/^[a-z]{2}$/i.test(t)) return today(t);
  const names = [region(), "en"].map((l) => new Intl.DisplayNames(l, { type: "region", fallback: "none" }));
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const wanted = t.toLocaleLowerCase();
  const found = letters
    .flatMap((a) => letters.map((b) => a + b))
    .find((code) => names.some((n) => n.of(code)?.toLocaleLowerCase() === wanted));
  return found ? today(found) : t;
}

/** The code that is in use for it: "uk" is GB, "DD" is DE. */
function today(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

function displayName(code: string, type: "language" | "region"): string {
  if (!code) return "";
  try {
    return new Intl.DisplayNames(region(), { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
