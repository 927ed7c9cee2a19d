import { activities } from "../activities";
import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { meOf } from "./shown";

/** The body of the screen: what people do in this step, drawn by the step's own activity. */
export function ActivityView({ seat, step }: { seat: Seat; step: StepShown }) {
  const Activity = activities[step.activity.type];
  // A new step begins afresh, even where its activity is of the same kind.
  return (
    <div class="activity" data-activity={step.activity.type}>
      <Activity key={step.key} live={seat.live} step={step} me={meOf(seat)} />
    </div>
  );
}
