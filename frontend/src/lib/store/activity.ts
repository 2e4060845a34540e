/** What a person does at the window. Moving the pointer counts: who reads uses neither key nor button. */
const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells that the person does something: at once, then at most once in `every` milliseconds. */
export class Activity {
  readonly #tell: () => void;
  readonly #every: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Something happened since the last time it was told. */
  #more = false;

  constructor(tell: () => void, every = 20_000) {
    this.#tell = tell;
    this.#every = every;
  }

  note() {
    if (this.#timer !== undefined) {
      this.#more = true;
      return;
    }
    this.#more = false;
    this.#tell();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#more) this.note();
    }, this.#every);
  }

  /** Syncs with what happens at the window. Returns the way to stop. */
  watch(): () => void {
    const note = () => this.note();
    for (const sign of signs) window.addEventListener(sign, note, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true });
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }
}
