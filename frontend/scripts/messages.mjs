// Writes src/lib/paraglide from messages/, for svelte-check and the unit tests; Vite does the same on its own.
import { compile } from "@inlang/paraglide-js";
import { paraglide } from "../paraglide.config.mjs";

await compile(paraglide);
