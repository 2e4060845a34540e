import type { Page } from "@playwright/test";
import { axe, button, expect, fits, open, test, themes } from "./support";

const field = (page: Page, path: string) => page.locator(`[data-field="${path}"]`);
const box = (page: Page, path: string) => page.locator(`[data-box="${path}"]`);
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

async function toProfile(page: Page, query = "") {
  await open(page, query);
  await page.getByRole("button", { name: "Profile", exact: true }).click();
}
/** Without a profile, through the button, to the review. */
async function toReview(page: Page) {
  await toProfile(page, "profile=0");
  await page.getByRole("button", { name: "Choose a CV" }).click();
  await expect(heading(page, "4 things to check")).toBeVisible();
}
/** Drops a file on the window as a file manager does. */
async function drop(page: Page, name: string) {
  const data = await page.evaluateHandle((name) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x"], name));
    return transfer;
  }, name);
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
}

for (const colorScheme of themes) {
  test.describe(`profile, ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("is accessible empty, failed, in review, while written and asked, and saved", async ({ page }) => {
      await toProfile(page, "profile=0");
      await expect(heading(page, "Start with your CV")).toBeVisible();
      await axe(page);
      await drop(page, "broken.pdf");
      await expect(page.getByRole("alert")).toBeVisible();
      await axe(page);
      await page.getByRole("button", { name: "Choose another file" }).click();
      await expect(field(page, "work[1].startDate")).toBeFocused();
      await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
      await axe(page);
      await page.keyboard.press("x");
      await expect(page.getByRole("textbox", { name: "Start" })).toBeFocused();
      await axe(page);
      await page.keyboard.press("Enter");
      await expect(page.getByText("Write a year, or month and year: 3/2020")).toBeVisible();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog", { name: "Leave without saving?" })).toBeVisible();
      await axe(page, "[role=dialog]");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+s");
      await expect(page.getByRole("button", { name: "Add another CV" })).toBeVisible();
      await axe(page);
    });
  });
}

test("a CV is chosen, walked through, corrected and saved by keyboard alone", async ({ page }) => {
  await open(page, "profile=0");
  await page.keyboard.press("Control+2");
  await expect(heading(page, "Start with your CV")).toBeVisible();
  await page.keyboard.press("Control+o");

  // The walk starts at the first thing worth a look, with its place marked on the page.
  await expect(field(page, "work[1].startDate")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "1 of 4: Start." })).toBeVisible();
  await expect(box(page, "work[1].startDate")).toHaveClass(/selected/);

  // Tab goes on; Enter says that it is right and goes on.
  await page.keyboard.press("Tab");
  await expect(field(page, "education[0].institution")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(field(page, "work[1].startDate")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page, "3 things to check")).toBeVisible();
  await expect(field(page, "work[1].startDate")).toHaveAccessibleName(/confirmed$/);
  await expect(field(page, "education[0].institution")).toBeFocused();
  await expect(box(page, "education[0].institution")).toHaveClass(/selected/);

  // Typing corrects; Escape gives the value back.
  await page.keyboard.type("Something else");
  await page.keyboard.press("Escape");
  await expect(field(page, "education[0].institution")).toContainText("Hochschule Rheinsberg");
  await expect(field(page, "education[0].institution")).toBeFocused();
  await page.keyboard.type("Universität Rheinsberg");
  await page.keyboard.press("Enter");
  await expect(field(page, "education[0].institution")).toHaveAccessibleName(/corrected$/);
  await expect(heading(page, "2 things to check")).toBeVisible();

  // Delete takes out, undo brings it back where it was.
  await expect(field(page, "skills[6].name")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(field(page, "skills[6].name")).toHaveCount(0);
  await expect(box(page, "skills[6].name")).toHaveCount(0);
  await expect(heading(page, "1 thing to check")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(field(page, "skills[6].name")).toBeFocused();
  await expect(heading(page, "2 things to check")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("B1");
  await page.keyboard.press("Enter");
  await expect(heading(page, "All checked")).toBeVisible();

  // A skill that is no longer true goes for good; its neighbours stay.
  await field(page, "skills[5].name").focus();
  await page.keyboard.press("Delete");
  await expect(field(page, "skills[6].name")).toBeFocused();

  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. 33 fields are kept on this computer.")).toBeVisible();
  await expect(heading(page, "Mara Lindqvist")).toBeVisible();
  await expect(page.getByText("Universität Rheinsberg")).toBeVisible();
  await expect(page.getByText("Hochschule Rheinsberg")).toHaveCount(0);
  const held = page.getByRole("table");
  await expect(held.getByRole("row", { name: /^Looker/ })).toBeVisible();
  await expect(held.getByRole("row", { name: /^Docker/ })).toHaveCount(0);

  // What was corrected is there when it is reviewed again, and is not asked about.
  await page.keyboard.press("r");
  await expect(heading(page, "Nothing stands out")).toBeVisible();
  await expect(field(page, "education[0].institution")).toContainText("Universität Rheinsberg");
});

test("what is being written counts when it is saved at once; Shift-Delete takes a whole entry out", async ({
  page,
}) => {
  await toReview(page);
  await field(page, "work[0].highlights[1]").focus();
  await page.keyboard.press("Shift+Delete");
  await expect(field(page, "work[0].position")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(field(page, "work[0].highlights[1]")).toBeVisible();
  await field(page, "basics.label").focus();
  await page.keyboard.type("Platform engineer");
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Add another CV" })).toBeVisible();
  await expect(page.getByText("Platform engineer")).toBeVisible();
});

test("a review waits while another page or another language is shown", async ({ page }) => {
  await toReview(page);
  await page.keyboard.type("2015");
  await page.keyboard.press("Enter");
  await expect(heading(page, "3 things to check")).toBeVisible();
  await page.keyboard.press("Control+4");
  await expect(page.getByRole("main", { name: "Matches" })).toBeVisible();
  await page.keyboard.press("Control+2");
  await expect(heading(page, "3 things to check")).toBeVisible();
  await expect(field(page, "work[1].startDate")).toContainText("2015");
  await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Deutsch");
  await page.keyboard.press("Enter");
  await expect(field(page, "work[1].startDate")).toContainText("2015");

  // Another CV does not take its place.
  await drop(page, "other.pdf");
  await expect(page.getByText("Erst diesen Lebenslauf speichern oder verlassen.")).toBeVisible();
  await expect(field(page, "work[1].startDate")).toContainText("2015");
});

test("leaving asks only when something would be lost", async ({ page }) => {
  await toReview(page);
  await page.keyboard.press("Escape");
  await expect(heading(page, "Start with your CV")).toBeVisible();
  await page.getByRole("button", { name: "Choose a CV" }).click();
  await expect(field(page, "work[1].startDate")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const asked = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(asked.getByRole("button", { name: "Keep reviewing" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
  await expect(heading(page, "3 things to check")).toBeVisible();
  await page.getByRole("button", { name: /^Leave/ }).click();
  await asked.getByRole("button", { name: "Leave without saving" }).click();
  await expect(heading(page, "Start with your CV")).toBeVisible();
});

test("a file that cannot be read says why and what to do; the next one is read", async ({ page }) => {
  await toProfile(page, "profile=0");
  await drop(page, "broken.pdf");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("broken.pdf could not be read.");
  await expect(alert).toContainText("save it as PDF again");
  await drop(page, "notes.docx");
  // No picture of a page: the text that was read, with the place marked.
  await expect(page.getByRole("region", { name: "notes.docx as it was read" }).locator("mark")).toHaveText(
    "2016",
  );
  await expect(alert).toHaveCount(0);
});

test("a box leads to its field, an added skill is kept, a save that failed can be tried again", async ({
  page,
}) => {
  await toProfile(page, "profile=0&fail=saveResume");
  await page.getByRole("button", { name: "Choose a CV" }).click();
  await box(page, "basics.email").click();
  await expect(field(page, "basics.email")).toBeFocused();
  await page.getByRole("button", { name: "Add a skill" }).click();
  await page.keyboard.type("Kafka");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText("Kafka")).toBeVisible();
});

test("fits a small window, and a profile can be removed", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 600 });
  await toReview(page);
  await fits(page);
  await page.getByRole("radio", { name: "Page" }).click();
  await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  await box(page, "basics.phone").click();
  await expect(field(page, "basics.phone")).toBeFocused();
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Remove profile" }).click();
  await fits(page);
  await page.getByRole("dialog").getByRole("button", { name: "Remove profile" }).click();
  await expect(heading(page, "Start with your CV")).toBeVisible();
});

test("several CVs are one profile: kept beside or in place, read again, removed one by one", async ({
  page,
}) => {
  await toProfile(page, "cvs=2");
  await expect(page.getByText("Put together from 2 CVs")).toBeVisible();
  const list = page.getByRole("region", { name: "Your CVs" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await axe(page);

  // A new file is kept beside the others, one of a known name takes its own place, and both can be changed.
  await drop(page, "cv-2026.pdf");
  const place = page.getByRole("combobox", { name: "How it is kept" });
  await expect(place).toContainText("beside my other CVs");
  await page.keyboard.press("Control+s");
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await drop(page, "lebenslauf-lindqvist.docx");
  await expect(place).toContainText("In place of lebenslauf-lindqvist.docx");
  await place.click();
  await page.getByRole("option", { name: "In place of mara-lindqvist.pdf" }).click();
  await page.keyboard.press("Control+s");
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list).not.toContainText("mara-lindqvist.pdf");

  await list.getByRole("button", { name: "More for cv-2026.pdf" }).click();
  await page.getByRole("menuitem", { name: "Read it again" }).click();
  await expect(place).toContainText("In place of cv-2026.pdf");
  await page.keyboard.press("Escape");
  await list.getByRole("button", { name: "More for cv-2026.pdf" }).click();
  await page.getByRole("menuitem", { name: "Remove this CV" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove cv-2026.pdf?" });
  await axe(page, "[role=dialog]");
  await dialog.getByRole("button", { name: "Remove this CV" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
});

test("what was corrected stays when the CV is read again, and is not asked about", async ({ page }) => {
  await toProfile(page, "cvs=2");
  await page.keyboard.press("r");
  await field(page, "education[0].institution").focus();
  await page.keyboard.type("Universität Rheinsberg");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+s");
  await button(page, "More for mara-lindqvist.pdf").click();
  await page.getByRole("menuitem", { name: "Read it again" }).click();
  await expect(field(page, "education[0].institution")).toContainText("Universität Rheinsberg");
  await expect(heading(page, "Nothing stands out")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "How it is kept" })).toContainText(
    "In place of mara-lindqvist.pdf",
  );
});

test("a field shows its place on the page, in a small window too; a photo has a page like a PDF", async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 640 });
  await toProfile(page, "profile=0");
  await drop(page, "lebenslauf-foto.jpg");
  await expect(page.getByRole("img", { name: "Page 1 of 1" })).toBeVisible();
  for (const path of ["languages[0].language", "basics.name", "skills[0].name"]) {
    await field(page, path).click();
    await expect(box(page, path)).toHaveClass(/selected/);
    await expect(box(page, path)).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
  }
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });
  test("the list of CVs fits a small window", async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 600 });
    await open(page, "cvs=2");
    await page.keyboard.press("Control+2");
    await expect(page.getByRole("heading", { name: "Deine Lebensläufe" })).toBeVisible();
    await fits(page);
  });
});
