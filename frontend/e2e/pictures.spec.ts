import { axe, expect, fits, open, test, textSize, themes } from "./support";

for (const colorScheme of themes) {
  test.describe(`pictures, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("are accessible with jobs, without a CV, without any, and when reading fails", async ({ page }) => {
      await open(page, "jobs=60");
      await page.getByRole("radio", { name: "Skills" }).click();
      await page.getByRole("button", { name: "Spark" }).first().click();
      await axe(page);
      await page.getByRole("radio", { name: "Pay" }).click();
      await expect(page.getByRole("grid", { name: "Pay in EUR as a table" })).toBeVisible();
      await axe(page);
      await open(page, "profile=0");
      await page.getByRole("radio", { name: "Skills" }).click();
      await expect(page.getByRole("table", { name: "What these jobs ask for" })).toBeVisible();
      await axe(page);
      await open(page, "fail=demand,pay");
      await page.getByRole("radio", { name: "Skills" }).click();
      await expect(page.getByRole("alert")).toContainText("does not answer");
      await page.getByRole("radio", { name: "Pay" }).click();
      await expect(page.getByRole("alert")).toContainText("does not answer");
      await axe(page);
    });
  });
}

test("skills are walked by keyboard, opened to their jobs, and narrowed to what is missing", async ({
  page,
}) => {
  await open(page, "jobs=60");
  await page.getByRole("radio", { name: "Skills" }).click();
  const table = page.getByRole("table", { name: "What these jobs ask for" });
  const rows = table.locator("tbody tr");
  await expect(page.getByText("From all 60 jobs in the list.")).toBeVisible();
  const before = await rows.count();
  const second = rows.nth(1).getByRole("button");
  await rows.first().getByRole("button").focus();
  await page.keyboard.press("ArrowDown");
  await expect(second).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(second).toHaveAttribute("aria-expanded", "true");
  const jobs = table.getByRole("list").getByRole("button");
  const count = Number(await rows.nth(1).locator("td").last().textContent());
  await expect(jobs).toHaveCount(count);
  const title = (await jobs.last().locator(".title").textContent())!;
  await jobs.last().click();
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();

  await page.getByRole("combobox", { name: "Which skills" }).click();
  const choice = page.getByRole("option", { name: /^Not in your CV/ });
  const missing = Number(/\((\d+)\)/.exec((await choice.textContent())!)![1]);
  await choice.click();
  expect(missing).toBeLessThan(before);
  await expect(rows).toHaveCount(missing);
  await page.getByRole("searchbox", { name: "Filter" }).fill("kliniken");
  await expect(page.getByText(/^From (all \d|the one) jobs? in the list/)).toBeVisible();
});

test("reading what jobs ask for says how far it is, and can be stopped and begun again", async ({ page }) => {
  await open(page, "jobs=300&pace=300");
  await page.getByRole("radio", { name: "Skills" }).click();
  await expect(page.getByRole("progressbar", { name: "Reading what the jobs ask for" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("alert")).toContainText("Reading was stopped.");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Read from the first 200 of 300 jobs in the list.")).toBeVisible();
});

test("a picture is read once for a list, and does not ask for itself again and again", async ({ page }) => {
  // Before a picture is read anew it waits a quarter of a second.
  await open(page, "jobs=60");
  await page.evaluate(() => {
    const waits = { count: 0 };
    Object.assign(window, { waits });
    const set = window.setTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (run: TimerHandler, delay?: number) => {
        if (delay === 250) waits.count++;
        return set(run, delay);
      },
    });
  });
  const waits = () => page.evaluate(() => (window as unknown as { waits: { count: number } }).waits.count);
  await page.getByRole("radio", { name: "Skills" }).click();
  await expect(page.getByText("From all 60 jobs in the list.")).toBeVisible();
  const before = await waits();
  await page.waitForTimeout(1500);
  expect(await waits()).toBe(before);
  await page.getByRole("searchbox", { name: "Filter" }).fill("baker");
  await expect(page.getByText("From all 60 jobs in the list.")).toBeHidden();
  expect(await waits()).toBe(before + 1);
});

test("pay is told by currency, beside the least that is asked for, and what is not said is counted", async ({
  page,
}) => {
  await open(page, "jobs=120");
  await page.getByRole("radio", { name: "Pay" }).click();
  const said = page.getByRole("region", { name: "What these jobs pay in a year" });
  const text = (await said.locator("p").allInnerTexts()).join(" ");
  const at = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? NaN);
  const table = page.getByRole("grid", { name: "Pay in EUR as a table" });
  const euros = at(/(\d+) of 120 jobs say their pay in EUR/);
  await expect(table).toHaveAttribute("aria-rowcount", String(euros + 1));
  const pounds = Number(
    /GBP (\d+)/.exec((await page.getByRole("radio", { name: /GBP/ }).textContent())!)![1],
  );
  expect(euros + pounds + at(/(\d+) jobs do not say/)).toBe(120);
  expect(at(/(\d+) reach the 65,000/)).toBeLessThan(euros);
  expect(text).toMatch(/shown as a full-time year of 2,000 hours/);

  await table.getByRole("button", { name: "A year" }).click();
  await expect(table.getByRole("row").nth(1)).toContainText("~170k–190k");
  await table.getByRole("row").nth(2).click();
  await expect(table.getByRole("row").nth(2)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("j");
  await expect(table.locator("[aria-selected=true]")).toHaveAttribute("aria-rowindex", "4");
  await page.getByRole("radio", { name: /GBP/ }).click();
  await expect(page.getByRole("grid", { name: "Pay in GBP as a table" })).toHaveAttribute(
    "aria-rowcount",
    String(pounds + 1),
  );
  await expect(page.getByText(/that you ask for/)).toBeHidden();
});

for (const lang of ["de-DE", "fr-FR", "es-ES"]) {
  test.describe(`pictures in ${lang}`, () => {
    test.use({ locale: lang });
    test("fit, also in a small window and at 200% text", async ({ page }) => {
      await open(page, "jobs=60");
      for (const view of [1, 2, 3]) {
        await page.getByRole("radiogroup").first().getByRole("radio").nth(view).click();
        await fits(page);
      }
      await page.setViewportSize({ width: 900, height: 640 });
      for (const view of [1, 2, 3]) {
        await page.getByRole("radiogroup").first().getByRole("radio").nth(view).click();
        await fits(page);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await textSize(page, 10);
      for (const view of [1, 2, 3]) {
        await page.getByRole("radiogroup").first().getByRole("radio").nth(view).click();
        await fits(page);
      }
    });
  });
}
