// What one may change in a sequence, and why something was refused, told beside its card.

import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { ActBody, Live, StepShown, Why } from "../../contract";
import { ask } from "../sending";
import { dateOf } from "./days";
import type { Link } from "./links";

export interface Changes {
  /** The card for which somebody is choosing, on this screen, what it waits for. */
  picking: ReadonlySignal<string | undefined>;
  begin(card: string): void;
  cancel(): void;
  /** Draws the link, or changes its terms. */
  link(link: Pick<Link, "before" | "after"> & Partial<Link>): void;
  unlink(link: Link): void;
  /** Gives the card another date than the one it had, if it had one. */
  move(card: string, due: number, was: number | undefined): void;
  refusedAt(card: string): Why | undefined;
}

export function useChanges(live: Live, step: StepShown, titleOf: (card: string) => string): Changes {
  const picking = useSignal<string | undefined>(undefined);
  const refused = useSignal<{ card: string; why: Why } | undefined>(undefined);
  const send = (card: string, act: ActBody, said: string) => {
    refused.value = undefined;
    ask(live, act, {
      done: () => live.announce(said),
      refused: (why) => (refused.value = { card, why }),
    });
  };
  const names = ({ before, after }: Pick<Link, "before" | "after">) => ({
    before: titleOf(before),
    after: titleOf(after),
  });
  return {
    picking,
    begin(card) {
      picking.value = card;
      refused.value = undefined;
      live.announce(live.t("screen.sequence.picking", { title: titleOf(card) }));
    },
    cancel: () => (picking.value = undefined),
    link(link) {
      picking.value = undefined;
      const { before, after, kind = "finish_start", lag = 0, contact = "" } = link;
      const said = live.t("screen.sequence.linked", names(link));
      send(after, { act: "link_cards", step: step.key, before, after, kind, lag, contact }, said);
    },
    unlink(link) {
      const { before, after } = link;
      const said = live.t("screen.sequence.unlinked", names(link));
      send(after, { act: "unlink_cards", step: step.key, before, after }, said);
    },
    move(card, due, was) {
      const dates = { value: dateOf(due), was: was === undefined ? "" : dateOf(was) };
      const act: ActBody = { act: "set_field", step: step.key, card, field: "due", ...dates };
      send(card, act, live.t("screen.field.saved"));
    },
    refusedAt: (card) => (refused.value?.card === card ? refused.value.why : undefined),
  };
}
