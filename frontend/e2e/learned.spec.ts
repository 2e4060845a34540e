import { axe, expect, fits, open, test, themes } from "./support";

const title = "What Autojob has learned";

for (const colorScheme of themes) {
  test.describe(`what was learned, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("is accessible, with much and with nothing", async ({ page }) => {
      await open(page, "choices=14");
      await page.getByRole("button", { name: "What was learned from your choices" }).click();
      const dialog = page.getByRole("dialog", { name: title });
      await expect(dialog.getByText("14 choices")).toBeVisible();
      await axe(page, "[role=dialog]");
      await dialog.getByRole("button", { name: "Forget all of it" }).click();
      await axe(page, "[role=dialog]");
      await open(page);
      await page.getByRole("button", { name: "What was learned from your choices" }).click();
      await expect(dialog.getByText("Nothing yet.")).toBeVisible();
      await axe(page, "[role=dialog]");
    });
    test("asks why not, accessibly", async ({ page }) => {
      await open(page);
      await page.keyboard.press("h");
      await expect(page.getByRole("region", { name: "Why Analytics lead was hidden" })).toBeVisible();
      await axe(page);
    });
  });
}

test("a person hides a job, says why, and takes it back", async ({ page }) => {
  await open(page);
  const rows = page.getByRole("listbox").getByRole("option");
  await expect(rows).toHaveCount(8);
  await page.keyboard.press("h");
  await expect(rows).toHaveCount(7);
  const why = page.getByRole("region", { name: "Why Analytics lead was hidden" });
  await expect(page.getByText("Hidden: Analytics lead")).toBeVisible(); // beside the question, not over it
  await why.getByRole("button", { name: "Too senior" }).click();
  await expect(why).toBeHidden();
  await expect(page.getByRole("status").getByText("Noted: Too senior")).toBeVisible();

  await page.getByRole("button", { name: "What was learned from your choices" }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog.getByText("1 choice", { exact: true })).toBeVisible();
  await expect(dialog.getByText("Hidden: Too senior")).toBeVisible();
  await dialog.getByRole("button", { name: "Take back the last choice" }).click();
  await expect(dialog.getByText("Nothing yet.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rows).toHaveCount(8);
});

test("the question goes when the job is shown again, and can be left unanswered", async ({ page }) => {
  await open(page);
  await page.keyboard.press("h");
  const why = page.getByRole("region", { name: "Why Analytics lead was hidden" });
  await expect(why).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(why).toBeHidden();
  await page.keyboard.press("h");
  await why.getByRole("button", { name: "Not now" }).click();
  await expect(why).toBeHidden();
});

test("one row is marked as something different, by score only and not with learning off", async ({
  page,
}) => {
  await open(page, "choices=14");
  const different = page.getByRole("option").filter({ hasText: "Something different" });
  await expect(different).toHaveCount(1);
  await page.getByRole("button", { name: "See why" }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog.getByRole("row", { name: /^Skills/ })).toContainText("29%");
  await dialog.getByRole("switch", { name: "Learn from what I save and hide" }).click();
  await page.keyboard.press("Escape");
  await expect(different).toHaveCount(0);
  await expect(page.getByRole("button", { name: "See why" })).toBeHidden();
});

test("all of it can be forgotten, after a second look", async ({ page }) => {
  await open(page, "choices=14");
  await page.getByRole("button", { name: "What was learned from your choices" }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByRole("button", { name: "Forget all of it" }).click();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog.getByText("14 choices")).toBeVisible();
  await dialog.getByRole("button", { name: "Forget all of it" }).click();
  await dialog.getByRole("button", { name: "Forget all choices" }).click();
  await expect(dialog.getByText("Nothing yet.")).toBeVisible();
});

test("a job that stands too low is said to, and that is a choice", async ({ page }) => {
  await open(page);
  await page.keyboard.press("j");
  await page.getByRole("button", { name: "More about this job" }).click();
  await page.getByRole("menuitem", { name: "This stands too low" }).click();
  await page.getByRole("button", { name: "What was learned from your choices" }).click();
  await expect(page.getByRole("dialog", { name: title }).getByText("Stood too low")).toBeVisible();
});

for (const [width, height] of [
  [1280, 800],
  [900, 640],
] as const) {
  test(`fits into ${width} by ${height}`, async ({ page }, info) => {
    await page.setViewportSize({ width, height });
    await open(page, "choices=14");
    await page.keyboard.press("h");
    await fits(page);
    const toast = await page.getByText("Hidden: Analytics lead").boundingBox();
    const why = await page.getByRole("region", { name: "Why Analytics lead was hidden" }).boundingBox();
    expect(toast!.y + toast!.height).toBeLessThanOrEqual(why!.y);
    await page.screenshot({ path: info.outputPath("why.png") });
    await page.getByRole("button", { name: "What was learned from your choices" }).click();
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    await fits(page);
    await page.screenshot({ path: info.outputPath("learned.png") });
  });
}

test("what was chosen is kept in a file, and a mark on the Jobs page is a choice, too", async ({ page }) => {
  await open(page, "choices=3");
  await page.getByRole("button", { name: "What was learned from your choices" }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog.getByText("3 choices")).toBeVisible();
  await dialog.getByRole("button", { name: "Save as a file" }).click();
  await expect(page.getByText("Your match history is in the file. It is not encrypted.")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Jobs", exact: true }).click();
  await page.getByRole("grid", { name: "All job ads" }).focus();
  await page.keyboard.press("s");
  await expect(page.getByText(/^Saved: /)).toBeVisible();
  await page.getByRole("button", { name: "Matches", exact: true }).click();
  await page.getByRole("button", { name: "What was learned from your choices" }).click();
  await expect(dialog.getByText("4 choices")).toBeVisible();
});
