import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Lane } from "./routes";

/** Where the track of each card lies within the list, followed while rows move and grow. */
export function useLanes(list: RefObject<HTMLElement | null>): ReadonlyMap<string, Lane> {
  const lanes = useSignal<ReadonlyMap<string, Lane>>(new Map());
  const measure = () => {
    const found = list.current ? lanesIn(list.current) : new Map<string, Lane>();
    if (!areSame(found, lanes.peek())) lanes.value = found;
  };
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  return lanes.value;
}

function lanesIn(list: HTMLElement): Map<string, Lane> {
  const origin = list.getBoundingClientRect();
  const tracks = [...list.querySelectorAll<HTMLElement>("[data-track]")];
  return new Map(
    tracks.map((track) => {
      const { left, top, width, height } = track.getBoundingClientRect();
      const lane = { left: left - origin.left, width, middle: top + height / 2 - origin.top };
      return [track.dataset["track"] ?? "", lane];
    }),
  );
}

const areSame = (one: ReadonlyMap<string, Lane>, other: ReadonlyMap<string, Lane>): boolean =>
  JSON.stringify([...one]) === JSON.stringify([...other]);
