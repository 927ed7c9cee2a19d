import { expect, test, vi } from "vitest";
import { createClock } from "./clock";

const iso = (time: number) => new Date(time).toISOString();
const ended = () => {
  const ending = new AbortController();
  ending.abort();
  return ending.signal;
};

test("a phone that is ten minutes wrong tells the server's time", () => {
  let own = 1_000_000;
  const clock = createClock(ended(), () => own);
  clock.hear(iso(1_600_000));
  expect(clock.now()).toBe(1_600_000);
  own += 2500;
  expect(clock.now()).toBe(1_602_500);
});

test("a late message does not set the clock back", () => {
  let own = 0;
  const clock = createClock(ended(), () => own);
  clock.hear(iso(500_000));
  own = 5000;
  clock.hear(iso(505_000 - 900));
  expect(clock.now()).toBe(505_000);
});

test("a device whose clock is set meanwhile is right again at the next heartbeat", () => {
  let own = 1_000_000;
  const clock = createClock(ended(), () => own);
  clock.hear(iso(1_000_000));
  own = 9_000_000;
  clock.hear(iso(1_005_000));
  expect(clock.now()).toBe(1_005_000);
});

test("what is no time changes nothing", () => {
  const clock = createClock(ended(), () => 7000);
  clock.hear("soon");
  expect(clock.now()).toBe(7000);
});

test("it ticks where the server's second begins, and stops with its screen", () => {
  vi.useFakeTimers({ now: 10_400 });
  const ending = new AbortController();
  const clock = createClock(ending.signal);
  vi.advanceTimersByTime(600);
  expect(clock.second.value).toBe(11_000);
  vi.advanceTimersByTime(1000);
  expect(clock.second.value).toBe(12_000);
  ending.abort();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
