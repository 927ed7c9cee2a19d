import type { Face, Me } from "../../contract";
import { answersWith, slot, type Answers } from "../answers";
import { Refusal } from "../pieces/refusal";
import { Segments } from "../pieces/segments";
import { useAsking } from "../sending";
import { ThreeDays } from "./three_days";
import { isThreePoint, type Estimating } from "./estimating";
import { THREE } from "./votes";

interface Props extends Estimating {
  me: Me | undefined;
  /** For whoever runs the room, playing is not what comes first. */
  folded: boolean;
}

const POINTS = "points";
const PASS = "pass";

/** One's own estimate of the card at hand, to be changed until it is turned over. */
export function Playing({ folded, ...props }: Props) {
  const { live, me, step } = props;
  const given = answersWith(me?.given ?? {}, live.pending.value, step.key);
  const hand = <Hand {...props} given={given} />;
  if (!folded) return hand;
  return (
    <details class="folded">
      <summary>{live.t("screen.estimate.play_too")}</summary>
      {hand}
    </details>
  );
}

function Hand({ live, step, card, given }: Omit<Props, "me" | "folded"> & { given: Answers }) {
  const asking = useAsking(live);
  const has = (scale: string) => given.get(slot(card.id, scale));
  const three = isThreePoint(step);
  const scales: readonly string[] = three ? THREE : [POINTS];
  const give = (scale: string, value: number | null) =>
    asking.send({ act: "give", step: step.key, card: card.id, scale, value });
  const passed = has(PASS);
  const play = (scale: string, value: number | null) => {
    if (passed) give(PASS, null);
    give(scale, value);
  };
  const pass = () => {
    for (const scale of scales) if (has(scale)) give(scale, null);
    give(PASS, passed ? null : 1);
  };
  return (
    <div class="hand">
      {three ? (
        <ThreeDays live={live} about={card.title.slice(0, 80)} given={has} give={play} />
      ) : (
        <Segments
          legend={live.t("screen.estimate.your_card")}
          about={card.title.slice(0, 80)}
          options={(step.faces ?? []).map(optionOf)}
          chosen={has(POINTS)?.value.toString()}
          waiting={has(POINTS)?.waiting ?? false}
          choose={(key) => play(POINTS, Number(key))}
        />
      )}
      <button type="button" aria-pressed={passed !== undefined} onClick={pass}>
        {live.t("screen.estimate.pass")}
      </button>
      <Refusal why={asking.refusal.value} />
    </div>
  );
}

/** A card that says another thing than its number shows both. */
const optionOf = ({ label, value }: Face) => {
  const key = String(value);
  return label === key ? { key, label } : { key, label, hint: key };
};
