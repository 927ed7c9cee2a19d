import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import type { Opened } from "./opened";
import { ParkDialog } from "./park_dialog";
import { ActionDialog, DecisionDialog } from "./record_dialogs";
import { SpotlightDialog } from "./spotlight_dialog";

/** The form that was opened over the desk, from wherever. */
export function DeskDialogs({ seat, step, opened }: { seat: Seat; step: StepShown; opened: Opened }) {
  const shown = opened.value;
  // What is recorded late closes its own form, and not one that was opened since.
  const close = () => {
    if (opened.peek() === shown) opened.value = undefined;
  };
  switch (shown?.form) {
    case "decision":
      return <DecisionDialog seat={seat} close={close} parked={shown.parked} />;
    case "action":
      return <ActionDialog seat={seat} close={close} parked={shown.parked} />;
    case "park":
      return <ParkDialog seat={seat} close={close} />;
    case "card":
      return <SpotlightDialog seat={seat} step={step} close={close} />;
    default:
      return null;
  }
}
