import type { Page } from "@playwright/test";
import { axe, expect, fits, open, test, textSize, themes } from "./support";

const rows = (page: Page) => page.getByRole("grid", { name: "All job ads" });

async function toJobs(page: Page, query = "") {
  await open(page, query);
  await page.getByRole("button", { name: "Jobs", exact: true }).click();
}
/** Drops files on the window as a file manager does. */
async function drop(page: Page, ...names: string[]) {
  const data = await page.evaluateHandle((names) => {
    const transfer = new DataTransfer();
    for (const name of names) transfer.items.add(new File(["x"], name));
    return transfer;
  }, names);
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
}

for (const colorScheme of themes) {
  test.describe(`jobs, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("are accessible as table, menu, paste dialog, result, empty and failed", async ({ page }) => {
      await toJobs(page);
      await expect(rows(page)).toHaveAttribute("aria-rowcount", "9");
      await axe(page);
      await page.getByRole("button", { name: "More for Data engineer" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await axe(page, "[role=menu]");
      await page.keyboard.press("Escape");
      await page.keyboard.press("n");
      await expect(page.getByRole("textbox", { name: "The ad" })).toBeFocused();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await drop(page, "broken.jsonl");
      await expect(page.getByRole("dialog", { name: "Job ads were read" })).toContainText("line 12");
      await axe(page, "[role=dialog]");
      await toJobs(page, "jobs=0");
      await expect(page.getByRole("heading", { name: "No job ads yet" })).toBeVisible();
      await axe(page);
      await toJobs(page, "fail=matches");
      await expect(page.getByRole("alert")).toBeVisible();
      await axe(page);
    });
  });
}

test("a removed job comes back with undo, and is gone for good when its note goes", async ({ page }) => {
  await page.clock.install();
  await toJobs(page);
  await rows(page).focus();
  await page.keyboard.press("Delete");
  await expect(rows(page)).toHaveAttribute("aria-rowcount", "8");
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveAttribute("aria-rowcount", "9");
  await page.keyboard.press("Delete");
  await page.getByRole("status").getByRole("button", { name: "Close" }).click();
  await expect(rows(page)).toHaveAttribute("aria-rowcount", "8");
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveAttribute("aria-rowcount", "8");
});

test("J and Enter open a job from anywhere on the page", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+3");
  await expect(rows(page)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rows(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("an ad is pasted with the keyboard alone and found among the matches", async ({ page }) => {
  await toJobs(page);
  await page.keyboard.press("n");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Paste the text of an ad first.")).toBeVisible();
  await page.keyboard.type(
    "Gardener\nBotanical garden of Rheinsberg\nYou look after 300 roses and an orangery.",
  );
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Job ads were read" })).toContainText("1 new job");
  await page.getByRole("button", { name: "See the matches" }).press("Enter");
  await page.keyboard.press("/");
  await page.keyboard.type("gardener");
  await expect(page.getByRole("option")).toHaveCount(1);
});

test("a scrap of text is refused with what to do", async ({ page }) => {
  await toJobs(page);
  await page.keyboard.press("n");
  await page.keyboard.type("hello");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("too short to be a job ad");
  await expect(page.getByRole("alert")).toContainText("Copy the whole ad");
});

test("reading many files shows how far it is and can be stopped", async ({ page }) => {
  await toJobs(page, "pace=200");
  await drop(page, "ads.csv");
  const bar = page.getByRole("progressbar", { name: "Reading job ads" });
  await expect(bar).toBeVisible();
  await expect(page.getByText("Reading ads.csv")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(page.getByText("Stopped. What had been read before is kept.")).toBeVisible();
  await expect(rows(page)).toHaveAttribute("aria-rowcount", "9");
});

test("files that could be either are asked about; files that are neither are told so", async ({ page }) => {
  await open(page);
  await drop(page, "notes.txt");
  const ask = page.getByRole("dialog", { name: "What is this?" });
  await expect(ask).toContainText("notes.txt");
  await axe(page, "[role=dialog]");
  await ask.getByRole("button", { name: "Job ads" }).click();
  await expect(page.getByRole("dialog", { name: "Job ads were read" })).toContainText("3 new jobs");
  await page.keyboard.press("Escape");
  await drop(page, "sheet.xlsx");
  await expect(page.getByText("Autojob cannot read these files.")).toBeVisible();
});

test("sample data comes with one click and goes with one", async ({ page }) => {
  await toJobs(page, "jobs=0&profile=0");
  await page.getByRole("button", { name: "Try with sample data" }).click();
  await expect(rows(page)).toHaveAttribute("aria-rowcount", "65");
  await expect(page.getByText("Sample data is mixed in.").first()).toBeVisible();
  await page.getByRole("button", { name: "Remove sample data" }).click();
  await expect(page.getByRole("heading", { name: "No job ads yet" })).toBeVisible();
});

test("the table is sorted by its heads and walked through ten thousand rows", async ({ page }) => {
  await toJobs(page, "jobs=10000");
  const head = page.getByRole("columnheader", { name: "Company" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await rows(page).focus();
  await page.keyboard.press("End");
  await expect(rows(page).locator("[aria-selected=true]")).toHaveAttribute("aria-rowindex", "10001");
  await page.keyboard.press("Home");
  await page.keyboard.press("j");
  await expect(rows(page).locator("[aria-selected=true]")).toHaveAttribute("aria-rowindex", "3");
  expect(await rows(page).getByRole("row").count()).toBeLessThan(60);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toBeVisible();
});

test.describe("in a small window", () => {
  test.use({ viewport: { width: 900, height: 640 }, locale: "de-DE" });
  test("everything fits, in German and at 200% text", async ({ page }) => {
    await open(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("stellen");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stellen");
    await fits(page);
    await textSize(page, 10);
    await fits(page);
    await axe(page);
  });
});
