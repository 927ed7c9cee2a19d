import { useSignal } from "@preact/signals";
import { Refusal } from "../pieces/refusal";
import { Segments } from "../pieces/segments";
import { useAsking } from "../sending";
import { ThreeDays } from "./three_days";
import { isThreePoint, sayValues, type Estimating } from "./estimating";
import { proposal, THREE, type Values } from "./votes";

/** What the room settles on: proposed from the votes, or something else that it said. */
export function Agreeing({ live, step, settings, card, estimate }: Estimating) {
  const asking = useAsking(live);
  const { votes = [] } = estimate;
  const faces = step.faces ?? [];
  const proposed = proposal(votes, { faces, unit: settings.unit });
  const other = useSignal<Values | undefined>(undefined);
  const values = other.value ?? proposed?.values ?? {};
  const agree = () => {
    if (Object.keys(values).length > 0)
      asking.send({ act: "agree", step: step.key, card: card.id, values: { ...values } });
  };
  const size = sayValues(live, values, faces);
  const empty = Object.keys(values).length === 0;
  return (
    <div class="agreeing">
      {proposed && !other.value && (
        <p>{live.t(`screen.estimate.proposed.${proposed.why}`, { size })}</p>
      )}
      <details>
        <summary>{live.t("screen.estimate.other")}</summary>
        {isThreePoint(step) ? (
          <ThreeDays
            live={live}
            about={card.title.slice(0, 80)}
            given={(day) => given(values[day])}
            give={(day, value) => (other.value = changed(values, day, value))}
          />
        ) : (
          <Segments
            legend={live.t("screen.estimate.agree_on")}
            options={faces.map(({ label, value }) => ({ key: String(value), label }))}
            chosen={String(values["points"] ?? values["likely"])}
            choose={(key) => (other.value = picked(values, Number(key), settings.unit))}
          />
        )}
      </details>
      <button type="button" class="primary" aria-disabled={empty} onClick={agree}>
        {empty
          ? live.t("screen.estimate.nothing_to_agree")
          : live.t("screen.estimate.agree", { size })}
      </button>
      <Refusal why={asking.refusal.value} />
    </div>
  );
}

const given = (value: number | undefined) =>
  value === undefined ? undefined : { value, waiting: false };

function changed(values: Values, day: (typeof THREE)[number], value: number | null): Values {
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => key !== day));
  return value === null ? rest : { ...rest, [day]: value };
}

/** Another face: in days the range that people gave stretches as far as it. */
function picked({ low, high }: Values, value: number, unit: "points" | "days"): Values {
  if (unit === "points") return { points: value };
  return {
    low: Math.min(low ?? value, value),
    likely: value,
    high: Math.max(high ?? value, value),
  };
}
