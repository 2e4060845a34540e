import type { Page } from "@playwright/test";
import { axe, button, expect, fits, open, test, textSize, themes } from "./support";

const table = (page: Page) => page.getByRole("table", { name: "Companies and boards" });

async function toBoards(page: Page, query = "boards=3") {
  await open(page, query);
  await page.getByRole("button", { name: "Jobs", exact: true }).click();
  await page.getByRole("button", { name: "Companies and boards" }).click();
  await expect(page.getByRole("heading", { name: "Companies and boards" })).toBeVisible();
}

for (const colorScheme of themes) {
  test.describe(`boards, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("are accessible as list, search for a company, result, empty and failed", async ({ page }) => {
      await toBoards(page);
      await expect(table(page).getByRole("row")).toHaveCount(4);
      await expect(page.getByText("no search words, no profile, no name")).toBeVisible();
      await axe(page);
      await page.keyboard.press("n");
      await expect(page.getByRole("dialog")).toContainText("They see this computer's internet address");
      await page.keyboard.type("Linde Analytik");
      await page.keyboard.press("Enter");
      await expect(page.getByText("2 boards answered.")).toBeVisible();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.keyboard.press("r");
      await expect(page.getByRole("dialog", { name: "Job ads were fetched" })).toContainText("from 3 boards");
      await axe(page, "[role=dialog]");
      await toBoards(page, "boards=0");
      await expect(page.getByText("No company is watched yet")).toBeVisible();
      await axe(page);
      await toBoards(page, "boards=3&fail=sources");
      await expect(page.getByRole("alert")).toBeVisible();
      await axe(page);
    });
  });
}

test("a company is found by its name, watched after the person says which board is its own, and fetched", async ({
  page,
}) => {
  await toBoards(page, "boards=0");
  await page.keyboard.press("n");
  await page.keyboard.type("nobody at all");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("No job board answered");
  await page.getByRole("textbox").fill("Linde Analytik");
  await page.keyboard.press("Enter");
  await button(page, "Watch Linde Analytik at Lever").click();
  await expect(page.getByText("watched", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(table(page).getByRole("row")).toHaveCount(2);
  await button(page, "Refresh Linde Analytik").click();
  await expect(page.getByRole("dialog", { name: "Job ads were fetched" })).toContainText("3 new jobs");
});

test("fetching shows how far it is and is stopped with Escape", async ({ page }) => {
  await toBoards(page);
  await page.keyboard.press("r");
  await expect(page.getByRole("progressbar", { name: "Fetching job ads" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("What came before is kept")).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

test("a board is watched no more", async ({ page }) => {
  await toBoards(page);
  await button(page, "More for Birke eG").click();
  await page.getByRole("menuitem", { name: "Stop watching, keep its ads" }).click();
  await expect(table(page).getByRole("row")).toHaveCount(3);
  await expect(page.getByText("Birke eG is no longer watched.")).toBeVisible();
});

test("a search is kept from the filter, says what is new, and opens again", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Jobs", exact: true }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("data");
  await button(page, "Keep this search").click();
  await page.getByRole("button", { name: "Companies and boards" }).click();
  await button(page, "Show data").click();
  await expect(page.getByRole("searchbox")).toHaveValue("data");
  await page.getByRole("button", { name: "Companies and boards" }).click();
  await button(page, "Forget data").click();
  await expect(page.getByText("Filter the job ads by some words")).toBeVisible();
});

for (const [width, height, larger] of [
  [900, 640, 0],
  [1280, 800, 0],
  [900, 640, 4],
] as const) {
  test(`nothing is cut at ${width}x${height}, ${larger} steps larger`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await toBoards(page, "boards=5");
    await textSize(page, larger);
    await fits(page);
  });
}
