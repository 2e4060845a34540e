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
      await expect(button(page, "Add a company")).toHaveCount(1);
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

test("boards and searches are walked by keys, and the focus stays when one goes", async ({ page }) => {
  await toBoards(page);
  await page.keyboard.press("j");
  await expect(button(page, "Refresh Ahorn & Töchter")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  const more = (name: string) => button(page, `More for ${name}`);
  await expect(more("Birke eG")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Stop watching, keep its ads" }).press("Enter");
  await expect(table(page).getByRole("row")).toHaveCount(3);
  await expect(more("Distel GmbH")).toBeFocused();
  await page.keyboard.press("k");
  await expect(more("Ahorn & Töchter")).toBeFocused();

  await button(page, "Forget data berlin").press("Enter");
  await expect(page.getByRole("heading", { name: "Searches you keep" })).toBeFocused();

  // What was fetched is told; Enter leads on, Escape back to where the person was.
  await button(page, "Refresh Distel GmbH").press("Enter");
  await expect(button(page, "See the matches")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button(page, "Refresh Distel GmbH")).toBeFocused();
  await button(page, "Refresh all").focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid", { name: "All job ads" })).toBeVisible();
});

test("the rail leads out of the boards", async ({ page }) => {
  await toBoards(page);
  await page.getByRole("button", { name: "Jobs", exact: true }).click();
  await expect(page.getByRole("grid", { name: "All job ads" })).toBeVisible();
});

test("after watching a board the next one has the focus", async ({ page }) => {
  await toBoards(page, "boards=0");
  await page.keyboard.press("n");
  await page.keyboard.type("Linde Analytik");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 boards answered.")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(button(page, "Watch Linde Analytik at Lever")).toBeFocused();
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

test.describe("in German", () => {
  test.use({ locale: "de-DE" });
  test("the boards fit a small window", async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 640 });
    await open(page, "boards=5");
    await page.keyboard.press("Control+3");
    await page.keyboard.press("c");
    await expect(page.getByRole("heading", { name: "Firmen und Börsen" })).toBeVisible();
    await fits(page);
  });
});
