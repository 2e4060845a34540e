import { axe, expect, fits, open, test, themes } from "./support";

for (const colorScheme of themes) {
  test.describe(`a score's past, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("is accessible on the job's page, also in a small window", async ({ page }) => {
      await open(page, "past=1");
      await expect(page.getByRole("heading", { name: "How its score changed" })).toBeVisible();
      await axe(page);
      await page.setViewportSize({ width: 900, height: 640 });
      await expect(page.locator("article.detail")).toHaveCount(0); // the list alone
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "How its score changed" })).toBeVisible();
      await fits(page);
    });
  });
}

test("a change is told with its day, its cause, its numbers and the parts that moved", async ({ page }) => {
  await open(page, "past=1");
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Data engineer");
  const past = page.getByRole("region", { name: "How its score changed" });
  const lines = past.getByRole("listitem");
  await expect(lines).toHaveCount(3);
  const added = lines.nth(1);
  await expect(added).toContainText("12 Nov 2026");
  await expect(added).toContainText("You added a CV; there are 2 now");
  await expect(added).toContainText("fit 77 to 85");
  await expect(added).toContainText("Skills 69 to 88");
  await expect(lines.nth(0)).toContainText("Your wishes, not known before, 75");
  await expect(lines.nth(2)).toContainText(
    "Fit 77, growth 58: what it was when you first saved or opened it.",
  );
});

test("a job that was walked past has no past; one that was read keeps what changes", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-24T09:00:00Z") });
  await page.goto("/?today=2026-11-24&pace=15");
  const title = page.getByRole("heading", { level: 2 });
  await page.clock.runFor(1000);
  await expect(title).toHaveText("Analytics lead");
  const past = page.getByRole("region", { name: "How its score changed" });
  const balance = page.getByRole("slider").first();
  const change = async (key: string) => {
    await balance.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press(key);
    await page.clock.runFor(1500);
  };
  await change("ArrowRight");
  await expect(past).toBeHidden();
  await page.clock.runFor(3000);
  await change("ArrowRight");
  await expect(past.getByRole("listitem")).toHaveCount(2);
  await expect(past).toContainText("You changed what you look for");
});
