import { readdirSync, readFileSync } from "node:fs";

/** A Go file with its path. */
export interface GoFile {
  path: string;
  text: string;
}

/** The program's Go files, without tests and what only tests and benches read. */
export function goFiles(dir: string, leftOut = ["testdata", "bench"]): GoFile[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = `${dir}/${entry.name}`;
    if (entry.isDirectory()) return leftOut.includes(entry.name) ? [] : goFiles(path, leftOut);
    return /(?<!_test)\.go$/.test(entry.name) ? [{ path, text: readFileSync(path, "utf8") }] : [];
  });
}

/** What stands for a part that is known only when the program runs. */
export const part = "{}";

interface Read {
  text: string;
  end: number;
}
const literal = /"(?:[^"\\\n]|\\.)*"|`[^`]*`/y;

function quoted(go: string, at: number): Read | undefined {
  literal.lastIndex = at;
  const found = literal.exec(go)?.[0];
  if (found === undefined) return undefined;
  const text = found.startsWith("`") ? found.slice(1, -1) : unescape(found);
  return { text, end: at + found.length };
}
function unescape(found: string): string {
  try {
    return String(JSON.parse(found));
  } catch {
    return found.slice(1, -1); // an escape that only Go has
  }
}

/** Anything else up to the next + or the end of its argument. */
function unknown(go: string, at: number): Read {
  let depth = 0;
  let end = at;
  for (; end < go.length; end++) {
    const inner = quoted(go, end);
    if (inner) {
      end = inner.end - 1;
      continue;
    }
    const c = go.charAt(end);
    if ("([{".includes(c)) depth++;
    else if (")]}".includes(c) && depth-- === 0) break;
    else if (depth === 0 && "+,;\n".includes(c)) break;
  }
  return { text: part, end };
}

/** A text as it is put together: "Files up to "+n+" MB are read.", or by Sprintf. */
export function expression(go: string, start: number): Read {
  let text = "";
  let end = start;
  for (;;) {
    end += /^\s*/.exec(go.slice(end, end + 200))![0].length;
    const format = go.startsWith("fmt.Sprintf(", end) ? quoted(go, end + "fmt.Sprintf(".length) : undefined;
    const next = format
      ? { text: format.text.replace(/%[-+.\d]*[a-zA-Z]/g, part), end: unknown(go, end).end }
      : (quoted(go, end) ?? unknown(go, end));
    text += next.text;
    const more = /^\s*\+/.exec(go.slice(next.end, next.end + 200));
    if (!more) return { text, end: next.end };
    end = next.end + more[0].length;
  }
}

// The calls that tell something, each with texts among its arguments.
const calls =
  /(?:problem\.New|\brefused|\bdamaged|\barchiveTrouble|\bb\.problem|\.[tT]ell|\btell|\bprogress|\bworse)\(/g;

/** The arguments of every such call. */
function args(go: string, call: RegExp): string[][] {
  return [...go.matchAll(call)].map((found) => {
    const texts: string[] = [];
    let at = found.index + found[0].length;
    for (;;) {
      const next = expression(go, at);
      texts.push(next.text);
      const comma = /^\s*,/.exec(go.slice(next.end, next.end + 200));
      if (!comma) return texts;
      at = next.end + comma[0].length;
    }
  });
}

/** What a Go file tells: words, with {} for each part that is known only when the program runs. */
export function toldBy(go: string): string[] {
  const fields = [...go.matchAll(/\bMessage:\s|\bWarning\{[^{}]*?\bText:\s/g)].flatMap((field) => {
    const message = expression(go, field.index + field[0].length);
    const hint = /^,\s*Hint:\s/.exec(go.slice(message.end, message.end + 200));
    return hint ? [message.text, expression(go, message.end + hint[0].length).text] : [message.text];
  });
  return [...args(go, calls).flat(), ...fields].filter(sentence);
}

/** Whether a problem of a Go file gets its words in a variable, so that they stand elsewhere. */
export const hidden = (go: string) =>
  args(go, /problem\.New\(/g).some(([, message, hint]) => message === part || hint === part);

/** The sentences of a Go file that makes findings, wherever they stand. One that begins with a space follows a part. */
export function foundBy(go: string): string[] {
  const code = go.replace(/^\s*\/\/.*$/gm, "");
  const texts: string[] = [];
  for (let at = code.search(/["`]/); at >= 0 && at < code.length; at++) {
    if (!'"`'.includes(code.charAt(at))) continue;
    const format = /fmt\.Sprintf\($/.exec(code.slice(Math.max(at - 12, 0), at));
    const { text, end } = expression(code, format ? at - format[0].length : at);
    texts.push(text.startsWith(" ") ? part + text : text);
    at = Math.max(end - 1, at);
  }
  return texts.filter((text) => sentence(text) && /\s.*\.$/.test(text));
}

// Codes and names are no words for people: a text begins with a capital letter, a digit or a part.
const sentence = (text: string) =>
  /^(?:[A-Z]|\{\} )/.test(text) && /\p{L}{2}/u.test(text.replaceAll(part, ""));

/** Finds what a text with parts may become. */
export const becoming = (text: string) =>
  new RegExp(
    `^${text
      .split(part)
      .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".+")}$`,
    "su",
  );
