import { useSignal } from "@preact/signals";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import { ParkDialog } from "./park_dialog";

/** The way to the parking lot, from wherever one is. */
export function ParkButton({ seat }: { seat: Seat }) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="plain park-button" onClick={() => (open.value = true)}>
        <Icon name="park" />
        <span class="park-words">{t("screen.park.title")}</span>
      </button>
      {open.value && <ParkDialog seat={seat} close={() => (open.value = false)} />}
    </>
  );
}
