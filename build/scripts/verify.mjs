// Runs every check and test, quietly, one after the other, and ends with a table and one line of counts.
//
//   node build/scripts/verify.mjs             everything (`make test`)
//   node build/scripts/verify.mjs lint        one group: prepare, lint, go, frontend, window
//   node build/scripts/verify.mjs staticcheck browser    single steps, by the names in the table
//
// A step that fails does not stop the others, so that one run shows all that is wrong. A test runner that
// ends well without having run a test counts as failed. Output goes to .cache/logs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, mkdirSync, readFileSync, readlinkSync } from "node:fs";
import { argv, env, exit, platform, stderr, stdout } from "node:process";

import { goTests, nodeTests, plain, playwrightTests, vitestTests } from "./counts.mjs";

const STATICCHECK = "honnef.co/go/tools/cmd/staticcheck@v0.8.2";
const LOGS = ".cache/logs";
const MINUTE = 60_000;

const linux = platform === "linux";
// Pure Go is vetted without the window's C headers; go vet and staticcheck see the same packages.
const pure = { CGO_ENABLED: "0" };

const measures = (pkg) => pkg.startsWith("autojob/backend/bench/");
async function packages(wanted) {
  return (await output("go", ["list", "-e", "./..."])).split("\n").filter((pkg) => pkg && wanted(pkg));
}

// concurrent lists the packages in which, or in whose tests, several goroutines run: in the others there is no race to find. What is made once at
// its first use counts as one goroutine.
async function concurrent() {
  const format = "{{.ImportPath}}\t{{.Dir}}\t{{range .GoFiles}}{{.}} {{end}}{{range .TestGoFiles}}{{.}} {{end}}{{range .XTestGoFiles}}{{.}} {{end}}";
  return (await output("go", ["list", "-e", "-f", format, "./..."])).split("\n").filter(Boolean).map((line) => line.split("\t")).filter(([pkg, dir, files]) =>
    !measures(pkg) && files.trim().split(" ").some((file) => file && /\bsync\.(?!OnceValue)\w|\batomic\.|^\s*go (?:func\b|\w+[.(])/m.test(readFileSync(`${dir}/${file}`, "utf8"))),
  ).map(([pkg]) => pkg);
}

// go vet has its own step, and nobody debugs these binaries.
const goTest = ["test", "-json", "-vet=off", "-ldflags=-s -w"];

const steps = [
  { group: "prepare", name: "frontend build", run: ["make", "-s", "frontend"], limit: 15 * MINUTE },
  { group: "lint", name: "go vet", run: ["go", "vet", "./..."], env: pure },
  { group: "lint", name: "staticcheck", run: ["go", "run", STATICCHECK, "./..."], env: pure },
  { group: "lint", name: "gofmt", check: gofmt },
  { group: "lint", name: "go mod tidy", run: ["go", "mod", "tidy", "-diff"], hint: "go mod tidy puts it right." },
  // The comparison with search engines is a module of its own; make bench needs what it names.
  { group: "lint", name: "the module of the peers", run: ["go", "-C", "backend/bench/peers", "list", "-deps", "-f", "", "./..."] },
  { group: "lint", name: "generated code", check: generated },
  { group: "lint", name: "frontend check", run: ["npm", "--prefix", "frontend", "run", "check"] },
  { group: "lint", name: "these scripts", run: ["node", "--test", "--test-reporter=tap", "build/scripts/counts.test.mjs"], count: nodeTests },
  { group: "go", name: "go test", run: ["go", ...goTest, "-timeout", "15m", ...(await packages((pkg) => !measures(pkg)))], count: goTests, limit: 20 * MINUTE },
  // -short leaves out what one goroutine does at length, in which there is no race to find, and shortens the campaigns.
  { group: "go", name: "go test -race -short", run: ["go", ...goTest, "-race", "-short", "-timeout", "20m", ...(await concurrent())], env: { CGO_ENABLED: "1" }, count: goTests, limit: 25 * MINUTE },
  { group: "go", name: "go test, measures", run: ["go", ...goTest, "-timeout", "10m", ...(await packages(measures))], count: goTests, limit: 15 * MINUTE },
  { group: "frontend", name: "frontend unit", run: ["npm", "--prefix", "frontend", "test"], count: vitestTests },
  { group: "frontend", name: "browser", run: ["npm", "--prefix", "frontend", "run", "e2e"], count: playwrightTests, limit: 15 * MINUTE },
  { group: "window", name: "window build", run: ["make", "-s", "windowtest"], limit: 20 * MINUTE },
  { group: "window", name: "window, light, 1280x800", run: inWindow("light", "1280x800"), count: nodeTests },
  { group: "window", name: "window, dark, 900x640", run: inWindow("dark", "900x640"), count: nodeTests },
];
// WebKitWebDriver and the session it needs exist on Linux only.
const impossible = (step) => (step.group === "window" && !linux ? "the window's driver exists on Linux only" : "");

function inWindow(theme, size) {
  return ["build/scripts/window.sh", "--theme", theme, "--size", size, "--", "node", "--test", "--test-concurrency=1", "--test-reporter=tap", "frontend/window/"];
}

const base = {
  ...env,
  NO_COLOR: "1", FORCE_COLOR: undefined,
  CHROMIUM: env.CHROMIUM ?? (await output("bash", ["-c", "command -v chromium-headless-shell chromium google-chrome google-chrome-stable chromium-browser | head -1"])).trim(),
  // With sudo, git refuses to read another person's clone unless told that it may.
  GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*",
};

/** Runs a command; resolves to its exit code and whole output, which also goes to the log. */
function run(command, args, { log, limit = 10 * MINUTE, extra = {}, onLine } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { env: { ...base, ...extra }, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const file = log && createWriteStream(log, { flags: "a" });
    let text = "", line = "", late = false;
    const timer = setTimeout(() => { late = true; killGroup(child); }, limit);
    children.add(child);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
        file?.write(chunk);
        if (!onLine) return;
        const lines = (line + chunk).split("\n");
        line = lines.pop();
        lines.forEach(onLine);
      });
    child.once("error", (error) => { text += `${command}: ${error.message}\n`; });
    child.once("close", (code) => {
      clearTimeout(timer);
      children.delete(child);
      file?.end();
      if (late) text += `\nstopped after ${limit / MINUTE} minutes\n`;
      done({ code: late ? 124 : code ?? 1, text });
    });
  });
}

const children = new Set();
function killGroup(child) {
  try { process.kill(-child.pid, "SIGKILL"); } catch { /* it has ended */ }
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => { children.forEach(killGroup); exit(130); });

async function output(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => { text += chunk; });
    child.once("error", () => done(""));
    child.once("close", () => done(text));
  });
}

async function gofmt(log) {
  const files = (await run("git", ["ls-files", "-co", "--exclude-standard", "*.go"])).text.split("\n").filter(Boolean);
  const { code, text } = await run("gofmt", ["-l", ...files], { log });
  return { code: code || (text ? 1 : 0), text: text && `not formatted (gofmt -w them):\n${text}` };
}

// Generates everything again and compares the tree with what it was, committed or not.
async function generated(log) {
  const before = await fingerprint();
  const made = await run("make", ["generate"], { log, limit: 15 * MINUTE });
  if (made.code) return made;
  const after = await fingerprint();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  return { code: changed.length ? 1 : 0, text: changed.length ? `make generate changed these; commit what it writes:\n${changed.join("\n")}\n` : "" };
}

async function fingerprint() {
  const { text } = await run("git", ["ls-files", "-co", "-z", "--exclude-standard"]);
  const sums = new Map();
  for (const path of text.split("\0").filter(Boolean)) {
    let bytes;
    try { bytes = readFileSync(path); } catch { try { bytes = readlinkSync(path); } catch { continue; } }
    sums.set(path, createHash("sha1").update(bytes).digest("hex"));
  }
  return sums;
}

// ---

const wanted = argv.slice(2);
const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.group) || wanted.includes(step.name) ||
  (step.group === "prepare" && wanted.some((name) => ["lint", "frontend", "window"].includes(name))));
if (chosen.length === 0) {
  stderr.write(`no such step; there are: ${steps.map((step) => step.name).join(", ")}\n`);
  exit(2);
}

mkdirSync(LOGS, { recursive: true });
const rows = [];
const began = Date.now();
for (const step of chosen) {
  const reason = impossible(step);
  if (reason) {
    stdout.write(`==> ${step.name}: skipped, ${reason}\n`);
    rows.push({ step, result: "skipped", seconds: 0, passed: 0, failed: 0, skipped: 1 });
    continue;
  }
  stdout.write(`==> ${step.name} ... `);
  const log = `${LOGS}/test-${step.name.replace(/[^a-z0-9]+/gi, "-")}.log`;
  createWriteStream(log).end();
  const start = Date.now();
  const beat = setInterval(() => stdout.write(`${Math.round((Date.now() - start) / MINUTE)} min ... `), MINUTE);
  const { code, text } = step.check ? await step.check(log) : await run(step.run[0], step.run.slice(1), { log, limit: step.limit, extra: step.env });
  clearInterval(beat);
  const seconds = (Date.now() - start) / 1000;
  const count = step.count ? step.count(text) : { passed: code ? 0 : 1, failed: code ? 1 : 0, skipped: 0, details: text };
  const nothing = step.count && count.passed + count.failed === 0;
  if ((code || nothing) && count.failed === 0) count.failed = 1; // it failed outside of any test
  const failed = code !== 0 || count.failed > 0;
  stdout.write(`${failed ? "FAILED" : "ok"}, ${seconds.toFixed(1)} s\n`);
  const lines = failed ? plain(count.details || text).trimEnd().split("\n").map((line) => `    ${line}`) : [];
  if (failed) {
    if (nothing && !code) lines.push("    It ran no test.");
    stdout.write([...shortened(lines, 100), ...(step.hint ? [`    ${step.hint}`] : []), `    The whole output: ${log}`, ""].join("\n"));
  }
  rows.push({ step, result: failed ? "FAILED" : "ok", seconds, lines, ...count });
}

function shortened(lines, most) {
  return lines.length > most ? [...lines.slice(0, 0.3 * most), "    [...]", ...lines.slice(-0.7 * most)] : lines;
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const widest = Math.max(...rows.map((row) => row.step.name.length));
stdout.write("\n");
for (const row of rows) for (const line of row.skips ?? []) stdout.write(`  skipped: ${line}\n`);
for (const { step, result, seconds, passed, failed, skipped } of rows) {
  const tests = step.count ? `${passed} passed${failed ? `, ${failed} failed` : ""}${skipped ? `, ${skipped} skipped` : ""}` : "";
  stdout.write(`  ${step.name.padEnd(widest)}  ${result.padEnd(7)}  ${seconds.toFixed(1).padStart(7)} s  ${tests}`.trimEnd() + "\n");
}
stdout.write(`  ${"altogether".padEnd(widest)}           ${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s\n\n`);
// What failed stands once more at the end, where someone who sees only that looks.
for (const { step, lines } of rows) if (lines?.length) stdout.write([`  ${step.name}:`, ...shortened(lines, 20), "", ""].join("\n"));
stdout.write(`${sum("passed")} passed, ${sum("failed")} failed${sum("skipped") ? `, ${sum("skipped")} skipped` : ""}\n`);
exit(sum("failed") ? 1 : 0);
