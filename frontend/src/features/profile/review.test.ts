import { describe, expect, test } from "vitest";
import { Review } from "./review.svelte";
import { draft } from "$lib/backend/memory/resume";

const start = () => new Review(draft("d", "mara.pdf"));
const at = (review: Review, path: string) => review.find(path)!;

describe("what is told when a CV is saved", () => {
  test("nothing when nothing was done", () => {
    const review = start();
    expect(review.edits()).toEqual([]);
    expect(review.dirty).toBe(false);
  });

  test("what was corrected and what was confirmed, with its value", () => {
    const review = start();
    at(review, "education[0].institution").value = " Universität Rheinsberg ";
    at(review, "skills[6].name").confirmed = true;
    expect(review.edits()).toEqual([
      { path: "education[0].institution", value: "Universität Rheinsberg", removed: false },
      { path: "skills[6].name", value: "Looker", removed: false },
    ]);
    expect(review.dirty).toBe(true);
  });

  test("a field that was taken out; the entry itself when nothing of it is left", () => {
    const review = start();
    review.remove([at(review, "work[0].highlights[1]"), at(review, "skills[5].name")]);
    expect(review.edits()).toEqual([
      { path: "work[0].highlights[1]", value: "", removed: true },
      { path: "skills[5]", value: "", removed: true },
    ]);
    review.restore([at(review, "work[0].highlights[1]"), at(review, "skills[5].name")]);
    expect(review.edits()).toEqual([]);
  });

  test("what was added comes after what was read, without gaps", () => {
    const review = start();
    review.add("work", "work[1]", "highlights[]").value = "One report less";
    review.add("basics", "basics", "url").value = "https://example.com/mara";
    const empty = review.addEntry("skills", "name");
    review.addEntry("skills", "name").value = "Kafka";
    review.addEntry("projects", "name").value = "Timetable";
    review.tidy(empty);
    expect(
      review
        .edits()
        .map((e) => `${e.path}=${e.value}`)
        .sort(),
    ).toEqual([
      "basics.url=https://example.com/mara",
      "projects[0].name=Timetable",
      "skills[7].name=Kafka",
      "work[1].highlights[2]=One report less",
    ]);
  });

  test("a date that is none is asked about", () => {
    const review = start();
    at(review, "work[0].startDate").value = "soon";
    expect(review.wrong.map((item) => item.id)).toEqual(["work[0].startDate"]);
    at(review, "work[0].startDate").value = "2021-03";
    expect(review.wrong).toEqual([]);
  });
});

test("the walk goes through what is worth a look in the order of the document, round and round, until nothing is left", () => {
  const review = start();
  const paths = ["work[1].startDate", "education[0].institution", "skills[6].name", "languages[2].fluency"];
  expect(review.checks.map((item) => item.id)).toEqual(paths);
  expect(review.nextOpen(paths[0]!)?.id).toBe(paths[1]);
  expect(review.nextOpen(paths[3]!)?.id).toBe(paths[0]);
  expect(review.nextOpen(paths[0]!, -1)?.id).toBe(paths[3]);
  for (const path of paths) at(review, path).confirmed = true;
  expect(review.nextOpen(paths[0]!)).toBeNull();
});
