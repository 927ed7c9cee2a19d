// What an activity is given, and all it may ask of the screen that shows it.
//
// The browser folds nothing: it keeps a map of entities, as the server sent them, and draws it.
// Fields that stand at their default are absent from an entity.

import type { ReadonlySignal, Signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Activity, Me, RoomAct, StepShown } from "./protocol";

export type * from "./protocol";

export type Mode = "participant" | "facilitator" | "present";

/** What the screen may ask for; identity, role and time never travel with it. */
export type ActBody = RoomAct;

/** Why something was refused: `text` is the sentence to show. */
export interface Why {
  code: string;
  fields: Record<string, unknown>;
  text: string;
}

/** An act that is on its way, kept through reloads until the server has answered. */
export interface PendingAct {
  id: string;
  act: ActBody;
}

/** What became of an act that this page sent. */
export interface Sent {
  id: string;
  state: ReadonlySignal<"waiting" | "done" | "refused">;
  refusal: ReadonlySignal<Why | undefined>;
  /** The number of the log entry that it became. */
  entry: ReadonlySignal<number | undefined>;
}

export type Fields = Record<string, unknown>;

export interface Live {
  readonly mode: Mode;
  /** The entity under `key`, or undefined while there is none. */
  entity<T>(key: string): ReadonlySignal<T | undefined>;
  /** All entities whose key begins with `prefix`, by the rest of their key, in order of arrival. */
  all<T>(prefix: string): ReadonlySignal<ReadonlyMap<string, T>>;
  /**
   * Asks for something. The act outlives reloads and lost connections. A refusal is announced to
   * screen readers already; show its sentence beside what was asked for.
   */
  send(act: ActBody): Sent;
  /** All acts that wait for the server's answer, oldest first. */
  pending: ReadonlySignal<readonly PendingAct[]>;
  /**
   * A half-written text of the current step, kept on this device. See `NOTE` for the names that
   * are sent on by themselves when a step ends.
   */
  draft(name: string): Signal<string>;
  /** The server's time in milliseconds since 1970. Reading it subscribes to nothing. */
  now(): number;
  /** The server's time, told anew each second to whoever reads it. */
  second: ReadonlySignal<number>;
  /** Says something to people who listen to the page. */
  announce(text: string): void;
  /** The words for `code`, a key such as "screen.timer.over"; `count` chooses the plural. */
  t(code: string, fields?: Fields): string;
}

export interface ActivityProps {
  live: Live;
  step: StepShown;
  me: Me | undefined;
}

export type Activities = Record<Activity["type"], ComponentType<ActivityProps>>;

/**
 * The names of the drafts of a note that is being written in a collect step. When the step ends
 * they are sent as one note; drafts under any other name are offered in the tray of kept texts.
 */
export const NOTE = "note";
export const noteField = (key: string): string => `note.${key}`;
