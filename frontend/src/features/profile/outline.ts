import type { Item } from "./review.svelte";
import { isDate } from "./dates";

/** An entry of a CV with its fields by the part they play on a page. */
export interface Entry {
  id: string;
  section: string;
  /** "Data engineer" */
  title: Item[];
  /** Where: the employer, the school. */
  sub: Item[];
  dates: Item[];
  /** Running text. */
  texts: Item[];
  /** Bullets, by the name of the list. */
  lists: { name: string; items: Item[] }[];
  /** Everything else, shown with its name. */
  rest: Item[];
  all: Item[];
}

export interface Section {
  id: string;
  entries: Entry[];
  /** Short entries that stand in a row: skills, languages. */
  inline: boolean;
}

const sectionOrder = [
  "basics",
  "work",
  "education",
  "skills",
  "languages",
  "certificates",
  "projects",
  "volunteer",
  "awards",
  "publications",
  "interests",
  "references",
];

/** Field names by their part, for each section; the first is what a new entry starts with. */
const titles: Record<string, string[]> = {
  basics: ["name"],
  work: ["position"],
  education: ["studyType", "area"],
  skills: ["name"],
  languages: ["language"],
  certificates: ["name"],
  projects: ["name"],
  volunteer: ["position"],
  awards: ["title"],
  publications: ["name"],
  interests: ["name"],
  references: ["name"],
};
const subs: Record<string, string[]> = {
  basics: ["label"],
  work: ["name"],
  education: ["institution"],
  skills: ["level"],
  languages: ["fluency"],
  certificates: ["issuer"],
  projects: ["entity"],
  volunteer: ["organization"],
  awards: ["awarder"],
  publications: ["publisher"],
};
const texts = ["summary", "description", "reference"];
const inline = ["skills", "languages", "interests"];

/** What can be added to an entry, in the order in which it is offered. */
const addable: Record<string, string[]> = {
  basics: ["name", "label", "email", "phone", "url", "location.city", "location.countryCode", "summary"],
  work: ["position", "name", "location", "startDate", "endDate", "summary", "highlights[]"],
  education: ["studyType", "area", "institution", "startDate", "endDate", "score"],
  skills: ["level", "keywords[]"],
  languages: ["fluency"],
  certificates: ["issuer", "date"],
  projects: ["description", "url", "startDate", "endDate", "highlights[]"],
  volunteer: ["organization", "position", "startDate", "endDate", "summary"],
  awards: ["awarder", "date", "summary"],
  publications: ["publisher", "releaseDate", "url"],
};

/** Sections that can be started though the CV has none. */
export const startable = ["work", "education", "skills", "languages", "certificates", "projects"];

export function firstName(section: string): string {
  return titles[section]?.[0] ?? "name";
}

/** What an entry does not have yet; lists can always grow. */
export function missing(entry: Pick<Entry, "section" | "all">): string[] {
  return (addable[entry.section] ?? []).filter(
    (name) => name.endsWith("[]") || !entry.all.some((item) => item.field.name === name),
  );
}

/** The fields as a document: sections in the order in which people read a CV, entries in their own. */
export function outline(items: Item[]): Section[] {
  const sections = new Map<string, Map<string, Item[]>>();
  for (const item of items) {
    const entries = sections.get(item.section) ?? new Map<string, Item[]>();
    entries.set(item.entry, [...(entries.get(item.entry) ?? []), item]);
    sections.set(item.section, entries);
  }
  const rank = (section: string) => {
    const i = sectionOrder.indexOf(section);
    return i < 0 ? sectionOrder.length : i;
  };
  return [...sections]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([id, entries]) => ({
      id,
      inline: inline.includes(id),
      entries: [...entries].map(([entry, all]) => shape(entry, id, all)),
    }));
}

function shape(id: string, section: string, all: Item[]): Entry {
  const out: Entry = { id, section, title: [], sub: [], dates: [], texts: [], lists: [], rest: [], all };
  for (const item of all) {
    const { name } = item.field;
    if (titles[section]?.includes(name)) out.title.push(item);
    else if (subs[section]?.includes(name)) out.sub.push(item);
    else if (isDate(name)) out.dates.push(item);
    else if (texts.includes(name)) out.texts.push(item);
    else if (/^\w+\[\d*\]$/.test(name)) {
      const list = out.lists.find((l) => l.name === item.name);
      if (list) list.items.push(item);
      else out.lists.push({ name: item.name, items: [item] });
    } else out.rest.push(item);
  }
  const order = (names: string[] | undefined) => (a: Item, b: Item) =>
    (names ?? []).indexOf(a.field.name) - (names ?? []).indexOf(b.field.name);
  out.title.sort(order(titles[section]));
  out.dates.sort(order(["startDate", "endDate", "date", "releaseDate"]));
  return out;
}

/** The fields in the order in which the document shows them. */
export function reading(sections: Section[]): Item[] {
  return sections.flatMap((s) =>
    s.entries.flatMap((e) => [
      ...e.title,
      ...e.sub,
      ...e.dates,
      ...e.rest,
      ...e.texts,
      ...e.lists.flatMap((l) => l.items),
    ]),
  );
}
