import { longDate } from "../dates";
import { dateOf } from "./days";
import type { Row } from "./rows";
import { titleIn, type Timeline } from "./timeline";

/** What cannot hold about a card's date, in a sentence for each. */
export function Clashes({ timeline, row }: { timeline: Timeline; row: Row }) {
  const { live, rows } = timeline;
  return (
    <>
      {row.clashes.map(({ before, after, due, finish }) => {
        const waits = after === row.card.id;
        const words = waits ? "screen.sequence.clash_after" : "screen.sequence.clash_before";
        const [due_on, finish_on] = [longDate(dateOf(due)), longDate(dateOf(finish))];
        return (
          <p key={`${before} ${after}`} class="seq-clash" dir="auto">
            {live.t(words, { title: titleIn(rows, waits ? before : after), due: due_on, finish: finish_on })}
          </p>
        );
      })}
    </>
  );
}
