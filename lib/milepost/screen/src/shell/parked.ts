import type { ParkedShown } from "../contract";
import type { Seat } from "../seat";

const parkedOf = ({ live }: Seat): ParkedShown[] => [
  ...live.all<ParkedShown>("parked/").value.values(),
];

/** The thoughts on the parking lot that nobody has taken up yet. */
export const waitingOf = (seat: Seat): ParkedShown[] =>
  parkedOf(seat).filter(({ settled }) => !settled);

/** Those that were dealt with. */
export const settledOf = (seat: Seat): ParkedShown[] =>
  parkedOf(seat).filter(({ settled }) => settled);

export const parkedCount = (seat: Seat): number => waitingOf(seat).length;
