import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Activity } from "./activity";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("something done is told at once, and much done once in twenty seconds", () => {
  const tell = vi.fn();
  const activity = new Activity(tell);
  for (let second = 0; second < 60; second++) {
    activity.note();
    activity.note();
    vi.advanceTimersByTime(1000);
  }
  expect(tell).toHaveBeenCalledTimes(4);
});

test("what was done in between is told later, and then nothing more while nothing is done", () => {
  const tell = vi.fn();
  const activity = new Activity(tell, 20_000);
  activity.note();
  vi.advanceTimersByTime(19_000);
  activity.note();
  expect(tell).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(tell).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(600_000);
  expect(tell).toHaveBeenCalledTimes(2);
  activity.note();
  expect(tell).toHaveBeenCalledTimes(3);
});
