import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";

interface Options {
  count: number;
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
  $effect(() => {
    const { count, size, element, head = 0 } = options();
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

  return {
    get items() {
      return items;
    },
    get total() {
      return total;
    },
    /** Brings a row into sight, moving as little as possible. */
    show(index: number) {
      virtualizer.scrollToIndex(index, { align: "auto" });
    },
    /** How many whole rows are in sight: the step of Page Up and Page Down. */
    page(size: number) {
      const { element, head = 0 } = options();
      return Math.max(1, Math.floor(((element?.clientHeight ?? 0) - head) / size) - 1);
    },
  };
}
