export type ThemeChoice = "system" | "light" | "dark";

/** Light or dark: the system's, until the person picks one for this session. */
export class Theme {
  choice = $state<ThemeChoice>("system");
  #system = $state<"light" | "dark">("light");

  readonly current = $derived(this.choice === "system" ? this.#system : this.choice);

  watch(): () => void {
    const query = window.matchMedia("(prefers-color-scheme: dark)");
    const read = () => (this.#system = query.matches ? "dark" : "light");
    read();
    query.addEventListener("change", read);
    return () => query.removeEventListener("change", read);
  }
}
