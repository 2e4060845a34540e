import type { Page } from "@playwright/test";
import { axe, button, expect, fits, heading, open, press, tabTo, test, textSize, themes } from "./support";

const shared = async (page: Page, query: string) => {
  await open(page, query);
  await page.keyboard.press("Control+8");
  await expect(heading(page, "Shared")).toBeVisible();
};
const who = (page: Page) => page.getByRole("listbox", { name: "By recipient" });

for (const colorScheme of themes) {
  test.describe(`what was shared, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("is accessible by recipient, by time, by field, checked, with nothing and when it fails", async ({
      page,
    }) => {
      await shared(page, "left=1&stale=1&record=5");
      await expect(who(page).getByRole("option").first()).toBeVisible();
      await axe(page);
      await page.keyboard.press("c");
      await expect(page.getByText(/none changed, removed or put in/)).toBeVisible();
      await page.keyboard.press("t");
      await expect(page.getByRole("listbox", { name: "By time" })).toBeVisible();
      await axe(page);
      await page.keyboard.press("f");
      await expect(page.getByRole("heading", { name: "Name", exact: true })).toBeVisible();
      await axe(page);
      await shared(page, "left=0&drafts=0");
      await expect(page.getByRole("heading", { name: "Nobody has anything from you" })).toBeVisible();
      await axe(page);
      await shared(page, "fail=holders");
      await expect(page.getByRole("alert")).toContainText("does not answer");
      await axe(page);
    });
  });
}

test("what was shared with whom takes two clicks, taking it back two more", async ({ page }) => {
  await open(page, "left=1&record=4");
  await button(page, "Shared").click();
  await who(page)
    .getByRole("option", { name: /Larch Hotel/ })
    .click();
  await expect(page.getByRole("heading", { level: 2, name: "Larch Hotel" })).toBeVisible();
  await expect(page.getByText("+49 30 5550 0142")).toBeVisible();
  await who(page)
    .getByRole("option", { name: /1 thing/ })
    .first()
    .click();
  await button(page, "Withdraw").click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText(/^You took it back on/)).toBeVisible();
  await expect(who(page).getByRole("option", { name: /1 taken back/ })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("option", { name: /you took it back/ })).toBeVisible();
});

test("exactly what was approved is shown again, by keyboard alone", async ({ page }) => {
  await shared(page, "left=1");
  await press(page, "Show what left");
  await expect(page.getByRole("dialog").getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await tabTo(page, "Show what left");
});

test("a letter keeps its language, needs no address for a draft, and waits while another can be taken back", async ({
  page,
}) => {
  await shared(page, "left=0&record=4");
  const dialog = page.getByRole("dialog");
  const approve = dialog.getByRole("button", { name: /^Approve/ });
  await who(page)
    .getByRole("option", { name: /Larch Hotel/ })
    .click();
  await page.keyboard.press("d");
  await dialog.getByRole("combobox", { name: /^How/ }).click();
  await page.getByRole("option", { name: "Save as a mail, with the text in it" }).click();
  await dialog.getByRole("textbox", { name: "Mail address" }).fill("");
  await approve.click();
  await expect(dialog).toBeHidden();
  await who(page)
    .getByRole("option", { name: /Quillfeather/ })
    .click();
  await page.keyboard.press("d");
  await expect(dialog.getByText("Quillfeather Clinic").first()).toBeVisible();
  await expect(approve).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Taken back. Nothing left.")).toBeVisible();
  await page.keyboard.press("d");
  await expect(approve).toBeEnabled();
  // A preview that fails leaves nothing to approve, and what was chosen.
  await shared(page, "left=0&record=4&fail=showLetter");
  await page.keyboard.press("d");
  const language = dialog.getByRole("combobox", { name: /language/i });
  await language.click();
  await page.getByRole("option", { name: "French" }).click();
  await expect(dialog.getByRole("alert")).toContainText("does not answer");
  await expect(language).toContainText("French");
  await expect(approve).toBeDisabled();
});

test("a recipient is forgotten, and what that cannot do is said before", async ({ page }) => {
  await shared(page, "left=0&record=4");
  await who(page)
    .getByRole("option", { name: /Quillfeather/ })
    .click();
  await press(page, "Forget");
  const dialog = page.getByRole("dialog", { name: "Forget Quillfeather Clinic" });
  await expect(dialog.getByText(/What they got stays with them/)).toBeVisible();
  await dialog.getByRole("button", { name: "Forget" }).click();
  await expect(page.getByText("Forgotten. The record still holds together.")).toBeVisible();
  await expect(who(page).getByRole("option", { name: /Quillfeather/ })).toHaveCount(0);
  await expect(who(page)).toBeFocused();
});

test("a record that somebody changed is told apart, in words", async ({ page }) => {
  await shared(page, "record=12&tampered=1");
  await page.keyboard.press("c");
  await expect(page.getByText(/1 place is not as it was written/)).toBeVisible();
});

test("an open menu has the letters to itself", async ({ page }) => {
  await shared(page, "left=1");
  await button(page, "Save a copy").click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await page.keyboard.press("d");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a check that takes long is stopped by Escape, and says nothing then", async ({ page }) => {
  await shared(page, "record=12&pace=2000");
  await press(page, "Check the record");
  await expect(page.getByRole("progressbar", { name: "Checking the record" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(button(page, "Check the record")).toBeFocused();
  await expect(page.getByText(/none changed, removed or put in/)).toHaveCount(0);
});

test("who knows the telephone number is one key away, and leads to all that they know", async ({ page }) => {
  await shared(page, "left=0&record=4");
  await page.keyboard.press("f");
  await page.getByRole("option", { name: /^Phone/ }).click();
  await expect(page.getByText("4 recipients were told.")).toBeVisible();
  await button(page, "Larch Hotel").click();
  await expect(page.getByRole("heading", { level: 2, name: "Larch Hotel" })).toBeVisible();
});

test("of a hundred thousand entries the first and the last are one key away", async ({ page }) => {
  await shared(page, "left=0&record=100000");
  await page.keyboard.press("t");
  const list = page.getByRole("listbox", { name: "By time" });
  await list.focus();
  await page.keyboard.press("End");
  await expect(list.getByRole("option", { name: /^1 / })).toBeVisible();
  await page.keyboard.press("Home");
  await expect(list.getByRole("option", { name: /^100,000 / })).toBeVisible();
});

for (const [name, size] of [
  ["a small window", { width: 900, height: 640 }],
  ["the usual window", { width: 1280, height: 800 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport: size, locale: "de-DE" });

    test(`holds long German names, five thousand entries and text of twice the size (${name})`, async ({
      page,
    }) => {
      await open(page, "stale=1&record=5000");
      await page.keyboard.press("Control+8");
      await expect(heading(page, "Weitergegeben")).toBeVisible();
      await expect(page.getByRole("listbox", { name: "Nach Empfänger" })).toBeVisible();
      await fits(page);
      await page.keyboard.press("t");
      await fits(page);
      await page.keyboard.press("f");
      await fits(page);
      await textSize(page, 10);
      await page.keyboard.press("r");
      await fits(page);
    });
  });
}

test.describe("in German", () => {
  test.use({ locale: "de-DE" });
  test("why something did not arrive is said in the window's language, here and among the summaries", async ({
    page,
  }) => {
    await open(page, "drafts=0&left=1&refused=1");
    await page.keyboard.press("Control+8");
    await expect(page.getByText("Dein Mailserver hat es abgelehnt.")).toBeVisible();
    await page.keyboard.press("Control+5");
    await expect(page.getByText(/^Dein Mailserver hat es abgelehnt\./)).toBeVisible();
  });
});
