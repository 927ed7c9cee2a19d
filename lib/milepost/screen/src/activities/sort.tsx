import type { ActivityProps } from "../contract";
import { cardsOf } from "./cards";
import { NoCards } from "./pieces/empty";
import { settingsOf } from "./settings";
import { SortAlone } from "./sort/alone";
import { SortTogether } from "./sort/together";

/** Cards are put into lanes: by each alone until the reveal, then by the room together. */
export function Sort({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "sort");
  const cards = cardsOf(live, step);
  if (cards.length === 0) return <NoCards live={live} />;
  const alone = settings.private && !step.revealed;
  const Form = alone ? SortAlone : SortTogether;
  return (
    <div class="sort">
      <Form {...{ live, step, me, settings, cards }} />
    </div>
  );
}
