import type { ComponentChildren } from "preact";
import { t } from "../words";
import { Icon, type IconName } from "./icons";

interface GentleProps {
  icon: IconName;
  tone?: "good";
  /** On a wall there is nobody to put it away. */
  putAway?: () => void;
  children: ComponentChildren;
}

/** A line for this person, said once and easily put away. */
export const Gentle = ({ icon, tone, putAway, children }: GentleProps) => (
  <div class={tone ? `gentle ${tone}` : "gentle"} role="status">
    <span class="gentle-mark">
      <Icon name={icon} />
    </span>
    <p>{children}</p>
    {putAway && (
      <button type="button" class="plain" aria-label={t("screen.put_away")} onClick={putAway}>
        <Icon name="cross" />
      </button>
    )}
  </div>
);
