import { useEffect, useRef } from "preact/hooks";
import type { StepShown } from "../contract";

/**
 * The title of the step. When a new step took away what had the focus, the title gets it, so
 * that a keyboard or a screen reader goes on at the top and not nowhere.
 */
export function StepHeading({ step }: { step: StepShown }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && !first.current) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [step.key]);

  return (
    <h1 ref={heading} tabIndex={-1} dir="auto">
      {step.title}
    </h1>
  );
}
