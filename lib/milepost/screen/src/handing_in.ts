// What was being written when a step ended is handed in, so that nobody loses a half-sentence to
// the facilitator's "next". The server takes it in for as long as its grace lasts.

import { effect } from "@preact/signals";
import { NOTE, noteField, type Me, type StepShown, type WriteNote } from "./contract";
import type { Drafts } from "./drafts";
import type { Followed, Seat } from "./seat";

/** How long the server takes in what was being written, in ms. */
const GRACE = 20_000;

/** Hands in the note drafts of each collect step as it ends, until the signal. */
export function handIn(seat: Seat, abort: AbortSignal): void {
  const step = seat.live.entity<StepShown>("step");
  const me = seat.live.entity<Me>("me");
  let before: StepShown | undefined;

  const stop = effect(() => {
    const now = step.value;
    const ended = before && hasEnded(before, now) ? before : undefined;
    before = now ?? before;
    if (ended && me.peek()) handInNote(seat, ended);
  });
  abort.addEventListener("abort", stop);
}

/** Whether the step `was` takes no more notes, now that the room is on `is`. */
export function hasEnded(was: StepShown, is: StepShown | undefined): boolean {
  if (is === undefined || was.activity.type !== "collect") return false;
  return was.key !== is.key || (hasClosed(is) && !hasClosed(was));
}

const hasClosed = ({ timer }: StepShown): boolean => timer?.ended === true && timer.closes;

/** The note that the drafts of `step` make, taken from them; undefined if there is no text. */
export function takeNote(drafts: Drafts, step: StepShown): WriteNote | undefined {
  const text = drafts.take(step.key, NOTE);
  if (text.trim() === "" || step.activity.type !== "collect") return undefined;
  const answers = step.activity.fields.map(({ key }) => [
    key,
    drafts.take(step.key, noteField(key)),
  ]);
  const fields = Object.fromEntries(answers.filter(([, answer]) => answer)) as WriteNote["fields"];
  return { act: "write_note", step: step.key, text, fields: fields ?? {} };
}

function handInNote(seat: Seat, step: StepShown): void {
  const note = takeNote(seat.drafts, step);
  if (!note) return;
  const sent = seat.follow(note);
  const { t, now } = seat.live;
  const stop = sent.state.subscribe((state) => {
    if (state !== "done") return;
    queueMicrotask(() => stop());
    seat.notices.show({
      id: sent.id,
      tone: "plain",
      text: t("screen.handed_in.told", { step: step.title }),
      words: note.text,
      remedy: {
        label: t("screen.handed_in.withdraw"),
        until: now() + GRACE,
        act: () => withdraw(seat, sent, note),
      },
    });
    seat.live.announce(t("screen.handed_in.told", { step: step.title }));
  });
}

function withdraw(seat: Seat, sent: Followed, note: WriteNote): void {
  // A note is named after the entry that wrote it.
  const id = `n${sent.entry.peek()}`;
  seat.ask({ act: "withdraw_note", step: note.step, note: id });
  seat.keepWords(sent.id, note);
  seat.notices.putAway(sent.id);
}
