import axeCore from "axe-core";
import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** A page that fails its test on any error in the console, any exception, any breach of the policy, any foreign request. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL!) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** What day the memory backend thinks it is. */
const today = "2026-11-24";

/** Opens the window on the memory backend; see memoryOptions for what `query` may say. */
export async function open(page: Page, query = "") {
  await page.clock.setFixedTime(new Date(`${today}T09:00:00Z`));
  await page.goto(`/?${query}&today=${today}&pace=15`);
  await page.locator("#app > *").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

export const themes = ["light", "dark"] as const;

/**
 * WCAG 2.2 AA and best practice, as far as a machine can tell: of the whole page, or of one part (a dialog, a menu) when the
 * page behind it has been looked at before.
 */
export async function axe(page: Page, part?: string) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source);
  const violations = await page.evaluate(
    async ([part, tags]) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { violations } = await axe.run(part ?? document, {
        runOnly: [...tags],
        resultTypes: ["violations"],
        // What floats over the page (a menu, a list of choices) stands outside its landmarks on purpose.
        rules: { region: { enabled: !part } },
      });
      return violations;
    },
    [part, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]] as const,
  );
  const told = violations.map(
    (v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).join("; ")})`,
  );
  expect(told).toEqual([]);
}

/** No part of the page stands outside the window or is cut at its edge. */
export async function fits(page: Page) {
  const over = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const out = [...document.querySelectorAll("button, input, textarea, h1, h2, [role=combobox]")]
      .filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 2 && box.left < window.innerWidth && box.right > window.innerWidth + 1;
      })
      .map((e) => e.outerHTML.slice(0, 120));
    return { wide, out };
  });
  expect(over).toEqual({ wide: 0, out: [] });
}

/** Larger text, as the person would ask for it. */
export async function textSize(page: Page, steps: number) {
  for (let i = 0; i < steps; i++) await page.keyboard.press("Control+=");
}

export const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Tab until the control has the focus; fails when it is never reached. */
export async function tabTo(
  page: Page,
  name: string,
  role: "button" | "textbox" | "checkbox" | "radio" | "combobox" = "button",
  within: Page | Locator = page,
) {
  const target = within.getByRole(role, { name, exact: true });
  await expect(target).toBeVisible();
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** Goes to the button and presses it, by keyboard alone. */
export async function press(page: Page, name: string, within: Page | Locator = page) {
  await tabTo(page, name, "button", within);
  await page.keyboard.press("Enter");
}

/** The words of the kit that is shown, as someone copies them. */
export async function kitWords(page: Page): Promise<string[]> {
  const lines = page.getByRole("list", { name: "The 24 words" }).getByRole("listitem");
  await expect(lines).toHaveCount(24);
  return (await lines.allInnerTexts()).map((line) => line.replace(/^\d+\s*/, "").trim());
}

/** Types the words that are asked for, from those that were copied. */
export async function typeKit(page: Page, words: string[]) {
  const fields = page.getByRole("textbox", { name: /^Word \d+$/ });
  await expect(fields.first()).toBeFocused();
  for (const field of await fields.all()) {
    const label = await field.evaluate((e: HTMLInputElement) => e.labels?.[0]?.textContent ?? "");
    await expect(field).toBeFocused();
    await page.keyboard.type(words[Number(label.replace(/\D/g, "")) - 1]!);
    await page.keyboard.press("Tab");
  }
}
