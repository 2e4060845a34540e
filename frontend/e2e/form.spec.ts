import type { Page } from "@playwright/test";
import { axe, expect, fits, heading, open, test, textSize, themes } from "./support";

const sheet = (page: Page) => page.getByRole("article", { name: "The summary as it is read" });
const sentence = (page: Page, name: string | RegExp) => sheet(page).getByRole("button", { name });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function ticking(page: Page, query = "") {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.clock.install({ time: new Date("2026-11-24T09:00:00Z") });
  await page.goto(`/?${query}&today=2026-11-24&pace=5`);
  await expect(page.locator("h1")).toBeVisible();
}
async function way(page: Page, name: string | RegExp) {
  await page.getByRole("combobox", { name: /^(How it leaves|Wie es)/ }).click();
  await page.getByRole("option", { name }).click();
}
/** From the first job to the fields of its employer's form. */
async function toForm(page: Page) {
  await page.keyboard.press("p");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("v");
  await way(page, "Fill in the employer’s form");
  await expect(page.getByText("Full name")).toBeVisible();
}

test("what was approved is copied into the employer's form field by field, by keyboard", async ({ page }) => {
  await ticking(page, "left=0");
  await toForm(page);
  // Looked at, it cannot be copied yet.
  await expect(page.getByRole("button", { name: "Copy Full name" })).toBeHidden();
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "About to leave" })).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(page.getByText(/^Form of /)).toBeVisible();
  await expect(page.getByText(/^https:\/\//)).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy Full name" })).toBeFocused();
  await page.keyboard.press("c");
  await expect(page.getByText(/^1 of \d+ copied$/)).toBeVisible();
  expect(await clipboard(page)).toBe("Mara Lindqvist");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  expect(await clipboard(page)).toBe("Lindqvist");
  // N passes over what was copied.
  await page.keyboard.press("Home");
  await page.keyboard.press("n");
  await expect(page.getByRole("button", { name: "Copy First name" })).toBeFocused();
  // It is still there after another page, with its marks.
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+5");
  await page.clock.runFor(9_000);
  await expect(page.getByText(/^Made ready for the form of/).first()).toBeVisible();
  await page.getByRole("button", { name: "Fill in the form" }).click();
  await expect(page.getByText(/^2 of \d+ copied$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(heading(page, "Summaries")).toBeVisible();
});

for (const colorScheme of themes) {
  test.describe(`the form, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("is accessible as it is looked at, as it is copied and as a mail", async ({ page }) => {
      await ticking(page, "left=0");
      await toForm(page);
      await axe(page);
      await way(page, "Save as a mail, with the PDF attached");
      await expect(page.getByText("my documents are attached")).toBeVisible();
      await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
      await axe(page);
      await way(page, "Fill in the employer’s form");
      await expect(page.getByText("Full name")).toBeVisible();
      await page.keyboard.press("a");
      await expect(page.getByRole("region", { name: "About to leave" })).toBeVisible();
      await page.clock.runFor(11_000);
      await expect(page.getByRole("button", { name: "Copy Full name" })).toBeFocused();
      await page.keyboard.press("c");
      await expect(page.getByText(/^1 of/)).toBeVisible();
      await axe(page);
    });
  });
}

for (const size of [
  { width: 900, height: 640 },
  { width: 1280, height: 800 },
]) {
  test.describe(`${size.width} wide`, () => {
    test.use({ viewport: size, locale: "de-DE" });
    test(`the form holds German and text of twice the size (${size.width})`, async ({ page }) => {
      await ticking(page, "left=0");
      await page.keyboard.press("p");
      await expect(heading(page, "Zusammenfassungen")).toBeVisible();
      await page.keyboard.press("v");
      await way(page, "In das Formular des Arbeitgebers übertragen");
      await expect(page.getByText("Ganzer Name")).toBeVisible();
      await fits(page);
      // A letter in the open list is the list's, and on the closed one it is the page's: it changes no way unseen.
      const how = page.getByRole("combobox", { name: /^Wie es/ });
      await how.click();
      await page.keyboard.press("a");
      await expect(page.getByRole("option").first()).toBeVisible();
      await expect(page.getByRole("region", { name: "Geht gleich hinaus" })).toHaveCount(0);
      await page.keyboard.press("Escape");
      await expect(how).toBeFocused();
      await page.keyboard.press("a");
      await expect(page.getByRole("region", { name: "Geht gleich hinaus" })).toBeVisible();
      await page.clock.runFor(11_000);
      await expect(page.getByText("Vorname").first()).toBeVisible();
      await textSize(page, 10);
      await fits(page);
    });
  });
}

test("a text too long for a link to the mail program is saved as a mail instead", async ({ page }) => {
  await open(page, "drafts=0&copies=4");
  await page.keyboard.press("p");
  await expect(sheet(page)).toBeVisible();
  await page.getByRole("radio", { name: "CV as it is" }).click();
  await page.keyboard.press("v");
  await way(page, "Open in your mail program");
  await expect(page.getByText("This text is too long to be handed to every mail program.")).toBeVisible();
  await page.getByRole("button", { name: "Save as a mail instead" }).click();
  await expect(page.getByText("Your mail program opens the saved file as a draft.")).toBeVisible();
});

test("a sentence moves by keyboard within its part and no farther, and undo brings it back", async ({
  page,
}) => {
  await open(page, "drafts=0");
  await page.keyboard.press("p");
  await expect(sheet(page)).toBeVisible();
  await sentence(page, /^Built Spark/).focus();
  const before = await sheet(page).innerText();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => sheet(page).innerText()).not.toBe(before);
  await expect(sentence(page, /^Built Spark/)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect.poll(() => sheet(page).innerText()).toBe(before);
  // The first line of a job goes no higher.
  await sentence(page, /^Built Spark/).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Moved.")).toHaveCount(0);
  expect(await sheet(page).innerText()).toBe(before);
});

test("a summary is made from each CV as it is, and five thousand in the list are walked and removed by keyboard", async ({
  page,
}) => {
  await open(page, "cvs=2&drafts=5000&jobs=5000&left=0");
  await page.keyboard.press("Control+5");
  await expect(page.getByRole("heading", { name: "Waits for you" })).toBeVisible();
  const list = page.getByRole("main").getByRole("listitem");
  expect(await list.count()).toBeLessThan(60);
  await list.getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect(page.locator("li[data-row='5000'] button").first()).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByText(/^Removed: /)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^Removed: /)).toBeHidden();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(sheet(page)).toBeVisible();
  await page.getByRole("combobox", { name: /^From which CV/ }).click();
  await expect(page.getByRole("option")).toHaveText([
    "All CVs together",
    "mara-lindqvist.pdf",
    "lebenslauf-lindqvist.docx",
  ]);
  await page.getByRole("option", { name: "lebenslauf-lindqvist.docx" }).click();
  await expect(page.getByRole("combobox", { name: /^From which CV/ })).toContainText(
    "lebenslauf-lindqvist.docx",
  );
});
