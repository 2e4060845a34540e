import { axe, expect, fits, open, test, textSize, themes } from "./support";

const list = "Matches, best first";

for (const colorScheme of themes) {
  test.describe(`matches, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("are accessible as list, job and map", async ({ page }) => {
      await open(page);
      await expect(page.getByRole("heading", { name: "Why it fits" })).toBeVisible();
      await axe(page);
      await page.getByText("Show each one").click();
      await axe(page);
      await page.keyboard.press("m");
      await expect(page.getByRole("application")).toBeVisible();
      await axe(page);
    });
    test("are accessible when empty, without a CV, and when reading fails", async ({ page }) => {
      await open(page, "jobs=0&profile=0");
      await expect(page.getByRole("heading", { name: "No jobs yet" })).toBeVisible();
      await axe(page);
      await open(page, "profile=0");
      await expect(page.getByText("Without your CV there are no numbers")).toBeVisible();
      await axe(page);
      await open(page, "fail=matches,match");
      await expect(page.getByRole("alert").first()).toBeVisible();
      await axe(page);
    });
    test("have accessible popovers, palette and list of keys", async ({ page }) => {
      await open(page);
      for (const name of ["Place", "Pay", "Remote", "Contract"]) {
        await page.getByRole("button", { name: new RegExp(`^${name}:`) }).click();
        await expect(page.getByRole("dialog", { name })).toBeVisible();
        await axe(page, "[role=dialog]");
        await page.keyboard.press("Escape");
      }
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("combobox", { name: "What do you want to do?" })).toBeFocused();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await axe(page, "[role=dialog]");
    });
  });
}

test("a person finds, reads, saves, hides and takes back with the keyboard alone", async ({ page }) => {
  await open(page);
  const rows = page.getByRole("listbox", { name: list }).getByRole("option");
  await expect(rows).toHaveCount(8);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Analytics lead");

  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Data engineer");
  await page.keyboard.press("s");
  await expect(page.getByRole("status").getByText("Saved: Data engineer")).toBeVisible();
  await expect(rows.nth(1)).toContainText("Saved");
  await page.keyboard.press("Control+z");
  await expect(rows.nth(1)).not.toContainText("Saved");

  await page.keyboard.press("h");
  await expect(rows).toHaveCount(7);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Platform engineer, data");
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(8);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Data engineer");

  await page.keyboard.press("/");
  await page.keyboard.type("kliniken");
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox", { name: list })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox", { name: list })).toBeFocused();
});

test("J and Enter open a job from anywhere on the page, in a small window too", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 640 });
  await open(page);
  await page.keyboard.press("Control+4");
  await expect(page.getByRole("listbox", { name: list })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Why it fits" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox", { name: list })).toBeFocused();
});

test("ten thousand jobs are walked by keyboard, and only what is seen is drawn", async ({ page }) => {
  await open(page, "jobs=10000");
  const box = page.getByRole("listbox", { name: list });
  await box.focus();
  const active = () =>
    box.evaluate((e) => {
      const row = document.getElementById(e.getAttribute("aria-activedescendant") ?? "");
      const inside = row?.getBoundingClientRect();
      const around = e.getBoundingClientRect();
      return {
        at: Number(row?.getAttribute("aria-posinset")),
        of: Number(row?.getAttribute("aria-setsize")),
        seen: !!inside && inside.top >= around.top - 1 && inside.bottom <= around.bottom + 1,
        drawn: e.querySelectorAll("[role=option]").length,
      };
    });
  await expect.poll(active).toMatchObject({ at: 1, of: 10000, seen: true });
  await page.keyboard.press("End");
  await expect.poll(active).toMatchObject({ at: 10000, seen: true });
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  await expect.poll(active).toMatchObject({ at: 9998, seen: true });
  await page.keyboard.press("Home");
  for (let i = 0; i < 30; i++) await page.keyboard.press("j");
  await expect.poll(active).toMatchObject({ at: 31, seen: true });
  await page.keyboard.press("PageDown");
  await expect.poll(async () => (await active()).at).toBeGreaterThan(34);
  expect((await active()).drawn).toBeLessThan(60);
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
});

test("the number opens its parts on focus, and the table says them in words", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /^Fit/ }).press("Enter");
  const parts = page.getByRole("dialog", { name: "The parts of fit" });
  await expect(parts.getByRole("row", { name: /Skills 84 40% sure/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(parts).toBeHidden();
  await expect(page.getByRole("table", { name: "The parts of fit" })).toContainText("your CV shows 5 of 6");
});

test("the map is walked by arrows; the table beneath follows what is picked", async ({ page }) => {
  await open(page, "jobs=200");
  await page.keyboard.press("m");
  const map = page.getByRole("application");
  await map.focus();
  const title = page.getByRole("heading", { level: 2 });
  const seen = new Set<string>();
  for (const key of ["ArrowLeft", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(80);
    seen.add((await title.textContent()) ?? "");
  }
  expect(seen.size).toBeGreaterThan(1);
  const table = page.getByRole("grid", { name: "Matches as a table" });
  await expect(table).toHaveAttribute("aria-rowcount", "201");
  const area = (await map.boundingBox())!;
  await page.mouse.move(area.x + area.width * 0.5, area.y + area.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.8, area.y + area.height * 0.6, { steps: 4 });
  await page.mouse.up();
  const picked = page.getByText(/\d+ jobs? picked/);
  await expect(picked).toBeVisible();
  const count = Number((await picked.textContent())?.match(/\d+/)?.[0]);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(200);
  await expect(table).toHaveAttribute("aria-rowcount", String(count + 1));
});

test("the map is zoomed and moved by keys, wheel and buttons, and follows the list's filter", async ({
  page,
}) => {
  await open(page, "jobs=200");
  await page.keyboard.press("m");
  const map = page.getByRole("application");
  const table = page.getByRole("grid", { name: "Matches as a table" });
  const picked = page.getByText(/\d+ jobs? picked/);
  const counted = async () => Number((await picked.textContent())?.match(/\d+/)?.[0]);
  const out = page.getByRole("button", { name: "Zoom out" });
  await map.focus();
  await expect(out).toHaveAttribute("aria-disabled", "true");
  // What is in sight after zooming is fewer and fewer jobs; zooming out again is all of them.
  for (let i = 0; i < 3; i++) await page.keyboard.press("+");
  await expect(out).toHaveAttribute("aria-disabled", "false");
  await page.keyboard.press("Space");
  const near = await counted();
  expect(near).toBeGreaterThan(0);
  expect(near).toBeLessThan(100);
  await expect(table).toHaveAttribute("aria-rowcount", String(near + 1));
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Space");
  await expect.poll(counted).not.toBe(near);
  await page.keyboard.press("Escape");
  await expect(picked).toBeHidden();
  await page.keyboard.press("0");
  await expect(out).toHaveAttribute("aria-disabled", "true");

  const box = (await map.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -200);
  await expect(out).toHaveAttribute("aria-disabled", "false");
  await page.getByRole("button", { name: "Drag to move the map" }).click();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect(picked).toBeHidden();
  await page.getByRole("button", { name: "Show the whole map" }).click();

  await page.getByRole("searchbox", { name: "Filter" }).fill("baker");
  await expect(map).toHaveAccessibleName(/fit and growth, [1-9]\d? jobs?$/);
  const shown = Number(await table.getAttribute("aria-rowcount"));
  expect(shown).toBeLessThan(60);
  await table.getByRole("button", { name: "Growth" }).click();
  await expect(table.getByRole("columnheader", { name: "Growth" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const growth = await table.getByRole("row").evaluateAll((rows) =>
    rows
      .slice(1)
      .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
      .map((row) => Number(/\d+/.exec(row.children[1]!.textContent ?? "")![0])),
  );
  expect(growth).toEqual(growth.toSorted((a, b) => b - a));
});

test("ranking that takes long says how far it is, and can be stopped and begun again", async ({ page }) => {
  await open(page, "slow=1&pace=900");
  const bar = page.getByRole("progressbar", { name: "Ranking your jobs" });
  await expect(bar).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("alert")).toContainText("Ranking was stopped.");
  await axe(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("option")).toHaveCount(8);
  await expect(bar).toBeHidden();
});

test("what is asked of a job is changed in place and kept", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /^Pay:/ }).click();
  const pay = page.getByRole("textbox", { name: "Gross pay" });
  await pay.fill("70000");
  await pay.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Pay: from 70,000 EUR a year" })).toBeVisible();

  const slider = page.getByRole("slider", { name: "Balance of fit and growth" });
  await slider.focus();
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", "0% fit, 100% growth");
  await expect(page.getByRole("option").first()).toContainText("Machine learning engineer");
});

test.describe("in a small window", () => {
  test.use({ viewport: { width: 900, height: 640 } });
  test("the job takes the list's place, and Escape gives it back", async ({ page }) => {
    await open(page);
    await fits(page);
    const box = page.getByRole("listbox", { name: list });
    await box.focus();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article")).toBeVisible();
    await expect(box).toBeHidden();
    await fits(page);
    await axe(page);
    await page.keyboard.press("j");
    await expect(page.getByRole("heading", { level: 2 })).toHaveText("Platform engineer, data");
    await page.keyboard.press("Escape");
    await expect(box).toBeFocused();
  });
});

for (const lang of ["de-DE", "fr-FR", "es-ES"]) {
  test.describe(`in ${lang}`, () => {
    test.use({ locale: lang });
    test("everything fits, also at 200% text", async ({ page }) => {
      await open(page);
      await expect(page.locator("html")).toHaveAttribute("lang", lang.slice(0, 2));
      await fits(page);
      await textSize(page, 10);
      await expect(page.locator("html")).toHaveCSS("font-size", "32px");
      await fits(page);
      await axe(page);
    });
  });
}

test("an ad says what is worth a second look, and what it says of the job, in its own words", async ({
  page,
}) => {
  await open(page);
  await page
    .getByRole("listbox", { name: list })
    .getByRole("option", { name: /Nordlicht Mobility/ })
    .click();
  await expect(page.getByRole("list", { name: "Look here" })).toContainText("Published several times");
  const said = page.getByRole("region", { name: "What the ad says of the job" });
  await expect(said.getByRole("term")).toHaveText(["Contract", "Benefits", "How to apply"]);
  await expect(said).toContainText("a pension that we pay into");
  await expect(page.getByText("The same job also stands here:")).toBeVisible();
  await axe(page);
});

test("what is typed where things are done is looked for in the jobs, too", async ({ page }) => {
  await open(page, "jobs=200");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nurse");
  const look = page.getByRole("option", { name: "Look for “nurse” in the jobs" });
  await expect(look).toBeVisible();
  await axe(page, "[role=dialog]");
  await look.click();
  await expect(page.getByRole("searchbox", { name: "Filter by words" })).toHaveValue("nurse");
  await expect(page.getByRole("option").first()).toContainText(/nurse/i);
});

test("whoever allows the comparing goes on at the best of the jobs", async ({ page }) => {
  await open(page, "jobs=200&consents=none");
  const first = page.getByRole("listbox", { name: list }).getByRole("option").first();
  await expect(first).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.getByRole("switch", { name: "Compare my CV with job ads" }).press("Space");
  await expect(page.getByRole("switch")).toHaveCount(0);
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("listbox", { name: list })).toBeFocused();
});

test("a job's actions stand in one line beside the map, too", async ({ page }) => {
  await open(page);
  await page.keyboard.press("m");
  const tops = await page
    .locator("article.detail .actions button")
    .evaluateAll((all) => all.map((e) => e.getBoundingClientRect().top));
  expect(tops.length).toBeGreaterThan(4);
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);
});
