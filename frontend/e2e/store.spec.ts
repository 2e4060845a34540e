import { memoryKit, memoryPassphrase } from "../src/lib/backend/memory/store";
import { axe, button, expect, fits, heading, open, press, test, textSize, themes } from "./support";

/** Each state of the store, with its title and what the screen must say about the data. */
const statuses = {
  passphrase: ["Your passphrase opens Autojob", "It stays as it is until you open it."],
  locked: ["GNOME Keyring is locked", "Nothing is lost and nothing was changed."],
  "locked&refused=1": ["The key was not handed over", "Nothing is lost and nothing was changed."],
  key_missing: ["GNOME Keyring does not have the key", "Autojob makes no new key over it."],
  wrong_key: ["GNOME Keyring has another key", "Autojob makes no new key over it."],
  no_keychain: ["There is no keychain here", "Nothing is lost and nothing was changed."],
  in_use: ["Autojob is already open", "Your data is safe and unchanged."],
  damaged: ["Part of your data is damaged", "Nothing was changed, and nothing is saved over it."],
  "damaged&damage=files": ["Part of your data is damaged", "64 entries can be read. Nothing was changed"],
  "damaged&damage=catalogue&readable=0": [
    "Part of your data is damaged",
    "None of it can be read at present.",
  ],
  "damaged&damage=records": ["Part of your data is damaged", "64 entries can be read. Nothing was changed"],
  "damaged&damage=older": ["This is an earlier state of your data", "What is here is whole"],
} as const;

for (const colorScheme of themes) {
  test.describe(`a store that does not open, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("each state says what happened, what it means and what to do", async ({ page }) => {
      for (const [status, [title, data]] of Object.entries(statuses)) {
        await open(page, `vault=${status}`);
        await expect(heading(page, title)).toBeVisible();
        await expect(page.getByText(data)).toBeVisible();
        await expect(page.getByText("/home/mara/.local/share/autojob")).toBeVisible();
        if (!status.startsWith("passphrase"))
          await expect(page.getByRole("heading", { level: 2, name: "What you can do" })).toBeVisible();
        await axe(page);
      }
    });
    test("each way out is a dialog that is accessible", async ({ page }) => {
      await open(page, "vault=damaged&damage=files&backups=5");
      await button(page, "Choose a backup").click();
      await expect(page.getByText("Made under an earlier key")).toBeVisible();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await button(page, "Import a file").click();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await button(page, "Delete everything").click();
      await axe(page, "[role=dialog]");
      await open(page, "vault=damaged&damage=older");
      await button(page, "Use it as it is").click();
      await axe(page, "[role=dialog]");
      await open(page, "vault=key_missing");
      await button(page, "Type the words").click();
      await page.getByRole("textbox", { name: "The 24 words of your kit" }).fill("abandon abilty xylophon ");
      await expect(page.getByText("Perhaps “ability”?")).toBeVisible();
      await axe(page, "[role=dialog]");
    });
  });
}
test("a passphrase: a wrong one is said and kept in reach, the right one opens", async ({ page }) => {
  await open(page, "vault=passphrase");
  const field = page.getByLabel("Passphrase", { exact: true });
  await expect(field).toBeFocused();
  await expect(button(page, "Open")).toBeDisabled();
  await page.keyboard.type("wrong horse");
  await page.keyboard.press("Enter");
  await expect(page.getByText("That is not the passphrase.")).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("correct horse");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("a locked keychain opens after trying again; a store in use says that it still is", async ({ page }) => {
  await open(page, "vault=in_use");
  await press(page, "Try again");
  await expect(page.getByText("Still the same.")).toBeVisible();
  await open(page, "vault=locked");
  await press(page, "Try again");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("a keychain that does not answer is said, and the waiting can be stopped", async ({ page }) => {
  await open(page, "wait=600000");
  await expect(heading(page, "Waiting for GNOME Keyring")).toBeVisible();
  await axe(page);
  await press(page, "Stop waiting");
  await expect(heading(page, "You stopped waiting")).toBeVisible();
  await expect(page.getByText("Nothing is lost and nothing was changed.")).toBeVisible();
  await expect(button(page, "Try again")).toBeVisible();
});

test("the words of the kit open a store whose key is lost, by keyboard alone", async ({ page }) => {
  await open(page, "vault=key_missing");
  await press(page, "Type the words");
  await expect(page.getByRole("textbox", { name: "The 24 words of your kit" })).toBeFocused();
  await page.keyboard.type(memoryKit.toReversed().join(" "));
  await press(page, "Open my data");
  await expect(page.getByText("These words do not open this data.")).toBeVisible();
  await page.getByRole("textbox", { name: "The 24 words of your kit" }).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(memoryKit.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join("  "));
  await expect(page.getByText("24 of 24 words")).toBeVisible();
  await press(page, "Open my data");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await expect(page.getByText("Its new key is in GNOME Keyring.")).toBeVisible();
});

test("damaged data is looked at to read only, then restored, with what came of it", async ({ page }) => {
  await open(page, "vault=damaged&damage=records");
  await expect(page.getByRole("listitem").filter({ hasText: /^12 job ads$/ })).toBeVisible();
  await press(page, "Look");
  const limit = page.getByRole("region", { name: "Read-only" });
  await expect(limit).toContainText("Nothing is saved until it is restored.");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await axe(page);
  await press(page, "What can be done");
  await press(page, "Choose a backup");
  await press(page, "Restore");
  await expect(page.getByText("64 entries stayed as they were.")).toBeVisible();
  await expect(page.getByText("1 entry is lost.")).toBeVisible();
  await press(page, "Open Autojob");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await expect(limit).toHaveCount(0);
});

test("an earlier state is taken over only after it was asked about", async ({ page }) => {
  await open(page, "vault=damaged&damage=older");
  await expect(page.getByText("9 changes are missing.")).toBeVisible();
  await press(page, "Use it as it is");
  const dialog = page.getByRole("dialog", { name: "Use this earlier state" });
  await expect(dialog).toContainText("find out first, and look at the backups");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(heading(page, "This is an earlier state of your data")).toBeVisible();
  await press(page, "Use it as it is");
  await dialog.getByRole("button", { name: "Use it as it is" }).press("Enter");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("an export file takes the place of what does not open, once its passphrase is right", async ({
  page,
}) => {
  await open(page, "vault=wrong_key&jobs=0&profile=0");
  await press(page, "Import a file");
  await press(page, "Import");
  await expect(page.getByText("Choose the export file first.")).toBeVisible();
  await press(page, "Choose a file");
  await expect(page.getByText("autojob-2026-11-20.autojob")).toBeVisible();
  const passphrase = page.getByLabel("Passphrase of the file");
  await passphrase.fill("wrong horse");
  await page.keyboard.press("Enter");
  await expect(page.getByText("That passphrase does not open this file. Nothing was changed.")).toBeVisible();
  await passphrase.fill(memoryPassphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("everything is deleted only with the word for it, and the first start follows", async ({ page }) => {
  await open(page, "vault=key_missing");
  await press(page, "Delete everything");
  const dialog = page.getByRole("dialog", { name: "Delete everything" });
  await expect(dialog.getByRole("button", { name: "Delete everything" })).toBeDisabled();
  await expect(dialog.getByRole("textbox", { name: "Type DELETE to go on" })).toBeFocused();
  await page.keyboard.type("delete");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Find the work that fits you")).toBeVisible();
});

test("a screen that cannot ask what is wrong says so and asks again", async ({ page }) => {
  await open(page, "vault=damaged&damage=files&fail=damage");
  await expect(page.getByRole("alert")).toContainText("This part of Autojob does not answer.");
  await expect(page.getByText("Nothing was changed, and nothing is saved over it.")).toBeVisible();
});

test("no screen of a closed store is cut in a small window with large text", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 560 });
  for (const status of Object.keys(statuses)) {
    await open(page, `vault=${status}`);
    await textSize(page, 5);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await fits(page);
  }
});
