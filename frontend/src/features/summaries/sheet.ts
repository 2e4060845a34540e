import type { DraftBlock, DraftRefusal, DraftSentence, DraftView, StockPhrase } from "$lib/backend/summaries";

/** Ids of what stands outside the blocks. */
export const titleId = "draft/title";
export const subjectId = "draft/subject";

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
