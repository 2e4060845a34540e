import type { DraftBlock, DraftSentence, SentenceEdit } from "../summaries";

/** Makes the person's edit, the nth of a draft, in place. */
export function change(
  draft: { label: string; subject: string; blocks: DraftBlock[] },
  edit: SentenceEdit & { cites?: DraftSentence["cites"] },
  n: number,
) {
  if (edit.kind === "move") {
    move(draft, edit);
    return;
  }
  if (edit.sentence === "draft/title") draft.label = edit.text;
  if (edit.sentence === "draft/subject") draft.subject = edit.text;
  const alter = (s: DraftSentence): DraftSentence =>
    s.id !== edit.sentence
      ? s
      : edit.kind === "own"
        ? { ...s, own: true }
        : edit.kind === "change"
          ? { ...s, text: edit.text, own: false, plain: false }
          : s;
  const gone = (s: DraftSentence | null) => edit.kind === "remove" && s?.id === edit.sentence;
  draft.blocks = draft.blocks
    .filter((b) => !gone(b.title))
    .map((b) => ({
      ...b,
      title: b.title && alter(b.title),
      place: b.place && !gone(b.place) ? alter(b.place) : null,
      dates: b.dates && !gone(b.dates) ? alter(b.dates) : null,
      sentences: b.sentences.flatMap((s) => {
        if (gone(s)) return [];
        const added = {
          id: `added/${n}`,
          text: edit.text,
          cites: edit.cites ?? [],
          plain: false,
          own: false,
        };
        return edit.kind === "add" && s.id === edit.sentence ? [s, added] : [alter(s)];
      }),
    }))
    .filter((b) => b.title !== null || b.sentences.length > 0);
}

/** Puts a sentence, or with its title a whole entry, behind or in front of another. */
function move(draft: { blocks: DraftBlock[] }, { sentence, after, before }: SentenceEdit) {
  const next = before ?? after;
  const step = before === undefined ? 1 : 0;
  const has = (b: DraftBlock, id?: string) => b.title?.id === id || b.sentences.some((s) => s.id === id);
  const entry = draft.blocks.find((b) => b.title?.id === sentence);
  if (entry) {
    const rest = draft.blocks.filter((b) => b !== entry);
    const at = rest.findIndex((b) => has(b, next));
    if (at >= 0) draft.blocks = rest.toSpliced(at + step, 0, entry);
    return;
  }
  const moved = draft.blocks.flatMap((b) => b.sentences).find((s) => s.id === sentence);
  if (!moved || !draft.blocks.some((b) => has(b, next))) return;
  draft.blocks = draft.blocks
    .map((b) => {
      const rest = b.sentences.filter((s) => s !== moved);
      const at = rest.findIndex((s) => s.id === next);
      return { ...b, sentences: at < 0 ? rest : rest.toSpliced(at + step, 0, moved) };
    })
    .filter((b) => b.title !== null || b.sentences.length > 0);
}
