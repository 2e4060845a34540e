/** The width of the window in text sizes, so that larger text folds the layout as a smaller window does. */
export class Layout {
  /** Pixels of 1 rem. */
  rem = $state(16);
  /** 1 is 16 px. */
  scale = $state(1);
  #width = $state(1280);

  /** Under 1,000 px at normal text size: the rail shows icons, details replace lists. */
  readonly compact = $derived(this.#width / this.rem < 62.5);
  /** Too narrow for pictures beside text. */
  readonly tight = $derived(this.#width / this.rem < 48);

  /** Syncs with the window's size. Returns the way to stop. */
  watch(): () => void {
    const read = () => {
      this.#width = window.innerWidth;
      this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    };
    read();
    window.addEventListener("resize", read);
    return () => window.removeEventListener("resize", read);
  }

  resize(scale: number) {
    this.scale = Math.max(0.8, Math.min(2, Math.round(scale * 10) / 10));
    document.documentElement.style.fontSize = `${this.scale * 100}%`;
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  }
}
