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

const fresh = "vault=absent&profile=0&jobs=0";

for (const colorScheme of themes) {
  test.describe(`before the pages, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("the steps are accessible", async ({ page }) => {
      await open(page, fresh);
      await expect(heading(page, "Find the work that fits you")).toBeVisible();
      await axe(page);
      await button(page, "Use a passphrase instead").click();
      await page.getByLabel("Passphrase", { exact: true }).fill("kelp");
      await button(page, "Continue").click();
      await expect(page.getByLabel("Passphrase", { exact: true })).toBeFocused();
      await axe(page);
      await button(page, "Use GNOME Keyring instead").click();
      await button(page, "Continue").click();
      await expect(heading(page, "Recovery kit")).toBeFocused();
      await axe(page);
      await button(page, "Show the words").click();
      const words = await kitWords(page);
      await axe(page);
      await button(page, "I have them").click();
      await typeKit(page, words.with(3, `${words[3]}x`));
      await button(page, "Use this kit").click();
      await expect(page.getByText("That is not word 4. Check your copy.")).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Word 4" })).toBeFocused();
      await axe(page);
      await page.keyboard.type(words[3]!);
      await page.keyboard.press("Enter");
      await expect(page.getByText("The kit opens your data from now on.")).toBeVisible();
      await axe(page);
      await button(page, "Continue").click();
      await expect(heading(page, "Your CV")).toBeFocused();
      await axe(page);
      await button(page, "Skip").click();
      await expect(heading(page, "What matters to you")).toBeFocused();
      await button(page, "Agility").click();
      await axe(page);
    });
  });
}

test("from the first start to matches with sample data, by keyboard alone", async ({ page }) => {
  await open(page, fresh);
  await press(page, "Continue");
  await expect(heading(page, "Recovery kit")).toBeFocused();
  await press(page, "Later");
  await expect(heading(page, "Your CV")).toBeFocused();
  await press(page, "Try with sample data");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await expect(page.getByRole("navigation").getByText("Sample data is mixed in.")).toBeVisible();
});

test("from the first start over a kit, a CV and wishes to matches, by keyboard alone", async ({ page }) => {
  await open(page, "vault=absent&profile=0");
  await press(page, "Continue");
  await press(page, "Show the words");
  const words = await kitWords(page);
  await press(page, "I have them");
  await typeKit(page, words);
  await press(page, "Use this kit");
  await expect(page.getByText("Autojob has forgotten the words.")).toBeVisible();
  await press(page, "Continue");
  await press(page, "Choose a CV");
  await tabTo(page, "Save profile");
  await page.keyboard.press("Control+s");
  await expect(heading(page, "What matters to you")).toBeFocused();
  await tabTo(page, "Which work do you look for?", "textbox");
  await page.keyboard.type("Platform engineer");
  await page.keyboard.press("Enter");
  await expect(button(page, "Take out Platform engineer")).toBeVisible();
  await tabTo(page, "Learning");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await tabTo(page, "Move Learning up");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Learning" })).toContainText("essential");
  await press(page, "Show my matches");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await expect(page.getByRole("grid").or(page.getByRole("listbox")).first()).toBeVisible();
});

test("going back and another language lose nothing", async ({ page }) => {
  await open(page, fresh);
  await button(page, "Use a passphrase instead").click();
  await expect(page.getByLabel("Passphrase", { exact: true })).toBeFocused();
  await page.keyboard.type("harbour violet tractor pepper");
  await expect(page.getByText("Strong.")).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await expect(heading(page, "Finde die Arbeit, die zu dir passt")).toBeVisible();
  await expect(page.getByLabel("Passphrase", { exact: true })).toHaveValue("harbour violet tractor pepper");
  await page.getByRole("combobox", { name: "Sprache" }).click();
  await page.getByRole("option", { name: "English" }).click();
  await page.getByLabel("The same again").fill("harbour violet trector");
  await button(page, "Continue").click();
  await expect(page.getByText("The two are not the same.")).toBeVisible();
  await page.getByLabel("The same again").fill("harbour violet tractor pepper");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Recovery kit")).toBeFocused();
  await button(page, "Later").click();
  await expect(heading(page, "Your CV")).toBeFocused();
  await button(page, "Skip").click();
  await page.getByRole("textbox", { name: "Which work do you look for?" }).fill("Platform engineer");
  await page.getByRole("textbox", { name: "City" }).fill("Leipzig");
  await button(page, "Purpose").click();
  await button(page, "Back").click();
  await expect(heading(page, "Your CV")).toBeFocused();
  await button(page, "Back").click();
  await expect(heading(page, "Recovery kit")).toBeFocused();
  await button(page, "Back").click();
  await expect(page.getByText("The key is made.")).toBeVisible();
  await button(page, "Continue").click();
  await button(page, "Later").click();
  await button(page, "Skip").click();
  await expect(button(page, "Take out Platform engineer")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "City" })).toHaveValue("Leipzig");
  await expect(button(page, "Purpose")).toHaveAttribute("aria-pressed", "true");
  await button(page, "Show my matches").click();
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("a store that cannot be made says why and nothing is lost", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 640 });
  await open(page, `${fresh}&fail=createVault`);
  await button(page, "Continue").click();
  await expect(page.getByRole("alert")).toBeInViewport();
  await expect(heading(page, "Find the work that fits you")).toBeVisible();
});

test("wishes that cannot be kept do not bar the way", async ({ page }) => {
  await open(page, `${fresh}&fail=savePreferences`);
  await button(page, "Continue").click();
  await button(page, "Later").click();
  await button(page, "Skip").click();
  await expect(heading(page, "What matters to you")).toBeFocused();
  await expect(button(page, "Skip")).toHaveCount(0);
  await button(page, "Purpose").click();
  await button(page, "Show my matches").click();
  await expect(page.getByRole("alert")).toBeInViewport();
  await expect(button(page, "Purpose")).toHaveAttribute("aria-pressed", "true");
  await button(page, "Skip").click();
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
});

test("nothing is cut in a small window with large text", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 560 });
  await open(page, fresh);
  await textSize(page, 5);
  await fits(page);
  await button(page, "Use a passphrase instead").click();
  await fits(page);
  await button(page, "Use GNOME Keyring instead").click();
  await button(page, "Continue").click();
  await expect(heading(page, "Recovery kit")).toBeVisible();
  await fits(page);
  await button(page, "Show the words").click();
  await kitWords(page);
  await fits(page);
  await button(page, "I have them").click();
  await fits(page);
  await button(page, "Later").click();
  await expect(heading(page, "Your CV")).toBeVisible();
  await fits(page);
  await button(page, "Skip").click();
  await expect(heading(page, "What matters to you")).toBeVisible();
  await fits(page);
});

test("what was answered at the first start can be changed later, from any page", async ({ page }) => {
  await open(page);
  const ask = async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("what matters");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "What matters to you" })).toBeVisible();
  };
  await ask();
  await axe(page, "[role=dialog]");
  await button(page, "Purpose").click();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await ask();
  await expect(button(page, "Purpose")).toHaveAttribute("aria-pressed", "true");
});
