import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../words";

interface SureProps {
  /** What stands on the button, and on the one that means it. */
  words: string;
  danger?: boolean;
  act: () => void;
  /** What will happen then. */
  children: ComponentChildren;
}

/** A button that says what will happen, and asks once more before it does. */
export function Sure({ words, danger = false, act, children }: SureProps) {
  const asked = useSignal(false);
  const tone = danger ? "danger" : undefined;
  if (!asked.value)
    return (
      <button type="button" class={tone} onClick={() => (asked.value = true)}>
        {words}
      </button>
    );
  return (
    <div role="group" class="sure-box" aria-label={words}>
      <div>{children}</div>
      <div class="row">
        {/* The button that was pressed is gone, and its focus with it. */}
        <button type="button" ref={focus} onClick={() => (asked.value = false)}>
          {t("screen.sure.no")}
        </button>
        <button type="button" class={danger ? "danger" : "primary"} onClick={act}>
          {words}
        </button>
      </div>
    </div>
  );
}

const focus = (button: HTMLButtonElement | null): void => button?.focus();
