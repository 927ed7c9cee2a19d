import { describe, expect, test } from "vitest";
import { lengthOf, opening, putBack } from "./texts";

test("an emoji counts as one character, as on the server", () => {
  expect(lengthOf("🎉a")).toBe(2);
});

describe("the opening of a text", () => {
  test("is all of a short one", () => {
    expect(opening("Open beta", 40)).toEqual(["Open beta", ""]);
  });

  test("ends at a word, and nothing is lost", () => {
    const text = "Everyone who signed up can use the search in the open beta";
    const [head, rest] = opening(text, 40);
    expect(head).toBe("Everyone who signed up can use the");
    expect(head + rest).toBe(text);
  });

  test("ends inside a word that never ends, and nothing is lost", () => {
    const [head, rest] = opening("x".repeat(100), 50);
    expect(head).toHaveLength(40);
    expect(head + rest).toBe("x".repeat(100));
  });
});

describe("a refused text", () => {
  test("comes back into the empty field", () => {
    expect(putBack("First", " ")).toBe("First");
  });

  test("comes back before what was begun meanwhile", () => {
    expect(putBack("First", "Second")).toBe("First\n\nSecond");
  });

  test("comes back once", () => {
    expect(putBack("First", "First")).toBe("First");
  });
});
