import type { Live, Progress } from "../../contract";

/** How many have acted here: the only thing told of what people do before the reveal. */
export function Tally({ live, code }: { live: Live; code: string }) {
  const progress = live.entity<Progress>("progress").value;
  const { acted = 0, members = 0, notes = 0 } = progress ?? {};
  const share = Math.min(1, acted / Math.max(1, members));
  return (
    <div class="tally">
      <div class="tally-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p>
        <strong class="tally-count">{live.t("screen.tally.count", { acted, members })}</strong>{" "}
        {live.t(code, { acted, members, count: notes })}
      </p>
    </div>
  );
}
