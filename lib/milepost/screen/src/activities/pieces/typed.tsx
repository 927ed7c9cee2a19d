import { useSignal } from "@preact/signals";
import type { Live } from "../../contract";
import { opening } from "../texts";

const LONG = 360;

/** Text that somebody typed: shown as it is, in its own direction, opened up when it is long. */
export function Typed({ live, text }: { live: Live; text: string }) {
  const open = useSignal(false);
  const [head, rest] = live.mode === "present" ? [text, ""] : opening(text, LONG);
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
