/** Colours as tokens.css writes them, and the WCAG 2.2 contrast of two of them. */

/** "oklch(0.52 0.1 197)" -> linear sRGB, each 0 to 1. A transparent colour is refused: its contrast depends on what is under it. */
export function linear(colour: string): [number, number, number] {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(colour.trim());
  if (!match) throw new Error(`not an opaque oklch colour: ${colour}`);
  const [L, C, H] = match.slice(1).map(Number) as [number, number, number];
  const a = C * Math.cos((H * Math.PI) / 180);
  const b = C * Math.sin((H * Math.PI) / 180);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.max(0, Math.min(1, x));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

export function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = linear(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colours of each theme in a tokens file. */
export function themes(css: string): Record<"light" | "dark", Record<string, string>> {
  const read = (block: string | undefined) =>
    Object.fromEntries(
      [...(block ?? "").matchAll(/--([\w-]+):\s*(oklch\([^)]*\));/g)].map((m) => [m[1], m[2]]),
    );
  return {
    light: read(/:root\[data-theme="light"\]\s*\{([^}]*)\}/.exec(css)?.[1]),
    dark: read(/:root\[data-theme="dark"\]\s*\{([^}]*)\}/.exec(css)?.[1]),
  } as Record<"light" | "dark", Record<string, string>>;
}
