import type { CardShown, Live, Results, Scale } from "../contract";
import { slot } from "./answers";
import { Histogram } from "./pieces/histogram";
import { NotesWall } from "./pieces/notes_wall";
import { Typed } from "./pieces/typed";
import { Spreads } from "./rate";

/** Feedback about the room stands on no card. */
export const ROOM = "";

interface FeedbackResultsProps {
  live: Live;
  scales: readonly Scale[];
  results: Results;
  cards: readonly CardShown[] | undefined;
}

/** How far apart the answers lie, and what people said in their own words. */
export function FeedbackResults({ live, scales, results, cards }: FeedbackResultsProps) {
  const comments = results.comments ?? [];
  return (
    <>
      {cards ? (
        <Spreads live={live} cards={cards} scales={scales} spread={results.spread ?? {}} />
      ) : (
        <div class="scales card">
          {scales.map((scale) => (
            <Histogram
              key={scale.key}
              live={live}
              scale={scale}
              counts={results.spread?.[slot(ROOM, scale.key)] ?? []}
            />
          ))}
        </div>
      )}
      {comments.length > 0 && (
        <section>
          <h3>{live.t("screen.feedback.comments", { count: comments.length })}</h3>
          <NotesWall
            cards={comments}
            draw={(comment) => (
              <li class="card">
                <Typed live={live} text={comment} />
              </li>
            )}
          />
        </section>
      )}
    </>
  );
}
