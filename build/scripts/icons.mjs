// Draws build/appicon.png (1024 px) and build/windows/icon.ico (16 to 256 px) from build/appicon.svg with
// a headless Chromium. Run it after changing the drawing: node build/scripts/icons.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const svg = readFileSync("build/appicon.svg", "utf8");
const chromium = process.env.CHROMIUM ?? "chromium";
const work = mkdtempSync(join(tmpdir(), "autojob-icons-"));

function draw(size) {
  const page = join(work, `${size}.html`);
  const png = join(work, `${size}.png`);
  const scaled = svg.replace(/width="1024" height="1024"/, `width="${size}" height="${size}"`);
  writeFileSync(page, `<!doctype html><style>*{margin:0}svg{display:block}</style>${scaled}`);
  execFileSync(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
    "--default-background-color=00000000", `--window-size=${size},${size}`, `--screenshot=${png}`, `file://${page}`], { stdio: "ignore" });
  return readFileSync(png);
}

// An .ico is a directory of pictures; since Windows Vista they may be PNG.
function ico(sizes) {
  const pictures = sizes.map((size) => ({ size, png: draw(size) }));
  const directory = Buffer.alloc(6 + 16 * pictures.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  pictures.forEach(({ size, png }, i) => {
    const at = 6 + 16 * i;
    directory.writeUInt8(size % 256, at); // 256 is written as 0
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(png.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([directory, ...pictures.map((p) => p.png)]);
}

writeFileSync("build/appicon.png", draw(1024));
writeFileSync("build/windows/icon.ico", ico([16, 24, 32, 48, 64, 128, 256]));
rmSync(work, { recursive: true });
