import { effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Shelf } from "./shelf";

/** A text that nobody has sent, and where it was being written. */
export interface Kept {
  step: string;
  name: string;
  text: string;
}

export interface Drafts {
  /** The draft `name` of `step`; what is set is on this device at once. */
  at(step: string, name: string): Signal<string>;
  /** Reads a draft and empties it, so that of several tabs only one has its text. */
  take(step: string, name: string): string;
  /** All drafts that are not empty, in the order of step and name. */
  kept: ReadonlySignal<readonly Kept[]>;
}

/** Keeps half-written texts of one place through reloads, step changes and dead batteries. */
export function createDrafts(shelf: Shelf, place: string, abort: AbortSignal): Drafts {
  const folder = `${place}/draft/`;
  const open = new Map<string, Signal<string>>();
  const read = () => shelf.keys(folder).flatMap((key) => parse(key, folder, shelf.get(key)));
  const kept = signal(read());

  const store = (key: string, text: string) => {
    if (text === (shelf.get(key) ?? "")) return;
    if (text === "") shelf.drop(key);
    else shelf.put(key, text);
    kept.value = read();
  };

  const at = (step: string, name: string) => {
    const key = `${folder}${step}/${name}`;
    const found = open.get(key) ?? signal(shelf.get(key) ?? "");
    if (!open.has(key)) {
      open.set(key, found);
      abort.addEventListener("abort", effect(() => store(key, found.value)));
    }
    return found;
  };

  shelf.watch((key) => {
    if (key.startsWith(folder)) kept.value = read();
    // Another tab sent this text; here too it is no longer half-written.
    const draft = open.get(key);
    if (draft && shelf.get(key) === undefined) draft.value = "";
  }, abort);

  return {
    at,
    kept,
    take(step, name) {
      const text = shelf.get(`${folder}${step}/${name}`) ?? "";
      at(step, name).value = "";
      return text;
    },
  };
}

function parse(key: string, folder: string, text: string | undefined): Kept[] {
  const [step, ...name] = key.slice(folder.length).split("/");
  return step && text ? [{ step, name: name.join("/"), text }] : [];
}
