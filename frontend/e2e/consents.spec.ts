import type { Page } from "@playwright/test";
import { axe, button, expect, fits, heading, open, press, tabTo, test, textSize, themes } from "./support";

async function go(page: Page, query = "", name = "Consents") {
  await open(page, query);
  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
}
const purpose = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });

for (const colorScheme of themes) {
  test.describe(`what a person allows, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("the pages and their dialogs are accessible", async ({ page }) => {
      await go(page, "receipts=2");
      await axe(page);
      await purpose(page, "Compare my CV with job ads").getByText("What you said").click();
      await button(page, "Receipt").first().click();
      await expect(page.getByText("ISO/IEC TS 27560:2023")).toBeVisible();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await button(page, "Prepare a release").click();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("heading", { level: 2, name: "What you allow" })).toBeVisible();
      await axe(page);
      await button(page, "Look at each part").click();
      await expect(page.getByRole("heading", { level: 2, name: "What may travel" })).toBeVisible();
      await axe(page);
      await page.getByRole("button", { name: /^Experience/ }).click();
      await axe(page, "[role=dialog]");
    });
  });
}

test("the title has the focus, and after the way back what led there", async ({ page }) => {
  await go(page);
  await expect(page.getByRole("heading", { level: 2, name: "Consents" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button(page, "Look at your consents")).toBeFocused();
  await press(page, "Look at each part");
  await expect(page.getByRole("heading", { level: 2, name: "What may travel" })).toBeFocused();
  await page.getByRole("main").getByRole("button", { name: "Privacy" }).click();
  await expect(button(page, "Look at each part")).toBeFocused();
});

test("a language model is named from its consent and from the palette, and its yes stands among the others", async ({
  page,
}) => {
  await go(page);
  const model = purpose(page, "Use a language model");
  await press(page, "Set up a language model", model);
  const dialog = page.getByRole("dialog", { name: "Whom to ask" });
  await expect(dialog.getByRole("textbox", { name: "Address" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("language model");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Address" })).toBeFocused();
  await go(page, "model=1");
  await expect(model.getByText(/^My own model/).first()).toBeVisible();
  await press(page, "Withdraw", model);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-part=model]").getByText("Everything works without one")).toBeVisible();
});

test("of a store that can only be read nothing is let go or kept back", async ({ page }) => {
  await open(page, "vault=damaged&damage=records");
  await button(page, "Look").click();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("What may travel");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Experience/ }).press("Enter");
  await expect(page.getByRole("radio", { name: "Ask each time" })).toBeDisabled();
  await page.getByText("Keep it back further for some").click();
  await expect(page.getByRole("combobox", { name: "job boards" })).toBeDisabled();
});

test("a new store pursues nothing before it is chosen, asks, and does what was chosen", async ({ page }) => {
  await open(page, "vault=absent&profile=0");
  await press(page, "Continue");
  await press(page, "Later");
  await press(page, "Choose a CV");
  await tabTo(page, "Save profile");
  await page.keyboard.press("Control+s");
  await expect(heading(page, "What matters to you")).toBeFocused();
  const compare = page.getByRole("switch", { name: "Compare my CV with job ads" });
  await expect(compare).not.toBeChecked();
  await expect(page.getByRole("switch", { name: "Learn from what I save and hide" })).not.toBeChecked();
  await axe(page);
  await button(page, "Show my matches").click();
  await expect(page.getByText("Your CV is not compared with these jobs")).toBeVisible();
  await axe(page);
  await page.getByRole("switch", { name: "Compare my CV with job ads" }).press("Space");
  await expect(page.getByText("Your CV is not compared with these jobs")).toHaveCount(0);
  await expect(page.getByRole("option", { name: /Fit \d+/ }).first()).toBeVisible();
});

test("giving and taking back are one press each, by keyboard, with the same button", async ({ page }) => {
  await go(page);
  const boards = purpose(page, "Give a job board a basic profile");
  await expect(boards.getByText("Off", { exact: true })).toBeVisible();
  await press(page, "Allow", boards);
  await expect(boards.getByText("On", { exact: true })).toBeVisible();
  const before = await boards.getByRole("button", { name: "Withdraw" }).boundingBox();
  await expect(boards.getByRole("button", { name: "Withdraw" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(boards.getByRole("status")).toHaveText("Withdrawn. Nothing waited on it.");
  const after = await boards.getByRole("button", { name: "Allow" }).boundingBox();
  expect([after?.width, after?.height]).toEqual([before?.width, before?.height]);
  await boards.getByText("What you said (1)").click();
  await expect(boards.getByText(/withdrawn/)).toBeVisible();
  await button(page, "Receipt").last().click();
  await press(page, "Save as a file");
  await expect(page.getByText("The receipt is saved.")).toBeVisible();
});

test("withdrawing matching ends the numbers and says so", async ({ page }) => {
  await go(page);
  await press(page, "Withdraw", purpose(page, "Compare my CV with job ads"));
  await expect(page.getByText("Withdrawn. Your CV is no longer compared with your list")).toBeVisible();
  await page.keyboard.press("Control+4");
  await expect(page.getByText("Your CV is not compared with these jobs")).toBeVisible();
});

test("a store that compared unasked says so", async ({ page }) => {
  await go(page, "consents=unasked");
  const matching = purpose(page, "Compare my CV with job ads");
  await expect(matching.getByText("It began before Autojob asked you.")).toBeVisible();
  await press(page, "Keep it on", matching);
  await expect(matching.getByText(/^Since/)).toBeVisible();
});

test("there is nothing to switch on for counting", async ({ page }) => {
  await go(page);
  const counts = purpose(page, "Send counts that help to improve Autojob");
  await expect(counts.getByText("There is nothing to switch on: Autojob counts nothing.")).toBeVisible();
  await expect(counts.getByRole("button")).toHaveCount(0);
});

test("a field is kept back further, for everyone and for some, and never let go further", async ({
  page,
}) => {
  await go(page, "", "What may travel");
  await expect(page.getByRole("button", { name: /^Past pay.*Never/ })).toBeVisible();
  await page.getByRole("button", { name: /^Past pay/ }).press("Enter");
  await expect(page.getByText("an employer may not ask what you earned")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("radio")).toHaveCount(0);
  await press(page, "Done");
  await page.getByRole("button", { name: /^E-mail/ }).press("Enter");
  await expect(page.getByRole("radio", { name: "With approval" })).toBeDisabled();
  await page.keyboard.press("Escape");
  const work = page.getByRole("button", { name: /^Experience/ });
  await work.press("Enter");
  await page.getByText("Keep it back further for some").click();
  await page.getByRole("combobox", { name: "job boards" }).click();
  await page.getByRole("option", { name: "Never" }).click();
  await page.getByRole("radio", { name: "Ask each time" }).press("Space");
  await press(page, "Done");
  await expect(work).toContainText("Never to job boards.");
  await expect(work).toContainText("Ask each time");
});

test("a release is asked part by part, looked at, given, and taken back with what waits", async ({
  page,
}) => {
  await go(page);
  const checks = purpose(page, "Release facts for a background check");
  await press(page, "Prepare a release", checks);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await press(page, "Look at it", dialog);
  await expect(dialog.getByText("Say who checks.")).toBeVisible();
  await expect(dialog.getByText("Choose at least one part.")).toBeVisible();
  await axe(page, "[role=dialog]");
  await dialog.getByRole("textbox", { name: "Who checks" }).fill("Checkers Ltd");
  await dialog.getByRole("textbox", { name: "What the check is for" }).fill("Data engineer at Example GmbH");
  await dialog.getByRole("checkbox", { name: "Employers, positions and dates" }).press("Space");
  // A draft gets its address in the mail program at the latest.
  await dialog.getByRole("radio", { name: "As a draft in your mail program" }).press("Space");
  await expect(dialog.getByRole("textbox", { name: "Mail address" })).toHaveValue("");
  await press(page, "Look at it", dialog);
  const sheet = dialog.getByRole("region", { name: "The release" });
  await expect(sheet).toBeFocused();
  await expect(sheet).toContainText("allow Checkers Ltd to check");
  await expect(sheet).not.toContainText("@");
  await axe(page, "[role=dialog]");
  await press(page, "Approve and release", dialog);
  await expect(page.getByText("Approved for Checkers Ltd. Nothing has left yet")).toBeVisible();
  await expect(checks.getByText(/^Checkers Ltd · until/).first()).toBeVisible();
  await press(page, "Withdraw", checks);
  await expect(checks.getByRole("status")).toHaveText(
    "Withdrawn. 1 approval that waited on it was taken back.",
  );
});

test("nothing is cut in a small window with large text, in German, with a long history", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 640 });
  await go(page, "receipts=8");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Deutsch");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Einwilligungen" })).toBeVisible();
  await textSize(page, 5);
  await fits(page);
});

test("writing a release that takes long can be stopped, and the form is as it was", async ({ page }) => {
  await go(page, "pace=1500");
  await press(page, "Prepare a release", purpose(page, "Release facts for a background check"));
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Who checks" }).fill("Checkers Ltd");
  await dialog.getByRole("textbox", { name: "What the check is for" }).fill("Data engineer at Example GmbH");
  await dialog.getByRole("checkbox", { name: "Employers, positions and dates" }).press("Space");
  await press(page, "Look at it", dialog);
  await expect(dialog.getByRole("progressbar", { name: "Writing the release" })).toBeVisible();
  await dialog
    .getByRole("group", { name: "Writing the release" })
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(dialog.getByRole("progressbar")).toHaveCount(0);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect(dialog.getByRole("textbox", { name: "Who checks" })).toHaveValue("Checkers Ltd");
});
