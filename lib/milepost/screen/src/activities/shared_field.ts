// One field that several people may change at once.
//
// What somebody types is kept on the device and saved after a pause, on Enter and on leaving the
// field. `was` says what stood there when they began, so that nobody is overwritten: if it has
// changed meanwhile, both texts are shown and the person chooses.

import { effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Why } from "../contract";
import { outcome, packed, typed, unpacked, type Edit } from "./field_edit";
import type { Settled } from "./sending";

const PAUSE_MS = 1200;

export type Stage = "still" | "unsaved" | "saving" | "saved";

export interface Board {
  /** The value on the board. */
  standing: ReadonlySignal<string>;
  /** The latest value that waits in the outbox, by whichever tab of this person. */
  waiting: ReadonlySignal<string | undefined>;
}

export interface Wiring extends Board {
  draft: Signal<string>;
  send(value: string, was: string, settled: Settled): void;
}

export interface SharedField {
  text: ReadonlySignal<string>;
  stage: ReadonlySignal<Stage>;
  refusal: ReadonlySignal<Why | undefined>;
  /** What somebody else wrote meanwhile, while the person has not chosen. */
  theirs: ReadonlySignal<string | undefined>;
  type(text: string): void;
  save(): void;
  keepTheirs(): void;
  useMine(): void;
  stop(): void;
}

export function sharedField({ draft, standing, waiting, send }: Wiring): SharedField {
  const edit = signal<Edit | undefined>(undefined);
  const stage = signal<Stage>("still");
  const refusal = signal<Why | undefined>(undefined);
  const theirs = signal<string | undefined>(undefined);
  const text = signal("");
  const base = () => waiting.peek() ?? standing.peek();
  let pause: ReturnType<typeof setTimeout> | undefined;

  const begin = (begun: Edit) => {
    edit.value = begun;
    draft.value = packed(begun);
  };

  const forget = () => {
    edit.value = undefined;
    theirs.value = undefined;
    draft.value = "";
  };

  const put = (value: string, was: string) => {
    begin({ text: value, was: value });
    theirs.value = undefined;
    stage.value = "saving";
    send(value, was, { done: () => settled(value), refused: (why) => refused(why, was) });
  };

  const settled = (value: string) => {
    if (edit.peek()?.text !== value) return;
    stage.value = "saved";
    draft.value = "";
    if (standing.peek() === value) forget();
  };

  const refused = (why: Why, was: string) => {
    const mine = edit.peek();
    if (!mine) return;
    begin({ ...mine, was });
    stage.value = "unsaved";
    const { stands } = why.fields;
    if (why.code === "field_changed" && typeof stands === "string") theirs.value = stands;
    else refusal.value = why;
  };

  const save = () => {
    clearTimeout(pause);
    const mine = edit.peek();
    if (!mine || stage.peek() !== "unsaved" || theirs.peek() !== undefined) return;
    const found = outcome(mine, base());
    if (found === "conflict") theirs.value = base();
    else if (found === "save") put(mine.text, mine.was);
    else {
      forget();
      stage.value = "still";
    }
  };

  const type = (value: string) => {
    clearTimeout(pause);
    begin(typed(value, base(), edit.peek()));
    stage.value = "unsaved";
    refusal.value = undefined;
    pause = setTimeout(save, PAUSE_MS);
  };

  // What was left here unsaved is taken up again.
  const left = unpacked(draft.peek());
  if (left && left.text !== base()) {
    edit.value = left;
    stage.value = "unsaved";
    pause = setTimeout(save, PAUSE_MS);
  }

  const stopShowing = effect(() => {
    text.value = edit.value?.text ?? waiting.value ?? standing.value;
  });
  // What was saved is let go once the board has moved, to it or past it.
  const stopLettingGo = standing.subscribe(() => {
    if (stage.peek() !== "saved") return;
    if (edit.peek()) forget();
    else stage.value = "still";
  });

  return {
    text,
    stage,
    refusal,
    theirs,
    type,
    save,
    keepTheirs() {
      forget();
      stage.value = "still";
    },
    useMine() {
      const mine = edit.peek();
      const stands = theirs.peek();
      if (mine && stands !== undefined) put(mine.text, stands);
    },
    stop() {
      clearTimeout(pause);
      stopShowing();
      stopLettingGo();
    },
  };
}
