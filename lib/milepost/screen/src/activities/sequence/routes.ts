// The lines that lead from what is waited for to what waits.

import type { DependencyKind } from "../../contract";
import type { Marks } from "./marks";

export interface Point {
  x: number;
  y: number;
}

/** Where a row's track lies within the drawing, in CSS pixels. */
export interface Lane {
  left: number;
  width: number;
  middle: number;
}

const REACH = 9;

/** From which end of the one mark to which end of the other, as the kind of link says. */
export function endsOf(kind: DependencyKind, before: [Marks, Lane], after: [Marks, Lane]): [Point, Point] {
  const [from, to] = kind.split("_");
  return [pointOf(...before, from === "finish"), pointOf(...after, to === "finish")];
}

const pointOf = ({ start, end }: Marks, { left, width, middle }: Lane, atEnd: boolean): Point => ({
  x: left + width * (atEnd ? end : start),
  y: middle,
});

/**
 * A line of straight pieces: out of the one mark to the right, up or down between the rows, and
 * into the other one from the left, or from the right where two ends are tied.
 */
export function route([from, to]: [Point, Point], kind: DependencyKind): string {
  const leaves = kind.startsWith("finish") ? REACH : -REACH;
  const arrives = kind.endsWith("_finish") ? REACH : -REACH;
  const [out, into] = [from.x + leaves, to.x + arrives];
  const straight = turnsOnce(kind, out, into);
  if (straight !== undefined) return `M${at(from)} H${px(straight)} V${px(to.y)} H${px(to.x)}`;
  const between = from.y + (to.y - from.y) / 2;
  return `M${at(from)} H${px(out)} V${px(between)} H${px(into)} V${px(to.y)} H${px(to.x)}`;
}

/** Where the one upright piece stands that is enough, if it is. */
function turnsOnce(kind: DependencyKind, out: number, into: number): number | undefined {
  if (kind === "finish_finish") return Math.max(out, into);
  if (kind === "start_start") return Math.min(out, into);
  const room = kind === "finish_start" ? into - out : out - into;
  return room >= 0 ? out : undefined;
}

const px = (value: number): string => value.toFixed(1);
const at = ({ x, y }: Point): string => `${px(x)} ${px(y)}`;

const HEAD = 6;

/** The head of the arrow at the end of a line. */
export function arrow({ x, y }: Point, kind: DependencyKind): string {
  const back = kind.endsWith("_finish") ? HEAD : -HEAD;
  return `M${px(x)} ${px(y)} l${px(back)} ${px(-HEAD * 0.6)} v${px(HEAD * 1.2)} z`;
}
