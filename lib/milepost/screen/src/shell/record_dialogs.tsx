import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { knownNames } from "../activities/people";
import type { ParkedShown, PeopleShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Dialog } from "./dialog";
import { DateField, NameField, TextField } from "./form_fields";
import { useRecording } from "./recording";

interface FormProps {
  seat: Seat;
  close: () => void;
  /** What was parked and is now dealt with. */
  parked?: ParkedShown | undefined;
}

/** Writes down what the room agreed on. */
export function DecisionDialog(props: FormProps) {
  const { seat, close } = props;
  const { text, done } = useWords(props, "decision");
  const { why, send } = useRecording(seat, done);
  return (
    <Dialog title={t("screen.records.decision")} close={close}>
      <form onSubmit={send(() => ({ act: "record_decision", text: text.value }))}>
        <TextField label={t("screen.records.decision_text")} value={text} />
        {why.value && <p class="refusal">{why.value.text}</p>}
        <button class="primary">{t("screen.records.save")}</button>
      </form>
    </Dialog>
  );
}

/** Writes down what somebody will do by a date. */
export function ActionDialog(props: FormProps) {
  const { seat, close } = props;
  const { text, done } = useWords(props, "action");
  const owner = useSignal("");
  const due = useSignal("");
  const { why, send } = useRecording(seat, done);
  const act = () =>
    ({ act: "record_action", text: text.value, owner: owner.value, due: due.value }) as const;
  return (
    <Dialog title={t("screen.records.action")} close={close}>
      <form onSubmit={send(act)}>
        <TextField label={t("screen.records.action_text")} value={text} />
        <NameField label={t("screen.records.owner")} value={owner} names={ownersOf(seat)} />
        <DateField label={t("screen.records.due")} value={due} />
        {why.value && <p class="refusal">{why.value.text}</p>}
        <button class="primary">{t("screen.records.save")}</button>
      </form>
    </Dialog>
  );
}

const ownersOf = ({ live }: Seat): readonly string[] =>
  live.entity<PeopleShown>("people").value?.names ?? knownNames(live);

/** The words of a form, kept on this device until they are sent; first those that were parked. */
function useWords({ seat, close, parked }: FormProps, name: string) {
  const text: Signal<string> = seat.drafts.at("room", parked ? `${name}.${parked.id}` : name);
  useEffect(() => {
    if (!parked) return;
    text.value ||= parked.text;
    // Words that hang on the lot as they are need not be kept as well.
    return () => void (text.peek() === parked.text && (text.value = ""));
  }, []);
  const done = (unchanged: boolean) => {
    if (parked) seat.ask({ act: "settle_parked", item: parked.id, settled: true });
    // What was typed while the first words were on their way is still to be recorded.
    if (!unchanged) return;
    text.value = "";
    close();
  };
  return { text, done };
}
