export interface Piece {
  text: string;
  /** Which side a quote was used for; undefined is the rest of the ad. */
  quote?: "for" | "against";
}

/**
 * Cuts an ad into pieces so that what was quoted can be marked. Quotes are verbatim parts of the text; one that is not
 * found is left out, and where two overlap the earlier one wins.
 */
export function pieces(text: string, quotes: { text: string; side: "for" | "against" }[]): Piece[] {
  const spans: { start: number; end: number; side: "for" | "against" }[] = [];
  for (const quote of quotes) {
    if (quote.text.trim() === "") continue;
    const start = text.indexOf(quote.text);
    if (start >= 0) spans.push({ start, end: start + quote.text.length, side: quote.side });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    if (span.start > at) result.push({ text: text.slice(at, span.start) });
    result.push({ text: text.slice(span.start, span.end), quote: span.side });
    at = span.end;
  }
  if (at < text.length) result.push({ text: text.slice(at) });
  return result;
}
