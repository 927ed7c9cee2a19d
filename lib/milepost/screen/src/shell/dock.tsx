import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DockProps {
  class?: string;
  label: string;
  children: ComponentChildren;
}

/** The bar under the thumb. It tells its height, so that an activity can stick things above it. */
export function Dock({ class: name = "", label, children }: DockProps) {
  const dock = useRef<HTMLElement>(null);
  useEffect(() => tellHeight(dock.current), []);
  return (
    <footer ref={dock} class={`dock ${name}`} aria-label={label}>
      {children}
    </footer>
  );
}

function tellHeight(dock: HTMLElement | null): () => void {
  const root = dock?.closest<HTMLElement>(".milepost");
  const observer = new ResizeObserver(() =>
    root?.style.setProperty("--dock-height", `${dock?.offsetHeight ?? 0}px`),
  );
  if (dock) observer.observe(dock);
  return () => observer.disconnect();
}
