import type { Ad } from "./ad";
import { ads } from "./ads";

const trades = [
  "Data engineer",
  "Analytics engineer",
  "Warehouse clerk",
  "Baker",
  "Electrician",
  "Social worker",
  "Gardener",
  "Controller",
  "Midwife",
  "Train driver",
  "Translator",
  "Chef",
  "Roofer",
  "Pharmacist",
];
const grades = ["", "Senior ", "Junior ", "Lead "];
const names = [
  "Ahorn",
  "Birke",
  "Distel",
  "Eibe",
  "Farn",
  "Ginster",
  "Hasel",
  "Iris",
  "Kiefer",
  "Linde",
  "Mohn",
  "Nelke",
];
const forms = ["GmbH", "AG", "eG", "& Töchter", "KG"];
const towns = ["Berlin", "Leipzig", "Hamburg", "Lyon", "Sevilla", "Leeds", "Graz"];
const modes = ["", ", hybrid", ", remote", ", on site"];

/** `count` ads, the same every time: the eight written ones and then made-up ones. */
export function many(count: number): Ad[] {
  const list = ads.slice(0, count);
  let seed = 7;
  const roll = (n: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % n;
  };
  for (let i = list.length; i < count; i++) {
    const base = ads[roll(ads.length)]!;
    const pay = 28000 + roll(70) * 1000;
    const said = roll(4) > 0;
    list.push({
      ...base,
      id: `ad-${String(i + 1).padStart(5, "0")}`,
      title: grades[roll(4)]! + trades[roll(trades.length)]!,
      company: `${names[roll(names.length)]!} ${forms[roll(forms.length)]!}`,
      place: towns[roll(towns.length)]! + modes[roll(4)]!,
      pay: said
        ? `${pay.toLocaleString("en")}–${(pay + 8000).toLocaleString("en")} ${i % 6 === 5 ? "GBP" : "EUR"} a year`
        : "",
      payYear: said ? pay + 4000 : 0,
      age: roll(120),
      closesIn: roll(3) === 0 ? 1 + roll(40) : 0,
      fitScore: Math.min(99, roll(60) + roll(42)),
      growthScore: Math.min(99, roll(50) + roll(52)),
      confidence: 0.3 + roll(70) / 100,
    });
  }
  return list;
}
