import { useSignal, type Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ActBody, ActionShown, DecisionShown, MemberShown, Why } from "../contract";
import { longDate } from "../activities/dates";
import { plainText } from "../plain_text";
import type { Seat } from "../seat";
import { t } from "../words";
import { Dialog } from "./dialog";
import { Icon } from "./icons";

type Opened = "decision" | "action" | undefined;

/** What the room decided and who will do what, and the way to write down more. */
export function Records({ seat }: { seat: Seat }) {
  const open = useSignal<Opened>(undefined);
  const close = () => (open.value = undefined);
  return (
    <section class="records">
      <h2>{t("screen.records.title")}</h2>
      <div class="row">
        <button type="button" onClick={() => (open.value = "decision")}>
          <Icon name="plus" />
          {t("screen.records.decision")}
        </button>
        <button type="button" onClick={() => (open.value = "action")}>
          <Icon name="plus" />
          {t("screen.records.action")}
        </button>
      </div>
      <Recorded seat={seat} />
      {open.value === "decision" && <DecisionDialog seat={seat} close={close} />}
      {open.value === "action" && <ActionDialog seat={seat} close={close} />}
    </section>
  );
}

function Recorded({ seat }: { seat: Seat }) {
  const decisions = [...seat.live.all<DecisionShown>("decision/").value.values()];
  const actions = [...seat.live.all<ActionShown>("action/").value.values()];
  return (
    <ul class="lines">
      {decisions.map(({ id, text }) => (
        <li key={id}>
          <small>{t("screen.records.decided")}</small>
          <span class="typed" dir="auto">
            {text}
          </span>
        </li>
      ))}
      {actions.map(({ id, text, owner, due }) => (
        <li key={id}>
          <small>
            <bdi>{owner}</bdi> · {longDate(due)}
          </small>
          <span class="typed" dir="auto">
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  seat: Seat;
  close: () => void;
}

function DecisionDialog({ seat, close }: FormProps) {
  const text = seat.drafts.at("room", "decision");
  const { why, send } = useRecording(seat, close, () => (text.value = ""));
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

function ActionDialog({ seat, close }: FormProps) {
  const text = seat.drafts.at("room", "action");
  const owner = useSignal("");
  const due = useSignal("");
  const { why, send } = useRecording(seat, close, () => (text.value = ""));
  const names = [...seat.live.all<MemberShown>("member/").value.values()].map(({ name }) => name);
  return (
    <Dialog title={t("screen.records.action")} close={close}>
      <form
        onSubmit={send(() => ({
          act: "record_action",
          text: text.value,
          owner: owner.value,
          due: due.value,
        }))}
      >
        <TextField label={t("screen.records.action_text")} value={text} />
        <NameField label={t("screen.records.owner")} value={owner} names={names} />
        <DateField label={t("screen.records.due")} value={due} />
        {why.value && <p class="refusal">{why.value.text}</p>}
        <button class="primary">{t("screen.records.save")}</button>
      </form>
    </Dialog>
  );
}

/** Sends what a form says; the form closes once it is on disk and else shows why it is not. */
function useRecording(seat: Seat, close: () => void, forget: () => void) {
  const why = useSignal<Why | undefined>(undefined);
  const send = (act: () => ActBody) => (event: Event) => {
    event.preventDefault();
    const sent = seat.live.send(act());
    const stop = sent.state.subscribe((state) => {
      if (state === "waiting") return;
      queueMicrotask(() => stop());
      why.value = sent.refusal.value;
      if (state === "refused") return;
      forget();
      close();
    });
  };
  return { why, send };
}

interface FieldProps {
  label: string;
  value: Signal<string>;
}

const take = (value: Signal<string>) => (event: { currentTarget: { value: string } }) =>
  (value.value = plainText(event.currentTarget.value));

function TextField({ label, value }: FieldProps) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <textarea id={id} value={value} onInput={take(value)} rows={3} dir="auto" required />
    </>
  );
}

function NameField({ label, value, names }: FieldProps & { names: readonly string[] }) {
  const id = useId();
  const list = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} list={list} value={value} onInput={take(value)} dir="auto" required />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function DateField({ label, value }: FieldProps) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={take(value)} required />
    </>
  );
}
