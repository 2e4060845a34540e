import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { expect, test as bare, type Page } from "@playwright/test";
import { openings, policyOf, remoteReferences } from "../tests/remote";
import { open, test } from "./support";

/** A server on this computer that would give anything to anybody, and notes what it is asked for. */
async function listen(): Promise<{ server: Server; address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.url ?? "");
    answer.setHeader("access-control-allow-origin", "*").end("reached");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const dist = process.env.E2E_DIST ?? "dist";
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** The built page as it would be without its policy. */
async function serveUnguarded(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? "/", "http://here").pathname;
    const file = path === "/" ? "/index.html" : path;
    answer.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    const text = readFileSync(join(dist, file));
    answer.end(
      file === "/index.html"
        ? text.toString().replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, "")
        : text,
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Puts into the page what an ad with a counting image would, in every way in which one loads. */
async function plant(page: Page, address: string) {
  await page.evaluate((at) => {
    const add = (tag: string, attributes: Record<string, string>, into = document.body) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      into.append(element);
      return element;
    };
    add("img", { src: `${at}/image.png` });
    new Image().src = `${at}/script-image.png`;
    const styled = add("div", {});
    styled.style.backgroundImage = `url(${at}/style.png)`;
    styled.textContent = "planted";
    add("link", { rel: "stylesheet", href: `${at}/sheet.css` }, document.head);
    add("script", { src: `${at}/code.js` });
    add("iframe", { src: `${at}/frame` });
    add("video", { src: `${at}/film.mp4`, poster: `${at}/poster.png` });
    void fetch(`${at}/fetched`).catch(() => undefined);
    navigator.sendBeacon(`${at}/beacon`);
  }, address);
}

test("an ad whose text holds images and styles is shown as text, and nobody is asked", async ({ page }) => {
  const { server, address, asked } = await listen();
  try {
    await open(page);
    await page.getByRole("button", { name: "Jobs", exact: true }).click();
    await page.keyboard.press("n");
    const image = `<img src="${address}/x.png" alt="logo">`;
    await page.keyboard.insertText(
      `Gardener\nBotanical garden of Rheinsberg\nYou look after 300 roses.\n${image}\n![logo](${address}/y.png)\n<style>p { background: url(${address}/z.png) }</style>`,
    );
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "See the matches" }).press("Enter");
    await page.keyboard.press("/");
    await page.keyboard.type("gardener");
    await expect(page.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article")).toContainText(image);
    await expect(page.getByRole("article").locator("img")).toHaveCount(0);
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
});

bare(
  "what is planted in the page is kept from the network by its policy, and without the policy it is not",
  async ({ page }) => {
    const { server, address, asked } = await listen();
    const unguarded = await serveUnguarded();
    try {
      await open(page);
      await plant(page, address);
      await page.waitForTimeout(500);
      expect(asked).toEqual([]);

      // The check bites: the same page without its policy asks for each.
      await page.goto(`${unguarded.address}/`);
      await page.locator("#app > *").first().waitFor();
      await plant(page, address);
      for (const path of [
        "/image.png",
        "/script-image.png",
        "/style.png",
        "/sheet.css",
        "/code.js",
        "/frame",
        "/fetched",
        "/beacon",
      ])
        await expect.poll(() => asked, path).toContain(path);
    } finally {
      server.close();
      unguarded.server.close();
    }
  },
);

bare("the built page names nothing elsewhere to load, and is served with its policy", async ({ request }) => {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|js|css|svg|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(remoteReferences(readFileSync(file, "utf8")), file).toEqual([]);
  const { policy, first } = policyOf(await (await request.get("/")).text());
  expect(openings(policy)).toEqual([]);
  expect(first).toBe(true);
});
