// Takes a picture of the real window, for people to look at. Used by build/scripts/screenshot.sh:
//
//   node frontend/window/look.mjs PICTURE.png [STEPS.mjs]
//
// STEPS.mjs brings the window to the state to look at: its default export gets the window and Key.
import { pathToFileURL } from "node:url";

import { Key, openWindow } from "./driver.mjs";

const [picture, steps] = process.argv.slice(2);
if (!picture) {
  console.error("usage: node frontend/window/look.mjs PICTURE.png [STEPS.mjs]");
  process.exit(2);
}
const [width, height] = (process.env.AUTOJOB_SIZE ?? "1280x800").split("x").map(Number);
const window = await openWindow();
try {
  await window.resize(width, height);
  if (steps) await (await import(pathToFileURL(steps))).default(window, Key);
  // Fonts and the last frame.
  await window.execute(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))));
  await window.screenshot(picture);
  console.log(picture);
} finally {
  await window.close();
}
