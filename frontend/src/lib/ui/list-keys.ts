/** Where a key moves in a list of `count` rows, or -1 when it does not move. `page` is the step of Page Up and Down. */
export function listTarget(event: KeyboardEvent, index: number, count: number, page: number): number {
  if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return -1;
  const clamp = (i: number) => Math.max(0, Math.min(count - 1, i));
  switch (event.key) {
    case "ArrowDown":
    case "j":
      return clamp(index + 1);
    case "ArrowUp":
    case "k":
      return index < 0 ? count - 1 : clamp(index - 1);
    case "PageDown":
      return clamp(index + page);
    case "PageUp":
      return clamp(index - page);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
