import type { Mode } from "./contract";
import type { Dial, DownFrame, UpFrame } from "./wire";

/** A browser that may take several seats says which; the server asks for the cookie of each. */
const SEATS: Record<Mode, string> = {
  participant: "",
  facilitator: "facilitator",
  present: "spectator",
};

/** Lines over a WebSocket of the hub at `url`. */
export function dialSocket(url: string): Dial {
  return (since, ears) => {
    const hungUp = new AbortController();
    const listening = { signal: hungUp.signal };
    const socket = new WebSocket(withSince(url, since));
    socket.addEventListener("open", () => ears.opened(), listening);
    socket.addEventListener("close", () => ears.closed(), listening);
    socket.addEventListener("message", ({ data }) => ears.heard(parse(data)), listening);

    return {
      send(frame: UpFrame) {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
      },
      close() {
        hungUp.abort();
        socket.close();
      },
    };
  };
}

/** The address of a room's live line, beside the page at `page`, for the seat of its mode. */
export function liveUrl(room: string, base: string, page: string, mode: Mode): string {
  const url = new URL(`${base}room/${encodeURIComponent(room)}/live`, page);
  url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  const seat = SEATS[mode];
  if (seat) url.searchParams.set("as", seat);
  return url.href;
}

function withSince(url: string, since: number): string {
  const dialled = new URL(url);
  dialled.searchParams.set("since", String(since));
  return dialled.href;
}

const parse = (data: unknown): DownFrame => JSON.parse(String(data)) as DownFrame;
