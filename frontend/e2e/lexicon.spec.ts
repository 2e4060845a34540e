import { axe, expect, fits, open, test, themes } from "./support";

for (const colorScheme of themes) {
  test.describe(`lexicon, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("looks a word up, follows what it names, and is accessible", async ({ page }) => {
      await open(page);
      await page.getByRole("button", { name: "Lexicon", exact: true }).click();
      await expect(page.getByText("What Autojob knows of a word")).toBeVisible();
      await axe(page);
      await page.keyboard.press("/");
      await page.keyboard.type("go");
      await expect(page.getByRole("article")).toHaveAccessibleName("Go");
      await expect(page.getByRole("option", { name: /^Go/ })).toBeVisible();
      await expect(page.getByText("Go to market", { exact: false })).toBeVisible();
      await expect(page.getByText("in a list of its like, or near one of the words below")).toBeVisible();
      await axe(page);
      await fits(page);
      await page.getByRole("button", { name: "Back-end developer" }).click();
      await expect(page.getByRole("article")).toHaveAccessibleName("Back-end developer");
    });
  });
}

test("the list may be made wider than half of the page, by keyboard", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Lexicon", exact: true }).click();
  const handle = page.getByRole("separator", { name: "Width of the list" });
  await handle.press("End");
  const main = (await page.getByRole("main").boundingBox())!;
  const at = (await handle.boundingBox())!;
  expect((at.x - main.x) / main.width).toBeGreaterThan(0.55);
});

test("says that it does not know a word", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Lexicon", exact: true }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("zzz");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("adds a list and removes it again", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+6");
  await page.keyboard.press("Control+o");
  const list = page.getByRole("row", { name: "ESCO (en) 13,939 3,039" });
  await expect(list).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Remove ESCO (en)" }).press("Enter");
  await expect(list).toBeHidden();
  await expect(page.getByText("ESCO (en) was removed.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a list" })).toBeFocused();
});

test("what a word names is followed and left again by keys", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+6");
  await page.keyboard.press("/");
  await page.keyboard.type("go");
  await expect(page.getByRole("article")).toHaveAccessibleName("Go");
  await page.getByRole("button", { name: "Back-end developer" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Back-end developer" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Go", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await expect(page.getByText("What Autojob knows of a word")).toBeVisible();
});

test("lists phrases of the ads that it does not know", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+6");
  await page.keyboard.press("u");
  await expect(page.getByRole("row", { name: /^Zyntrax Flow 4/ })).toBeVisible();
  await axe(page);
  await open(page, "jobs=0");
  await page.keyboard.press("Control+6");
  await expect(page.getByRole("button", { name: "Look through my ads" })).toBeDisabled();
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });
  test("fits a small window", async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 640 });
    await open(page);
    await page.keyboard.press("Control+6");
    await page.keyboard.press("u");
    await expect(page.getByText("Liegenschaftskatasterauswertung", { exact: true })).toBeVisible();
    await fits(page);
    await page.keyboard.press("/");
    await page.keyboard.type("back");
    await expect(page.getByRole("article")).toBeVisible();
    await fits(page);
  });
});
