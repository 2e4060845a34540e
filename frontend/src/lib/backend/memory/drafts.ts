import type { ReviewField } from "../backend";
import type { DraftBlock, DraftRequest, DraftSentence, DraftView, WithheldField } from "../summaries";
import type { Ad } from "./ad";

/** What a draft says and leaves out, before the person changes it. */
export type MadeDraft = Pick<
  DraftView,
  "language" | "name" | "label" | "subject" | "blocks" | "withheld" | "notes"
>;

/** What the person has given beside the page of their CV. */
const beside: [string, string][] = [
  ["basics.location.address", "Seestraße 412, 13347 Berlin"],
  ["basics.url", "https://mara-lindqvist.example.com"],
  ["preferences.salary.min", "58,000 EUR a year"],
];
const contact: Record<string, string> = {
  email: "basics.email",
  phone: "basics.phone",
  address: "basics.location.address",
  links: "basics.url",
};

interface Frames {
  headings: Record<string, string>;
  months: string[];
  today: string;
  headline: (label: string, employer: string, from: string) => string;
  studied: (what: string, where: string) => string;
  apply: (title: string, company: string) => string;
  dear: (company: string) => string;
  since: (from: string, employer: string, title: string) => string;
  before: (from: string, to: string, employer: string, title: string) => string;
  includes: string;
  closing: string;
  greeting: string;
  years: string;
}

const english: Frames = {
  headings: {
    profile: "Profile",
    work: "Experience",
    education: "Education",
    skills: "Skills",
    languages: "Languages",
  },
  months: "January February March April May June July August September October November December".split(" "),
  today: "present",
  headline: (label, employer, from) => `${label} at ${employer} since ${from}.`,
  studied: (what, where) => `I studied ${what} at ${where}.`,
  apply: (title, company) => `I am applying for the position of ${title}${company ? ` at ${company}` : ""}.`,
  dear: (company) => (company ? `Dear ${company} team,` : "Dear hiring team,"),
  since: (from, employer, title) => `Since ${from} I have worked at ${employer} as ${title}.`,
  before: (from, to, employer, title) =>
    `Before that, from ${from} to ${to}, I worked at ${employer} as ${title}.`,
  includes: "My work there includes:",
  closing: "I would be glad to tell you more in a conversation.",
  greeting: "Kind regards,",
  years: "6 to 10 years of experience",
};
const german: Frames = {
  headings: {
    profile: "Profil",
    work: "Berufserfahrung",
    education: "Ausbildung",
    skills: "Kenntnisse",
    languages: "Sprachen",
  },
  months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" "),
  today: "heute",
  headline: (label, employer, from) => `${label} bei ${employer} seit ${from}.`,
  studied: (what, where) => `Studiert habe ich ${what} an der ${where}.`,
  apply: (title, company) => `hiermit bewerbe ich mich als ${title}${company ? ` bei ${company}` : ""}.`,
  dear: (company) => (company ? `Guten Tag, Team ${company},` : "Sehr geehrte Damen und Herren,"),
  since: (from, employer, title) => `Seit ${from} arbeite ich bei ${employer} als ${title}.`,
  before: (from, to, employer, title) =>
    `Davor, von ${from} bis ${to}, war ich bei ${employer} als ${title} tätig.`,
  includes: "Zu meiner Arbeit dort gehören:",
  closing: "Über ein Gespräch freue ich mich.",
  greeting: "Mit freundlichen Grüßen",
  years: "6 bis 10 Jahre Erfahrung",
};

/** Makes a draft from what was read of the CV; `copies` writes its work down that many times, for a CV of many pages. */
export function makeDraft(
  fields: ReviewField[],
  ad: Ad | undefined,
  request: DraftRequest,
  copies = 1,
): MadeDraft {
  const all = [...fields.map((f) => [f.path, f.value] as [string, string]), ...beside];
  const value = (path: string) => all.find(([p]) => p === path)?.[1] ?? "";
  const language = request.language || (ad?.language === "de" ? "de" : "en");
  const say = language === "de" ? german : english;
  const used = new Set<string>();
  const sentence = (id: string, text: string, ...paths: string[]): DraftSentence => {
    for (const path of paths) used.add(path);
    const cites = paths.filter((path) => value(path)).map((path) => ({ path, quote: value(path) }));
    return { id, text, cites, plain: cites.length === 0, own: false };
  };
  const block = (kind: DraftBlock["kind"], section: string, sentences: DraftSentence[]): DraftBlock => ({
    kind,
    section,
    title: null,
    place: null,
    dates: null,
    sentences,
  });
  const heading = (section: string): DraftBlock => ({
    ...block("heading", section, []),
    title: sentence(`heading/${section}`, say.headings[section]!),
  });
  const when = (date: string) => {
    const [year = "", month] = date.split("-");
    return month ? `${say.months[Number(month) - 1]} ${year}` : year;
  };
  const highlights = (entry: string) => {
    const paths = all.map(([path]) => path).filter((path) => path.startsWith(`${entry}.highlights`));
    return request.kind === "whole"
      ? paths
      : paths.slice(0, { less: 1, usual: 2, plenty: 9 }[request.length]);
  };
  const entryOf = (entry: string, copy: number): DraftBlock => {
    const id = copy > 0 ? `${copy}/${entry}` : entry;
    const [start, end] = [value(`${entry}.startDate`), value(`${entry}.endDate`)];
    const dates = [when(start), end ? when(end) : start ? say.today : ""].filter(Boolean).join(" – ");
    const school = entry.startsWith("education");
    return {
      ...block(
        "entry",
        school ? "education" : "work",
        highlights(entry).map((path) => sentence(copy > 0 ? `${copy}/${path}` : path, value(path), path)),
      ),
      title: school
        ? sentence(
            `${id}/title`,
            `${value(`${entry}.studyType`)} ${value(`${entry}.area`)}`,
            `${entry}.studyType`,
            `${entry}.area`,
          )
        : sentence(`${id}/title`, value(`${entry}.position`), `${entry}.position`),
      place: sentence(
        `${id}/place`,
        value(school ? `${entry}.institution` : `${entry}.name`),
        school ? `${entry}.institution` : `${entry}.name`,
      ),
      dates: dates ? sentence(`${id}/dates`, dates, `${entry}.startDate`, `${entry}.endDate`) : null,
    };
  };
  const skillPaths = all.map(([path]) => path).filter((path) => path.startsWith("skills"));
  const spoken = all.map(([path]) => path).filter((path) => /^languages\[\d\]\.language/.test(path));
  const skills = () =>
    block("facts", "skills", [sentence("skills", skillPaths.map(value).join(", "), ...skillPaths)]);
  const languages = () =>
    block(
      "facts",
      "languages",
      spoken.map((path) => {
        const level = `${path.slice(0, path.indexOf("."))}.fluency`;
        return sentence(path, [value(path), value(level)].filter(Boolean).join(": "), path, level);
      }),
    );
  const contacts = () =>
    block("facts", "contact", [
      sentence("contact/place", value("basics.location.city"), "basics.location.city"),
      ...Object.entries(contact)
        .filter(([field]) => request.chosen.includes(field))
        .map(([field, path]) => sentence(`contact/${field}`, value(path), path)),
    ]);
  const headline = () =>
    sentence(
      "profile/headline",
      say.headline(value("work[0].position"), value("work[0].name"), when(value("work[0].startDate"))),
      "work[0].position",
      "work[0].name",
      "work[0].startDate",
    );
  const studied = () =>
    sentence(
      "profile/studied",
      say.studied(value("education[0].area"), value("education[0].institution")),
      "education[0].area",
      "education[0].institution",
    );
  const dated = (entry: string, words: Frames["since"]) =>
    sentence(
      `letter/${entry}`,
      words(when(value(`${entry}.startDate`)), value(`${entry}.name`), value(`${entry}.position`)),
      `${entry}.startDate`,
      `${entry}.name`,
      `${entry}.position`,
    );
  const lines = (entry: string) => highlights(entry).map((path) => sentence(path, value(path), path));
  const curriculum = () =>
    Array.from({ length: copies }, (_, copy) => [entryOf("work[0]", copy), entryOf("work[1]", copy)]).flat();

  const plain = (id: string, text: string) => sentence(id, text);
  const blocks: Record<DraftRequest["kind"], () => DraftBlock[]> = {
    short: () => [
      contacts(),
      block("paragraph", "profile", [headline(), studied()]),
      block("list", "work", lines("work[0]")),
      languages(),
    ],
    page: () => [
      contacts(),
      heading("profile"),
      block("paragraph", "profile", [headline(), studied()]),
      heading("work"),
      entryOf("work[0]", 0),
      entryOf("work[1]", 0),
      heading("education"),
      entryOf("education[0]", 0),
      heading("skills"),
      skills(),
      heading("languages"),
      languages(),
    ],
    letter: () => [
      contacts(),
      block("paragraph", "letter", [plain("letter/dear", say.dear(ad?.company ?? ""))]),
      block("paragraph", "letter", [
        plain("letter/apply", say.apply(ad?.title ?? value("basics.label"), ad?.company ?? "")),
        dated("work[0]", say.since),
        plain("letter/includes", say.includes),
      ]),
      block("list", "letter", lines("work[0]")),
      block("paragraph", "letter", [
        dated("work[1]", (from, employer, title) =>
          say.before(from, when(value("work[1].endDate")), employer, title),
        ),
        studied(),
      ]),
      block("paragraph", "letter", [plain("letter/closing", say.closing)]),
      block("paragraph", "letter", [plain("letter/greeting", say.greeting)]),
      block("paragraph", "letter", [sentence("letter/name", value("basics.name"), "basics.name")]),
    ],
    board: () => [
      block("facts", "contact", [
        sentence("contact/place", value("basics.location.city"), "basics.location.city"),
        sentence("profile/years", say.years, "work[0].startDate", "work[1].startDate"),
      ]),
      heading("skills"),
      skills(),
      heading("languages"),
      languages(),
    ],
    whole: () => [
      contacts(),
      heading("work"),
      ...curriculum(),
      heading("education"),
      entryOf("education[0]", 0),
      heading("skills"),
      skills(),
      heading("languages"),
      languages(),
    ],
  };
  const made = blocks[request.kind]();
  used.add("basics.name").add("basics.label");
  return {
    language,
    name: value("basics.name"),
    label: value("basics.label"),
    subject: request.kind === "letter" && ad ? `${ad.title}, ${ad.company}` : "",
    blocks: made.filter((b) => b.title !== null || b.sentences.length > 0),
    withheld: all.filter(([path]) => !used.has(path)).map(([path, text]) => withheld(path, text, request)),
    notes: language === "en" ? [] : [{ key: "sentences_as_written", value: "en" }],
  };
}

function withheld(path: string, value: string, request: DraftRequest): WithheldField {
  const asked = Object.entries(contact).find(([, p]) => p === path)?.[0];
  if (asked) {
    const why = request.recipientKind === "board" && asked === "phone" ? "not_for_this_kind" : "not_chosen";
    return { path, value, field: asked, class: "ask", why };
  }
  if (path.startsWith("preferences")) return { path, value, field: "pay", class: "never", why: "never" };
  const field = path.startsWith("basics") ? "summary" : path.replace(/[[.].*/, "");
  return { path, value, field, class: "approval", why: "not_needed" };
}
