import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { MilestoneShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Gentle } from "./gentle";
import { newlyReached, reached } from "./reached";

/** A word for everyone when a milestone is reached while they look. */
export function ReachedLine({ seat }: { seat: Seat }) {
  const milestones = seat.live.all<MilestoneShown>("milestone/").value;
  const known = useRef<ReadonlySet<string>>(idsOf(reached(milestones.values())));
  const fresh = useSignal<readonly MilestoneShown[]>([]);
  useEffect(() => {
    const now = newlyReached(milestones.values(), known.current);
    known.current = idsOf(reached(milestones.values()));
    // What was undone meanwhile is no longer reached.
    fresh.value = [...now, ...fresh.peek().filter(({ id }) => known.current.has(id))];
    for (const { title } of now) seat.live.announce(t("screen.reached.now", { title }));
  }, [milestones]);
  const putAway = (id: string) => () =>
    (fresh.value = fresh.peek().filter((one) => one.id !== id));
  return (
    <>
      {fresh.value.map(({ id, title }) => (
        <Gentle key={id} icon="check" tone="good" {...seat.live.mode !== "present" && { putAway: putAway(id) }}>
          <b>{t("screen.reached.title")}</b> <span dir="auto">{title}</span>
        </Gentle>
      ))}
    </>
  );
}

const idsOf = (milestones: readonly MilestoneShown[]): ReadonlySet<string> =>
  new Set(milestones.map(({ id }) => id));
