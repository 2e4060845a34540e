import { axe, expect, open, test } from "./support";

test("the palette finds any action by typing and does it", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("deutsch");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Treffer");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xqzzy");
  await expect(page.getByRole("dialog").getByRole("option")).toHaveText("„xqzzy“ in den Stellen suchen");
});

test("without jobs the palette has nothing to look in", async ({ page }) => {
  await open(page, "jobs=0");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xqzzy");
  await expect(page.getByText("Nothing by that name.")).toBeVisible();
});

test("every action stands in the list of keys with its key, and the page's Escape comes before the window's", async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const action of [
    "Next job",
    "Save this job",
    "Hide this job",
    "Filter by words",
    "Undo",
    "Show all keys",
    "Go to Jobs",
  ]) {
    await expect(keys.getByText(action, { exact: true })).toBeVisible();
  }
});

test("letters typed into a field do nothing else", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  await page.keyboard.type("shm?");
  await expect(page.getByRole("searchbox")).toHaveValue("shm?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "List" })).toBeChecked();
});

test("the shield says where the data is and leads to Privacy", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /^What leaves this computer/ }).click();
  const facts = page.getByRole("dialog", { name: "What leaves this computer" });
  await expect(facts).toContainText("GNOME Keyring");
  await axe(page, "[role=dialog]");
  await facts.getByRole("button", { name: "Go to Privacy" }).click();
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
  await expect(facts).toHaveCount(0);

  await open(page, "key=passphrase");
  await page.getByRole("button", { name: /^What leaves this computer/ }).click();
  await expect(facts).toContainText("your passphrase");
  await expect(facts).not.toContainText("GNOME Keyring");
});

test("Tab reaches everything in reading order and never gets stuck", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("article")).toBeVisible();
  const seen: string[] = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const e = document.activeElement;
      return e === document.body
        ? ""
        : `${e?.tagName} ${e?.getAttribute("aria-label") ?? e?.textContent?.trim().slice(0, 30)}`;
    });
    if (name === "" || name === seen[0]) break;
    seen.push(name);
  }
  expect(seen[0]).toContain("Skip to the page");
  for (const part of [
    "Search or do something",
    "What leaves this computer",
    "Balance of fit and growth",
    "Matches, best first",
    "Width of the list",
    "Save",
  ]) {
    expect(
      seen.some((s) => s.includes(part)),
      `${part} among ${seen.join(" | ")}`,
    ).toBe(true);
  }
});

test("a link never navigates the window", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const a = document.createElement("a");
    a.href = "https://example.com/";
    a.textContent = "away";
    document.getElementById("page")?.append(a);
    a.click();
  });
  await expect(page).toHaveURL(/127\.0\.0\.1/);
});

test("what floats lies over what sticks, and nothing scrolls the window itself", async ({ page }) => {
  await open(page);
  const pay = page.getByRole("button", { name: /^Pay:/ });
  await pay.click();
  const float = page.getByRole("dialog").last();
  await expect(float).toBeVisible();
  const covered = await float.evaluate((e) => {
    const box = e.getBoundingClientRect();
    const points = [0.05, 0.5, 0.95].flatMap((x) =>
      [0.05, 0.5, 0.95].map((y) => [box.x + box.width * x, box.y + box.height * y] as const),
    );
    return points.filter(([x, y]) => !e.contains(document.elementFromPoint(x, y))).length;
  });
  expect(covered).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Privacy" }).evaluate((e) => e.scrollIntoView({ block: "start" }));
  expect(await page.evaluate(() => [document.scrollingElement?.scrollTop, document.body.scrollTop])).toEqual([
    0, 0,
  ]);
});
