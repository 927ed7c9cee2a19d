import { useEffect } from "preact/hooks";
import { situation } from "../activities/access";
import type { Me, StepShown } from "../contract";
import { dismissedOf } from "../dismissed";
import type { Seat } from "../seat";
import { t } from "../words";
import { chanceIn } from "./catching_up";
import { Gentle } from "./gentle";

interface LateProps {
  seat: Seat;
  step: StepShown;
  me: Me;
}

const metKey = (me: Me | undefined): string => `met ${me?.id}`;

/** Whoever has run the room knows where it stands, also after they have handed it over. */
export function useMet({ live }: Seat, me: Me | undefined): void {
  useEffect(() => dismissedOf(live).dismiss(metKey(me)), [me?.id]);
}

/** Tells whoever comes when the room is on its way where it stands, and what they can still do. */
export function LateLine({ seat, step, me }: LateProps) {
  const dismissed = dismissedOf(seat.live);
  const met = () => dismissed.dismiss(metKey(me));
  useEffect(() => {
    if (step.index === 0) met();
    // The next step they have seen begin.
    return met;
  }, [step.key]);
  if (step.index === 0 || dismissed.has(metKey(me))) return null;
  const place = { number: step.index + 1, steps: step.steps, title: step.title };
  return (
    <Gentle icon="door" putAway={met}>
      <b class="late-here">{t("screen.late.here", place)}</b>{" "}
      {t(`screen.late.doing.${step.activity.type}`)}{" "}
      {t(`screen.late.chance.${chanceIn(step, situation(seat.live, step, me))}`)}
    </Gentle>
  );
}
