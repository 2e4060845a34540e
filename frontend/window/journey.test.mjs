// The whole walk in the real window: first start, its recovery kit (kept in the light theme, put off in the dark one), a CV from
// a file, its review, job ads from a file, the ranked list, a job's page, the privacy page with its lock; then another start, where everything is still
// there. Words come from the English messages, as the page shows them.
// Run it by: build/scripts/window.sh node --test frontend/window/
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before as first, test } from "node:test";

import { Key, openWindow } from "./driver.mjs";

const theme = process.env.AUTOJOB_THEME ?? "light";
const size = process.env.AUTOJOB_SIZE ?? "1280x800";
const [width, height] = size.split("x").map(Number);
const samples = "backend/sample";

const messages = Object.assign({}, ...readdirSync("frontend/messages", { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) =>
  JSON.parse(readFileSync(join("frontend/messages", e.name, "en.json"), "utf8"))));

/** The words of a message without parameters. */
function say(key) {
  assert.equal(typeof messages[key], "string", `the message ${key}`);
  return messages[key];
}

/** The words of a message up to its first parameter. */
const before = (key) => messages[key].slice(0, messages[key].indexOf("{")).trim();

const passphrase = "harbour violet tractor pepper";
async function unlock() {
  await window.type(await window.find("input[autocomplete=current-password]"), passphrase);
  await window.keys(Key.Enter);
}

/** @type {import("./driver.mjs").Window} */
let window;
first(async () => {
  window = await openWindow();
  await window.resize(width, height);
});
after(() => window?.close());

/** A picture once the page has come to rest: fonts there, images drawn. */
async function picture(name) {
  await window.execute(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((i) => i.decode().catch(() => {})));
    await new Promise((done) => setTimeout(done, 600));
  });
  return window.screenshot(`.cache/screens/${name}-${theme}-${size}.png`);
}
const see = (text, limit = 10_000) =>
  window.waitFor((text) => document.body.innerText.replace(/\s+/g, " ").includes(text), { args: [text], limit, what: `"${text}" in the window` });

/** Presses the button with these words; a key shown inside it does not count. */
async function press(words, limit = 10_000) {
  await window.click(() => window.waitFor((words) =>
    [...document.querySelectorAll("button, [role=tab], [role=radio], a")].find((b) => {
      const copy = b.cloneNode(true);
      for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
      const name = (b.getAttribute("aria-label") ?? copy.textContent).replace(/\s+/g, " ").trim();
      return name === words && !b.disabled && b.getClientRects().length > 0;
    }) ?? null, { args: [words], limit, what: `a button "${words}"` }));
}

test("first start makes the store", async () => {
  await see(say("onboarding_store_title"));
  await picture("first-store");
  await press(say("onboarding_continue"));
  await see(say("kit_about"), 20_000);
  await picture("first-kit");
});

if (theme === "light") test("the recovery kit is shown once, and kept when its words are typed again", keepKit);
else test("the recovery kit can be put off", () => press(say("onboarding_later")));

async function keepKit() {
  await press(say("kit_show"));
  const words = await window.waitFor((label) => {
    const lines = [...document.querySelectorAll(`ol[aria-label="${label}"] li`)];
    return lines.length === 24 && lines.map((line) => line.innerText.replace(/^\d+\s*/, "").trim());
  }, { args: [say("kit_words")], what: "the 24 words" });
  assert.deepEqual(words.filter((word) => !/^[a-z]{3,8}$/.test(word)), [], "words of a kit");
  await window.find(`svg[role=img][aria-label="${say("kit_qr")}"]`);
  await picture("first-kit-words");
  await press(say("kit_have"));
  const asked = await window.waitFor((word) => {
    const labels = [...document.querySelectorAll("label")].filter((l) => l.innerText.startsWith(word));
    return labels.length > 0 && labels.map((l) => ({ position: Number(l.innerText.slice(word.length)), field: l.control }));
  }, { args: [messages.kit_word.replace("{position}", "")], what: "the words that are asked for" });
  // A slip is told, keeps the kit from counting, and is typed over.
  await window.type(asked[0].field, `${words[asked[0].position - 1]}x`);
  await press(say("kit_keep"));
  await see(messages.kit_word_wrong.replace("{position}", asked[0].position));
  await window.keys(...words[asked[0].position - 1]);
  for (const { position, field } of asked.slice(1)) await window.type(field, words[position - 1]);
  await press(say("kit_keep"));
  await see(say("kit_done"), 60_000);
  await picture("first-kit-done");
  await press(say("onboarding_continue"));
}

test("a CV is read, and reviewed beside its page", async () => {
  await see(say("onboarding_resume_title"), 20_000);
  await picture("first-resume");
  window.answerDialog(join(samples, "cv/nurse.pdf"));
  await press(say("profile_choose"));
  await see("Adeyemi-Holt", 90_000); // the PDF reader is compiled the first time
  const page = await window.waitFor(() => [...document.images].find((i) => i.src.startsWith("data:image/png") && i.naturalWidth > 300) ?? null,
    { limit: 30_000, what: "the page's picture" });
  assert.ok(page);
  await picture("review");
  await press(say("profile_save"));
  await see(say("onboarding_wishes_title"));
  await picture("first-wishes");
  await press(say("onboarding_done"));
});

test("job ads come in from files and are ranked with reasons", async () => {
  await press(say("shell_page_jobs"));
  window.answerDialog(join(samples, "jobs/ads-uk.jsonl"), join(samples, "jobs/ads-us.jsonl"));
  await press(say("jobs_add"));
  await see("Staff Nurse", 60_000);
  await see(say("jobs_result_title"));
  await picture("jobs");
  await press(say("jobs_result_matches"));
  const rows = await window.waitFor(() => {
    const options = [...document.querySelectorAll("[role=option], [role=row]")].map((e) => e.innerText);
    return options.length > 3 && options;
  }, { limit: 60_000, what: "ranked rows" });
  assert.match(rows.join("\n"), /Staff Nurse|Registered Nurse/);
  await picture("matches");
});

test("a job's page opens by keyboard and quotes the CV and the ad", async () => {
  // A new store compares nothing before it was chosen.
  await window.click(await window.find("main [role=switch]"));
  for (let left = 200; left > 0 && (await window.execute(() => !!document.querySelector("main [role=switch]"))); left--)
    await new Promise((next) => setTimeout(next, 100));
  const list = await window.find("[role=listbox]");
  await window.execute((e) => e.focus(), list);
  await window.keys(Key.Home);
  await window.keys("j", "k");
  await window.keys(Key.Enter);
  await see(say("matches_why"), 20_000);
  const text = await window.execute(() => document.body.innerText);
  const cv = JSON.parse(readFileSync("backend/testdata/truth/sample_cvs.json", "utf8")).cvs["nurse.pdf"];
  assert.ok(cv.work.some((w) => text.includes(w.position)) || /wound|ward|patients/i.test(text), "words of the CV in the job's page");
  await picture("job");
  await window.keys([Key.Control, "k"]);
  await window.find("[role=dialog]");
  await picture("palette");
  await window.keys(Key.Escape);
});

test("the privacy page says how things stand, backs up, checks and erases", async () => {
  await press(say("shell_page_privacy"));
  await see(say("privacy_local"));
  await see(theme === "light" ? before("privacy_kit_since") : say("privacy_kit_none"));
  await picture("privacy");
  await press(say("privacy_backup_now"));
  await see(say("privacy_backup_done"), 60_000);
  await see(before("privacy_backup_last"));
  await press(say("privacy_check_do"));
  const found = await window.waitFor(() => {
    const lines = [...document.querySelectorAll("[data-part=check] li")].map((line) => line.innerText);
    return lines.length > 0 && lines;
  }, { limit: 120_000, what: "what the check found" });
  assert.deepEqual(found.filter((line) => line.startsWith(say("privacy_state_bad"))), [], "nothing is out of order");
  await picture("privacy-check");
  await press(say("privacy_erase"));
  await see(before("privacy_receipt"), 60_000);
  await see(say("privacy_receipt_key"));
  await picture("privacy-erased");
});

test("a passphrase on top of the keychain locks the store", async () => {
  await press(say("privacy_lock_add"));
  await window.find("[role=dialog] input[type=password]");
  for (const field of await window.findAll("[role=dialog] input[type=password]")) await window.type(field, passphrase);
  await window.keys(Key.Enter);
  await see(say("privacy_key_changed"), 60_000);
  await window.keys([Key.Control, "l"]);
  await see(say("onboarding_lock_what"), 20_000);
  await picture("locked");
  await unlock();
  await see(say("privacy_local"), 30_000);
});

test("the next start asks for the passphrase and finds everything as it was", async () => {
  await window.close();
  window = await openWindow();
  await window.resize(width, height);
  await see(say("onboarding_passphrase_title"), 30_000);
  await unlock();
  await press(say("shell_page_profile"), 30_000);
  await see("Adeyemi-Holt", 20_000);
  await picture("profile");
});

test("nothing of the CV is readable in the data folder", () => {
  const files = [];
  const walk = (dir) => { for (const e of readdirSync(dir, { withFileTypes: true })) e.isDirectory() ? walk(join(dir, e.name)) : files.push(join(dir, e.name)); };
  walk(process.env.AUTOJOB_HOME);
  assert.ok(files.length > 4, "the store's files");
  for (const file of files.filter((f) => statSync(f).size < 64 << 20)) {
    const bytes = readFileSync(file);
    for (const secret of ["Adeyemi", "nurse.pdf", "%PDF-"])
      for (const form of [Buffer.from(secret), Buffer.from(secret, "utf16le"), Buffer.from(Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1))])
        assert.ok(!bytes.includes(form), `${secret} is readable in ${file}`);
  }
});
