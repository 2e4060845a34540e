import { axe, expect, fits, open, test, themes } from "./support";

for (const colorScheme of themes) {
  test.describe(`today, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("says what is new and good, opens it, and is accessible", async ({ page }) => {
      await open(page);
      await page.getByRole("button", { name: "Today", exact: true }).click();
      await expect(page.getByRole("listitem").getByText("4 new jobs fit you well")).toBeVisible();
      await axe(page);
      await fits(page);
      await page.getByRole("button", { name: /4 new jobs fit you well/ }).press("Enter");
      await expect(page.getByRole("article")).toHaveAccessibleName("Analytics lead, Kranich Versand AG");
    });
  });
}

test("tells of a saved job that closes soon, and says nothing when there is nothing", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  await page.keyboard.type("senior bi");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.press("s");
  await page.getByRole("button", { name: "Today", exact: true }).click();
  await expect(page.getByText("A job you saved closes in 6 days")).toBeVisible();

  await open(page, "jobs=0&profile=0");
  await page.getByRole("button", { name: "Today", exact: true }).click();
  await expect(page.getByRole("button", { name: /Add your CV/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Add job ads/ })).toBeVisible();
});

test("tells what waits for an approval and who has something that is no longer so, and leads there", async ({
  page,
}) => {
  await open(page, "drafts=3&left=1&stale=1");
  await page.getByRole("button", { name: "Today", exact: true }).click();
  await page
    .getByRole("button", { name: /A recipient has something that your CV says otherwise/ })
    .press("Enter");
  await expect(page.getByRole("main", { name: "Shared" })).toBeVisible();
  await expect(page.getByText("Your CV says something else now.").first()).toBeVisible();
  await page.getByRole("button", { name: "Today", exact: true }).click();
  await page.getByRole("button", { name: /2 summaries wait for your approval/ }).press("Enter");
  await expect(page.getByRole("main", { name: "Summaries" })).toBeVisible();
});
