import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Steps of size, from as large as it may be to as small as the back row can still read. */
const SIZES = ["0", "1", "2"] as const;

/** The middle of the wall, in the largest size in which all of it is to be seen. */
export function Fitted({ children }: { children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => keepFitting(main.current, content.current), []);
  return (
    <main ref={main}>
      <div ref={content}>{children}</div>
    </main>
  );
}

function keepFitting(main: HTMLElement | null, content: HTMLElement | null): () => void {
  const observer = new ResizeObserver(() => main && fit(main));
  if (main) observer.observe(main);
  if (content) observer.observe(content);
  return () => observer.disconnect();
}

function fit(main: HTMLElement): void {
  for (const size of SIZES) {
    main.dataset["fit"] = size;
    if (main.scrollHeight <= main.clientHeight) return;
  }
}
