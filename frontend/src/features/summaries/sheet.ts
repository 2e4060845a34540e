import type {
  DraftBlock,
  DraftRefusal,
  DraftSentence,
  DraftView,
  SentenceEdit,
  StockPhrase,
} from "$lib/backend/summaries";

/** Ids of what stands outside the blocks. */
const titleId = "draft/title";
const subjectId = "draft/subject";

const outside = (id: string, text: string): DraftSentence => ({
  id,
  text,
  cites: [],
  plain: true,
  own: false,
});

/** The line below the name as a sentence, and the subject; null where there is none. */
export const labelOf = (view: DraftView) => (view.label ? outside(titleId, view.label) : null);
export const subjectOf = (view: DraftView) => (view.subject ? outside(subjectId, view.subject) : null);

/** All that can be looked at and changed, in reading order. */
export function sentencesOf(view: DraftView): DraftSentence[] {
  const ofBlock = (b: DraftBlock) => [b.title, b.place, b.dates, ...b.sentences];
  return [labelOf(view), subjectOf(view), ...view.blocks.flatMap(ofBlock)].filter((s) => s !== null);
}

/** A stretch of a sentence: asked about, a stock phrase, or neither. */
export interface Stretch {
  text: string;
  mark: "" | "asked" | "stock";
}

/** A sentence cut where its marks begin and end; what is asked about comes before a stock phrase. */
export function stretches(text: string, refusals: DraftRefusal[], phrases: StockPhrase[]): Stretch[] {
  const marks: Stretch["mark"][] = Array.from({ length: text.length }, () => "");
  const paint = (words: string, mark: Stretch["mark"]) => {
    const at = words ? text.indexOf(words) : -1;
    if (at >= 0) marks.fill(mark, at, at + words.length);
  };
  for (const { words } of phrases) paint(words, "stock");
  for (const { words } of refusals) paint(words, "asked");
  const out: Stretch[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = out.at(-1);
    if (last && last.mark === marks[i]) last.text += text[i]!;
    else out.push({ text: text[i]!, mark: marks[i]! });
  }
  return out;
}

/** Headings with the blocks below them; what stands before the first heading is a part without one. */
export function partsOf(blocks: DraftBlock[]): { heading: DraftBlock | null; blocks: DraftBlock[] }[] {
  const parts: { heading: DraftBlock | null; blocks: DraftBlock[] }[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") parts.push({ heading: block, blocks: [] });
    else if (parts.length === 0) parts.push({ heading: null, blocks: [block] });
    else parts.at(-1)!.blocks.push(block);
  }
  return parts;
}

/** Where something moves to: behind or in front of another sentence. */
export type Move = Pick<SentenceEdit, "after" | "before">;

const first = (b: DraftBlock) => b.title ?? b.sentences[0];
/** Text that a sentence may come into: not an entry, whose lines speak of it, nor a salutation. */
const open = (b: DraftBlock) =>
  (b.kind === "paragraph" || b.kind === "list") && b.sentences.some((s) => !s.plain);

/** Where a sentence goes by one step, up (-1) or down (1); with an entry's title the entry does. Null is nowhere. */
export function stepOf(view: Pick<DraftView, "blocks">, id: string, by: -1 | 1): Move | null {
  const at = view.blocks.findIndex((b) => b.title?.id === id || b.sentences.some((s) => s.id === id));
  const block = view.blocks[at];
  if (!block) return null;
  const near = view.blocks[at + by];
  const next = near?.section === block.section ? near : undefined;
  if (block.title?.id === id) {
    const other = block.kind === "entry" && next?.kind === "entry" ? first(next)?.id : undefined;
    return other === undefined ? null : by < 0 ? { before: other } : { after: other };
  }
  const place = block.sentences.findIndex((s) => s.id === id);
  const beside = block.sentences[place + by]?.id;
  if (beside !== undefined) return by < 0 ? { before: beside } : { after: beside };
  if (!next || !open(block) || !open(next)) return null;
  return by < 0 ? { after: next.sentences.at(-1)!.id } : { before: next.sentences[0]!.id };
}

/** Whether a sentence, or with its title an entry, can be put beside another sentence. */
export function fits(view: Pick<DraftView, "blocks">, id: string, beside: string): boolean {
  const of = (s: string) =>
    view.blocks.find((b) => b.title?.id === s || b.sentences.some((one) => one.id === s));
  const [from, to] = [of(id), of(beside)];
  if (!from || !to || id === beside) return false;
  if (from.title?.id === id)
    return from.kind === "entry" && to.kind === "entry" && from.section === to.section;
  if (to.title?.id === beside) return false;
  return from === to || (open(from) && open(to) && from.section === to.section);
}
