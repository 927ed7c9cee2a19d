import { expect, test } from "vitest";
import { plainText } from "./plain_text";

test.each([
  ["a word processor's line break is a line break", "one\vtwo\r\nthree\rfour", "one\ntwo\nthree\nfour"],
  ["control characters go", "a\u0000b\u0007c\u009bd", "abcd"],
  ["tabs and line breaks stay", "a\tb\nc", "a\tb\nc"],
  ["half a pair goes, a whole one stays", "\ud83d ok \ude00 \u{1f600}", " ok  \u{1f600}"],
  ["other scripts, marks and formulas stay", "سلام e\u0301 =cmd|' /C calc'!A0", "سلام e\u0301 =cmd|' /C calc'!A0"],
])("%s", (_, pasted, shown) => expect(plainText(pasted)).toBe(shown));
