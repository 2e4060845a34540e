import { isDate, parseDate } from "./dates";
import { outline, reading } from "./outline";
import type { FieldEdit, ResumeDraft, ReviewField } from "$lib/backend/backend";

/** One field while it is reviewed. */
export class Item {
  /** The path as read; for an added field one that no read field has. */
  readonly id: string;
  readonly field: ReviewField;
  readonly added: boolean;
  value = $state("");
  removed = $state(false);
  /** The person looked at it and said that it is right. */
  confirmed = $state(false);

  constructor(field: ReviewField, id = field.path, added = false) {
    this.field = field;
    this.id = id;
    this.added = added;
    this.value = field.value;
  }

  get entry() {
    return this.field.entry;
  }
  get section() {
    return this.field.section;
  }
  /** The name without a list's index: "highlights". */
  get name() {
    return this.field.name.replace(/\[.*$/, "");
  }
  get changed() {
    return this.value !== this.field.value;
  }
  /** Still worth a look. */
  get open() {
    return this.field.check && !this.removed && !this.confirmed && !this.changed;
  }
  /** A date was typed that is none. */
  get wrong() {
    return this.changed && isDate(this.field.name) && parseDate(this.value) === null;
  }
  get hasBox() {
    const { box } = this.field;
    return box.x1 > box.x0 && box.y1 > box.y0;
  }
  get hasPlace() {
    return this.field.end > this.field.start;
  }
}

/** The review of a CV: what was read, what the person made of it, and what to tell the program when they keep it. */
export class Review {
  static readonly #underway = new WeakMap<ResumeDraft, Review>();

  /** The review of a draft: the same one whenever its screen is made anew, on another page's return or in another language. */
  static of(draft: ResumeDraft): Review {
    let review = Review.#underway.get(draft);
    if (!review) {
      // What it derives must outlive the screen that asked first.
      $effect.root(() => {
        review = new Review(draft);
      });
      Review.#underway.set(draft, review!);
    }
    return review!;
  }

  readonly draft: ResumeDraft;
  items = $state.raw<Item[]>([]);
  /** The field whose place is shown. */
  selected = $state<string | null>(null);
  /** The field that is being written. */
  editing = $state<string | null>(null);
  #next = 1;

  constructor(draft: ResumeDraft) {
    this.draft = draft;
    this.items = draft.fields.map((field) => new Item(field));
    this.selected = (this.checks[0] ?? this.items[0])?.id ?? null;
  }

  readonly shown = $derived(this.items.filter((item) => !item.removed));
  /** As the document shows them: this is how Tab and the arrow keys go. */
  readonly order = $derived(reading(outline(this.shown)));
  /** What was worth a look, looked at or not. */
  readonly checks = $derived(this.order.filter((item) => item.field.check));
  readonly openChecks = $derived(this.checks.filter((item) => item.open));
  readonly current = $derived(this.shown.find((item) => item.id === this.selected) ?? null);
  readonly corrected = $derived(this.shown.filter((i) => !i.added && i.changed).length);
  readonly added = $derived(this.shown.filter((i) => i.added && i.value.trim() !== "").length);
  readonly takenOut = $derived(this.items.filter((i) => i.removed && !i.added).length);
  /** Dates that are none: they are asked about before saving. */
  readonly wrong = $derived(this.shown.filter((i) => i.wrong));
  /** Something would be lost by leaving. */
  readonly dirty = $derived(
    this.corrected + this.added + this.takenOut > 0 || this.items.some((i) => i.confirmed && !i.removed),
  );
  /** How many fields would be kept. */
  readonly kept = $derived(this.shown.filter((i) => i.value.trim() !== "").length);

  find(id: string): Item | undefined {
    return this.items.find((item) => item.id === id);
  }

  /** The next field worth a look after `id`, from the top again at the end; null when all are done. `by` -1 goes back. */
  nextOpen(id: string | null, by = 1): Item | null {
    const list = by > 0 ? this.order : [...this.order].reverse();
    const from = list.findIndex((item) => item.id === id);
    return [...list.slice(from + 1), ...list.slice(0, from + 1)].find((item) => item.open) ?? null;
  }

  remove(items: Item[]) {
    for (const item of items) item.removed = true;
    // An added field that is taken out was never there.
    this.items = this.items.filter((item) => !(item.added && item.removed));
  }

  restore(items: Item[]) {
    for (const item of items) item.removed = false;
    const back = items.filter((item) => !this.items.includes(item));
    if (back.length > 0) this.items = [...this.items, ...back];
  }

  /** Adds a field to an entry. A name that ends in [] adds to a list. */
  add(section: string, entry: string, name: string): Item {
    const id = `+${this.#next++}`;
    const field: ReviewField = {
      path: id,
      section,
      entry,
      name,
      value: "",
      confidence: 1,
      page: 0,
      box: { x0: 0, y0: 0, x1: 0, y1: 0 },
      start: 0,
      end: 0,
      edited: false,
      source: "",
      check: false,
    };
    const item = new Item(field, id, true);
    const last = this.items.findLastIndex((i) => i.entry === entry);
    this.items =
      last < 0
        ? [...this.items, item]
        : [...this.items.slice(0, last + 1), item, ...this.items.slice(last + 1)];
    this.selected = id;
    return item;
  }

  /** Adds an entry to a section, with its first field. */
  addEntry(section: string, name: string): Item {
    return this.add(section, `${section}+${this.#next++}`, name);
  }

  /** Forgets added fields that were left empty. */
  tidy(item: Item) {
    if (item.added && item.value.trim() === "") this.remove([item]);
  }

  /** What to tell the program. Paths of added fields follow those that were read, without gaps. */
  edits(): FieldEdit[] {
    const out: FieldEdit[] = [];
    const entries = new Map<string, Item[]>();
    for (const item of this.items) entries.set(item.entry, [...(entries.get(item.entry) ?? []), item]);

    for (const [entry, items] of entries) {
      const read = items.filter((i) => !i.added);
      const gone = (i: Item) => i.removed || i.value.trim() === "";
      const whole = read.length > 0 && items.every(gone) && /\]$/.test(entry);
      if (whole) {
        out.push({ path: entry, value: "", removed: true });
        continue;
      }
      for (const item of read) {
        if (gone(item)) {
          if (item.field.value !== "" || item.removed)
            out.push({ path: item.field.path, value: "", removed: true });
        } else if (item.changed || item.confirmed) {
          out.push({ path: item.field.path, value: item.value.trim(), removed: false });
        }
      }
    }
    const counted = new Map<string, number>();
    const next = (list: string, paths: string[]) => {
      const known =
        counted.get(list) ??
        paths.reduce((most, path) => {
          if (!path.startsWith(`${list}[`)) return most;
          return Math.max(most, Number.parseInt(path.slice(list.length + 1), 10) + 1);
        }, 0);
      counted.set(list, known + 1);
      return known;
    };
    const paths = this.draft.fields.map((f) => f.path);
    const places = new Map<string, string>();
    for (const item of this.items.filter((i) => i.added && !i.removed && i.value.trim() !== "")) {
      let entry = places.get(item.entry) ?? item.entry;
      if (entry.includes("+")) {
        entry = `${item.section}[${next(item.section, paths)}]`;
        places.set(item.entry, entry);
      }
      const list = /^(.*)\[\]$/.exec(item.field.name);
      const path = list
        ? `${entry}.${list[1]}[${next(`${entry}.${list[1]}`, paths)}]`
        : `${entry}.${item.field.name}`;
      out.push({ path, value: item.value.trim(), removed: false });
    }
    return out;
  }
}
