import type { Live } from "../../contract";
import type { Link } from "./links";
import { LinkTerms } from "./link_terms";
import { titleIn, type Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  link: Link;
}

/** What a card waits for, and how; it can be taken away, and its terms be changed. */
export function LinkItem({ timeline, link }: Props) {
  const { live, rows, active, changes } = timeline;
  const title = titleIn(rows, link.before);
  return (
    <li class={link.waiting ? "seq-link waiting" : "seq-link"}>
      <span class="seq-chip">
        <span dir="auto">{title}</span>
        {active && (
          <button type="button" class="plain" onClick={() => changes.unlink(link)}>
            <span aria-hidden="true">✕</span>
            <span class="unseen">{live.t("screen.sequence.unlink", { title })}</span>
          </button>
        )}
      </span>
      {active ? (
        <details>
          <summary>
            {termsOf(live, link)}
            <span class="unseen">: {title}</span>
          </summary>
          <LinkTerms timeline={timeline} link={link} />
        </details>
      ) : (
        <p class="quiet" dir="auto">
          {termsOf(live, link)}
        </p>
      )}
    </li>
  );
}

/** As in "Starts when that is finished · 3 working days later · promised by Ana". */
function termsOf(live: Live, { kind, lag, contact }: Link): string {
  const terms = [live.t(`screen.sequence.kind.${kind}`)];
  if (lag > 0) terms.push(live.t("screen.sequence.lag", { count: lag }));
  if (lag < 0) terms.push(live.t("screen.sequence.lead", { count: -lag }));
  if (contact) terms.push(live.t("screen.sequence.promised", { name: contact }));
  return terms.join(" · ");
}
