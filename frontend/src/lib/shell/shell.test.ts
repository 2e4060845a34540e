import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { classify, fileName } from "./drop";
import { find } from "./find";
import { keyLabel, pressed } from "./keys";
import { Router } from "./router.svelte";
import { Toasts } from "./toasts.svelte";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as KeyboardEvent;

describe("dropped files", () => {
  test.each([
    [["cv.pdf"], "resume"],
    [["C:\\Users\\m\\CV.DOCX"], "resume"],
    [["ads.jsonl"], "jobs"],
    [["a.csv", "b.html"], "jobs"],
    [["a.json", "b.json"], "jobs"],
    [["resume.json"], "unclear"],
    [["ad.txt"], "unclear"],
    [["photo.png"], "resume"],
    [["sheet.xlsx"], "unknown"],
    [["cv.pdf", "ads.csv"], "unknown"],
    [["no-ending"], "unknown"],
    [[], "unknown"],
    [["scan.JPG"], "resume"],
    [["linkedin.zip"], "resume"],
    [["europass.xml"], "unclear"],
    [["ad.eml", "page.mhtml"], "jobs"],
  ] as [string[], string][])("%j are %s", (paths, kind) => expect(classify(paths)).toBe(kind));

  test.each([
    [["ad.pdf"], "unclear"],
    [["ad.pdf", "page.html"], "jobs"],
    [["cv.docx"], "resume"],
  ] as [string[], string][])("among the jobs %j are %s", (paths, kind) =>
    expect(classify(paths, "jobs")).toBe(kind),
  );

  test("a name is shown without its folder", () => {
    expect(fileName("/home/m/cv.pdf")).toBe("cv.pdf");
    expect(fileName("C:\\m\\cv.pdf")).toBe("cv.pdf");
  });
});

describe("keys", () => {
  test("a letter is not the letter with Ctrl", () => {
    expect(pressed(press("s"), "s")).toBe(true);
    expect(pressed(press("s", { ctrlKey: true }), "s")).toBe(false);
    expect(pressed(press("s", { ctrlKey: true }), "mod+s")).toBe(true);
    expect(pressed(press("s", { altKey: true }), "s")).toBe(false);
  });
  test("plus and question mark are themselves", () => {
    expect(pressed(press("+", { ctrlKey: true }), "mod+plus")).toBe(true);
    expect(pressed(press("?", { shiftKey: true }), "?")).toBe(true);
  });
  test("are shown as on the keyboard", () => {
    expect(keyLabel("mod+k")).toBe("Ctrl K");
    expect(keyLabel("escape")).toBe("Esc");
    expect(keyLabel("s")).toBe("S");
  });
});

describe("finding an action", () => {
  const labels = ["Show the map", "Hide this job", "Thème sombre", "Map of all"];
  const by = (typed: string) => find(labels, (l) => l, typed);
  test("needs every word, without accents", () => {
    expect(by("theme")).toEqual(["Thème sombre"]);
    expect(by("job hide")).toEqual(["Hide this job"]);
    expect(by("job map")).toEqual([]);
  });
  test("takes what has just that name first", () => {
    const named = [
      { label: "Compare two jobs", name: "" },
      { label: "Go to Jobs", name: "Jobs" },
      { label: "Jobs like this one", name: "" },
    ];
    const at = (typed: string) =>
      find(
        named,
        (l) => l.label,
        typed,
        (l) => l.name,
      ).map((l) => l.label);
    expect(at("jobs")).toEqual(["Go to Jobs", "Compare two jobs", "Jobs like this one"]);
    expect(at("job")).toEqual(named.map((l) => l.label));
  });
  test("keeps the order and shows all when nothing is typed", () => {
    expect(by("")).toEqual(labels);
    expect(by("map")).toEqual(["Show the map", "Map of all"]);
  });
});

describe("the router", () => {
  test("goes, and goes back with what the page was opened with", () => {
    const router = new Router("matches");
    router.go("jobs", { paths: ["a.csv"] });
    router.replace({});
    router.go("matches", { id: "7" });
    expect(router.place).toEqual({ page: "matches", params: { id: "7" } });
    expect(router.back()).toBe(true);
    expect(router.place).toEqual({ page: "jobs", params: {} });
    router.back();
    expect(router.back()).toBe(false);
    expect(router.page).toBe("matches");
  });
  test("leads out of a part of a page, to the page itself", () => {
    const router = new Router("jobs");
    router.go("jobs", { part: "boards" });
    router.go("jobs");
    expect(router.place).toEqual({ page: "jobs", params: {} });
    router.back();
    expect(router.place.params.part).toBe("boards");
    router.back();
    router.go("jobs");
    expect(router.back()).toBe(false);
  });
});

describe("notes with a way back", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a removal becomes real only when its note goes", () => {
    const toasts = new Toasts(1000);
    const commit = vi.fn();
    const undo = vi.fn();
    toasts.show({ text: "Removed", undo, commit });
    vi.advanceTimersByTime(999);
    expect(commit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(commit).toHaveBeenCalledOnce();
    toasts.undoLast();
    expect(undo).not.toHaveBeenCalled();
  });
  test("undone is never committed", () => {
    const toasts = new Toasts(1000);
    const commit = vi.fn();
    const undo = vi.fn();
    toasts.show({ text: "Removed", undo, commit });
    toasts.undoLast();
    vi.advanceTimersByTime(5000);
    expect(undo).toHaveBeenCalledOnce();
    expect(commit).not.toHaveBeenCalled();
  });
  test("a mark can be taken back after its note has gone", () => {
    const toasts = new Toasts(1000);
    const undo = vi.fn();
    toasts.show({ text: "Saved", undo });
    vi.advanceTimersByTime(2000);
    expect(toasts.all).toEqual([]);
    toasts.undoLast();
    expect(undo).toHaveBeenCalledOnce();
  });
  test("holding keeps a note; closing the window makes what waits real", () => {
    const toasts = new Toasts(1000);
    const commit = vi.fn();
    const id = toasts.show({ text: "Removed", commit });
    toasts.hold(id);
    vi.advanceTimersByTime(5000);
    expect(toasts.all).toHaveLength(1);
    toasts.flush();
    expect(commit).toHaveBeenCalledOnce();
  });
});
