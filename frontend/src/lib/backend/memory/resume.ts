import type { KeptCV, ProfileView, ResumeDraft, ReviewField } from "../backend";
import { named } from "./say";

/** A fictional CV, drawn as a page: every line has a place, so fields can point at it. */
interface Line {
  text: string;
  x: number;
  y: number;
  size: number;
  bold?: boolean;
}

const width = 595;
const height = 842;
const lines: Line[] = [
  { text: "Mara Lindqvist", x: 56, y: 84, size: 24, bold: true },
  { text: "Data engineer", x: 56, y: 108, size: 13 },
  { text: "mara.lindqvist@example.com", x: 56, y: 132, size: 10 },
  { text: "+49 30 5550 0142", x: 230, y: 132, size: 10 },
  { text: "Berlin", x: 360, y: 132, size: 10 },
  { text: "Experience", x: 56, y: 180, size: 14, bold: true },
  { text: "Data engineer", x: 56, y: 206, size: 11, bold: true },
  { text: "Havelbahn Verkehrsbetriebe", x: 150, y: 206, size: 11 },
  { text: "03/2020 – today", x: 440, y: 206, size: 10 },
  { text: "Built Spark pipelines that prepare 40 million trips a day", x: 70, y: 226, size: 10 },
  { text: "120 Airflow jobs with tests and owners", x: 70, y: 242, size: 10 },
  { text: "Mentored two juniors through their first year", x: 70, y: 258, size: 10 },
  { text: "BI developer", x: 56, y: 292, size: 11, bold: true },
  { text: "Spreebogen Handel KG", x: 150, y: 292, size: 11 },
  { text: "2016 – 02/2020", x: 440, y: 292, size: 10 },
  { text: "Moved reporting from Oracle to BigQuery", x: 70, y: 312, size: 10 },
  { text: "Monday report read by the whole management", x: 70, y: 328, size: 10 },
  { text: "Education", x: 56, y: 376, size: 14, bold: true },
  { text: "MSc Computer Science", x: 56, y: 402, size: 11, bold: true },
  { text: "Hochschule Rheinsberg", x: 200, y: 402, size: 11 },
  { text: "2014 – 2016", x: 440, y: 402, size: 10 },
  { text: "Skills", x: 56, y: 450, size: 14, bold: true },
  { text: "Python, SQL, Spark, Airflow, BigQuery, Docker, Looker", x: 56, y: 474, size: 10 },
  { text: "Languages", x: 56, y: 522, size: 14, bold: true },
  { text: "Swedish (native), English (C1), German", x: 56, y: 546, size: 10 },
];
const text = lines.map((line) => line.text).join("\n");

/** path, value, confidence, needs a look */
const read: [string, string, number, boolean?][] = [
  ["basics.name", "Mara Lindqvist", 0.99],
  ["basics.label", "Data engineer", 0.95],
  ["basics.email", "mara.lindqvist@example.com", 0.99],
  ["basics.phone", "+49 30 5550 0142", 0.97],
  ["basics.location.city", "Berlin", 0.9],
  ["work[0].position", "Data engineer", 0.96],
  ["work[0].name", "Havelbahn Verkehrsbetriebe", 0.93],
  ["work[0].startDate", "2020-03", 0.97],
  ["work[0].highlights[0]", "Built Spark pipelines that prepare 40 million trips a day", 0.98],
  ["work[0].highlights[1]", "120 Airflow jobs with tests and owners", 0.98],
  ["work[0].highlights[2]", "Mentored two juniors through their first year", 0.98],
  ["work[1].position", "BI developer", 0.94],
  ["work[1].name", "Spreebogen Handel KG", 0.91],
  ["work[1].startDate", "2016", 0.55, true],
  ["work[1].endDate", "2020-02", 0.96],
  ["work[1].highlights[0]", "Moved reporting from Oracle to BigQuery", 0.98],
  ["work[1].highlights[1]", "Monday report read by the whole management", 0.98],
  ["education[0].studyType", "MSc", 0.82],
  ["education[0].area", "Computer Science", 0.9],
  ["education[0].institution", "Hochschule Rheinsberg", 0.62, true],
  ["education[0].endDate", "2016", 0.88],
  ["skills[0].name", "Python", 0.99],
  ["skills[1].name", "SQL", 0.99],
  ["skills[2].name", "Spark", 0.99],
  ["skills[3].name", "Airflow", 0.98],
  ["skills[4].name", "BigQuery", 0.98],
  ["skills[5].name", "Docker", 0.99],
  ["skills[6].name", "Looker", 0.6, true],
  ["languages[0].language", "Swedish", 0.97],
  ["languages[0].fluency", "native", 0.95],
  ["languages[1].language", "English", 0.97],
  ["languages[1].fluency", "C1", 0.95],
  ["languages[2].language", "German", 0.97],
  ["languages[2].fluency", "", 0.3, true],
];

/** Where the value stands on the page; dates and parts of lines point at the whole line. */
function place(path: string, value: string): Line {
  const exact = lines.find((line) => line.text === value);
  if (exact && path !== "work[0].position") return exact;
  if (path === "work[0].position") return lines[6]!;
  if (path === "work[0].startDate") return lines[8]!;
  if (path.startsWith("work[1].") && path.endsWith("Date")) return lines[14]!;
  if (path === "education[0].endDate") return lines[20]!;
  if (path.startsWith("languages")) return lines[24]!;
  return lines.find((line) => value !== "" && line.text.includes(value)) ?? lines[24]!;
}

export function fields(): ReviewField[] {
  return read.map(([path, value, confidence, check = false]) => {
    const line = place(path, value);
    const entry = path.startsWith("basics") ? "basics" : path.slice(0, path.indexOf("]") + 1);
    const inLine = Math.max(0, line.text.indexOf(value));
    const lineStart = lines.slice(0, lines.indexOf(line)).reduce((sum, l) => sum + l.text.length + 1, 0);
    const length = line.text.includes(value) && value ? value.length : line.text.length;
    const letter = line.size * 0.52;
    return {
      path,
      section: entry.replace(/\[.*/, ""),
      entry,
      name: path.slice(entry.length + 1),
      value,
      confidence,
      page: 1,
      box: {
        x0: line.x + inLine * letter - 2,
        y0: line.y - line.size,
        x1: line.x + (inLine + length) * letter + 2,
        y1: line.y + line.size * 0.35,
      },
      start: lineStart + inLine,
      end: lineStart + inLine + length,
      edited: false,
      source: "",
      check,
    };
  });
}

/** A field that the person wrote: it stands nowhere on the page. */
export function addedField(path: string, value: string): ReviewField {
  const entry = /^basics/.test(path) ? "basics" : path.slice(0, path.indexOf("]") + 1);
  return {
    path,
    section: entry.replace(/\[.*/, ""),
    entry,
    name: path.slice(entry.length + 1),
    value,
    confidence: 1,
    page: 0,
    box: { x0: 0, y0: 0, x1: 0, y1: 0 },
    start: 0,
    end: 0,
    edited: true,
    source: "",
    check: false,
  };
}

export function draft(id: string, fileName: string, cv = ""): ResumeDraft {
  const hasPages = !/\.(txt|md|json|docx)$/i.test(fileName);
  return {
    id,
    cv,
    fileName,
    format: fileName.split(".").at(-1)?.toLowerCase() ?? "pdf",
    pages: hasPages ? [{ width, height }] : [],
    text,
    fields: fields(),
    warnings: [
      { code: "hidden_text", text: "One line on page 1 is white on white. It was left out.", page: 1 },
    ],
    lost: [],
  };
}

/** The page as a picture. */
export function pageImage(): string {
  const escape = (s: string) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const rows = lines
    .map(
      (l) =>
        `<text x="${l.x}" y="${l.y}" font-size="${l.size}" font-weight="${l.bold ? 700 : 400}" textLength="${
          l.text.length * l.size * 0.52
        }" lengthAdjust="spacingAndGlyphs">${escape(l.text)}</text>`,
    )
    .join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g font-family="Helvetica, Arial, sans-serif" fill="#222">${rows}</g></svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** A CV that is kept, with what was read from it. */
export interface MemoryCV extends KeptCV {
  fields: ReviewField[];
}

/** A kept CV under a new id. */
export function keptCV(
  id: string,
  fileName: string,
  savedAt: string,
  sample = false,
  list = fields(),
): MemoryCV {
  return { id, fileName, savedAt, sample, outdated: false, fields: list };
}

/** What CVs say together, the newest first; simply what the newest says. */
export function profile(cvs: MemoryCV[]): ProfileView | null {
  const [newest] = cvs;
  if (!newest) return null;
  const { fileName, savedAt, sample } = newest;
  const list = newest.fields.map((f) => ({ ...f, source: cvs.length > 1 && f.page > 0 ? fileName : "" }));
  const value = (path: string) => list.find((f) => f.path === path)?.value ?? "";
  return {
    cvs: cvs.map(({ fields: _, ...kept }) => kept),
    name: value("basics.name"),
    label: value("basics.label"),
    fileName,
    savedAt,
    fields: list,
    skills: list
      .filter((f) => f.section === "skills")
      .map((f, i) => ({
        skill: named(f.value),
        years: Math.max(1, 8 - i),
        lastUsed: "2026-11",
      })),
    occupation: "Data engineer",
    level: "mid",
    years: 10,
    sample,
  };
}
