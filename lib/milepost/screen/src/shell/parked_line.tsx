import type { ParkedShown } from "../contract";
import { Typed } from "./typed";

/** A thought that was parked, with who put it there. */
export const ParkedLine = ({ id, text, by }: ParkedShown) => (
  <li key={id}>
    <Typed text={text} />
    {by && (
      <small>
        <bdi>{by}</bdi>
      </small>
    )}
  </li>
);
