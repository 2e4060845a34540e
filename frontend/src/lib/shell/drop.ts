export type DropKind = "resume" | "jobs" | "unclear" | "unknown";

const resume = new Set(["pdf", "docx", "odt", "rtf"]);
const jobs = new Set(["jsonl", "ndjson", "csv", "html", "htm", "xml", "rss"]);
const unclear = new Set(["txt", "md", "json"]);

/**
 * What dropped files are, by their endings. One PDF or DOCX is a CV; tables and pages are ads; text and JSON could be either
 * (a JSON Resume, a list of ads), so the person is asked. Several files at once are ads if each could be one.
 */
export function classify(paths: string[]): DropKind {
  const endings = paths.map(ending);
  if (endings.length === 0 || endings.some((e) => !resume.has(e) && !jobs.has(e) && !unclear.has(e)))
    return "unknown";
  if (endings.length === 1) {
    const [only] = endings as [string];
    if (resume.has(only)) return "resume";
    return jobs.has(only) ? "jobs" : "unclear";
  }
  return endings.some((e) => resume.has(e)) ? "unknown" : "jobs";
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
