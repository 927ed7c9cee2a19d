// Dragging a date along the axis, for those who have a mouse; the card's date field does the same.

import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { dayAt, type Axis } from "./axis";

/** Handlers of a mark: `held` is the day at which it is held now, `drop` gets where it was let go. */
export function dragDate(
  axis: Axis,
  track: RefObject<HTMLElement | null>,
  held: Signal<number | undefined>,
  drop: (day: number) => void,
) {
  const dayUnder = (event: PointerEvent): number | undefined => {
    const place = track.current?.getBoundingClientRect();
    return place && dayAt(axis, (event.clientX - place.left) / place.width);
  };
  return {
    "data-drag": "",
    onPointerDown(event: PointerEvent) {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      event.preventDefault();
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      held.value = dayUnder(event);
    },
    onPointerMove(event: PointerEvent) {
      if (held.peek() !== undefined) held.value = dayUnder(event);
    },
    onPointerUp() {
      const day = held.peek();
      held.value = undefined;
      if (day !== undefined) drop(day);
    },
    // Somebody else may take the card away meanwhile.
    onLostPointerCapture: () => (held.value = undefined),
  };
}
