import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Mode } from "./contract";
import { language } from "./languages";
import { Facilitator } from "./shell/facilitator";
import { Gone } from "./shell/gone";
import { JoinForm } from "./shell/join_form";
import { Participant } from "./shell/participant";
import { Projector } from "./shell/projector";
import type { Seat } from "./seat";
import { meOf, stepOf, type ShellProps } from "./shell/shown";
import type { Shelf } from "./shelf";

interface ScreenProps extends ShellProps {
  mode: Mode;
  shelf: Shelf;
}

const NAME = "name";

/** Everything in one place on a page: the shell of its mode, and what it says aloud. */
export function Screen(props: ScreenProps) {
  const root = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>("small");
  useEffect(() => followSize(root.current, (now) => (size.value = now)), []);
  const usable = isUsable(props.seat);
  useEffect(() => {
    if (usable) performance.mark("milepost-usable");
  }, [usable]);
  return (
    <div class="milepost" lang={language.value.tag} ref={root} data-mode={props.mode} data-size={size}>
      <Shell {...props} />
      <p class="unseen" aria-live="polite">
        {props.seat.said.value.map(({ id, text }) => (
          <span key={id}>{text}</span>
        ))}
      </p>
    </div>
  );
}

function Shell({ mode, shelf, ...props }: ScreenProps) {
  const connection = props.seat.line.connection.value;
  if (connection.phase === "over") {
    const remember = (name: string) => void shelf.put(NAME, name);
    const remembered = shelf.get(NAME) ?? "";
    return connection.bye === "unknown" && mode === "participant" ? (
      <JoinForm {...props} remembered={remembered} remember={remember} />
    ) : (
      <Gone {...props} bye={connection.bye} />
    );
  }
  if (mode === "present") return <Projector {...props} />;
  return runs(mode, props) ? <Facilitator {...props} /> : <Participant {...props} />;
}

/** The role decides: a room can be handed over to a phone, and whoever gave it away takes part. */
function runs(mode: Mode, { seat }: ShellProps): boolean {
  const role = meOf(seat)?.role ?? (mode === "facilitator" ? "facilitator" : "participant");
  return role === "facilitator";
}

/** Whether there is something to do on the screen: a step, or a form that asks for a name. */
const isUsable = (seat: Seat): boolean =>
  stepOf(seat) !== undefined || seat.line.connection.value.phase === "over";

type Size = "small" | "medium" | "large";

/**
 * A widget may stand in a column of its page, so its own width counts and not the window's. It is
 * measured in the reader's own text size: larger text needs the narrower layout.
 */
function followSize(element: Element | null, became: (size: Size) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = (entry?.contentRect.width ?? 0) / rem;
    became(width < 46 ? "small" : width < 74 ? "medium" : "large");
  });
  if (element) observer.observe(element);
  return () => observer.disconnect();
}
