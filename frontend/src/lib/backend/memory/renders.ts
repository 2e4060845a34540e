import type { Problem } from "../backend";
import type { Approval, DraftSentence, DraftView, MailShown, Rendering, SummaryFormat } from "../summaries";
import { formFields } from "./form";

/** A line of a drawn page. */
interface Line {
  text: string;
  size: number;
  bold?: boolean;
  indent?: number;
  /** At the right edge. */
  end?: string;
  gap?: number;
}

const [width, height, edge] = [595, 842, 64];
const endings: Record<SummaryFormat, string> = {
  pdf: "pdf",
  docx: "docx",
  markdown: "md",
  text: "txt",
  json: "json",
  eml: "eml",
  mailto: "eml",
  fields: "json",
};

/** What would leave of a draft; a PDF is drawn as pages. */
export function render(
  draft: DraftView,
  approval: Pick<Approval, "format" | "method" | "recipient">,
): Rendering {
  const { method } = approval;
  const format = method === "form" ? "fields" : approval.format;
  const mail = method === "smtp" || method === "mail_draft" ? mailOf(draft, approval) : null;
  const fields = format === "fields" ? formFields(draft) : [];
  const pages = format === "pdf" ? drawn(draft) : [];
  const make = { markdown, json }[format as "markdown"] ?? plainText;
  const text = format === "pdf" || format === "fields" || mail ? "" : make(draft);
  const bytes = new TextEncoder().encode(text + JSON.stringify([mail, fields])).length;
  if (format === "mailto" && encodeURIComponent(mail!.body).length > 2000)
    throw {
      code: "too_large",
      message: "This text is too long to be handed to every mail program.",
      hint: "Save it as a mail instead: your mail program opens the file.",
    } satisfies Problem;
  return {
    format: mail && format !== "mailto" ? "eml" : format,
    pages,
    text,
    mail,
    fields,
    bytes: format === "pdf" ? 18_400 * pages.length : bytes,
    fileName: `${draft.name.toLowerCase().replace(/\s+/g, "-")}.${mail ? "eml" : endings[format]}`,
  };
}

function mailOf(
  draft: DraftView,
  { format, method, recipient }: Pick<Approval, "format" | "method" | "recipient">,
): MailShown {
  const attached = format === "pdf";
  return {
    from: method === "smtp" ? "mara.lindqvist@example.com" : "",
    to: recipient.address,
    subject: draft.subject || [draft.title, draft.name].filter(Boolean).join(", "),
    body: attached ? `Hello,\n\nmy documents are attached.\n\n${draft.name}\n` : plainText(draft),
    attachment: attached ? "cv.pdf" : "",
  };
}

const words = (...parts: (DraftSentence | null)[]) => parts.flatMap((p) => p?.text ?? []).join(", ");

function plainText(draft: DraftView): string {
  const out = [draft.name, draft.label, draft.subject];
  for (const b of draft.blocks) {
    if (b.kind === "heading") out.push("", words(b.title).toUpperCase());
    else if (b.kind === "entry") {
      out.push("", words(b.title, b.place, b.dates), ...b.sentences.map((s) => `- ${s.text}`));
    } else if (b.kind === "paragraph") out.push("", b.sentences.map((s) => s.text).join(" "));
    else out.push(...b.sentences.map((s) => (b.kind === "list" ? `- ${s.text}` : s.text)));
  }
  return `${out.filter((line, i) => line || i > 2).join("\n")}\n`;
}

function markdown(draft: DraftView): string {
  const out = [`# ${draft.name}`, "", draft.label];
  if (draft.subject) out.push("", `**${draft.subject}**`);
  for (const b of draft.blocks) {
    if (b.kind === "heading") out.push("", `## ${words(b.title)}`);
    else if (b.kind === "entry") {
      out.push("", `### ${words(b.title, b.place)}`, "", words(b.dates), "");
      out.push(...b.sentences.map((s) => `- ${s.text}`));
    } else if (b.kind === "paragraph") out.push("", b.sentences.map((s) => s.text).join(" "));
    else out.push("", ...b.sentences.map((s) => `- ${s.text}`));
  }
  return `${out.join("\n")}\n`;
}

function json(draft: DraftView): string {
  const sections = draft.blocks.map((b) => ({
    section: b.section,
    ...(b.title ? { title: b.title.text } : {}),
    ...(b.place ? { place: b.place.text } : {}),
    ...(b.dates ? { dates: b.dates.text } : {}),
    ...(b.sentences.length > 0 ? { says: b.sentences.map((s) => s.text) } : {}),
  }));
  return `${JSON.stringify({ basics: { name: draft.name, label: draft.label }, sections }, null, 2)}\n`;
}

function lines(draft: DraftView): Line[] {
  const out: Line[] = [
    { text: draft.name, size: 22, bold: true },
    { text: draft.label, size: 12, gap: 4 },
  ];
  if (draft.subject) out.push({ text: draft.subject, size: 11, bold: true, gap: 16 });
  for (const b of draft.blocks) {
    if (b.kind === "heading") out.push({ text: words(b.title), size: 13, bold: true, gap: 18 });
    else if (b.kind === "entry") {
      out.push({ text: words(b.title), size: 10.5, bold: true, gap: 10, end: words(b.dates) });
      if (b.place) out.push({ text: b.place.text, size: 10.5, gap: 1 });
    } else if (b.kind === "paragraph") {
      out.push(...wrapped(b.sentences.map((s) => s.text).join(" "), 0, 8));
      continue;
    }
    for (const s of b.sentences) {
      const listed = b.kind !== "facts";
      out.push(...wrapped(listed ? `•  ${s.text}` : s.text, listed ? 10 : 0, 3));
    }
  }
  return out;
}

function wrapped(text: string, indent: number, gap: number): Line[] {
  const out: Line[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line.length + word.length > 88) {
      out.push({ text: line, size: 10.5, indent, gap: out.length > 0 ? 2 : gap });
      line = "";
    }
    line = line ? `${line} ${word}` : word;
  }
  return [...out, { text: line, size: 10.5, indent, gap: out.length > 0 ? 2 : gap }];
}

function drawn(draft: DraftView): string[] {
  const escape = (s: string) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const pages: string[][] = [[]];
  let y = edge;
  for (const line of lines(draft)) {
    y += (line.gap ?? 0) + line.size * 1.3;
    if (y > height - edge) {
      pages.push([]);
      y = edge + line.size;
    }
    const look = `font-size="${line.size}"`;
    pages
      .at(-1)!
      .push(
        `<text x="${edge + (line.indent ?? 0)}" y="${y}" ${look} font-weight="${line.bold ? 700 : 400}">${escape(line.text)}</text>`,
        line.end
          ? `<text x="${width - edge}" y="${y}" ${look} text-anchor="end" fill="#555">${escape(line.end)}</text>`
          : "",
      );
  }
  return pages.map((rows) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g font-family="Helvetica, Arial, sans-serif" fill="#222">${rows.join("")}</g></svg>`;
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}
