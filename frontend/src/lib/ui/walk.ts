import type { Attachment } from "svelte/attachments";
import { isWriting } from "$lib/shell/keys";
import { listTarget } from "./list-keys";

/**
 * Makes what `rows` selects a list for the keyboard: arrows, J and K, Home and End go from row to row, on the same button where it has
 * one. When the row or the button that has the focus goes, the focus stays: on the row in its place, else on the list's first button or
 * its heading.
 */
export function walk(rows: string): Attachment<HTMLElement> {
  return (list) => {
    /** The row and the button in it that had the focus last; -1 is none. */
    let held = { row: -1, button: 0 };

    const buttons = (row: Element) => [
      ...row.querySelectorAll<HTMLElement>("button:not(:disabled), a[href]"),
    ];
    /** Rows with nothing to press are passed over. */
    const stops = () => [...list.querySelectorAll(rows)].filter((row) => buttons(row).length > 0);
    const focus = (row: Element | undefined) => {
      const all = row ? buttons(row) : [];
      (all[held.button] ?? all[0])?.focus();
      return all.length > 0;
    };
    const note = () => {
      const all = stops();
      const row = all.findIndex((r) => r.contains(document.activeElement));
      if (row >= 0) held = { row, button: buttons(all[row]!).indexOf(document.activeElement as HTMLElement) };
      else held = { row: list.contains(document.activeElement) ? 0 : -1, button: 0 };
    };

    function keydown(event: KeyboardEvent) {
      if (event.defaultPrevented || (isWriting(event.target) && event.key !== "ArrowDown")) return;
      const all = stops();
      const at = all.findIndex((row) => row.contains(event.target as Node));
      const target = listTarget(event, at, all.length, all.length);
      if (target < 0) return;
      event.preventDefault();
      focus(all[target]);
    }
    function left(event: FocusEvent) {
      if (event.relatedTarget && !list.contains(event.relatedTarget as Node)) held.row = -1;
    }
    const elsewhere = (event: PointerEvent) => {
      if (!list.contains(event.target as Node)) held.row = -1;
    };
    const changes = new MutationObserver(() => {
      if (held.row < 0 || (document.activeElement && document.activeElement !== document.body)) return;
      const all = stops();
      if (focus(all[Math.min(held.row, all.length - 1)])) return;
      (list.querySelector<HTMLElement>("input, button:not(:disabled)") ?? list.querySelector("h2"))?.focus();
    });

    list.addEventListener("keydown", keydown);
    list.addEventListener("focusin", note);
    list.addEventListener("focusout", left);
    document.addEventListener("pointerdown", elsewhere, true);
    changes.observe(list, { childList: true, subtree: true });
    return () => {
      list.removeEventListener("keydown", keydown);
      list.removeEventListener("focusin", note);
      list.removeEventListener("focusout", left);
      document.removeEventListener("pointerdown", elsewhere, true);
      changes.disconnect();
    };
  };
}
