import { fileURLToPath } from "node:url";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { paraglide } from "./paraglide.config.mjs";

export default defineConfig({
  // Types of the messages are for svelte-check alone, which writes them itself, and cost more than the messages.
  plugins: [paraglideVitePlugin({ ...paraglide, emitTsDeclarations: false }), svelte()],
  resolve: { alias: { $lib: fileURLToPath(new URL("./src/lib", import.meta.url)) } },
  build: {
    target: "safari16.4",
    // Everything is one local bundle: no preload helper, no inlined fonts (the CSP forbids data: fonts).
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
  },
  server: { host: "127.0.0.1", port: 5199, strictPort: true },
  preview: { host: "127.0.0.1", port: 5198, strictPort: true },
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    environment: "node",
  },
});
