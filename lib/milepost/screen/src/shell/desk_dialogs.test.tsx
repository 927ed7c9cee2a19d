import { signal, type Signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import type { ActBody, Sent, StepShown } from "../contract";
import type { Seat } from "../seat";
import { DeskDialogs } from "./desk_dialogs";
import type { Form } from "./opened";

/** A seat whose acts wait until the test answers them. */
function waiting() {
  const drafts = new Map<string, Signal<string>>();
  const sent: { body: ActBody; state: Signal<"waiting" | "done" | "refused"> }[] = [];
  const send = (body: ActBody): Sent => {
    const state = signal<"waiting" | "done" | "refused">("waiting");
    sent.push({ body, state });
    return { id: "1", state, refusal: signal(undefined), entry: signal(undefined) };
  };
  const at = (_: string, name: string) => {
    const found = drafts.get(name) ?? signal("");
    drafts.set(name, found);
    return found;
  };
  const live = { send, entity: () => signal(undefined), all: () => signal(new Map()) };
  return { seat: { drafts: { at }, live } as unknown as Seat, at, sent };
}

function opened(form: Form) {
  const room = waiting();
  const open = signal<Form | undefined>(form);
  const place = document.body.appendChild(document.createElement("div"));
  const step = { key: "s" } as StepShown;
  void act(() => render(<DeskDialogs seat={room.seat} step={step} opened={open} />, place));
  return { ...room, open };
}

const type = (text: string) => {
  const field = document.querySelector("textarea");
  if (!field) throw new Error("no form is open");
  field.value = text;
  void act(() => void field.dispatchEvent(new Event("input", { bubbles: true })));
};

const submit = () =>
  void act(() => void document.querySelector("form")?.dispatchEvent(new Event("submit")));

afterEach(() => {
  for (const place of document.body.children) render(null, place);
  document.body.replaceChildren();
});

for (const form of ["decision", "park"] as const) {
  test(`what was recorded empties and closes its form: ${form}`, () => {
    const { sent, open, at } = opened({ form });
    type("We ship in May");
    submit();
    void act(() => void (sent[0]!.state.value = "done"));
    expect(at("room", form).value).toBe("");
    expect(open.value).toBeUndefined();
  });

  test(`what is typed while the last words are on their way is kept: ${form}`, () => {
    const { sent, open, at } = opened({ form });
    type("We ship in May");
    submit();
    type("And tell the clubs in April");
    void act(() => void (sent[0]!.state.value = "done"));
    expect(sent[0]!.body).toMatchObject({ text: "We ship in May" });
    expect(at("room", form).value).toBe("And tell the clubs in April");
    expect(open.value).toEqual({ form });
  });
}

test("words in a form that was opened anew are kept when the one before is answered", () => {
  const { sent, open, at } = opened({ form: "decision" });
  type("We ship in May");
  submit();
  const anew: Form = { form: "decision" };
  void act(() => void (open.value = anew));
  type("And tell the clubs in April");
  void act(() => void (sent[0]!.state.value = "done"));
  expect(at("room", "decision").value).toBe("And tell the clubs in April");
  expect(open.value).toBe(anew);
});
