import { axe, expect, fits, open, test, themes } from "./support";

const title = "What would make my CV stronger";

for (const colorScheme of themes) {
  test.describe(`a stronger CV, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 900, height: 640 } });

    test("is accessible, folded and unfolded, and fits a small window", async ({ page }) => {
      await open(page);
      await page.keyboard.press("j");
      await page.keyboard.press("i");
      const dialog = page.getByRole("dialog", { name: title });
      await expect(dialog.getByRole("heading", { name: "Next to what you have" })).toBeVisible();
      await axe(page, "[role=dialog]");
      await dialog.getByText("Job by job").first().click();
      await expect(dialog.getByRole("table").first()).toBeVisible();
      await axe(page, "[role=dialog]");
      await fits(page);
    });
  });
}

test("each number stands with the parts it comes from, for one job and for many", async ({ page }) => {
  await open(page);
  await page.keyboard.press("j");
  await page.getByRole("button", { name: "What would make my CV stronger for this" }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog.getByText("Your CV shows RabbitMQ.")).toBeVisible();
  await expect(dialog.getByText("no job in it shows them")).toBeVisible();
  const kafka = dialog.getByRole("listitem").filter({ hasText: "Kafka" });
  await expect(kafka.getByText("fit 86 to 89")).toBeVisible();
  await kafka.getByText("Job by job", { exact: true }).click();
  await expect(kafka.getByRole("row", { name: /Data engineer/ })).toContainText("Skills 88 to 97");
  // By keyboard to the jobs like it.
  await dialog.getByRole("radio", { name: "This job" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("status")).toContainText("Worked out for 3 jobs.");
  await expect(dialog.getByText(/^Asked for by 1 of 3/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("nothing saved, work that takes long and work that fails are each said", async ({ page }) => {
  await open(page);
  await page.keyboard.press("i");
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByRole("radio", { name: "Saved jobs" }).click();
  await expect(dialog.getByText("You have saved no jobs yet.")).toBeVisible();
  await open(page, "fail=stronger");
  await page.keyboard.press("i");
  await expect(dialog.getByRole("alert")).toContainText("does not answer");
  await page.clock.setFixedTime(new Date("2026-11-24T09:00:00Z"));
  await page.goto("/?today=2026-11-24&pace=4000");
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  await page.keyboard.press("i");
  await expect(dialog.getByRole("progressbar")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByText("Stopped. Choose the jobs again to go on.")).toBeVisible();
});
