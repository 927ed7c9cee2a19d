import type { Me } from "../contract";
import { dismissedOf } from "../dismissed";
import type { Seat } from "../seat";
import { t } from "../words";
import { Gentle } from "./gentle";
import { isAsked } from "./nudge";

/** A friendly line for one who has not yet taken part; nobody else is told. */
export function NudgeLine({ seat, me }: { seat: Seat; me: Me }) {
  const dismissed = dismissedOf(seat.live);
  const key = `nudge ${me.nudged}`;
  if (!isAsked(me) || dismissed.has(key)) return null;
  return (
    <Gentle icon="wave" putAway={() => dismissed.dismiss(key)}>
      {t("screen.nudge.told", { name: me.name })}
    </Gentle>
  );
}
