import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Files of one feature may use lib and themselves, never another feature (DESIGN.md, rule 7). */
const features = [
  "matches",
  "jobs",
  "profile",
  "onboarding",
  "today",
  "privacy",
  "summaries",
  "shared",
  "lexicon",
];
const featureRules = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: features
              .filter((f) => f !== feature)
              .flatMap((f) => [`**/features/${f}/**`, `../${f}/**`]),
            message: "Features never import each other: move what they share to lib.",
          },
          { group: ["**/wailsjs/**"], message: "Only lib/backend/wails.ts imports wailsjs." },
        ],
      },
    ],
  },
}));

export default ts.config(
  {
    ignores: [
      "dist/",
      "wailsjs/",
      "window/",
      "src/lib/paraglide/",
      "test-results/",
      "playwright-report/",
      "share/",
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Maps and sets that are only built and read in one place need no reactivity.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/require-each-key": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "off",
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/lib/backend/wails.ts", "src/features/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["**/wailsjs/**"], message: "Only lib/backend/wails.ts imports wailsjs." }] },
      ],
    },
  },
  {
    files: ["src/lib/**"],
    ignores: ["src/lib/backend/wails.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["**/wailsjs/**"], message: "Only lib/backend/wails.ts imports wailsjs." },
            { group: ["**/features/**"], message: "lib is below the features." },
          ],
        },
      ],
    },
  },
  ...featureRules,
);
