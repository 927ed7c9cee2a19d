import type { ActionShown, DecisionShown } from "../contract";
import { longDate } from "../activities/dates";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import type { Opened } from "./opened";
import { Typed } from "./typed";

/** What the room decided and who will do what, and the way to write down more. */
export function Records({ seat, opened }: { seat: Seat; opened: Opened }) {
  return (
    <section class="records">
      <h2>{t("screen.records.title")}</h2>
      <div class="row">
        <button type="button" onClick={() => (opened.value = { form: "decision" })}>
          <Icon name="plus" />
          {t("screen.records.decision")}
        </button>
        <button type="button" onClick={() => (opened.value = { form: "action" })}>
          <Icon name="plus" />
          {t("screen.records.action")}
        </button>
      </div>
      <Recorded seat={seat} />
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
          <Typed text={text} />
        </li>
      ))}
      {actions.map(({ id, text, owner, due }) => (
        <li key={id}>
          <small>
            <bdi>{owner}</bdi> · {longDate(due)}
          </small>
          <Typed text={text} />
        </li>
      ))}
    </ul>
  );
}
