// Run by `make test` with the window's tests' runner: node --test build/scripts/
import assert from "node:assert/strict";
import { test } from "node:test";

import { goTests, nodeTests, playwrightTests, vitestTests } from "./counts.mjs";

const events = (...list) => list.map((event) => JSON.stringify(event)).join("\n");
const numbers = ({ passed, failed, skipped }) => [passed, failed, skipped];

test("go test: tests are counted, subtests are not, a failure's output is kept", () => {
  const count = goTests(events(
    { Action: "pass", Package: "p", Test: "TestA" },
    { Action: "pass", Package: "p", Test: "TestA/one" },
    { Action: "output", Package: "p", Test: "TestB", Output: "    b_test.go:7: got 1, want 2\n" },
    { Action: "fail", Package: "p", Test: "TestB" },
    { Action: "fail", Package: "p" },
  ));
  assert.deepEqual(numbers(count), [1, 1, 0]);
  assert.match(count.details, /got 1, want 2/);
});

test("go test: a package that does not build is a failure with the compiler's words", () => {
  const count = goTests(events(
    { ImportPath: "p [p.test]", Action: "build-output", Output: "./p.go:3: undefined: x\n" },
    { ImportPath: "p [p.test]", Action: "build-fail" },
    { Action: "fail", Package: "p", FailedBuild: "p [p.test]" },
  ));
  assert.deepEqual(numbers(count), [0, 1, 0]);
  assert.match(count.details, /undefined: x/);
});

test("go test: a skip keeps its reason", () => {
  const count = goTests(events(
    { Action: "output", Package: "p", Test: "TestC", Output: "    c_test.go:9: no keyring daemon here\n" },
    { Action: "skip", Package: "p", Test: "TestC" },
  ));
  assert.deepEqual(numbers(count), [0, 0, 1]);
  assert.deepEqual(count.skips, ["p TestC: no keyring daemon here"]);
});

test("node, vitest and Playwright: the closing lines are read, colours or not", () => {
  assert.deepEqual(numbers(nodeTests("# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 3\n")), [2, 2, 3]);
  assert.deepEqual(numbers(vitestTests(" Test Files  1 failed | 3 passed (4)\n \x1b[2m     Tests \x1b[22m \x1b[31m1 failed\x1b[39m | 12 passed | 2 skipped (15)\n")), [12, 1, 2]);
  assert.deepEqual(numbers(playwrightTests("  1 failed\n    [a] › b.spec.ts:3:1 › 7 passed things\n  1 flaky\n  2 skipped\n  12 passed (30.1s)\n")), [13, 1, 2]);
});

test("output without a count is no test at all", () => {
  for (const read of [goTests, nodeTests, vitestTests, playwrightTests]) assert.deepEqual(numbers(read("nothing here\n")), [0, 0, 0]);
});
