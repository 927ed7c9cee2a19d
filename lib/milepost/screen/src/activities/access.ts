// Whether this screen may act in a step, or only watch.

import type { Live, Me, RoomShown, StepShown } from "../contract";

export interface Situation {
  mode: Live["mode"];
  role: Me["role"] | undefined;
  closed: boolean;
  locked: boolean;
  /** The closing timebox has ended. */
  over: boolean;
}

/** Mirrors the server's permits so that nobody is offered what would be refused. */
export function mayAct({ mode, role, closed, locked, over }: Situation): boolean {
  if (mode === "present" || closed || role === undefined || role === "spectator") return false;
  return role === "facilitator" || !(locked || over);
}

const timeIsOver = (step: StepShown): boolean =>
  Boolean(step.timer?.ended && (step.timer.closes ?? true));

export function situation(live: Live, step: StepShown, me: Me | undefined): Situation {
  return {
    mode: live.mode,
    role: me?.role,
    closed: live.entity<RoomShown>("room").value?.closed ?? false,
    locked: step.locked ?? false,
    over: timeIsOver(step),
  };
}

/** Reactive: reads signals, so that a component that calls it follows lock, timer and role. */
export const canAct = (live: Live, step: StepShown, me: Me | undefined): boolean =>
  mayAct(situation(live, step, me));

export const canDecide = (live: Live, step: StepShown, me: Me | undefined): boolean =>
  me?.role === "facilitator" && canAct(live, step, me);
