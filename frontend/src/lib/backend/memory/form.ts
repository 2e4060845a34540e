import type { DraftBlock, DraftView, FormField, FormGroup } from "../summaries";

const field = (key: string, text: string | undefined): FormField[] => (text ? [{ key, text }] : []);

/** A draft as the fields of an employer's form have it. */
export function formFields(draft: DraftView): FormGroup[] {
  const words = draft.name.split(" ");
  const person = [
    ...field("name", draft.name),
    ...field("given", words.slice(0, -1).join(" ")),
    ...field("family", words.at(-1)),
    ...field("label", draft.label),
    ...draft.blocks
      .filter((b) => b.section === "contact")
      .flatMap((b) => b.sentences)
      .flatMap((s) => field(contactKey(s.id), s.text)),
  ];
  const groups: FormGroup[] = [{ section: "person", title: "", fields: person }];
  let title = "";
  const letter: string[] = [];
  for (const b of draft.blocks) {
    if (b.kind === "heading") title = b.title?.text ?? "";
    else if (b.section === "letter") {
      const lines = b.sentences.map((s) => s.text);
      letter.push(b.kind === "list" ? lines.map((l) => `- ${l}`).join("\n") : lines.join(" "));
    } else if (b.section !== "contact") groups.push({ section: b.section, title, fields: fieldsOf(b) });
  }
  if (letter.length > 0) {
    const fields = [...field("subject", draft.subject), ...field("letter", letter.join("\n\n"))];
    groups.push({ section: "letter", title: "", fields });
  }
  return groups.filter((g) => g.fields.length > 0);
}

function contactKey(id: string): string {
  return { "contact/email": "email", "contact/phone": "phone", "contact/links": "link" }[id] ?? "address";
}

function fieldsOf(b: DraftBlock): FormField[] {
  const lines = b.sentences.map((s) => s.text);
  if (b.kind === "entry") {
    const [what, where] = b.section === "education" ? ["degree", "school"] : ["position", "employer"];
    const [from, to] = (b.dates?.text ?? "").split(" – ");
    return [
      ...field(what!, b.title?.text),
      ...field(where!, b.place?.text),
      ...field("from", from),
      ...field("to", to),
      ...field("text", lines.map((l) => (lines.length > 1 ? `- ${l}` : l)).join("\n")),
    ];
  }
  if (b.section === "skills") {
    const items = lines.flatMap((l) => l.split(", "));
    return [...field("all", items.join(", ")), ...items.flatMap((item) => field("item", item))];
  }
  if (b.section === "languages")
    return lines.flatMap((line) => {
      const [language, level] = line.split(": ");
      return [...field("language", language), ...field("level", level)];
    });
  return field(b.kind === "paragraph" ? "text" : "all", lines.join(b.kind === "paragraph" ? " " : "\n"));
}
