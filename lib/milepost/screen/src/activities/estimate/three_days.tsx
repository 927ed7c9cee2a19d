import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { Live } from "../../contract";
import type { Given } from "../answers";
import { THREE, type Day } from "./votes";

interface Props {
  live: Live;
  about: string;
  given(scale: Day): Given | undefined;
  give(scale: Day, value: number | null): void;
}

/** Working days if all goes well, as is likely, and if much goes wrong. */
export function ThreeDays({ live, about, given, give }: Props) {
  const [low, likely, high] = THREE.map((day) => given(day)?.value);
  const upsideDown =
    (low !== undefined && likely !== undefined && low > likely) ||
    (likely !== undefined && high !== undefined && likely > high) ||
    (low !== undefined && high !== undefined && low > high);
  return (
    <fieldset class="three-days">
      <legend>
        {live.t("screen.estimate.your_days")}
        <span class="unseen">: {about}</span>
      </legend>
      <div class="days-row">
        {THREE.map((day) => (
          <DayField
            key={day}
            live={live}
            day={day}
            given={given(day)}
            give={(value) => give(day, value)}
          />
        ))}
      </div>
      <p class={upsideDown ? "refusal" : "unseen"} role="status">
        {upsideDown && live.t("screen.estimate.upside_down")}
      </p>
    </fieldset>
  );
}

interface DayProps {
  live: Live;
  day: Day;
  given: Given | undefined;
  give(value: number | null): void;
}

const shown = (value: number | undefined): string => value?.toString() ?? "";

/** Days as people type them, with a comma or a point. */
function DayField({ live, day, given, give }: DayProps) {
  const id = useId();
  const text = useSignal(shown(given?.value));
  const value = given?.value;
  useEffect(() => {
    if (numberIn(text.peek()) !== value) text.value = shown(value);
  }, [value]);
  const typed = numberIn(text.value);
  const wrong = text.value.trim() !== "" && typed === undefined;
  const save = () => {
    if (!wrong && typed !== value) give(typed ?? null);
  };
  return (
    <div class={given?.waiting ? "field waiting" : "field"}>
      <label for={id}>
        {live.t(`screen.estimate.${day}`)}
        <small class="quiet">{live.t(`screen.estimate.${day}.long`)}</small>
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={text.value}
        aria-invalid={wrong}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === "Enter" && save()}
      />
      {wrong && <p class="refusal">{live.t("screen.estimate.no_number", { text: text.value })}</p>}
    </div>
  );
}

function numberIn(text: string): number | undefined {
  const plain = text.trim().replace(",", ".");
  const value = Number(plain);
  return plain !== "" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
