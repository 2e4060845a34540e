// Drives the real window: a small W3C WebDriver client over WebKitWebDriver, in plain Node.
//
// It needs a build made with the tag windowtest and a session made by build/scripts/window.sh. Start with
// openWindow; every window is closed by its close(), or at the latest when this process ends. Windows are
// opened one at a time: GTK sometimes fails to start when two start together.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // the W3C's name for a reference to an element
const LAUNCH_LIMIT = 15_000;
const COMMAND_LIMIT = 30_000;
const PASSING = new Set(["element click intercepted", "element not interactable", "stale element reference"]);

/** Keys that have no character of their own (W3C WebDriver, section 17.4.2). */
export const Key = {
  Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", Space: " ",
  Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Home: "\uE011", End: "\uE010", PageUp: "\uE00E", PageDown: "\uE00F",
  Left: "\uE012", Up: "\uE013", Right: "\uE014", Down: "\uE015",
};

/** An answer of the driver that is an error; code is the W3C's ("no such element", ...). */
export class DriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * Starts the program and connects to its window. A start that fails is tried once more, and said on
 * standard error.
 * @param {{binary?: string, args?: string[], env?: Record<string, string>}} [options]
 * @returns {Promise<Window>}
 */
export async function openWindow(options = {}) {
  try {
    return await launch(options);
  } catch (error) {
    console.error(`the window did not start (${error.message}); trying once more`);
    await sleep(500);
    return launch(options);
  }
}

async function launch({ binary = "bin/autojob-windowtest", args = [], env = {} }) {
  const port = await freePort();
  const drive = mkdtempSync(join(tmpdir(), "autojob-drive-"));
  // In a process group of its own, so that the driver, the program and its web processes end together.
  const driver = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], {
    env: { ...process.env, AUTOJOB_DRIVE: drive, ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [driver.stdout, driver.stderr]) stream.on("data", (chunk) => { output = (output + chunk).slice(-8000); });
  const gone = new Promise((_, reject) => {
    driver.once("error", (error) => reject(new Error(`WebKitWebDriver: ${error.message}`)));
    driver.once("exit", (code, signal) => reject(new Error(`WebKitWebDriver ended early (${code ?? signal}): ${output}`)));
  });
  gone.catch(() => {}); // the end of the driver after close() is no error
  const window = new Window(driver, drive, `http://127.0.0.1:${port}`, () => output);
  try {
    await Promise.race([gone, window.connect(resolve(binary), args)]);
    return window;
  } catch (error) {
    await window.close();
    error.message += output && !error.message.includes(output) ? `\n${output}` : "";
    throw error;
  }
}

/** One open window. Elements are references as the driver gives them: pass them back as they are. */
export class Window {
  #driver;
  #drive; // where the program finds what to drop and how to answer a dialog (automation_windowtest.c)
  #base;
  #session = "";
  #output;
  #onExit = () => this.#kill();

  constructor(driver, drive, base, output) {
    this.#driver = driver;
    this.#drive = drive;
    this.#base = base;
    this.#output = output;
    process.once("exit", this.#onExit);
  }

  async connect(binary, args) {
    for (let ready = false; !ready; ) {
      ready = await fetch(`${this.#base}/status`).then((answer) => answer.ok, () => false);
      if (!ready) await sleep(20);
    }
    const session = await this.#call("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args }, timeouts: { script: COMMAND_LIMIT, implicit: 0 } } },
    }, LAUNCH_LIMIT);
    this.#session = `/session/${session.sessionId}`;
    await this.waitFor(() => document.readyState === "complete" && location.href !== "about:blank");
  }

  /** What the driver and the program have printed lately. */
  get output() { return this.#output(); }

  title() { return this.#get("/title"); }
  url() { return this.#get("/url"); }

  /** The first element that a CSS selector finds; waits for it up to `limit` milliseconds. */
  find(css, limit = 5_000) { return this.#await("css selector", css, limit); }

  /** The first element matching `css` whose visible text is exactly `text`, as a person would look for it. */
  async findText(css, text, limit = 5_000) {
    const found = await this.waitFor((css, text) =>
      [...document.querySelectorAll(css)].find((e) => e.innerText.replace(/\s+/g, " ").trim() === text) ?? null, { limit, args: [css, text], what: `${css} reading "${text}"` });
    return found;
  }

  /** All elements that a CSS selector finds now. */
  findAll(css) { return this.#post("/elements", { using: "css selector", value: css }); }

  async exists(css) { return (await this.findAll(css)).length > 0; }
  text(element) { return this.#get(`/element/${element[ELEMENT]}/text`); }
  attribute(element, name) { return this.#get(`/element/${element[ELEMENT]}/attribute/${name}`); }
  property(element, name) { return this.#get(`/element/${element[ELEMENT]}/property/${name}`); }
  /** Clicks an element, or what `element` finds. What is covered or replaced by something that is just going away or coming, as a
   *  dialog that closes or a page that is drawn anew, is tried again. */
  async click(element, limit = 5_000) {
    for (const until = performance.now() + limit; ; await sleep(100)) {
      const found = typeof element === "function" ? await element() : element;
      try {
        // WebKit scrolls no further when a part of it is in sight, even if its middle is not.
        await this.execute((e) => e.scrollIntoView({ block: "center", behavior: "instant" }), found);
        return await this.#post(`/element/${found[ELEMENT]}/click`, {});
      } catch (error) {
        if (!PASSING.has(error.code) || performance.now() > until) throw error;
      }
    }
  }
  clear(element) { return this.#post(`/element/${element[ELEMENT]}/clear`, {}); }

  /** Types into an element, by real key events. */
  type(element, text) { return this.#post(`/element/${element[ELEMENT]}/value`, { text }); }

  /** Presses keys one after the other in whatever has the focus; an array is a chord: keys(Key.Down, [Key.Control, "k"]). */
  keys(...presses) {
    const actions = presses.flatMap((press) => {
      const chord = Array.isArray(press) ? press : [press];
      return [...chord.map((value) => ({ type: "keyDown", value })), ...chord.toReversed().map((value) => ({ type: "keyUp", value }))];
    });
    return this.#post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Drops files on an element, as if from the desktop's file manager. */
  async drop(element, ...paths) {
    const { x, y } = await this.execute((e) => {
      const box = e.getBoundingClientRect();
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    }, element);
    this.#leave("drop", `DD:${x}:${y}:${paths.map((path) => resolve(path)).join("\n")}`);
  }

  /** Has the next file dialog choose these files, or cancel if there are none. Call it before what opens the dialog. */
  answerDialog(...paths) {
    this.#leave("dialog", paths.map((path) => resolve(path)).join("\n"));
  }

  // Written aside and renamed, so that the program never reads half of it.
  #leave(name, text) {
    const aside = join(this.#drive, `.${name}`);
    writeFileSync(aside, text);
    renameSync(aside, join(this.#drive, name));
  }

  /** Runs a function in the page with JSON arguments or elements; a promise is waited for. */
  async execute(fn, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${fn}).apply(null, Array.from(arguments).slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.#post("/execute/async", { script, args });
    if (error !== undefined) throw new Error(`in the page: ${error}`);
    return value ?? null;
  }

  /** Waits until a function in the page returns something true, and returns that. */
  async waitFor(fn, { limit = 5_000, args = [], what = String(fn) } = {}) {
    const until = performance.now() + limit;
    for (;;) {
      const value = await this.execute(fn, ...args);
      if (value) return value;
      if (performance.now() > until) throw new Error(`waited ${limit} ms for ${what}`);
      await sleep(40);
    }
  }

  async size() {
    return this.execute(() => ({ width: innerWidth, height: innerHeight }));
  }

  /** Makes the page `width` by `height` pixels; the screen must be at least as large. */
  async resize(width, height) {
    await this.#post("/window/rect", { x: 0, y: 0, width, height });
    await this.waitFor((w, h) => Math.abs(innerWidth - w) < 2 && Math.abs(innerHeight - h) < 2, { args: [width, height], what: `a page of ${width}x${height}` });
  }

  /** Saves what the window shows as a PNG and returns its bytes. */
  async screenshot(path) {
    const png = Buffer.from(await this.#get("/screenshot"), "base64");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, png);
    return png;
  }

  async close() {
    process.removeListener("exit", this.#onExit);
    // The program ends while it answers, which the driver reports as "no such window".
    if (this.#session) await this.#call("DELETE", this.#session, undefined, 5_000).catch(() => {});
    this.#kill();
    if (this.#driver.exitCode === null && this.#driver.signalCode === null && this.#driver.pid)
      await Promise.race([new Promise((done) => this.#driver.once("exit", done)), sleep(2_000)]);
  }

  #kill() {
    rmSync(this.#drive, { recursive: true, force: true });
    if (!this.#driver.pid) return;
    try {
      process.kill(-this.#driver.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }

  async #await(using, value, limit) {
    const until = performance.now() + limit;
    for (;;) {
      const [element] = await this.#post("/elements", { using, value });
      if (element) return element;
      if (performance.now() > until) throw new DriverError("no such element", `${value} did not appear in ${limit} ms`);
      await sleep(40);
    }
  }

  #get(path) { return this.#call("GET", this.#session + path); }
  #post(path, body) { return this.#call("POST", this.#session + path, body); }

  async #call(method, path, body, limit = COMMAND_LIMIT) {
    const answer = await fetch(this.#base + path, {
      method, signal: AbortSignal.timeout(limit),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    }).catch((error) => { throw new DriverError("no answer", `${method} ${path}: ${error.message}`); });
    const { value } = await answer.json();
    if (!answer.ok) throw new DriverError(value?.error ?? answer.status, `${method} ${path}: ${value?.message ?? ""}`);
    return value;
  }
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
