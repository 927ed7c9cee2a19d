import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import type { Commands } from "./commands";
import { Icon, type IconName } from "./icons";
import type { Opened } from "./opened";
import { parkedCount } from "./parked";

interface RowProps {
  seat: Seat;
  step: StepShown;
  commands: Commands;
  opened: Opened;
}

/** What a facilitator may need in any step, one tap each. */
export function ToolRow({ seat, step, commands, opened }: RowProps) {
  const open = (form: "decision" | "action" | "park" | "card") => () => (opened.value = { form });
  const lit = Boolean(step.spotlight);
  return (
    <div role="group" class="tool-row" aria-label={t("screen.tools.title")}>
      <ToolButton icon="wave" words="screen.tools.nudge" act={commands.nudge} />
      <ToolButton
        icon="lamp"
        words="screen.tools.light"
        pressed={lit}
        act={lit ? commands.unlight : open("card")}
      />
      <ToolButton
        icon="park"
        words="screen.tools.park"
        count={parkedCount(seat)}
        act={open("park")}
      />
      <ToolButton icon="decide" words="screen.tools.decision" act={open("decision")} />
      <ToolButton icon="act" words="screen.tools.action" act={open("action")} />
    </div>
  );
}

interface ToolProps {
  icon: IconName;
  words: string;
  act: () => void;
  pressed?: boolean;
  count?: number;
}

/** A picture with its name below it; where there is no room, the name is for those who listen. */
const ToolButton = ({ icon, words, act, pressed, count = 0 }: ToolProps) => (
  <button
    type="button"
    class="tool"
    title={t(`${words}.long`)}
    aria-pressed={pressed}
    onClick={act}
  >
    <Icon name={icon} />
    <span class="control-words">{t(words)}</span>
    {count > 0 && (
      <span class="tool-count">
        {count}
        <span class="unseen"> {t("screen.tools.count", { count })}</span>
      </span>
    )}
  </button>
);
