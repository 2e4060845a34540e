/** A key as an action writes it: "s", "/", "mod+k", "escape". mod is Cmd on a Mac and Ctrl elsewhere. */
export type Keys = string;

export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const names: Record<string, string> = {
  escape: "Esc",
  enter: "↵",
  arrowdown: "↓",
  arrowup: "↑",
  plus: "+",
};

/** How the key is shown: "S", "⌘K", "Ctrl K". */
export function keyLabel(keys: Keys): string {
  const parts = keys.split("+").map((part) => {
    if (part === "mod") return isMac ? "⌘" : "Ctrl";
    if (part === "shift") return isMac ? "⇧" : "Shift";
    if (part === "alt") return isMac ? "⌥" : "Alt";
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return parts.join(isMac ? "" : " ");
}

export function pressed(event: KeyboardEvent, keys: Keys): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) === "plus" ? "+" : (parts.at(-1) ?? "");
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (parts.includes("mod") !== mod || otherMod || parts.includes("alt") !== event.altKey) return false;
  if (parts.includes("shift") && !event.shiftKey) return false;
  return event.key.toLowerCase() === key;
}

/** Whether the person is writing, so that single letters are theirs. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.tagName === "TEXTAREA" ||
    target.tagName === "SELECT" ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type))
  );
}
