import { signal, type Signal } from "@preact/signals";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Why } from "../contract";
import { packed, unpacked } from "./field_edit";
import type { Settled } from "./sending";
import { sharedField, type SharedField } from "./shared_field";

interface Request extends Settled {
  value: string;
  was: string;
}

let sent: Request[];
let standing: Signal<string>;
let waiting: Signal<string | undefined>;
let draft: Signal<string>;

function open(): SharedField {
  const send = (value: string, was: string, settled: Settled) => {
    sent.push({ value, was, ...settled });
    waiting.value = value;
  };
  return sharedField({ draft, standing, waiting, send });
}

const latest = () => sent[sent.length - 1];

function acknowledge(): void {
  waiting.value = undefined;
  latest()?.done?.();
  standing.value = latest()?.value ?? "";
}

function refuse(why: Partial<Why>): void {
  waiting.value = undefined;
  latest()?.refused?.({ code: "", fields: {}, text: "", ...why });
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  standing = signal("Ship");
  waiting = signal<string | undefined>(undefined);
  draft = signal("");
  return () => vi.useRealTimers();
});

describe("saving", () => {
  test("happens once after a pause in typing", () => {
    const field = open();
    field.type("Ship b");
    field.type("Ship beta");
    vi.runAllTimers();
    expect(sent.map(({ value, was }) => [value, was])).toEqual([["Ship beta", "Ship"]]);
  });

  test("does not happen again when one then leaves the field", () => {
    const field = open();
    field.type("Ship beta");
    vi.runAllTimers();
    field.save();
    expect(sent).toHaveLength(1);
  });

  test("asks nothing when the text is as it was", () => {
    const field = open();
    field.type("Ship it");
    field.type("Ship");
    field.save();
    expect(sent).toEqual([]);
    expect(field.stage.value).toBe("still");
  });

  test("builds on the text that is still on its way", () => {
    const field = open();
    field.type("Ship b");
    field.save();
    field.type("Ship beta");
    field.save();
    expect(sent.map(({ was }) => was)).toEqual(["Ship", "Ship b"]);
  });

  test("shows the saved text until the board has it, and then what the board has", () => {
    const field = open();
    field.type("Ship beta");
    field.save();
    acknowledge();
    expect(field.text.value).toBe("Ship beta");
    expect(field.stage.value).toBe("saved");
    standing.value = "Launch";
    expect(field.text.value).toBe("Launch");
  });
});

describe("somebody else's change", () => {
  test("shows in a field that nobody edits here", () => {
    const field = open();
    standing.value = "Launch";
    expect(field.text.value).toBe("Launch");
  });

  test("does not touch what is being typed, and both are shown", () => {
    const field = open();
    field.type("Ship beta");
    standing.value = "Launch";
    field.save();
    expect(field.text.value).toBe("Ship beta");
    expect(field.theirs.value).toBe("Launch");
    expect(sent).toEqual([]);
  });

  test("that only the server saw is shown too", () => {
    const field = open();
    field.type("Ship beta");
    field.save();
    refuse({ code: "field_changed", fields: { stands: "Launch" } });
    expect(field.theirs.value).toBe("Launch");
    expect(field.text.value).toBe("Ship beta");
  });

  test("is kept where the person chooses it", () => {
    const field = open();
    field.type("Ship beta");
    standing.value = "Launch";
    field.save();
    field.keepTheirs();
    expect(field.text.value).toBe("Launch");
    expect(draft.value).toBe("");
  });

  test("gives way where the person chooses their own", () => {
    const field = open();
    field.type("Ship beta");
    standing.value = "Launch";
    field.save();
    field.useMine();
    expect(sent.map(({ value, was }) => [value, was])).toEqual([["Ship beta", "Launch"]]);
    expect(field.theirs.value).toBeUndefined();
  });
});

describe("a refused text", () => {
  test("stays in the field, with the reason", () => {
    const field = open();
    field.type("soon");
    field.save();
    refuse({ code: "field_not_date", text: "Pick a day." });
    expect(field.text.value).toBe("soon");
    expect(field.refusal.value?.text).toBe("Pick a day.");
  });

  test("can be corrected and saved over what stood there", () => {
    const field = open();
    field.type("soon");
    field.save();
    refuse({ code: "field_not_date" });
    field.type("2027-03-31");
    expect(field.refusal.value).toBeUndefined();
    field.save();
    expect(latest()).toMatchObject({ value: "2027-03-31", was: "Ship" });
  });
});

describe("a text that was left unsaved", () => {
  beforeEach(() => {
    draft.value = packed({ text: "Ship beta", was: "Ship" });
  });

  test("is taken up again and saved", () => {
    expect(open().text.value).toBe("Ship beta");
    vi.runAllTimers();
    expect(sent.map(({ value, was }) => [value, was])).toEqual([["Ship beta", "Ship"]]);
  });

  test("does not overwrite what somebody wrote meanwhile", () => {
    standing.value = "Launch";
    const field = open();
    vi.runAllTimers();
    expect(sent).toEqual([]);
    expect(field.theirs.value).toBe("Launch");
  });

  test("is not sent again when it waits in the outbox", () => {
    waiting.value = "Ship beta";
    open();
    vi.runAllTimers();
    expect(sent).toEqual([]);
  });
});

test("a field that was left stops saving and listening", () => {
  const field = open();
  field.type("Ship beta");
  field.stop();
  vi.runAllTimers();
  standing.value = "Launch";
  expect(sent).toEqual([]);
  expect(unpacked(draft.value)?.text).toBe("Ship beta");
});
