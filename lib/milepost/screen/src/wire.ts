import type { ActBody, Why } from "./contract";
import type { Bye } from "./connection";
import type { Patch } from "./store";

/** What a screen sends. */
export type UpFrame = { id: string } & ActBody;

/** What a screen hears. */
export type DownFrame =
  | ({ seq: number } & Patch & Other<"ack" | "refused" | "now" | "bye">)
  | ({ ack: string; seq: number } & Other<"put" | "drop" | "refused" | "now" | "bye">)
  | ({ refused: string; why: Why } & Other<"put" | "drop" | "ack" | "now" | "bye">)
  | ({ now: string } & Other<"put" | "drop" | "ack" | "refused" | "bye">)
  | ({ bye: Bye } & Other<"put" | "drop" | "ack" | "refused" | "now">);

type Other<Key extends string> = { [K in Key]?: never };

export interface Ears {
  /** The line stands; what waits may be sent. */
  opened(): void;
  heard(frame: DownFrame): void;
  closed(): void;
}

export interface Wire {
  send(frame: UpFrame): void;
  /** Hangs up; `closed` is not called any more. */
  close(): void;
}

/** Opens a line, asking for all that came after `since`. */
export type Dial = (since: number, ears: Ears) => Wire;
