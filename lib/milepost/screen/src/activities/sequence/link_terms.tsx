import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { DependencyKind, LinkShown } from "../../contract";
import { SharedInput } from "../pieces/shared_input";
import type { Link } from "./links";
import type { Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  link: Link;
}

const KINDS: readonly DependencyKind[] = [
  "finish_start",
  "start_start",
  "finish_finish",
  "start_finish",
];

// As many as the server takes.
const MOST_DAYS = 1000;

/** How one card waits for the other: which ends are tied, how long between, who promised it. */
export function LinkTerms({ timeline, link }: Props) {
  const { live, changes } = timeline;
  const id = useId();
  const lag = (value: string) => {
    const days = Math.round(Number(value));
    if (Math.abs(days) <= MOST_DAYS && days !== link.lag) changes.link({ ...link, lag: days });
  };
  return (
    <div class="seq-terms">
      <div class="field">
        <label for={`${id}-kind`}>{live.t("screen.sequence.kind")}</label>
        <select
          id={`${id}-kind`}
          value={link.kind}
          onChange={({ currentTarget }) =>
            changes.link({ ...link, kind: currentTarget.value as DependencyKind })
          }
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {live.t(`screen.sequence.kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-lag`}>{live.t("screen.sequence.lag_label")}</label>
        <input
          id={`${id}-lag`}
          type="number"
          step={1}
          min={-MOST_DAYS}
          max={MOST_DAYS}
          value={link.lag}
          onChange={({ currentTarget }) => lag(currentTarget.value)}
        />
      </div>
      <Contact timeline={timeline} link={link} />
    </div>
  );
}

/** Whoever promised what comes from outside: no such arrow without a name at its far end. */
function Contact({ timeline, link }: Props) {
  const { live, step } = timeline;
  const { before, after, kind, lag } = link;
  const standing = useComputed(
    () => live.entity<LinkShown>(`link/${before}/${after}`).value?.contact ?? "",
  );
  const [label, hint] = [live.t("screen.sequence.contact"), live.t("screen.sequence.contact_hint")];
  return (
    <SharedInput
      live={live}
      name={`contact.${before}.${after}`}
      field={{ key: "contact", label, kind: "person", hint }}
      standing={standing}
      act={(contact) => ({ act: "link_cards", step: step.key, before, after, kind, lag, contact })}
      valueIn={(act) =>
        act.act === "link_cards" && act.before === before && act.after === after
          ? act.contact
          : undefined
      }
    />
  );
}
