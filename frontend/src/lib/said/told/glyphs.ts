import { m } from "$lib/paraglide/messages";

/** Where a character stands, in the words of the program, which follow it: “…” (U+0000) in the title. */
const places: [RegExp, (found: string) => string][] = [
  [/(?<=\) )in the name(?=,|$)/g, () => m.told_in_name()],
  [/(?<=\) )in the title(?=,|$)/g, () => m.told_in_title()],
  [/(?<=\) )in the subject(?=,|$)/g, () => m.told_in_subject()],
  [/(?<=\) )in the text(?=: “)/g, () => m.told_in_text()],
  [/(?<=\) )in the section (.+?)(?=: “)/g, (a) => m.told_in_section({ a })],
  [/(?<=, )and (\d+) more$/, (a) => m.told_and_more({ a })],
];

/** Characters that cannot be shown, with their places in the window's language. */
export const glyphs = (list: string) =>
  places.reduce((text, [where, say]) => text.replace(where, (_, found) => say(String(found))), list);
