import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { Dialog } from "./dialog";

function opened(close: () => void): HTMLDialogElement {
  void act(() => render(<Dialog title="A decision" close={close}>…</Dialog>, document.body));
  const dialog = document.querySelector("dialog");
  if (!dialog) throw new Error("no dialog is open");
  return dialog;
}

test("a dialog that the browser closes is closed", () => {
  const close = vi.fn();
  opened(close).dispatchEvent(new Event("close"));
  expect(close).toHaveBeenCalledOnce();
});

test("a dialog that has gone closes nothing more", () => {
  const close = vi.fn();
  const dialog = opened(close);
  void act(() => render(null, document.body));
  dialog.dispatchEvent(new Event("close"));
  expect(close).not.toHaveBeenCalled();
});
