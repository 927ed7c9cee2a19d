// Dragging one card onto another, for those who have a mouse; all of it can be tapped as well.

import type { Signal } from "@preact/signals";

const CARD = "application/x-milepost-card";

const hasMouse = (): boolean => matchMedia("(hover: hover) and (pointer: fine)").matches;

const isCard = (event: DragEvent): boolean => event.dataTransfer?.types.includes(CARD) ?? false;

// A name in a group is edited inside its card, where a drag marks text.
const startsInField = (event: DragEvent): boolean =>
  document.activeElement instanceof HTMLInputElement &&
  document.activeElement.type === "text" &&
  (event.currentTarget as Element).contains(document.activeElement);

export const dragSource = (id: string) => ({
  draggable: hasMouse(),
  onDragStart(event: DragEvent) {
    if (startsInField(event)) event.preventDefault();
    else event.dataTransfer?.setData(CARD, id);
  },
});

export const dropTarget = (
  id: string,
  over: Signal<boolean>,
  join: (ids: readonly string[]) => void,
) => ({
  onDragOver(event: DragEvent) {
    if (!isCard(event)) return;
    event.preventDefault();
    over.value = true;
  },
  onDragLeave: () => (over.value = false),
  onDrop(event: DragEvent) {
    over.value = false;
    const dragged = event.dataTransfer?.getData(CARD);
    if (!dragged) return;
    event.preventDefault();
    if (dragged !== id) join([id, dragged]);
  },
});
