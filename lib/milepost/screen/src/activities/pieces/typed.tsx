import { useSignal } from "@preact/signals";
import type { Live } from "../../contract";
import { opening } from "../texts";

interface Props {
  live: Live;
  text: string;
  /** How many characters are shown at first. */
  most?: number;
}

/** Text that somebody typed: shown as it is, in its own direction, opened up when it is long. */
export function Typed({ live, text, most = 360 }: Props) {
  const open = useSignal(false);
  const [head, rest] = live.mode === "present" ? [text, ""] : opening(text, most);
  return (
    <p class="typed" dir="auto">
      {rest && !open.value ? `${head}…` : text}
      {rest && (
        <button type="button" class="link" onClick={() => (open.value = !open.value)}>
          {live.t(open.value ? "screen.card.less" : "screen.card.more")}
        </button>
      )}
    </p>
  );
}
