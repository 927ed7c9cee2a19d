import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * The width of an element in CSS pixels, followed while it changes: a widget may stand in a
 * narrow column of a wide page.
 */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const width = useSignal(globalThis.innerWidth);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    width.value = element.clientWidth;
    const observer = new ResizeObserver(() => (width.value = element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width.value;
}

/** The reader's own text size in CSS pixels. */
export const textSize = (): number =>
  parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
