import { useSignal, type ReadonlySignal } from "@preact/signals";
import { whenSettled } from "../activities/sending";
import type { ActBody, Why } from "../contract";
import type { Seat } from "../seat";

export interface Recording {
  why: ReadonlySignal<Why | undefined>;
  /** The listener of a form that sends what `act` makes of it. */
  send(act: () => ActBody): (event: Event) => void;
}

/** Told that what a form said is on disk, and whether it still says that and nothing since. */
export type Done = (unchanged: boolean) => void;

/** Sends what a form says; `done` is called once it is on disk, else the form shows why not. */
export function useRecording(seat: Seat, done: Done): Recording {
  const why = useSignal<Why | undefined>(undefined);
  const send = (act: () => ActBody) => (event: Event) => {
    event.preventDefault();
    const sent = act();
    whenSettled(seat.live.send(sent), (refused) => {
      why.value = refused;
      if (!refused) done(JSON.stringify(act()) === JSON.stringify(sent));
    });
  };
  return { why, send };
}
