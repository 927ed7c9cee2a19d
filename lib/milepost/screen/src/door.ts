import type { Why } from "./contract";
import { t } from "./words";

/** Where a room is to be found. */
export interface Address {
  /** The join code. */
  room: string;
  /** The path that the server answers under, with a slash at both ends. */
  base: string;
  /** The address that phones open, or undefined where nobody can join from a browser. */
  joinUrl?: string | undefined;
}

/** Asks for a place in the room; the server answers with a cookie, or with a reason. */
export async function join({ room, base }: Address, name: string): Promise<Why | undefined> {
  try {
    const answer = await fetch(`${base}join/${encodeURIComponent(room)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      credentials: "same-origin",
      body: JSON.stringify({ name }),
    });
    return answer.ok ? undefined : ((await answer.json()) as Why);
  } catch {
    return { code: "unreachable", fields: {}, text: t("screen.join.unreachable") };
  }
}

/** The address without what nobody needs to type. */
export const spoken = (url: string): string => url.replace(/^https?:\/\//, "").replace(/\/$/, "");

export const qrUrl = ({ room, base }: Address): string =>
  `${base}room/${encodeURIComponent(room)}/qr.svg`;
