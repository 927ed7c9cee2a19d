import type { EstimateGiven, Face, Live } from "../../contract";
import { faceOf, isThreePoint, sayValues, type Estimating } from "./estimating";
import { facesApart, hasPassed, inOrder, outermost, THREE } from "./votes";

/** The turned cards: who said what, who speaks first, and what was said in earlier rounds. */
export function Votes({ live, step, estimate }: Estimating) {
  const { votes = [], past = [] } = estimate;
  const faces = step.faces ?? [];
  const { low, high } = outermost(votes);
  const ends = new Map([
    ...low.map((name) => [name, "low"] as const),
    ...high.map((name) => [name, "high"] as const),
  ]);
  return (
    <section class="votes">
      <h3>{live.t("screen.estimate.votes")}</h3>
      {votes.length === 0 && <p class="quiet">{live.t("screen.rate.nobody")}</p>}
      <ol class={isThreePoint(step) ? "played three" : "played"}>
        {inOrder(votes).map((vote) => (
          <li key={vote.name} class={ends.has(vote.name) ? "played-card end" : "played-card"}>
            <PlayedFace live={live} vote={vote} faces={faces} />
            <span dir="auto">{vote.name}</span>
          </li>
        ))}
      </ol>
      <WhoSpeaks
        live={live}
        low={low}
        high={high}
        apart={facesApart(votes, faces)}
        counts={faces.length > 0}
      />
      {past.length > 0 && <PastRounds live={live} past={past} faces={faces} />}
    </section>
  );
}

interface FaceProps {
  live: Live;
  vote: EstimateGiven;
  faces: readonly Face[];
}

function PlayedFace({ live, vote, faces }: FaceProps) {
  const { values } = vote;
  if (hasPassed(vote)) return <span class="face passed">{live.t("screen.estimate.passed")}</span>;
  if (values["points"] !== undefined)
    return <span class="face">{faceOf(values["points"], faces)}</span>;
  const days = THREE.map((day) => values[day] ?? "?").join(" – ");
  return (
    <span class="face">
      <span aria-hidden="true">{days}</span>
      <span class="unseen">{sayValues(live, values)}</span>
    </span>
  );
}

interface SpeakProps {
  live: Live;
  low: readonly string[];
  high: readonly string[];
  apart: number;
  /** The deck has faces to count; days have none. */
  counts: boolean;
}

function WhoSpeaks({ live, low, high, apart, counts }: SpeakProps) {
  if (high.length === 0) return null;
  const names = { low: low.join(", "), high: high.join(", ") };
  return (
    <p class="who-speaks">
      {counts && <span class="flag">{live.t("screen.estimate.apart", { count: apart })}</span>}{" "}
      {live.t("screen.estimate.speak", names)}
    </p>
  );
}

interface PastProps {
  live: Live;
  past: readonly (readonly EstimateGiven[])[];
  faces: readonly Face[];
}

const PastRounds = ({ live, past, faces }: PastProps) => (
  <details class="past-rounds">
    <summary>{live.t("screen.estimate.past", { count: past.length })}</summary>
    <ol>
      {past.map((round, index) => (
        <li key={index}>
          <strong>{live.t("screen.estimate.round_number", { round: index + 1 })}</strong>{" "}
          {inOrder(round).map((vote) => (
            <span key={vote.name} class="past-vote" dir="auto">
              {vote.name}: {sayValues(live, vote.values, faces)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  </details>
);
