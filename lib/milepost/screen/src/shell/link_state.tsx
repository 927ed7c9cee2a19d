import type { Seat } from "../seat";
import { t } from "../words";
import { Icon, type IconName } from "./icons";

type State = { tone: "good" | "quiet" | "bad"; icon: IconName; words: string };

/** Whether this screen is live, has something on its way, or is cut off: always to be seen. */
export function LinkState({ seat }: { seat: Seat }) {
  const { tone, icon, words } = stateOf(seat);
  return (
    <p class={`link-state ${tone}`} role="status">
      <Icon name={icon} />
      <span>{words}</span>
    </p>
  );
}

function stateOf({ line, outbox }: Seat): State {
  const count = outbox.waiting.value.length;
  if (!line.live.value) {
    const words = count ? t("screen.link.offline_kept", { count }) : t("screen.link.offline");
    return { tone: "bad", icon: "offline", words };
  }
  if (!outbox.safe.value) return { tone: "bad", icon: "sending", words: t("screen.link.unsafe") };
  return count
    ? { tone: "quiet", icon: "sending", words: t("screen.link.sending", { count }) }
    : { tone: "good", icon: "check", words: t("screen.link.live") };
}
