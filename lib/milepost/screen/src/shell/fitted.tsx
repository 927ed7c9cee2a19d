import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../words";

/** Steps of size, from as large as it may be to as small as the back row can still read. */
const SIZES = ["0", "1", "2"] as const;

/**
 * The middle of the wall, in the largest size in which all of it is to be seen. What does not fit
 * even so is counted: nobody can scroll a wall, and nobody should think that they have seen all.
 */
export function Fitted({ children }: { children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const beyond = useSignal<number | undefined>(undefined);
  useEffect(() => keepFitting(main.current, content.current, (left) => (beyond.value = left)), []);
  return (
    <main ref={main}>
      <div ref={content}>{children}</div>
      {beyond.value !== undefined && (
        <p class="beyond">
          {beyond.value > 0 ? t("screen.wall.more", { count: beyond.value }) : t("screen.wall.rest")}
        </p>
      )}
    </main>
  );
}

type Told = (beyond: number | undefined) => void;

function keepFitting(
  main: HTMLElement | null,
  content: HTMLElement | null,
  tell: Told,
): () => void {
  if (!main || !content) return () => {};
  const observer = new ResizeObserver(() => tell(fit(main, content) ? undefined : unseen(main)));
  observer.observe(main);
  observer.observe(content);
  return () => observer.disconnect();
}

/** Sets the largest size in which the content fits, and says whether it does. */
function fit(main: HTMLElement, content: HTMLElement): boolean {
  const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(main);
  const height = main.clientHeight - parseFloat(paddingBlockStart) - parseFloat(paddingBlockEnd);
  return SIZES.some((size) => {
    main.dataset["fit"] = size;
    return content.offsetHeight <= height;
  });
}

/** How many cards are not to be seen as a whole. */
function unseen(main: HTMLElement): number {
  const edge = main.getBoundingClientRect().bottom - parseFloat(getComputedStyle(main).paddingBlockEnd);
  const cards = [...main.querySelectorAll(".card:not(.card .card)")];
  return cards.filter((card) => card.getBoundingClientRect().bottom > edge).length;
}
