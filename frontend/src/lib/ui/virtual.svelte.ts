import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";
import { untrack } from "svelte";

interface Options {
  count: number;
  /** Always drawn, in sight or not: what has the focus must exist for a screen reader. -1 is none. */
  active: number;
  /** Height of every row in pixels. */
  size: number;
  element: HTMLElement | null;
  /** Pixels at the top of the scroll area that are not rows (a sticky head). */
  head?: number;
}

/**
 * The window of rows that is drawn, as Svelte state over virtual-core. Call it while a component is set up; `options` is
 * read again whenever what it uses changes.
 */
export function virtualRows(options: () => Options) {
  let items = $state.raw<VirtualItem[]>([]);
  const drawn = $derived.by(() => {
    const { active } = options();
    const list = items.filter((item) => item.index < count).map(({ index, start }) => ({ index, start }));
    if (active >= 0 && active < count && !list.some((item) => item.index === active)) {
      list.push({ index: active, start: active * size });
    }
    return list;
  });
  let total = $state(0);

  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: () => null,
    estimateSize: () => 1,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: read,
  });

  function read() {
    items = virtualizer.getVirtualItems();
    total = virtualizer.getTotalSize();
  }

  // Syncs the rows drawn with the scroll position and size of the element, which live outside Svelte.
  const count = $derived(options().count);
  const size = $derived(options().size);
  const element = $derived(options().element);
  const head = $derived(options().head ?? 0);
  $effect(() => {
    virtualizer.setOptions({
      ...virtualizer.options,
      count,
      getScrollElement: () => element,
      estimateSize: () => size,
      scrollPaddingStart: head,
      overscan: 8,
      onChange: read,
    });
    virtualizer.measure();
    virtualizer._willUpdate();
    read();
  });
  $effect(() => virtualizer._didMount());
  // And with the active row, wherever it was chosen: it is brought into sight.
  $effect(() => {
    const { active } = options();
    if (element && active >= 0 && active < count)
      untrack(() => virtualizer.scrollToIndex(active, { align: "auto" }));
  });

  return {
    get items() {
      return drawn;
    },
    get total() {
      return total;
    },
    /** How many whole rows are in sight: the step of Page Up and Page Down. */
    page() {
      return Math.max(1, Math.floor(((element?.clientHeight ?? 0) - head) / size) - 1);
    },
  };
}
