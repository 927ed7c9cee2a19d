import { useComputed } from "@preact/signals";
import type { CardShown, Field, Live, StepShown } from "../../contract";
import { valueOf } from "../cards";
import { knownNames } from "../people";
import { SharedInput } from "./shared_input";

interface Props {
  live: Live;
  step: StepShown;
  card: CardShown;
  field: Pick<Field, "key" | "label" | "kind" | "hint"> & { choices?: Field["choices"] };
}

/** One field of a card, edited by whoever is in the room. */
export function CardField({ live, step, card, field }: Props) {
  const { id } = card;
  const { key } = field;
  const standing = useComputed(() => {
    const shown = live.entity<CardShown>(`card/${id}`).value;
    return shown ? valueOf(shown, key) : "";
  });
  return (
    <SharedInput
      live={live}
      field={field}
      name={`field.${id}.${key}`}
      standing={standing}
      act={(value, was) => ({ act: "set_field", step: step.key, card: id, field: key, value, was })}
      valueIn={(act) =>
        act.act === "set_field" && act.card === id && act.field === key ? act.value : undefined
      }
      {...(field.kind === "person" && { people: knownNames(live) })}
    />
  );
}
