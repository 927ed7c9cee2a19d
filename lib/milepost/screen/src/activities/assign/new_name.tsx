import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Live } from "../../contract";
import { plainText } from "../../plain_text";
import { LONGEST } from "../texts";

interface Props {
  live: Live;
  code: string;
  /** Names what the name is for, for those who do not see it. */
  about?: string;
  add(name: string): void;
}

/** Somebody who is not among the names yet. */
export function NewName({ live, code, about, add }: Props) {
  const text = useSignal("");
  const id = useId();
  const name = text.value.trim();
  return (
    <form
      class="new-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (!name) return;
        add(name);
        text.value = "";
      }}
    >
      <label for={id} class="unseen">
        {live.t("screen.assign.new_name")}
        {about && `: ${about.slice(0, 80)}`}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={LONGEST.name}
        placeholder={live.t("screen.assign.new_name")}
        value={text.value}
        onInput={(event) => (text.value = plainText(event.currentTarget.value))}
      />
      <button type="submit" aria-disabled={!name}>
        {live.t(code)}
      </button>
    </form>
  );
}
