// Reads from a test runner's output how many tests passed, failed and were skipped, and what a person
// must see of those that failed. One function for each runner, all of the same shape:
// text -> { passed, failed, skipped, details, skips }.

/** `go test -json`. Counts tests and their subtests' roots; a package that does not build counts as one failure. */
export function goTests(text) {
  const count = { passed: 0, failed: 0, skipped: 0, details: "", skips: [] };
  const said = new Map(); // package and test -> its output
  const add = (key, line) => said.set(key, (said.get(key) ?? "") + line);
  const take = (key) => said.get(key) ?? "";
  const broken = new Set();
  for (const line of text.split("\n")) {
    if (!line.startsWith("{")) {
      if (line.trim()) count.details += `${line}\n`; // the go command itself
      continue;
    }
    let event;
    try { event = JSON.parse(line); } catch { continue; }
    const { Action, Test, Package, ImportPath, Output } = event;
    const key = `${Package ?? ImportPath} ${Test ?? ""}`;
    if (Action === "output" || Action === "build-output") add(key, Output);
    else if (Action === "build-fail") count.details += take(key);
    else if (!Test) {
      if (Action === "fail" && !broken.has(Package)) {
        // No test failed, so the package did: it does not build, panicked in TestMain, or ran out of time.
        count.failed++;
        count.details += take(key);
      }
    } else if (Action === "pass") { if (!Test.includes("/")) count.passed++; }
    else if (Action === "skip") {
      if (!Test.includes("/")) count.skipped++;
      count.skips.push(`${Package} ${Test}: ${reason(take(key))}`);
    } else if (Action === "fail") {
      broken.add(Package);
      if (!Test.includes("/")) count.failed++;
      count.details += take(key);
    }
  }
  return count;
}

// The line that t.Skip wrote, without its place.
function reason(output) {
  const line = output.split("\n").find((l) => /^\s+\S+\.go:\d+: /.test(l)) ?? "";
  return line.replace(/^\s+\S+\.go:\d+: /, "").trim() || "no reason given";
}

/** `node --test --test-reporter=tap`. */
export function nodeTests(text) {
  const number = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped"), details: "", skips: [] };
}

/** vitest's closing line: `Tests  1 failed | 12 passed | 2 skipped (15)`. */
export function vitestTests(text) {
  const line = plain(text).match(/^\s*Tests\s+(.*)$/m)?.[1] ?? "";
  return { ...words(line), details: "", skips: [] };
}

/** Playwright's closing lines: `  1 failed`, `  1 flaky`, `  2 skipped`, `  12 passed (30.1s)`. A flaky test passed on its second try. */
export function playwrightTests(text) {
  const lines = plain(text).split("\n").filter((line) => /^\s+\d+ (passed|failed|flaky|skipped|did not run|interrupted)\b/.test(line));
  const count = words(lines.join(" | "));
  const of = (word) => Number(lines.join("\n").match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { ...count, passed: count.passed + of("flaky"), failed: count.failed + of("did not run") + of("interrupted"), details: "", skips: [] };
}

function words(line) {
  const of = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: of("passed"), failed: of("failed"), skipped: of("skipped") };
}

/** The text without the codes that colour it. */
export const plain = (text) => text.replace(/\x1b\[[0-9;]*m/g, "");
