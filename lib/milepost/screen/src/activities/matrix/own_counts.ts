import type { Scale } from "../../contract";
import type { Answers } from "../answers";
import { valuesOf } from "../pieces/scale_buttons";
import type { Counts } from "./places";

/** What one person gave, as if it were all that anybody gave. */
export const ownCounts = (given: Answers, scales: readonly Scale[]): Counts =>
  Object.fromEntries(
    [...given].flatMap(([key, { value }]) => {
      const scale = scales.find(({ key: name }) => key.endsWith(` ${name}`));
      return scale ? [[key, valuesOf(scale).map((each) => Number(each === value))]] : [];
    }),
  );
