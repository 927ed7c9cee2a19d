import type { Seat } from "../seat";
import { t } from "../words";
import { Dialog } from "./dialog";
import { TextField } from "./form_fields";
import { waitingOf } from "./parked";
import { ParkedLine } from "./parked_line";
import { useRecording } from "./recording";

/** Takes a thought that does not belong here now, so that it is not lost and nothing stops. */
export function ParkDialog({ seat, close }: { seat: Seat; close: () => void }) {
  const text = seat.drafts.at("room", "park");
  const done = (unchanged: boolean) => {
    if (!unchanged) return;
    text.value = "";
    close();
  };
  const { why, send } = useRecording(seat, done);
  return (
    <Dialog title={t("screen.park.title")} close={close}>
      <form onSubmit={send(() => ({ act: "park", text: text.value }))}>
        <TextField label={t("screen.park.label")} value={text} />
        <p class="quiet">{t("screen.park.seen_by")}</p>
        {why.value && <p class="refusal">{why.value.text}</p>}
        <button class="primary">{t("screen.park.do")}</button>
      </form>
      <Parked seat={seat} />
    </Dialog>
  );
}

/** What is parked already, with who put it there. */
function Parked({ seat }: { seat: Seat }) {
  const items = waitingOf(seat);
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{t("screen.park.waiting", { count: items.length })}</h3>
      <ul class="lines">
        {items.map(ParkedLine)}
      </ul>
    </section>
  );
}
