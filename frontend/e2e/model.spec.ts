import type { Page } from "@playwright/test";
import { axe, button, expect, fits, open, test, themes } from "./support";

const setup = (page: Page) => page.getByRole("dialog");
const part = (page: Page) => page.locator("[data-part=model]");
const sheet = (page: Page) => page.getByRole("article", { name: "The summary as it is read" });
const sentence = (page: Page, name: RegExp) => sheet(page).getByRole("button", { name });

async function privacy(page: Page, query = "") {
  await open(page, query);
  await page.keyboard.press("Control+7");
  await expect(part(page)).toBeVisible();
}
/** To the sheet of the first job, with the focus on a sentence. */
async function summary(page: Page, query = "model=1") {
  await open(page, query);
  await page.keyboard.press("p");
  await sentence(page, /^Built Spark/).focus();
}

test("nothing is asked while no model is named, and nothing nags", async ({ page }) => {
  await summary(page, "");
  await expect(page.getByRole("heading", { name: "What it rests on" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "A language model" })).toBeHidden();
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("one on this computer takes one yes, one elsewhere a second with its region and policy", async ({
  page,
}) => {
  await privacy(page);
  await expect(part(page)).toContainText("Everything works without one");
  await button(page, "Set one up").click();
  const dialog = setup(page);
  await expect(dialog.getByLabel("Address")).toBeFocused();
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await dialog.getByLabel("Address").fill("https://models.example.com/v1");
  await dialog.getByLabel("Who runs it").fill("Example Models");
  await dialog.getByRole("checkbox", { name: "I say yes to this" }).click();
  await dialog.getByRole("button", { name: "Allow it" }).click();
  await expect(dialog.getByRole("alert")).toContainText("without a yes");
  await dialog.getByLabel("Where it runs").fill("Iceland");
  await dialog.getByLabel("Its privacy policy").fill("https://models.example.com/privacy");
  await dialog.getByRole("checkbox", { name: "I know that it leaves this computer" }).click();
  await dialog.getByRole("button", { name: "Allow it" }).click();
  await dialog.getByLabel("Key").fill("secret");
  await dialog.getByRole("button", { name: "List its models" }).click();
  await dialog.getByText("gemma3:4b", { exact: true }).click();
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(part(page)).toContainText("gemma3:4b at Example Models");
  await expect(part(page)).toContainText("It runs in Iceland");

  await part(page).getByRole("button", { name: "Change" }).click();
  await dialog.getByLabel("Address").fill("http://localhost:11434/v1");
  await expect(dialog.getByLabel("Where it runs")).toBeHidden();
  await expect(dialog).toContainText("What runs there may still forward it");
  await dialog.getByRole("checkbox", { name: "I say yes to this" }).click();
  await dialog.getByRole("button", { name: "Allow it" }).click();
  await expect(dialog.getByRole("radio", { name: "llama3.2:3b" })).toBeVisible();
  await dialog.getByText("llama3.2:3b", { exact: true }).click();
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(part(page)).toContainText("On this computer, as far as its address says");
  await part(page).getByRole("button", { name: "Forget it" }).click();
  await expect(part(page)).toContainText("Everything works without one");
});

test("a sentence is looked at, asked about and replaced by hand alone, by keyboard", async ({ page }) => {
  await summary(page);
  const was = await sentence(page, /^Built Spark/).textContent();
  await page.keyboard.press("r");
  const dialog = setup(page);
  await expect(dialog).toContainText("llama3.2:3b at My own model");
  await expect(dialog.getByRole("region", { name: "The text" })).toContainText("BEGIN DATA");
  await axe(page, "[role=dialog]");
  const send = dialog.getByRole("button", { name: /^Send .* to My own model$/ });
  await expect(send).toBeEnabled();
  await send.focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "What it offers" })).toBeVisible();
  await expect(dialog).toContainText(/It took \d+ tokens to ask and 46 to answer\. Today: \d+ and 46/);
  await axe(page, "[role=dialog]");
  await expect(sheet(page)).toContainText(was!);
  await dialog.getByRole("button", { name: "Take it" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Taken", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(dialog.getByRole("button", { name: "Take it" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(sheet(page)).toContainText(was!);
});

test("the whole summary is asked about sentence by sentence, and can be stopped between", async ({
  page,
}) => {
  await page.goto("/?model=1&today=2026-11-24&pace=120");
  await expect(page.getByRole("heading", { name: "Why it fits" })).toBeVisible();
  await page.keyboard.press("p");
  await sentence(page, /^Built Spark/).focus();
  await page.keyboard.press("l");
  const dialog = setup(page);
  await dialog.getByRole("radio", { name: "The whole summary" }).click();
  await expect(dialog).toContainText(/\d+ questions/);
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await expect(dialog).toContainText(/Question 2 of \d+/);
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect(
    dialog.getByRole("list", { name: "What it offers" }).getByRole("listitem").first(),
  ).toBeVisible();
});

test("ideas answer what the ad asks; what was dropped says why; a bad answer changes nothing", async ({
  page,
}) => {
  await summary(page);
  await page.keyboard.press("e");
  const dialog = setup(page);
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await expect(dialog).toContainText(
    "One sentence was dropped: a name, number, link or placeholder was made up.",
  );
  await expect(dialog).toContainText("2 sentences were dropped: the quote is not in your CV.");
  await dialog.getByRole("button", { name: "Put it in" }).first().click();
  await expect(dialog.getByText("Taken", { exact: true })).toBeVisible();
  await summary(page, "model=1&answer=bad");
  await page.keyboard.press("r");
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await expect(dialog).toContainText("did not answer in the form that was asked for");
});

for (const colorScheme of themes)
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 900, height: 640 },
  ])
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport, locale: "de-DE" });

      test("setting up and asking fit in German and are accessible", async ({ page }) => {
        await privacy(page, "model=1");
        await part(page).scrollIntoViewIfNeeded();
        await axe(page);
        await part(page).getByRole("button", { name: "Ändern" }).click();
        await setup(page).getByLabel("Adresse").fill("https://modelle.example.com/v1");
        await fits(page);
        await axe(page, "[role=dialog]");
        await open(page, "model=1");
        await page.keyboard.press("p");
        await expect(page.getByRole("button", { name: /^Built Spark/ }).first()).toBeVisible();
        await page
          .getByRole("button", { name: /^Built Spark/ })
          .first()
          .focus();
        await fits(page);
        await page.keyboard.press("r");
        await expect(setup(page).getByRole("button", { name: /senden$/ })).toBeEnabled();
        await fits(page);
        await setup(page)
          .getByRole("button", { name: /senden$/ })
          .click();
        await expect(setup(page).getByRole("button", { name: "Nehmen" })).toBeVisible();
        await fits(page);
        await axe(page, "[role=dialog]");
      });
    });
