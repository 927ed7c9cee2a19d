// An edit of one shared field: what somebody typed, and what stood there when they began.

export interface Edit {
  text: string;
  was: string;
}

export type Outcome = "unchanged" | "save" | "conflict";

/** The edit after `text` was typed over `standing`; the first keystroke fixes what was seen. */
export const typed = (text: string, standing: string, edit: Edit | undefined): Edit => ({
  text,
  was: edit?.was ?? standing,
});

/**
 * What is to be done with an edit now that `standing` is the value on the board.
 *
 * Somebody else's change in between is a conflict, unless they came to the same text.
 */
export function outcome(edit: Edit, standing: string): Outcome {
  if (edit.text === standing) return "unchanged";
  return edit.was === standing ? "save" : "conflict";
}

/**
 * An edit as a draft, so that it outlives a reload with what it was typed over; an emptied field
 * is an edit too.
 */
export const packed = (edit: Edit | undefined): string => (edit ? JSON.stringify(edit) : "");

export function unpacked(draft: string): Edit | undefined {
  try {
    const { text, was } = JSON.parse(draft) as Partial<Edit>;
    return typeof text === "string" && typeof was === "string" ? { text, was } : undefined;
  } catch {
    return undefined;
  }
}
