import { describe, expect, test } from "vitest";
import { outcome, packed, typed, unpacked } from "./field_edit";

describe("an edit", () => {
  test("remembers what stood there at its first keystroke", () => {
    const first = typed("Ship b", "Ship", undefined);
    expect(typed("Ship beta", "Launch", first)).toEqual({ text: "Ship beta", was: "Ship" });
  });

  test("is saved when nobody else changed the field", () => {
    expect(outcome({ text: "B", was: "A" }, "A")).toBe("save");
  });

  test("is a conflict when somebody else did", () => {
    expect(outcome({ text: "B", was: "A" }, "C")).toBe("conflict");
  });

  test("is none when both came to the same text", () => {
    expect(outcome({ text: "B", was: "A" }, "B")).toBe("unchanged");
  });

  test("that empties a field is saved", () => {
    expect(outcome({ text: "", was: "A" }, "A")).toBe("save");
  });
});

describe("an edit kept as a draft", () => {
  test.each([
    ["text", { text: "B", was: "A" }],
    ["an emptied field", { text: "", was: "A" }],
    ["quotes, braces and marks of direction", { text: '"}{', was: "\u202e" }],
  ])("comes back with %s", (_, edit) => {
    expect(unpacked(packed(edit))).toEqual(edit);
  });

  test.each(["", "{", "null", "[]", '{"text":1}'])("is none where the draft reads %j", (draft) => {
    expect(unpacked(draft)).toBeUndefined();
  });
});
