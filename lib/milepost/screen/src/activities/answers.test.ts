import { describe, expect, test } from "vitest";
import type { PendingAct } from "../contract";
import { answeredOf, answersWith, dotsLeft, slot } from "./answers";

const give = (card: string, value: number | null, step = "vote"): PendingAct => ({
  id: `${card}${value}`,
  act: { act: "give", step, card, scale: "dots", value },
});

describe("answers", () => {
  test("that wait in the outbox are shown as given, and as waiting", () => {
    const answers = answersWith({ "n1 dots": 1 }, [give("n2", 2)], "vote");
    expect(answers.get(slot("n1", "dots"))).toEqual({ value: 1, waiting: false });
    expect(answers.get(slot("n2", "dots"))).toEqual({ value: 2, waiting: true });
  });

  test("follow the latest of several acts on one card", () => {
    const answers = answersWith({ "n1 dots": 1 }, [give("n1", 2), give("n1", 3)], "vote");
    expect(answers.get(slot("n1", "dots"))?.value).toBe(3);
  });

  test("that are being taken back are gone", () => {
    expect(answersWith({ "n1 dots": 1 }, [give("n1", null)], "vote").size).toBe(0);
  });

  test("of another step do not count here", () => {
    expect(answersWith({}, [give("n1", 2, "earlier")], "vote").size).toBe(0);
  });
});

test("dots in the outbox are spent", () => {
  expect(dotsLeft(answersWith({ "n1 dots": 1 }, [give("n2", 2)], "vote"), 5)).toBe(2);
});

test("progress counts the slots that have an answer", () => {
  const answers = answersWith({ "n1 clear": 4, "n2 clear": 1 }, [], "rate");
  expect(answeredOf(answers, ["n1 clear", "n1 useful", "n2 clear"])).toBe(2);
});
