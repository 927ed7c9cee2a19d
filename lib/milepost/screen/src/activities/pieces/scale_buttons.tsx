import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Live, Scale } from "../../contract";
import type { Given } from "../answers";

interface Props {
  live: Live;
  scale: Scale;
  given: Given | undefined;
  /** Names what is rated, for those who do not see it beside the scale. */
  about?: string;
  give(value: number | null): void;
}

export const valuesOf = ({ low, high }: Scale): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index);

function nameOf(value: number, scale: Scale): string {
  if (value === scale.low && scale.low_label) return `${value}, ${scale.low_label}`;
  if (value === scale.high && scale.high_label) return `${value}, ${scale.high_label}`;
  return String(value);
}

/** One answer on a scale: a radio group that looks like a row of buttons. */
export function ScaleButtons({ live, scale, given, about, give }: Props) {
  const name = useId();
  return (
    <fieldset
      class={given?.waiting ? "scale waiting" : "scale"}
      style={{ "--values": scale.high - scale.low + 1 }}
    >
      <legend dir="auto">
        {scale.label}
        {about && <span class="unseen">: {about}</span>}
      </legend>
      <div class="scale-row">
        {valuesOf(scale).map((value) => (
          <label key={value} class="scale-choice">
            <input
              type="radio"
              name={name}
              class="unseen"
              checked={given?.value === value}
              aria-label={nameOf(value, scale)}
              onChange={() => give(value)}
            />
            <span aria-hidden="true">{value}</span>
          </label>
        ))}
      </div>
      <ScaleEnds scale={scale}>
        {given && (
          <button type="button" class="link" onClick={() => give(null)}>
            {live.t("screen.scale.clear")}
            <span class="unseen">: {scale.label}</span>
          </button>
        )}
      </ScaleEnds>
    </fieldset>
  );
}

interface EndsProps {
  scale: Scale;
  children?: ComponentChildren;
}

/** What the ends of the scale mean, under its first and its last value. */
export const ScaleEnds = ({ scale, children }: EndsProps) => (
  <div class="scale-ends">
    <span dir="auto" aria-hidden="true">
      {scale.low_label}
    </span>
    {children}
    <span dir="auto" aria-hidden="true">
      {scale.high_label}
    </span>
  </div>
);
