/**
 * A place on this device for short texts. Storage may be full, forbidden (private browsing) or
 * absent; then texts are kept for as long as the page lives, and `keeps` says so.
 */
export interface Shelf {
  get(key: string): string | undefined;
  /** Returns whether the text will survive a reload. */
  put(key: string, text: string): boolean;
  drop(key: string): void;
  /** All keys that begin with `prefix`, sorted. */
  keys(prefix: string): string[];
  /** Tells of changes that other tabs made, until the signal. */
  watch(heard: (key: string) => void, abort: AbortSignal): void;
}

const NAMESPACE = "milepost/";

export function createShelf(storage: Storage | undefined): Shelf {
  const fallback = new Map<string, string>();

  return {
    get: (key) => fallback.get(key) ?? attempt(() => storage?.getItem(NAMESPACE + key)) ?? undefined,

    put(key, text) {
      const kept = attempt(() => (storage?.setItem(NAMESPACE + key, text), storage !== undefined));
      if (kept) fallback.delete(key);
      else fallback.set(key, text);
      return kept === true;
    },

    drop(key) {
      fallback.delete(key);
      attempt(() => storage?.removeItem(NAMESPACE + key));
    },

    keys(prefix) {
      const stored = attempt(() => Object.keys(storage ?? {})) ?? [];
      const ours = stored.flatMap((key) =>
        key.startsWith(NAMESPACE) ? [key.slice(NAMESPACE.length)] : [],
      );
      const all = new Set([...ours, ...fallback.keys()]);
      return [...all].filter((key) => key.startsWith(prefix)).sort();
    },

    watch(heard, abort) {
      const listen = ({ key }: StorageEvent) => {
        if (key?.startsWith(NAMESPACE)) heard(key.slice(NAMESPACE.length));
      };
      window.addEventListener("storage", listen, { signal: abort });
    },
  };
}

/** The device's storage, or undefined where even asking for it is forbidden. */
export const deviceStorage = (): Storage | undefined => attempt(() => window.localStorage);

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
