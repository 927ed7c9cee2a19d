import type { Live, Me, ReadersShown } from "../../contract";
import { useAsking } from "../sending";
import { Refusal } from "./refusal";

/**
 * The way to say that one has read the plan as it stands; when it changes, the question returns.
 * Whoever runs the room sees how many have.
 */
export function PlanRead({ live }: { live: Live }) {
  const me = live.entity<Me>("me").value;
  const readers = live.entity<ReadersShown>("readers").value;
  if (!me || live.mode === "present") return null;
  return (
    <div class="plan-read">
      {me.seen_plan ? (
        <p class="all-in" role="status">
          ✓ {live.t("screen.plan.read")}
        </p>
      ) : (
        <ReadIt live={live} />
      )}
      {readers && <p class="quiet">{live.t("screen.plan.readers", { ...readers })}</p>}
    </div>
  );
}

function ReadIt({ live }: { live: Live }) {
  const asking = useAsking(live);
  const sending = live.pending.value.some(({ act }) => act.act === "see_plan");
  return (
    <>
      <button
        type="button"
        aria-disabled={sending}
        onClick={() => sending || asking.send({ act: "see_plan" })}
      >
        {live.t("screen.plan.read_it")}
      </button>
      <Refusal why={asking.refusal.value} />
    </>
  );
}
