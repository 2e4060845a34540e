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

test("says that it does not know a word", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Lexicon", exact: true }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("zzz");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("adds a list and removes it again", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Lexicon", exact: true }).click();
  await page.getByRole("button", { name: "Add a list" }).click();
  await expect(page.getByText("ESCO (en): 13,939 skills, 3,039 occupations")).toBeVisible();
  await page.getByRole("button", { name: "Remove ESCO (en)" }).click();
  await expect(page.getByText("ESCO (en): 13,939 skills")).toBeHidden();
});
