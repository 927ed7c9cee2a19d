import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";

/** Part of a frame that changes what is shown. */
export interface Patch {
  put?: Record<string, unknown>;
  drop?: readonly string[];
  /** Forget everything first: this is the whole picture, not a change to it. */
  reset?: boolean;
}

export interface Store {
  entity<T>(key: string): ReadonlySignal<T | undefined>;
  all<T>(prefix: string): ReadonlySignal<ReadonlyMap<string, T>>;
  apply(patch: Patch): void;
}

type Entities = ReadonlyMap<string, unknown>;

/** Keeps what the server sent, by key, so that each reader hears only of its own keys. */
export function createStore(): Store {
  const known = new Map<string, unknown>();
  const single = new Map<string, Signal<unknown>>();
  const many = new Map<string, Signal<Entities>>();

  const under = (prefix: string): Entities =>
    new Map([...known].flatMap(([key, value]) => below(prefix, key, value)));

  const watched = <T>(map: Map<string, Signal<T>>, key: string, now: () => T): Signal<T> => {
    const found = map.get(key) ?? signal(now());
    map.set(key, found);
    return found;
  };

  return {
    entity<T>(key: string) {
      const found = watched(single, key, () => known.get(key));
      return found as ReadonlySignal<T | undefined>;
    },

    all<T>(prefix: string) {
      const found = watched(many, prefix, () => under(prefix));
      return found as ReadonlySignal<ReadonlyMap<string, T>>;
    },

    apply(patch) {
      const touched = change(known, patch);
      batch(() => {
        for (const key of touched) tell(single, key, known.get(key));
        for (const [prefix, found] of many) {
          if ([...touched].some((key) => key.startsWith(prefix))) found.value = under(prefix);
        }
      });
    },
  };
}

const below = (prefix: string, key: string, value: unknown): [string, unknown][] =>
  key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [];

function tell(single: Map<string, Signal<unknown>>, key: string, value: unknown): void {
  const found = single.get(key);
  if (found) found.value = value;
}

/** Changes `known` and returns the keys of all that is not what it was. */
function change(known: Map<string, unknown>, patch: Patch): ReadonlySet<string> {
  const touched = new Set<string>();
  const dropped = patch.reset ? [...known.keys()] : (patch.drop ?? []);
  for (const key of dropped) {
    if (known.delete(key)) touched.add(key);
  }
  for (const [key, value] of Object.entries(patch.put ?? {})) {
    known.set(key, value);
    touched.add(key);
  }
  return touched;
}
