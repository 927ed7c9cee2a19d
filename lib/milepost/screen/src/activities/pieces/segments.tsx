import { useId } from "preact/hooks";

export interface Option {
  key: string;
  label: string;
  hint?: string;
}

interface Props {
  legend: string;
  /** Names what is chosen for, for those who do not see it beside the choices. */
  about?: string;
  /** Only for those who do not see it: the place on the screen says it to all others. */
  silent?: boolean;
  options: readonly Option[];
  chosen: string | undefined;
  waiting?: boolean;
  choose(key: string): void;
}

/** One of a few words: a radio group that looks like a row of buttons. */
export function Segments({ legend, about, silent, options, chosen, waiting, choose }: Props) {
  const name = useId();
  return (
    <fieldset class={waiting ? "segments waiting" : "segments"}>
      <legend class={silent ? "unseen" : ""} dir="auto">
        {legend}
        {about && <span class="unseen">: {about}</span>}
      </legend>
      <div class="segment-row">
        {options.map(({ key, label, hint }) => (
          <label key={key} class="segment">
            <input
              type="radio"
              name={name}
              class="unseen"
              checked={chosen === key}
              onChange={() => choose(key)}
            />
            <span dir="auto">
              {label}
              {hint && <small dir="auto">{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
