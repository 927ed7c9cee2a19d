import type { CardShown, StepShown } from "../contract";
import { t } from "../words";
import { ActivityView } from "./activity_view";
import { Fitted } from "./fitted";
import { Icon } from "./icons";
import { JoinCard } from "./join_card";
import { LinkState } from "./link_state";
import { litCard, useLight } from "./lit_line";
import { Outcome } from "./outcome";
import { Waiting } from "./participant";
import { ReachedLine } from "./reached_line";
import { presentOf, progressOf, roomOf, stepOf, type ShellProps } from "./shown";
import { SoftEnd } from "./soft_end";
import { StepProgress } from "./step_progress";
import { TimeLeft } from "./time_left";

/** Until this many are in the room, the way in is the largest thing on the wall. */
const FEW = 3;

/** The wall of the room: read from the back row, touched by nobody. */
export function Projector({ seat, address }: ShellProps) {
  const [room, step] = [roomOf(seat), stepOf(seat)];
  if (!room || !step) return <Waiting />;
  const gathering = !room.closed && (step.index === 0 || countOf(seat) < FEW);
  return (
    <div class={gathering ? "wall gathering" : "wall"}>
      <header class="wall-head">
        <p class="quiet">
          {room.title}
          {room.plan && ` · ${room.plan}`}
        </p>
        <h1 dir="auto">{room.closed ? t("screen.closed.title") : step.title}</h1>
        {step.instruction && !room.closed && (
          <p class="instruction" dir="auto">
            {step.instruction}
          </p>
        )}
      </header>
      <Fitted>
        <ReachedLine seat={seat} />
        {room.closed ? <Outcome seat={seat} /> : <OnTheWall seat={seat} step={step} />}
      </Fitted>
      <aside class="wall-side" aria-label={t("screen.wall.side")}>
        {!room.closed && <TimeLeft seat={seat} step={step} />}
        {!room.closed && <SoftEnd seat={seat} step={step} />}
        <People seat={seat} />
        {!room.closed && <StepProgress step={step} />}
        {!room.closed && <JoinCard address={address} />}
        <LinkState seat={seat} />
      </aside>
    </div>
  );
}

/** The step, or the one card of it that is in the light, as large as the wall allows. */
function OnTheWall({ seat, step }: { seat: ShellProps["seat"]; step: StepShown }) {
  const card = litCard({ seat, step });
  if (!card) return <ActivityView seat={seat} step={step} />;
  return (
    <div class="wall-lit">
      <WallLight seat={seat} card={card} />
      <ActivityView seat={seat} step={isWhole(step) ? step : { ...step, cards: [card.id] }} />
    </div>
  );
}

/** Says why one card hangs alone; it is framed where it does. */
function WallLight({ seat, card }: { seat: ShellProps["seat"]; card: CardShown }) {
  const line = useLight<HTMLParagraphElement>(seat, card);
  return (
    <p class="lit-line" ref={line}>
      <Icon name="lamp" />
      {t("screen.spotlight.on_wall")}
    </p>
  );
}

/** Where cards mean something only beside each other, the light frames one of them. */
const isWhole = ({ activity, revealed }: StepShown): boolean =>
  activity.type === "sequence" ||
  activity.type === "estimate" ||
  (activity.type === "sort" && (!activity.private || Boolean(revealed))) ||
  (activity.type === "rate" && activity.matrix && Boolean(revealed));

const countOf = (seat: ShellProps["seat"]): number => progressOf(seat)?.members ?? 0;

function People({ seat }: Pick<ShellProps, "seat">) {
  const { members: count = 0, finished = 0 } = progressOf(seat) ?? {};
  const connected = presentOf(seat)?.count;
  return (
    <p class="wall-people">
      <b>{count}</b> {t("screen.people.in_room", { count })}
      {connected !== undefined && connected < count && (
        <small>{t("screen.people.connected", { count: connected })}</small>
      )}
      {finished > 0 && <small>{t("screen.people.finished", { finished, of: count })}</small>}
    </p>
  );
}
