// The real window starts, shows our page in the theme and size of the session, and a driver reaches it.
// Run it by: build/scripts/window.sh node --test frontend/window/
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { differentRows } from "./picture.mjs";
import { DriverError, openWindow } from "./driver.mjs";

const theme = process.env.AUTOJOB_THEME ?? "light";
const size = process.env.AUTOJOB_SIZE ?? "1280x800";
const [width, height] = size.split("x").map(Number);

/** @type {import("./driver.mjs").Window} */
let window;
before(async () => { window = await openWindow(); });
after(() => window?.close());

test("the window shows Autojob's page", async () => {
  assert.equal(await window.title(), "Autojob");
  assert.match(await window.url(), /^wails:\/\//);
  const main = await window.find("main, #app");
  await window.waitFor((e) => e.innerText.trim().length > 0, { args: [main], what: "text in the page" });
});

test("the page follows the system's theme and size", async () => {
  await window.resize(width, height);
  assert.equal(await window.execute(() => matchMedia("(prefers-color-scheme: dark)").matches), theme === "dark");
  assert.equal(await window.execute(() => matchMedia("(prefers-reduced-motion: reduce)").matches), true);
  const png = await window.screenshot(`.cache/screens/start-${theme}-${size}.png`);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height], "the picture's size");
  assert.ok(differentRows(png) > 20, `only ${differentRows(png)} rows of the picture differ: the window is blank`);
});

test("the page came with a policy that lets nothing in from elsewhere", async () => {
  const { policy, before } = await window.execute(() => {
    const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    const loads = [...document.querySelectorAll("script[src], link[href], img[src]")];
    const earlier = (e) => !meta || (e.compareDocumentPosition(meta) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return { policy: meta?.content ?? "", before: loads.filter(earlier).map((e) => e.getAttribute("src") ?? e.getAttribute("href")) };
  });
  assert.match(policy, /^default-src 'none';/);
  assert.deepEqual(policy.match(/unsafe|https?:|wss?:|\*/g), null);
  assert.deepEqual(before.filter((address) => !/^\/wails\/(ipc|runtime)\.js$/.test(address)), [], "loads before its policy");
});

test("the page reaches Go and nothing else", async () => {
  assert.equal(await window.execute(() => typeof globalThis.runtime?.WindowGetSize), "function");
  // A server that would let any page in: only the page's own policy keeps the request from it.
  let requests = 0;
  const server = createServer((_, answer) => { requests++; answer.setHeader("access-control-allow-origin", "*").end("reached"); });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${server.address().port}/`;
  try {
    assert.equal(await (await fetch(address)).text(), "reached", "the server answers who may ask");
    assert.equal(await window.execute((address) => fetch(address).then((a) => a.text(), () => "refused"), address), "refused");
    // An image or a style that an ad could bring along is kept from it, too.
    await window.execute((address) => {
      const image = document.createElement("img");
      image.src = `${address}image.png`;
      const styled = document.createElement("div");
      styled.textContent = "planted";
      styled.style.backgroundImage = `url(${address}style.png)`;
      document.body.append(image, styled);
      return new Promise((done) => setTimeout(() => { image.remove(); styled.remove(); done("over"); }, 500));
    }, address);
    assert.equal(requests, 1, "requests that arrived");
  } finally {
    server.close();
  }
});

test("an element that is not there is an error that says so", async () => {
  await assert.rejects(window.find("#no-such-element", 100), (error) => error instanceof DriverError && /no-such-element/.test(error.message));
});
