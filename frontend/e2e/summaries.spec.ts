import type { Page } from "@playwright/test";
import { axe, button, expect, fits, heading, open, tabTo, test, textSize, themes } from "./support";

const sheet = (page: Page) => page.getByRole("article", { name: "The summary as it is read" });
const sentence = (page: Page, name: string | RegExp) => sheet(page).getByRole("button", { name });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });

/** A page with a clock that goes by itself and can be sent ahead. */
async function ticking(page: Page, query = "") {
  await page.clock.install({ time: new Date("2026-11-24T09:00:00Z") });
  await page.goto(`/?${query}&today=2026-11-24&pace=5`);
  await expect(page.getByRole("heading", { name: "Why it fits" })).toBeVisible();
}
/** From the first job to its page of a summary. */
async function prepare(page: Page) {
  await page.keyboard.press("p");
  await expect(heading(page, "Summaries")).toBeVisible();
  await expect(sheet(page)).toBeVisible();
}
/** Writes another text in the sentence that has the focus. */
async function rewrite(page: Page, text: string) {
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "This sentence" })).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

for (const colorScheme of themes) {
  test.describe(`summaries, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("are accessible as a list, a sheet with a question, as they leave and before they leave", async ({
      page,
    }) => {
      await open(page, "stale=1");
      await page.keyboard.press("Control+5");
      await expect(page.getByRole("heading", { name: "Waits for you" })).toBeVisible();
      await axe(page);
      await page.getByRole("button", { name: /^Data engineer/ }).click();
      await expect(page.getByText("changed since this was made")).toBeVisible();
      await sentence(page, /^Built Spark/).focus();
      await rewrite(page, "As a team player, I led a team of 12");
      await expect(details(page).getByText("1 question")).toBeVisible();
      await axe(page);
      await page.keyboard.press("w");
      await page.keyboard.press("v");
      await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
      await axe(page);
      await page.keyboard.press("t");
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.keyboard.press("a");
      await expect(page.getByRole("region", { name: "About to leave" })).toBeVisible();
      await axe(page);
    });
    test("are accessible with nothing, without a CV and when it fails", async ({ page }) => {
      await open(page, "drafts=0&left=0");
      await page.keyboard.press("Control+5");
      await expect(page.getByRole("heading", { name: "No summaries yet" })).toBeVisible();
      await axe(page);
      await open(page, "profile=0");
      await page.keyboard.press("Control+5");
      await expect(page.getByRole("heading", { name: "There is no CV yet" })).toBeVisible();
      await axe(page);
      await open(page, "drafts=0&fail=draftSummary,summaries,grants");
      await page.keyboard.press("Control+5");
      await expect(page.getByRole("alert")).toContainText("does not answer");
      await axe(page);
    });
  });
}

for (const [name, size] of [
  ["a small window", { width: 900, height: 640 }],
  ["the usual window", { width: 1280, height: 800 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport: size, locale: "de-DE" });

    test(`holds long German, five pages and text of twice the size (${name})`, async ({ page }) => {
      await open(page, "copies=18");
      await page.keyboard.press("p");
      await expect(page.getByRole("heading", { level: 1, name: "Zusammenfassungen" })).toBeVisible();
      await page.getByRole("radio", { name: "Lebenslauf wie er ist" }).click();
      await fits(page);
      await page.keyboard.press("v");
      await expect(page.getByRole("img", { name: /^Seite 5 von/ })).toBeVisible();
      await fits(page);
      await textSize(page, 10);
      await expect(page.getByRole("button", { name: "Freigeben und speichern" })).toBeVisible();
      await fits(page);
      await page.keyboard.press("v");
      await page.keyboard.press("d");
      await expect(page.getByRole("heading", { name: "Was hier bleibt, und warum" })).toBeVisible();
      await fits(page);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+5");
      await expect(page.getByRole("heading", { name: "Wartet auf dich" })).toBeVisible();
      await fits(page);
    });
  });
}

test("what the CV does not say is asked about, kept as an own word or taken back, by keyboard alone", async ({
  page,
}) => {
  await open(page, "drafts=0");
  await prepare(page);
  await expect(details(page).getByText("What it rests on")).toBeVisible();
  await tabTo(page, "Data engineer", "button", sheet(page).locator("header"));
  for (let i = 0; i < 20; i++) {
    if ((await page.evaluate(() => document.activeElement?.textContent))?.startsWith("Built Spark")) break;
    await page.keyboard.press("ArrowDown");
  }
  await expect(sentence(page, /^Built Spark/)).toBeFocused();
  await expect(
    details(page).getByText("Built Spark pipelines that prepare 40 million trips a day"),
  ).toBeVisible();
  await rewrite(page, "Led a team of 12, which built Spark pipelines");
  await expect(details(page).getByText("Your CV does not say “Led a team of 12”. Is it true?")).toBeVisible();
  await expect(sentence(page, /^Asked about: Led a team/)).toBeFocused();
  // Nothing can be approved while it is open, and that is said.
  await expect(page.getByText("1 question is open. Answer it, then you can approve.")).toBeVisible();
  await page.keyboard.press("v");
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "About to leave" })).toBeHidden();
  await page.keyboard.press("n");
  await expect(sentence(page, /^Asked about: Led a team/)).toBeFocused();
  await page.keyboard.press("w");
  await expect(sentence(page, /^Your own word: Led a team/)).toBeFocused();
  await expect(page.getByText("Everything in it rests on your CV or on your word.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(sentence(page, /^Asked about: Led a team/)).toBeVisible();
  // Escape leaves a sentence as it was; Delete takes it out, and undo brings it back.
  await sentence(page, /^Asked about: Led a team/).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" nonsense");
  await page.keyboard.press("Escape");
  await expect(sentence(page, /^Asked about: Led a team/)).toBeFocused();
  await expect(sheet(page)).not.toContainText("nonsense");
  await page.keyboard.press("Delete");
  await expect(sheet(page)).not.toContainText("Led a team");
  await page.keyboard.press("Control+z");
  await expect(sheet(page)).toContainText("Led a team");
});

test("only what is ticked travels, and the rest is named with its reason", async ({ page }) => {
  await open(page, "drafts=0");
  await prepare(page);
  for (const box of await details(page).getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await expect(sheet(page)).not.toContainText("@example.com");
  await expect(details(page).getByText("You never give it")).toBeVisible();
  await details(page).getByRole("checkbox", { name: "E-mail" }).press("Space");
  await expect(sheet(page)).toContainText("mara.lindqvist@example.com");
  await expect(details(page).getByRole("heading", { name: "Since the last version" })).toBeVisible();
  await page.keyboard.press("v");
  await page.getByRole("combobox", { name: /^How it leaves/ }).click();
  await page.getByRole("option", { name: "Save as text" }).click();
  await expect(page.locator("pre")).toContainText("mara.lindqvist@example.com");
  await expect(page.locator("pre")).not.toContainText("+49 30");
});

test("an approval is taken back in its ten seconds, on another page too", async ({ page }) => {
  await ticking(page, "left=0");
  await prepare(page);
  await page.keyboard.press("v");
  await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await page.keyboard.press("a");
  const count = page.getByRole("region", { name: "About to leave" });
  await expect(count.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Control+1");
  await page.clock.runFor(4_000);
  await expect(count).toContainText("in 6 seconds");
  await page.keyboard.press("Escape");
  await expect(count).toBeHidden();
  await expect(page.getByText("Taken back. Nothing left.")).toBeVisible();
  await page.clock.runFor(30_000);
  await page.keyboard.press("Control+5");
  await expect(page.getByText("taken back in time")).toBeVisible();
});

test("after ten seconds it is saved, listed with whom and when, shown again and withdrawn", async ({
  page,
}) => {
  await ticking(page, "left=0");
  await prepare(page);
  await page.keyboard.press("v");
  await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await page.keyboard.press("t");
  const dialog = page.getByRole("dialog", { name: "To whom and how" });
  await dialog.getByRole("textbox", { name: "Who gets it" }).fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByText("To whom is not said yet")).toBeVisible();
  await expect(dialog).toBeHidden();
  // Who it is for must be said. What leaves is looked at again first, since it may name them.
  const approve = page.getByRole("button", { name: /^Approve/ });
  await expect(approve).toBeEnabled();
  await page.keyboard.press("a");
  await expect(dialog.getByText("Say who gets it.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Who gets it" }).fill("Ada Example");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Ada Example", { exact: true })).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(approve).toBeEnabled();
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "About to leave" })).toContainText("Ada Example");
  await page.clock.runFor(11_000);
  await expect(page.getByText(/^Saved as PDF for Ada Example/).first()).toBeVisible();
  await page.clock.runFor(9_000);
  await page.keyboard.press("Control+5");
  const row = page.getByRole("listitem").filter({ hasText: "Saved as PDF for Ada Example." });
  await expect(row).toContainText("24 Nov 2026");
  await row.getByRole("button", { name: /^Saved as PDF/ }).click();
  await expect(page.getByRole("dialog").getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: "More for Ada Example" }).click();
  await page.getByRole("menuitem", { name: "Withdraw" }).click();
  await expect(page.getByText("What they have read stays with them.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(row).toContainText("withdrawn");
});

test("work that takes long shows how far it is and stops; work that fails says so and goes on", async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date("2026-11-24T09:00:00Z"));
  await page.goto("/?drafts=0&today=2026-11-24&pace=3000");
  await expect(page.getByRole("heading", { name: "Why it fits" })).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Nothing was made and nothing left.")).toBeVisible();
  await button(page, "Back").first().click();
  await expect(page.getByRole("heading", { name: "Why it fits" })).toBeVisible();
  await open(page, "fail=approveSummary,editSummary");
  await prepare(page);
  await page.keyboard.press("v");
  await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("alert")).toContainText("does not answer");
});

test("coming back leads to the job it was made for", async ({ page }) => {
  await open(page);
  await page.keyboard.press("j");
  const title = "Data engineer";
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(title);
  await prepare(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(title);
});
