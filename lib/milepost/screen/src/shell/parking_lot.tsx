import type { ParkedShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import type { Opened } from "./opened";
import { settledOf, waitingOf } from "./parked";
import { Typed } from "./typed";

interface LotProps {
  seat: Seat;
  opened: Opened;
}

/** The thoughts that wait, each with what may become of it, and those that were dealt with. */
export function ParkingLot({ seat, opened }: LotProps) {
  const [waiting, settled] = [waitingOf(seat), settledOf(seat)];
  return (
    <section class="parking">
      <h2>{t("screen.park.lot")}</h2>
      {waiting.length === 0 && <p class="quiet">{t("screen.park.empty")}</p>}
      <ul class="lines">
        {waiting.map((parked) => (
          <Waiting key={parked.id} {...{ seat, opened, parked }} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details>
          <summary>{t("screen.park.settled", { count: settled.length })}</summary>
          <ul class="lines">
            {settled.map((parked) => (
              <Settled key={parked.id} seat={seat} parked={parked} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Waiting({ seat, opened, parked }: LotProps & { parked: ParkedShown }) {
  return (
    <li>
      <Thought parked={parked} />
      <div class="row parked-tools">
        <Tool parked={parked} words="settle" act={() => settle(seat, parked, true)} />
        <Tool
          parked={parked}
          words="to_decision"
          act={() => (opened.value = { form: "decision", parked })}
        />
        <Tool
          parked={parked}
          words="to_action"
          act={() => (opened.value = { form: "action", parked })}
        />
      </div>
    </li>
  );
}

const Settled = ({ seat, parked }: { seat: Seat; parked: ParkedShown }) => (
  <li>
    <Thought parked={parked} />
    <div class="row parked-tools">
      <Tool parked={parked} words="put_back" act={() => settle(seat, parked, false)} />
    </div>
  </li>
);

const settle = (seat: Seat, { id }: ParkedShown, settled: boolean): void =>
  seat.ask({ act: "settle_parked", item: id, settled });

const Thought = ({ parked: { text, by, settled } }: { parked: ParkedShown }) => (
  <>
    <Typed text={text} />
    <small>
      {settled && <Icon name="check" />}
      <bdi>{by}</bdi>
    </small>
  </>
);

interface ToolProps {
  parked: ParkedShown;
  words: "settle" | "put_back" | "to_decision" | "to_action";
  act: () => void;
}

const Tool = ({ parked, words, act }: ToolProps) => (
  <button type="button" class="link" onClick={act}>
    {t(`screen.park.${words}`)}
    <span class="unseen">: {parked.text.slice(0, 60)}</span>
  </button>
);
