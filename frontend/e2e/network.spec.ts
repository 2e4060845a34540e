import type { Page } from "@playwright/test";
import { axe, button, expect, fits, heading, open, press, test, textSize, themes } from "./support";

const shield = (page: Page, state: string) => button(page, `What leaves this computer: ${state}`);
const facts = (page: Page) => page.getByRole("dialog", { name: "What leaves this computer" });
const part = (page: Page) => page.getByRole("region", { name: "Mail account", exact: true });
const dialog = (page: Page, name = "Set up your mail account") =>
  page.getByRole("dialog", { name, exact: true });

for (const colorScheme of themes) {
  test.describe(`the way out, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("says how it stands, what went where, and is accessible", async ({ page }) => {
      await open(page, "traffic=3");
      await shield(page, "Model asked today").click();
      await expect(facts(page)).toContainText("Today a language model was asked what you allowed.");
      await expect(facts(page).getByRole("listitem").filter({ hasText: "smtp.example.org" })).toContainText(
        "1 request · 84 kB about you sent",
      );
      const board = facts(page).getByRole("listitem").filter({ hasText: "job-boards.greenhouse.io" });
      await expect(board).toContainText("3 requests");
      await expect(board).not.toContainText("about you");
      await expect(facts(page)).toContainText("A board sees your internet address");
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await expect(facts(page)).toHaveCount(0);
      await axe(page);
    });
    test("the mail account is accessible: none, being set up, wrong, working, kept", async ({ page }) => {
      await open(page);
      await page.getByRole("button", { name: "Privacy", exact: true }).click();
      await expect(part(page)).toContainText("No mail account is set up.");
      await part(page).getByRole("button", { name: "Set up your mail account" }).click();
      await dialog(page).getByLabel("Your e-mail address").fill("mara@gmail.com");
      await button(page, "Keep").click();
      await expect(dialog(page)).toContainText("The password is missing.");
      await axe(page, "[role=dialog]");
      await dialog(page).getByLabel("Password").fill("a good one");
      await button(page, "Try").click();
      await expect(dialog(page).getByRole("status")).toContainText("It works");
      await axe(page, "[role=dialog]");
      await button(page, "Keep").click();
      await expect(part(page)).toContainText("mara@gmail.com");
      await axe(page);
      await fits(page);
    });
  });
}

test("each state has its word, and what is under way is said before what was", async ({ page }) => {
  for (const [query, word] of [
    ["left=0", "Nothing shared today"],
    ["running=ads", "Fetching job ads"],
    ["running=model", "Asking the model"],
    ["running=mail", "Sending"],
    ["running=mail&airplane=1", "Airplane mode"],
    ["fail=network", "Local"],
  ] as const) {
    await open(page, query);
    await expect(shield(page, word)).toBeVisible();
  }
});

test("airplane mode is turned on and off by keyboard, says what it stopped, and changes the shield", async ({
  page,
}) => {
  await open(page, "running=ads");
  await press(page, "What leaves this computer: Fetching job ads");
  const plane = facts(page).getByRole("switch", { name: "Airplane mode" });
  await plane.focus();
  await page.keyboard.press("Space");
  await expect(plane).toBeChecked();
  await expect(facts(page).getByRole("status")).toHaveText("Airplane mode is on. 2 requests were stopped.");
  await expect(facts(page)).toContainText("Airplane mode is on: nothing leaves this computer.");
  await page.keyboard.press("Escape");
  await expect(shield(page, "Airplane mode")).toBeFocused();
  await expect(facts(page)).toHaveCount(0);
  await page.keyboard.press("Control+Shift+A");
  await expect(page.getByText("Airplane mode is off.")).toBeVisible();
  await expect(shield(page, "Fetching job ads")).toBeVisible();
});

test("with nothing asked it says so; with very many hosts the most asked come first", async ({ page }) => {
  await open(page, "left=0");
  await shield(page, "Nothing shared today").click();
  await expect(facts(page)).toContainText("Nothing about you has left today.");
  await expect(facts(page)).toContainText("No request has left this computer.");
  await expect(facts(page)).toContainText("GNOME Keyring");
  await open(page, "traffic=60");
  await page.keyboard.press("Control+i");
  await expect(facts(page).getByText("56 more hosts")).toBeVisible();
  await facts(page).getByText("56 more hosts").click();
  await expect(facts(page).getByRole("listitem")).toHaveCount(63);
  await fits(page);
});

test("what was shared today stands in the shield and leads to the record", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Summaries", exact: true }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("button").first().press("Enter");
  await page.keyboard.press("v");
  await expect(page.getByRole("button", { name: /^Approve/ })).toBeEnabled();
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "About to leave" })).toBeVisible();
  await page.clock.setFixedTime(new Date("2026-11-24T09:00:12Z"));
  await expect(shield(page, "1 shared today")).toBeVisible();
  await shield(page, "1 shared today").click();
  await expect(facts(page)).toContainText("Today you shared something about you once, as you approved it.");
  await facts(page).getByRole("button", { name: "See what was shared" }).click();
  await expect(facts(page)).toHaveCount(0);
  await expect(heading(page, "Shared")).toBeVisible();
});

test("a mail account is set up by keyboard alone, guessed from a list, tried, changed and removed", async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("mail account");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  const d = dialog(page);
  await expect(d.getByLabel("Your e-mail address")).toBeFocused();
  await expect(d.getByLabel("Your name in the mail")).toHaveValue("Mara Lindqvist");
  await page.keyboard.type("mara@gmx.de");
  await expect(d.getByLabel("Outgoing mail server (SMTP)")).toHaveValue("mail.gmx.net");
  await expect(d.getByLabel("Port")).toHaveValue("465");
  await expect(d.getByLabel("User name")).toHaveValue("mara@gmx.de");
  await expect(d).toContainText("lets other programs send only after you allow it");
  await expect(d).toContainText("nobody was asked");
  for (let i = 0; i < 2; i++) await page.keyboard.press("Tab");
  await expect(d.getByLabel("Password")).toBeFocused();
  await page.keyboard.type("wrong");
  await press(page, "Try", d);
  await expect(d.getByRole("alert")).toContainText("The mail server does not accept the login.");
  await d.getByLabel("Password").press("Control+a");
  await page.keyboard.type("right");
  await expect(d.getByRole("alert")).toHaveCount(0);
  await press(page, "Try", d);
  await expect(d.getByRole("status")).toContainText("No mail was sent.");
  await press(page, "Keep", d);
  await expect(d).toHaveCount(0);
  await expect(part(page)).toContainText("Mara Lindqvist <mara@gmx.de>");

  await press(page, "Change", part(page));
  const change = dialog(page, "Change your mail account");
  await expect(change.getByLabel("Password")).toHaveValue("");
  await expect(change).toContainText("Leave it empty to keep the one that is stored.");
  await change.getByLabel("Outgoing mail server (SMTP)").fill("mail.example.org");
  await expect(change).toContainText("Another server or login needs its password once more.");
  await press(page, "Keep", change);
  await expect(change).toContainText("The password is missing.");
  await page.keyboard.press("Escape");
  await press(page, "Remove", part(page));
  await press(page, "Remove", dialog(page, "Remove the mail account"));
  await expect(part(page)).toContainText("No mail account is set up.");
});

test("sending by one's own account leads to setting it up, and back to what was about to be approved", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("button", { name: "Summaries", exact: true }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("button").first().press("Enter");
  await page.keyboard.press("v");
  await page
    .getByRole("combobox", { name: /^How/ })
    .or(page.getByRole("button", { name: /^How/ }))
    .first()
    .click();
  await page.getByRole("option", { name: "Send by your own mail account" }).click();
  const bar = page.getByRole("region", { name: "Approval" });
  await expect(bar).toContainText("send by your own mail account");
  await press(page, "Set up your mail account", bar);
  await dialog(page).getByLabel("Your e-mail address").fill("mara@posteo.de");
  await dialog(page).getByLabel("Password").fill("a good one");
  await press(page, "Keep", dialog(page));
  await expect(dialog(page)).toHaveCount(0);
  await expect(bar).toContainText("send by posteo.de");
  await expect(bar.getByRole("button", { name: "Approve and send" })).toBeVisible();
});

test("trying can be stopped, and a kept account is tried where it stands", async ({ page }) => {
  await open(page, "mail=smtp.example.org&pace=400");
  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  await part(page).getByRole("button", { name: "Try" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(part(page).getByRole("button", { name: "Try" })).toBeVisible();
  await expect(part(page).getByRole("alert")).toHaveCount(0);
  await open(page, "mail=smtp.example.org&airplane=1");
  await page.getByRole("button", { name: "Privacy", exact: true }).click();
  await part(page).getByRole("button", { name: "Try" }).click();
  await expect(part(page).getByRole("alert")).toContainText("Airplane mode is on.");
});

test("at twice the text size in a small window, in German, nothing is cut", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 640 });
  await open(page, "traffic=3&mail=smtp.example.org");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("deutsch");
  await page.keyboard.press("Enter");
  await textSize(page, 10);
  await page.keyboard.press("Control+i");
  await expect(page.getByRole("dialog", { name: "Was diesen Computer verlässt" })).toBeVisible();
  await fits(page);
});
