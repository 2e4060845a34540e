import type { Page } from "@playwright/test";
import { memoryPassphrase } from "../src/lib/backend/memory/store";
import {
  axe,
  button,
  expect,
  fits,
  heading,
  kitWords,
  open,
  press,
  tabTo,
  test,
  textSize,
  themes,
  typeKit,
} from "./support";

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name, exact: true });
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const sentence = (page: Page, text: string | RegExp) =>
  page.getByRole("navigation", { name: "In short" }).getByRole("button", { name: text });

async function privacy(page: Page, query = "") {
  await open(page, query);
  await page.keyboard.press("Control+7");
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
  await expect(sentence(page, "Everything is on this computer.")).toBeVisible();
}

/** Does it from the palette, as it is on any page. */
async function palette(page: Page, words: string) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
}

for (const colorScheme of themes) {
  test.describe(`privacy, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("opens with sentences that lead to their facts, and is accessible", async ({ page }) => {
      await privacy(page, "residue=3&kit=2026-11-24&backups=5&key=both&idle=15");
      for (const text of [
        "Your store opens with GNOME Keyring and your passphrase together.",
        "3 deleted or replaced entries are still in the store’s files, sealed, until the next erasure.",
        "Last backup today at 07:15, checked.",
        "You have a recovery kit from 24 November.",
      ])
        await expect(sentence(page, text)).toBeVisible();
      await axe(page);
      await sentence(page, /^3 deleted/).press("Enter");
      await expect(page.getByRole("heading", { name: "Deleting" })).toBeFocused();
      await expect(page.getByRole("heading", { name: "Deleting" })).toBeInViewport();
    });
    test("each dialog, a check and a receipt are accessible", async ({ page }) => {
      await privacy(page, "kit=2026-11-20&backups=5&checkup=bad&residue=2&keystays=1");
      for (const [key, name] of [
        ["k", "What opens your store"],
        ["r", "Recovery kit"],
        ["x", "Export to a file"],
        ["i", "Import an export file"],
      ] as const) {
        await page.keyboard.press(key);
        await expect(dialog(page, name)).toBeVisible();
        await axe(page, "[role=dialog]");
        await page.keyboard.press("Escape");
        await expect(dialog(page, name)).toHaveCount(0);
      }
      for (const name of ["Remove the kit", "Restore a backup", "Delete everything"]) {
        await button(page, name).click();
        await axe(page, "[role=dialog]");
        await page.keyboard.press("Escape");
      }
      await button(page, "Erase").click();
      await expect(page.getByText("Erased today at 10:00")).toBeVisible();
      await button(page, "Check everything").click();
      await expect(page.getByText("Checked today at 10:00: 3 things need a look.")).toBeVisible();
      await part(page, "Check").getByText("Details").first().click();
      await expect(page.getByText("20261122T061500Z: ends early")).toBeVisible();
      await axe(page);
    });
  });
}

test("a store without copies or a kit says what is missing, and nothing that is not so", async ({ page }) => {
  await privacy(page, "backups=0&profile=0&jobs=0");
  await expect(sentence(page, "There is no backup yet.")).toBeVisible();
  await expect(sentence(page, "You have no recovery kit.")).toBeVisible();
  await expect(part(page, "Where it is")).toContainText("1 entry and 0 documents");
  await expect(button(page, "Restore a backup")).toHaveCount(0);
  await expect(button(page, "Remove the kit")).toHaveCount(0);
  await expect(button(page, "Erase and replace the kit")).toHaveCount(0);
  await axe(page);
});

test("an erasure by keyboard: its key leads to the button, its receipt says what it did", async ({
  page,
}) => {
  await privacy(page, "residue=3");
  await expect(part(page, "Deleting")).toContainText(
    "A copy of the folder made before, together with the recovery kit, the passphrase or a copy of the keychain from then",
  );
  await page.keyboard.press("e");
  await expect(button(page, "Erase")).toBeFocused();
  await page.keyboard.press("Enter");
  const receipt = part(page, "Deleting").getByRole("status");
  await expect(receipt).toContainText("Kept, under a new key: 10 entries and 1 document.");
  await expect(receipt).toContainText("The old key is destroyed.");
  await expect(button(page, "Erase")).toBeFocused();
  await expect(sentence(page, "Nothing that was deleted is left in the store’s files.")).toBeVisible();
  await expect(part(page, "Backups").getByRole("row")).toHaveCount(2);
});

test("a check by keyboard leads to what it found, what needs a look first", async ({ page }) => {
  await privacy(page, "checkup=bad");
  await press(page, "Check everything");
  await expect(page.getByText("Checked today at 10:00: 4 things need a look.")).toBeFocused();
  await expect(page.getByText("Checked today at 10:00: 4 things need a look.")).toBeInViewport();
  await expect(part(page, "Check").getByRole("listitem").first()).toContainText("Not in order");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("20261122T061500Z: ends early")).toBeVisible();
});

test("an erasure whose old key stays in the keychain does not say that it is gone", async ({ page }) => {
  await privacy(page, "residue=1&keystays=1");
  await button(page, "Erase").click();
  const receipt = part(page, "Deleting").getByRole("status");
  await expect(receipt).toContainText("The keychain did not let go of the old key yet.");
  await expect(receipt).not.toContainText("destroyed");
});

test("long work tells how far it is, goes on while another page is open, and can be stopped", async ({
  page,
}) => {
  await privacy(page, "pace=700&residue=2");
  await button(page, "Erase").click();
  await expect(page.getByRole("progressbar", { name: "Erasing" })).toBeVisible();
  await expect(page.getByText("Writing entries anew")).toBeVisible();
  await page.keyboard.press("Control+4");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await page.keyboard.press("Control+7");
  await expect(page.getByRole("progressbar", { name: "Erasing" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(sentence(page, /^2 deleted/)).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(page.getByText("Comparing the catalogue")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByText(/^Checked/)).toHaveCount(0);
});

test("a passphrase on top, the lock it brings, and the keychain alone again, by keyboard", async ({
  page,
}) => {
  await privacy(page);
  await expect(part(page, "Keys")).toContainText("A lock needs a passphrase.");
  await page.keyboard.press("Control+l");
  await expect(page.getByText("A store without a passphrase cannot be locked.")).toBeVisible();
  await press(page, "Put a passphrase on top");
  await expect(page.getByRole("radio", { name: "GNOME Keyring and a passphrase" })).toBeFocused();
  await expect(page.getByRole("radio", { name: "GNOME Keyring and a passphrase" })).toBeChecked();
  const asks = dialog(page, "What opens your store");
  await press(page, "Change the key", asks);
  await expect(page.getByLabel("Passphrase", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Passphrase", { exact: true }).fill("harbour violet tractor pepper");
  await page.getByLabel("The same again").fill("harbour violet tractor pepper");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The key is changed.")).toBeVisible();
  await expect(asks).toHaveCount(0);
  await tabTo(page, "Locks by itself Never", "combobox");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Locks by itself" })).toHaveText("After 5 minutes");
  await page.keyboard.press("Control+l");
  await expect(heading(page, "Locked")).toBeVisible();
  await expect(page.getByLabel("Passphrase", { exact: true })).toBeFocused();
  await axe(page);
  await page.keyboard.type("harbour violet tractor pepper");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Locks by itself" })).toHaveText("After 5 minutes");
  await page.keyboard.press("k");
  await page.getByRole("radio", { name: "GNOME Keyring", exact: true }).press("Space");
  await press(page, "Change the key", asks);
  await expect(sentence(page, "Your store opens with GNOME Keyring.")).toBeVisible();
  await expect(part(page, "Keys")).toContainText("A lock needs a passphrase.");
});

test("a store that locks itself keeps a review that is not saved, and says so", async ({ page }) => {
  await open(page, "key=both&idle=1&minute=10000&profile=0");
  await page.keyboard.press("Control+2");
  await button(page, "Choose a CV").click();
  const start = page.locator('[data-field="work[1].startDate"]');
  await expect(start).toBeFocused();
  await page.keyboard.type("2015");
  await page.keyboard.press("Enter");
  await expect(start).toContainText("2015");
  await expect(heading(page, "Locked")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("The CV you were reviewing waits for you, unsaved")).toBeVisible();
  await expect(page.getByText("Lindqvist")).toHaveCount(0);
  await axe(page);
  await page.keyboard.type(memoryPassphrase);
  await page.keyboard.press("Enter");
  await expect(start).toContainText("2015");
  await page.keyboard.press("Control+s");
  await expect(button(page, "Add another CV")).toBeVisible();
});

test("a store that locks itself closes what lies over the page, too", async ({ page }) => {
  await open(page, "key=both&idle=1&minute=8000");
  await page.keyboard.press("Control+7");
  await button(page, "Make a recovery kit").click();
  await button(page, "Show the words").click();
  await kitWords(page);
  await expect(heading(page, "Locked")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByLabel("Passphrase", { exact: true })).toBeFocused();
  await page.keyboard.type(memoryPassphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("r");
  await expect(button(page, "Show the words")).toBeVisible();
});

test("what a person does is told at once, and then seldom", async ({ page }) => {
  await open(page, "key=both&idle=1&minute=2500");
  const began = Date.now();
  await page.keyboard.press("Control+7");
  await page.waitForTimeout(800);
  await page.keyboard.press("Tab");
  await expect(heading(page, "Locked")).toBeVisible({ timeout: 15_000 });
  // Told with the first key, not with the second, which came within twenty seconds.
  expect(Date.now() - began).toBeLessThan(2500 + 800 + 2000);
});

test("a kit by keyboard: shown once, checked by retyping, replaced with an erasure, removed", async ({
  page,
}) => {
  await privacy(page, "residue=2");
  await page.keyboard.press("r");
  await press(page, "Show the words");
  const words = await kitWords(page);
  await expect(page.getByRole("img", { name: "The same words as a QR code" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await kitWords(page)).toEqual(words);
  await press(page, "I have them");
  await typeKit(page, words.with(12, `${words[12]}x`));
  await press(page, "Use this kit");
  await expect(page.getByText("That is not word 13. Check your copy.")).toBeVisible();
  await page.keyboard.type(words[12]!);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Autojob has forgotten the words.")).toBeVisible();
  await press(page, "Done");
  await expect(sentence(page, "You have a recovery kit from 24 November.")).toBeVisible();
  await expect(sentence(page, "Nothing that was deleted is left in the store’s files.")).toBeVisible();

  await press(page, "Erase and replace the kit");
  await expect(dialog(page, "Recovery kit")).toContainText("It takes the place of the kit from 24 Nov 2026.");
  await press(page, "Show the words");
  expect(await kitWords(page)).not.toEqual(words);
  await press(page, "Close");
  await expect(dialog(page, "Recovery kit")).toHaveCount(0);
  await expect(sentence(page, "You have a recovery kit from 24 November.")).toBeVisible();

  await press(page, "Remove the kit");
  await expect(dialog(page, "Remove the kit")).toContainText("Without a kit, a lost key means lost data.");
  await tabTo(page, "Cancel");
  await dialog(page, "Remove the kit").getByRole("button", { name: "Remove the kit" }).press("Enter");
  await expect(page.getByText("The kit is removed.")).toBeVisible();
  await expect(sentence(page, "You have no recovery kit.")).toBeVisible();
});

test("only the kit is on its printed sheet", async ({ page }) => {
  await privacy(page);
  await page.keyboard.press("r");
  await button(page, "Show the words").click();
  const words = await kitWords(page);
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator(".kit-sheet");
  await expect(sheet).toBeVisible();
  for (const word of words.slice(0, 3)) await expect(sheet).toContainText(word);
  await expect(sheet).toContainText("/home/mara/.local/share/autojob");
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

test("backups: seven at most, the earlier key told, one restored into a whole store", async ({ page }) => {
  await privacy(page, "backups=7");
  const rows = part(page, "Backups").getByRole("row");
  await expect(rows).toHaveCount(8);
  await expect(rows.last()).toContainText("an earlier key");
  await page.keyboard.press("b");
  await expect(page.getByText("The backup is made and checked.")).toBeVisible();
  await expect(rows).toHaveCount(8);
  await expect(sentence(page, "Last backup today at 10:00, checked.")).toBeVisible();
  await page.keyboard.press("t");
  await expect(button(page, "Restore a backup")).toBeFocused();
  await page.keyboard.press("Enter");
  const restore = dialog(page, "Restore a backup");
  await expect(restore.getByRole("radio").first()).toBeChecked();
  await expect(restore).toContainText("What passes its checks stays as it is.");
  await press(page, "Restore");
  await expect(restore).toContainText("10 entries stayed as they were.");
  await expect(restore).toContainText("Nothing was lost.");
  await press(page, "Done");
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
});

test("an export needs a place and a passphrase, and says where it went", async ({ page }) => {
  await privacy(page);
  await page.keyboard.press("x");
  await press(page, "Export");
  await expect(page.getByText("Choose where the file goes first.")).toBeVisible();
  await expect(page.getByLabel("Passphrase", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await press(page, "Choose where");
  await expect(page.getByText("autojob-2026-11-24.autojob")).toBeVisible();
  await page.getByLabel("Passphrase", { exact: true }).fill("harbour violet tractor pepper");
  await page.getByLabel("The same again").fill("harbour violet tractor pepper");
  await page.keyboard.press("Enter");
  const done = dialog(page, "Export to a file");
  await expect(done).toContainText("The file is written and checked.");
  await expect(done).toContainText("/home/mara/Documents/autojob-2026-11-24.autojob");
  await press(page, "Done");
  await page.keyboard.press("x");
  await expect(page.getByLabel("Passphrase", { exact: true })).toHaveValue("");
  await expect(page.getByText("No place chosen yet")).toBeVisible();
});

test("an import takes the place of what is here; a file that is none is told", async ({ page }) => {
  await privacy(page, "jobs=2");
  await page.keyboard.press("i");
  await expect(dialog(page, "Import an export file")).toContainText("takes the place of what is here");
  await press(page, "Choose a file");
  await page.getByLabel("Passphrase of the file").fill(memoryPassphrase);
  await press(page, "Import");
  await expect(page.getByText("Everything from the file is here.")).toBeVisible();
  await expect(part(page, "Where it is")).toContainText("10 entries");
  await privacy(page, "choose=broken");
  await page.keyboard.press("i");
  await press(page, "Choose a file");
  await page.getByLabel("Passphrase of the file").fill(memoryPassphrase);
  await press(page, "Import");
  await expect(dialog(page, "Import an export file").getByRole("alert")).toContainText(
    "This file is damaged or was not made by Autojob.",
  );
});

test("everything is deleted from here with the word for it", async ({ page }) => {
  await privacy(page);
  await button(page, "Delete everything").click();
  await page.keyboard.type("DELETE");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Find the work that fits you")).toBeVisible();
});

test("every action is in the palette on any page; its letter works on this page alone", async ({ page }) => {
  await open(page, "kit=2026-11-20&residue=1&key=both");
  await palette(page, "erase what");
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
  await expect(button(page, "Erase")).toBeFocused();
  await page.keyboard.press("Control+4");
  await palette(page, "when autojob locks");
  await expect(page.getByRole("combobox", { name: "Locks by itself" })).toBeFocused();
  await page.keyboard.press("Control+4");
  await palette(page, "remove the kit");
  await expect(button(page, "Remove the kit")).toBeFocused();
  await page.keyboard.press("Control+4");
  for (const [words, name] of [
    ["change the key", "What opens your store"],
    ["replace the kit", "Recovery kit"],
    ["export to", "Export to a file"],
    ["import an export", "Import an export file"],
    ["delete everything", "Delete everything"],
  ] as const) {
    await palette(page, words);
    await expect(dialog(page, name)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Control+4");
    await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  }
  await palette(page, "back up now");
  await expect(page.getByText("The backup is made and checked.")).toBeVisible();
  await page.keyboard.press("Control+4");
  await palette(page, "check everything");
  await expect(page.getByText(/^Checked today/)).toBeVisible();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const action of ["Check everything", "Back up now", "Erase what was deleted", "Lock Autojob"])
    await expect(keys.getByText(action, { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+4");
  await page.keyboard.press("?");
  await expect(keys.getByText("Lock Autojob", { exact: true })).toBeVisible();
  await expect(keys.getByText("Back up now", { exact: true })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await palette(page, "lock autojob");
  await expect(heading(page, "Locked")).toBeVisible();
});

test("what does not answer says so in its place, with a way to try again", async ({ page }) => {
  await open(page, "fail=storeView");
  await page.keyboard.press("Control+7");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Your data is unchanged. Try again.");
  await expect(sentence(page, "Everything is on this computer.")).toBeVisible();
  await expect(page.getByText("There is no backup yet.")).toHaveCount(0);
  await axe(page);

  await privacy(page, "fail=erase,backupNow,doctor,setIdleLock,newKit,changeKey,exportStore&key=both");
  await button(page, "Erase").click();
  await expect(part(page, "Deleting").getByRole("alert")).toBeVisible();
  await button(page, "Back up now").click();
  await expect(part(page, "Backups").getByRole("alert")).toBeVisible();
  await button(page, "Check everything").click();
  await expect(part(page, "Check").getByRole("alert")).toBeVisible();
  await axe(page);
  await page.keyboard.press("r");
  await button(page, "Show the words").click();
  await expect(dialog(page, "Recovery kit").getByRole("alert")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("k");
  await page.getByRole("radio", { name: "GNOME Keyring", exact: true }).press("Space");
  await dialog(page, "What opens your store").getByRole("button", { name: "Change the key" }).click();
  await expect(dialog(page, "What opens your store").getByRole("alert")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Locks by itself" }).click();
  await page.getByRole("option", { name: "After 30 minutes" }).click();
  await expect(page.getByText("This part of Autojob does not answer.").last()).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Locks by itself" })).toHaveText("Never");
});

test("of damaged data it offers what reads, checks and restores, and nothing that writes", async ({
  page,
}) => {
  await open(page, "vault=damaged&damage=records");
  await button(page, "Look").click();
  await page.keyboard.press("Control+7");
  await expect(sentence(page, "The store can only be read until its damage is dealt with.")).toBeVisible();
  for (const name of ["Erase", "Back up now", "Make a recovery kit", "Change the key", "Export to a file"])
    await expect(button(page, name)).toHaveCount(0);
  await axe(page);
  await page.keyboard.press("b");
  await page.keyboard.press("k");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(page.getByText(/^Checked today/)).toBeVisible();
  await button(page, "Restore a backup").click();
  await button(page, "Restore").click();
  await expect(page.getByText("64 entries stayed as they were.")).toBeVisible();
  await button(page, "Done").click();
  await expect(page.getByRole("main", { name: "Privacy" })).toBeVisible();
  await expect(button(page, "Erase")).toBeVisible();
});

test("nothing is cut: long names, German, a small window, large text", async ({ page }) => {
  const long = "keychain=Schlüsselbund des Betriebssystems von Rheinsberg";
  const folder = `folder=/home/${"maragrete-lindqvist-okonkwo/".repeat(6)}autojob`;
  await page.setViewportSize({ width: 900, height: 640 });
  await privacy(page, `${long}&${folder}&key=both&kit=2025-11-03&residue=12345&backups=7&checkup=bad`);
  await fits(page);
  await palette(page, "deutsch");
  await expect(page.getByRole("main", { name: "Datenschutz" })).toBeVisible();
  await button(page, "Alles prüfen").click();
  await expect(page.getByText("Geprüft heute um 10:00: 3 Punkte brauchen deinen Blick.")).toBeVisible();
  await fits(page);
  await textSize(page, 10);
  await fits(page);
  for (const key of ["k", "r", "x", "i"]) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
    await fits(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});
