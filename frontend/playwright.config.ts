import { defineConfig } from "@playwright/test";

const port = process.env.E2E_PORT ?? "5198";
const dist = process.env.E2E_DIST ?? "dist";

/** Serves the built window with the memory backend and drives it in the system's Chromium. */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 7_000 },
  outputDir: `test-results/${port}`,
  reporter: [["list", { printSteps: false }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
  webServer: {
    command: `npx vite preview --port ${port} --outDir ${dist}`,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
  },
});
