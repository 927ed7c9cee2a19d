import type { Live, Scale } from "../../contract";
import { spreadOf, type Spread } from "../spread";
import { ScaleEnds, valuesOf } from "./scale_buttons";

interface Props {
  live: Live;
  scale: Scale;
  /** How many chose each value, lowest first. */
  counts: readonly number[];
}

/** How the answers on one scale are spread, as bars and as a sentence. */
export function Histogram({ live, scale, counts }: Props) {
  const spread = spreadOf(counts, scale.low);
  return (
    <figure class={spread?.wide ? "histogram wide-spread" : "histogram"}>
      <figcaption>
        <strong dir="auto">{scale.label}</strong>
        {spread?.wide && <span class="flag">{live.t("screen.rate.wide")}</span>}
      </figcaption>
      <Bars counts={counts} scale={scale} spread={spread} />
      <ScaleEnds scale={scale} />
      <p class="quiet">{sentence(live, spread)}</p>
      <p class="unseen">{everyCount(live, scale, counts)}</p>
    </figure>
  );
}

function Bars({ counts, scale, spread }: Omit<Props, "live"> & { spread: Spread | undefined }) {
  const most = Math.max(1, ...counts);
  return (
    <div class="bars" aria-hidden="true">
      {valuesOf(scale).map((value, index) => (
        <div key={value} class={value === spread?.median ? "bar-column median" : "bar-column"}>
          <span class="bar-count">{counts[index] || ""}</span>
          <span class="bar" style={{ height: `${((counts[index] ?? 0) / most) * 100}%` }} />
          <span class="bar-value">{value}</span>
        </div>
      ))}
    </div>
  );
}

function sentence(live: Live, spread: Spread | undefined): string {
  if (!spread) return live.t("screen.rate.nobody");
  const { median, lowest, highest, answers } = spread;
  const code = lowest === highest ? "screen.rate.summary_same" : "screen.rate.summary";
  return live.t(code, { median, lowest, highest, count: answers });
}

/** The bars in words, for those who do not see them. */
function everyCount(live: Live, scale: Scale, counts: readonly number[]): string {
  const said = valuesOf(scale).map((value, index) =>
    live.t("screen.rate.count", { value, count: counts[index] ?? 0 }),
  );
  return said.join("; ");
}
