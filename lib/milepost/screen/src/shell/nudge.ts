import type { Me } from "../contract";

/** Whether somebody who was asked to take part in this step has not yet done so. */
export const isAsked = (me: Me): boolean =>
  Boolean(me.nudged) && me.role === "participant" && !me.finished && !hasTakenPart(me);

const hasTakenPart = ({ notes = [], given = {}, beliefs = {}, comment = "" }: Me): boolean =>
  notes.length > 0 ||
  Object.keys(given).length > 0 ||
  Object.keys(beliefs).length > 0 ||
  comment.trim() !== "";
