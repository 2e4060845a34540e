/** Shared by Vite and scripts/messages.mjs, so that both write the same code; the types are for svelte-check. */
/** @type {import("@inlang/paraglide-js").CompilerOptions} */
export const paraglide = {
  project: "./project.inlang",
  outdir: "./src/lib/paraglide",
  // Nothing is stored: the language is the system's until the person picks another for this session.
  strategy: ["globalVariable", "preferredLanguage", "baseLocale"],
  emitPrettierIgnore: true,
  emitTsDeclarations: true,
};
