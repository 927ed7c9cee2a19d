// What every part of the shell looks at.

import type {
  AgendaShown,
  Me,
  Present,
  Progress,
  RoomShown,
  StepShown,
  TablesShown,
} from "../contract";
import type { Address } from "../door";
import type { Seat } from "../seat";

export interface ShellProps {
  seat: Seat;
  address: Address;
}

/** The entities of which there is one, read so that the component follows them. */
export const roomOf = ({ live }: Seat) => live.entity<RoomShown>("room").value;
export const stepOf = ({ live }: Seat) => live.entity<StepShown>("step").value;
export const agendaOf = ({ live }: Seat) => live.entity<AgendaShown>("agenda").value;
export const progressOf = ({ live }: Seat) => live.entity<Progress>("progress").value;
export const meOf = ({ live }: Seat) => live.entity<Me>("me").value;
export const presentOf = ({ live }: Seat) => live.entity<Present>("present").value;
export const tablesOf = ({ live }: Seat) => live.entity<TablesShown>("tables").value;
