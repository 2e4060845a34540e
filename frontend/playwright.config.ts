import { defineConfig } from "@playwright/test";

/** Serves the built window with the memory backend and drives it in the system's Chromium. */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 7_000 },
  reporter: [["list", { printSteps: false }]],
  use: {
    baseURL: "http://127.0.0.1:5198",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" },
  },
  webServer: {
    command: "npx vite preview",
    url: "http://127.0.0.1:5198",
    reuseExistingServer: false,
    stdout: "ignore",
    stderr: "pipe",
  },
});
