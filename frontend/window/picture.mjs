// What a test needs to know of a screenshot, from the PNG's own bytes (W3C PNG, sections 5 and 9).
import { inflateSync } from "node:zlib";

/** How many different rows of pixels a PNG has; a blank window has one or two. */
export function differentRows(png) {
  const width = png.readUInt32BE(16);
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[png[25]];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error("not a plain PNG of 8 bits a channel");
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const filtered = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const rows = new Set();
  let above = Buffer.alloc(stride);
  for (let at = 0; at < filtered.length; at += stride + 1) {
    const row = Buffer.from(filtered.subarray(at + 1, at + 1 + stride));
    unfilter(filtered[at], row, above, channels);
    rows.add(row.toString("latin1"));
    above = row;
  }
  return rows.size;
}

function unfilter(kind, row, above, channels) {
  for (let i = 0; i < row.length; i++) {
    const left = i < channels ? 0 : row[i - channels];
    const up = above[i];
    const corner = i < channels ? 0 : above[i - channels];
    if (kind === 1) row[i] += left;
    else if (kind === 2) row[i] += up;
    else if (kind === 3) row[i] += (left + up) >> 1;
    else if (kind === 4) row[i] += paeth(left, up, corner);
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
