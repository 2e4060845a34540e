export type DropKind = "resume" | "jobs" | "unclear" | "unknown";

const resume = new Set(["docx", "odt", "rtf", "jpg", "jpeg", "png", "zip"]);
const jobs = new Set(["jsonl", "ndjson", "csv", "html", "htm", "rss", "eml", "mht", "mhtml"]);
const unclear = new Set(["txt", "md", "json", "xml"]);

/**
 * What dropped files are, by their endings and the page they were dropped on. A document or picture is a CV, and a PDF too unless
 * it was dropped among the jobs; tables, mails and pages are ads; text, JSON and XML could be either (a JSON Resume, a list of
 * ads), so the person is asked. Several files at once are ads if each could be one.
 */
export function classify(paths: string[], page = ""): DropKind {
  const endings = paths.map(ending);
  const known = (e: string) => e === "pdf" || resume.has(e) || jobs.has(e) || unclear.has(e);
  if (endings.length === 0 || !endings.every(known)) return "unknown";
  const amongJobs = page === "jobs" || page === "matches";
  if (endings.length === 1) {
    const [only] = endings as [string];
    if (only === "pdf") return amongJobs ? "unclear" : "resume";
    if (resume.has(only)) return "resume";
    return jobs.has(only) ? "jobs" : "unclear";
  }
  if (endings.some((e) => resume.has(e))) return "unknown";
  return amongJobs || !endings.includes("pdf") ? "jobs" : "unknown";
}

/** The file's name without its folder. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function ending(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}
