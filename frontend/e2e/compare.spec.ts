import { axe, button, expect, fits, open, test, themes } from "./support";

const dialog = "Two jobs side by side";

for (const colorScheme of themes) {
  test.describe(`comparing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("is accessible while choosing and when compared, at both sizes", async ({ page }) => {
      for (const size of [
        { width: 1280, height: 800 },
        { width: 900, height: 640 },
      ]) {
        await page.setViewportSize(size);
        await open(page);
        await page.keyboard.press("j");
        await page.keyboard.press("c");
        await expect(page.getByRole("dialog", { name: "Compare “Data engineer” with" })).toBeVisible();
        await axe(page, "[role=dialog]");
        await page.keyboard.type("kranich");
        await page.keyboard.press("Enter");
        await expect(page.getByRole("table", { name: "Both jobs, part by part" })).toBeVisible();
        await axe(page, "[role=dialog]");
        await fits(page);
      }
    });
  });
}

test("two jobs are chosen and compared by keyboard, and the words rest on the numbers", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Analytics lead");
  await page.keyboard.press("c");
  const find = page.getByRole("searchbox", { name: "Find the other job" });
  await expect(find).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const list = page.getByRole("listbox", { name: "Jobs to compare with" });
  await expect(list).toBeFocused();
  await expect(list.getByRole("option", { name: /Analytics lead/ })).toHaveCount(0);
  await page.keyboard.press("Enter");
  const both = page.getByRole("dialog", { name: dialog });
  await expect(
    both.getByText("“Data engineer” suits your level better", { exact: false }).first(),
  ).toBeVisible();
  // The keys of the page behind it do nothing.
  await page.keyboard.press("s");
  await page.keyboard.press("Escape");
  await expect(both).toBeHidden();
  await expect(page.getByText("Saved: Analytics lead")).toBeHidden();
});

test("either job can be opened from the comparison, and another one chosen", async ({ page }) => {
  await open(page);
  await page.keyboard.press("c");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const both = page.getByRole("dialog", { name: dialog });
  await button(page, "Choose another").click();
  await expect(page.getByRole("searchbox", { name: "Find the other job" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await both
    .getByRole("columnheader", { name: /Platform engineer/ })
    .getByRole("button", { name: "Open this job" })
    .click();
  await expect(both).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Platform engineer, data");
});

test("without a CV the terms are compared, and a comparison that fails says so", async ({ page }) => {
  await open(page, "profile=0");
  await page.keyboard.press("c");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const both = page.getByRole("dialog", { name: dialog });
  await expect(both.getByText("Without your CV there are no numbers to compare")).toBeVisible();
  await expect(both.getByRole("row", { name: "Pay 65,000" })).toBeVisible();
  await open(page, "fail=compare");
  await page.keyboard.press("c");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(both.getByRole("alert")).toContainText("does not answer");
});
