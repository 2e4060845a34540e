/**
 * Where markup, style or script names something that a web view would fetch from elsewhere: an image, a font, a style sheet, a script, a
 * frame, a hint to connect. A link that a person follows is none: the window hands it to their browser.
 */
export function remoteReferences(text: string): string[] {
  const address = String.raw`(?:https?:|wss?:|ftp:)?\\?/\\?/[\w[]`;
  const patterns = [
    // Attributes that load by themselves, in markup and as a script sets them.
    String.raw`(?:\b|[.:])(?:src|srcset|poster|background|imagesrcset)\s*(?:=|:|["']\s*[,:])\s*[{\\"'\`\s]*${address}`,
    String.raw`<(?:link|base|object|image|use)\b[^>]*\b(?:href|data)\s*=\s*[{\\"'\`\s]*${address}`,
    // Style.
    String.raw`\burl\(\s*[\\"']*${address}`,
    String.raw`@import\s+[\\"']*${address}`,
    String.raw`image-set\(\s*[\\"']*${address}`,
    // Script.
    String.raw`\bimport\s*\(\s*[\\"'\`]*${address}`,
    String.raw`\b(?:from|import)\s*["']${address}`,
    String.raw`\b(?:Worker|SharedWorker|WebSocket|EventSource|Request|fetch|sendBeacon|importScripts)\s*\(\s*[\\"'\`]*${address}`,
  ];
  return patterns.flatMap((p) => [...text.matchAll(new RegExp(p, "gi"))].map((found) => found[0]));
}

/** The policy that a page gives itself, and whether it stands before everything that it is for. */
export function policyOf(html: string): { policy: string; first: boolean } {
  const found = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html);
  const loads = /<(?:script|link|img|style|iframe|object)\b/.exec(html);
  return { policy: found?.[1] ?? "", first: found !== null && found.index < (loads?.index ?? Infinity) };
}

/** What a policy lets in from beyond the page's own files. */
export function openings(policy: string): string[] {
  const allowed: Record<string, string[]> = {
    "default-src": ["'none'"],
    "img-src": ["'self'", "data:", "blob:"],
  };
  const rules = new Map(
    policy.split(";").map((rule) => {
      const [name = "", ...values] = rule.trim().split(/\s+/);
      return [name, values] as const;
    }),
  );
  const found = [...rules].flatMap(([name, values]) =>
    values.filter((v) => !(allowed[name] ?? ["'self'", "'none'"]).includes(v)).map((v) => `${name} ${v}`),
  );
  // What default-src does not stand for must be said.
  for (const name of ["default-src", "base-uri", "form-action"])
    if (rules.get(name)?.join() !== "'none'") found.push(`${name} is not 'none'`);
  return found;
}
