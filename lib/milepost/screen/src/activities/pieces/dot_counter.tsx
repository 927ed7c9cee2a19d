import type { Live } from "../../contract";
import type { Given } from "../answers";

interface Props {
  live: Live;
  title: string;
  given: Given | undefined;
  /** The most dots this card may get from here on. */
  most: number;
  perCard: number;
  give(value: number | null): void;
}

const Pips = ({ value, of }: { value: number; of: number }) => (
  <span class="pips" aria-hidden="true">
    {Array.from({ length: of }, (_, index) => (
      <span key={index} class={index < value ? "pip spent" : "pip"} />
    ))}
  </span>
);

// A row of up to five dots is read at a glance; beyond that a number is.
const COUNTABLE = 5;

/** Fewer, how many, more. A button that cannot go on stays in reach of the keyboard. */
export function DotCounter({ live, title, given, most, perCard, give }: Props) {
  const value = given?.value ?? 0;
  const step = (by: number) => () => {
    const next = value + by;
    if (next >= 0 && next <= most) give(next || null);
  };
  return (
    <div class={given?.waiting ? "dot-counter waiting" : "dot-counter"} role="group">
      <button
        type="button"
        class="round"
        aria-disabled={value === 0}
        aria-label={live.t("screen.vote.fewer", { title })}
        onClick={step(-1)}
      >
        −
      </button>
      <span class="dot-value">
        {perCard <= COUNTABLE ? (
          <Pips value={value} of={perCard} />
        ) : (
          <span aria-hidden="true">{value}</span>
        )}
        <span class="unseen" role="status">
          {live.t("screen.vote.on_card", { count: value })}
        </span>
      </span>
      <button
        type="button"
        class="round"
        aria-disabled={value >= most}
        aria-label={live.t("screen.vote.more", { title })}
        onClick={step(1)}
      >
        +
      </button>
    </div>
  );
}
