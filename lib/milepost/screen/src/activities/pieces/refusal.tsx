import type { Why } from "../../contract";

/** Why something was refused, at the place where it was asked; the screen reader has said it. */
export const Refusal = ({ why }: { why: Why | undefined }) =>
  why ? (
    <p class="refusal" dir="auto">
      {why.text}
    </p>
  ) : null;
