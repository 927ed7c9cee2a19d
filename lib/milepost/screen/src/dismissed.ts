import { signal } from "@preact/signals";
import type { Live, RoomShown } from "./contract";
import { createShelf, deviceStorage, type Shelf } from "./shelf";

/** What somebody has put away on this device: hints, lines, things that were asked for once. */
export interface Dismissed {
  has(key: string): boolean;
  dismiss(key: string): void;
  /** Brings back what was put away among `keys`. */
  bringBack(keys: readonly string[]): void;
}

/** So many are remembered in a room, the latest of them. */
const KEPT = 500;

/** Whatever reads `has` is drawn anew when something is put away or brought back. */
export function createDismissed(shelf: Shelf, room: string): Dismissed {
  const place = `dismissed/${room}`;
  const keys = signal<readonly string[]>(read(shelf.get(place)));
  const keep = (now: readonly string[]) => {
    keys.value = now.slice(-KEPT);
    shelf.put(place, JSON.stringify(keys.value));
  };
  return {
    has: (key) => keys.value.includes(key),
    dismiss: (key) => keep([...keys.peek().filter((one) => one !== key), key]),
    bringBack: (some) => keep(keys.peek().filter((one) => !some.includes(one))),
  };
}

const rooms = new Map<string, Dismissed>();

/** What was put away in the room that is shown. */
export function dismissedOf(live: Live): Dismissed {
  const room = live.entity<RoomShown>("room").value?.id ?? "";
  const found = rooms.get(room) ?? createDismissed(createShelf(deviceStorage()), room);
  rooms.set(room, found);
  return found;
}

function read(text: string | undefined): string[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
