import { afterEach, expect, test, vi } from "vitest";
import { KEYS, listenForKeys, type Shortcuts } from "./shortcuts";

const shortcuts = (): Shortcuts =>
  Object.fromEntries(KEYS.map((key): [string, () => void] => [key, vi.fn()])) as Shortcuts;

function page() {
  document.body.innerHTML = `<div id="root"><input id="field"><button id="button"></button>
    <dialog><button id="inside"></button></dialog></div><p id="elsewhere" tabindex="0"></p>`;
  const listening = new AbortController();
  const keys = shortcuts();
  const root = document.getElementById("root");
  if (root) listenForKeys(root, () => keys, listening.signal);
  return { keys, listening };
}

const press = (id: string, key: string, more: KeyboardEventInit = {}) =>
  (document.getElementById(id) ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );

afterEach(() => document.body.replaceChildren());

test("a key on the page or on a button does what it stands for", () => {
  const { keys } = page();
  press("body", "n");
  press("button", "?");
  expect(keys.n).toHaveBeenCalledOnce();
  expect(keys["?"]).toHaveBeenCalledOnce();
});

test.each([
  ["in a field", "field", {}],
  ["in a dialog", "inside", {}],
  ["elsewhere in a notebook", "elsewhere", {}],
  ["with Ctrl held", "button", { ctrlKey: true }],
  ["held down", "button", { repeat: true }],
])("a key %s does nothing", (_, id, more) => {
  const { keys } = page();
  press(id, "n", more);
  expect(keys.n).not.toHaveBeenCalled();
});

test("no key is heard once the screen is gone", () => {
  const { keys, listening } = page();
  listening.abort();
  press("button", "n");
  expect(keys.n).not.toHaveBeenCalled();
});
