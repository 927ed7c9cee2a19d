// One key each for what a facilitator does most.

export const KEYS = ["n", "b", "r", "t", "l", "u", "s", "p", "d", "a", "?"] as const;
export type Key = (typeof KEYS)[number];

export type Shortcuts = Record<Key, () => void>;

/** The shortcut that a key press means, or undefined where somebody is typing or choosing. */
export function keyOf(event: KeyboardEvent): Key | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  if (isBusy(event.target)) return undefined;
  return KEYS.find((key) => key === event.key.toLowerCase());
}

/** Listens on the page until the signal; in a notebook, keys pressed elsewhere are its own. */
export function listenForKeys(root: HTMLElement, keys: () => Shortcuts, abort: AbortSignal): void {
  const listen = (event: KeyboardEvent) => {
    const key = isOurs(root, event.target) ? keyOf(event) : undefined;
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    keys()[key]();
  };
  root.ownerDocument.addEventListener("keydown", listen, { signal: abort, capture: true });
}

const isOurs = (root: HTMLElement, target: EventTarget | null): boolean =>
  target === root.ownerDocument.body || (target instanceof Node && root.contains(target));

const BUSY = "input, textarea, select, [contenteditable], [role=slider], [role=listbox], dialog";

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(BUSY) !== null;
