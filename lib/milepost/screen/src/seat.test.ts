import { beforeEach, describe, expect, test, vi } from "vitest";
import type { StepShown, Why } from "./contract";
import { NOTE, noteField } from "./contract";
import { handIn } from "./handing_in";
import { takeSeat, type Seat } from "./seat";
import type { Dial, DownFrame, Ears, UpFrame } from "./wire";

/** The server's end of a line that a test holds. */
class Server {
  sent: UpFrame[] = [];
  since: number[] = [];
  ears: Ears | undefined;

  dial: Dial = (since, ears) => {
    this.since.push(since);
    this.ears = ears;
    return { send: (frame) => this.sent.push(frame), close: () => (this.ears = undefined) };
  };

  open = () => this.ears?.opened();
  say = (frame: DownFrame) => this.ears?.heard(frame);
  put = (seq: number, put: Record<string, unknown>) => this.say({ seq, put, drop: [] });
  get last() {
    return this.sent[this.sent.length - 1];
  }
}

const step = (key: string, more: Partial<StepShown> = {}): StepShown => ({
  key,
  title: `Step ${key}`,
  index: 0,
  steps: 3,
  minutes: 5,
  entered_at: "2026-11-22T10:00:00Z",
  activity: {
    type: "collect",
    prompt: "",
    fields: [{ key: "proof", label: "Proof", kind: "text", hint: "", choices: [] }],
    per_person: 3,
    private: true,
    anonymous: false,
    beside: null,
  },
  ...more,
});

const me = { id: "m1", name: "Ada", role: "participant" };
const why: Why = { code: "text_too_long", fields: {}, text: "Too long." };

function seated(server: Server): Seat {
  const { signal } = new AbortController();
  const place = { room: "AB12", mode: "participant", dial: server.dial } as const;
  const seat = takeSeat({ ...place, storage: localStorage }, signal);
  handIn(seat, signal);
  server.open();
  server.say({ seq: 1, reset: true, put: { step: step("goals"), me } });
  return seat;
}

let server: Server;
let seat: Seat;

beforeEach(() => {
  localStorage.clear();
  server = new Server();
  seat = seated(server);
});

describe("an act", () => {
  test("is done once the server has it on disk", () => {
    const sent = seat.live.send({ act: "rename", name: "Bo" });
    expect(server.last).toEqual({ id: sent.id, act: "rename", name: "Bo" });
    expect(sent.state.value).toBe("waiting");
    server.say({ ack: sent.id, seq: 2 });
    expect(sent.state.value).toBe("done");
    expect(seat.live.pending.value).toEqual([]);
  });

  test("that was not answered is sent again on the next line, under its id", () => {
    const sent = seat.live.send({ act: "rename", name: "Bo" });
    server.sent = [];
    server.open();
    expect(server.sent.map(({ id }) => id)).toEqual([sent.id]);
  });

  test("that came too fast is sent again after a breath, under its id", () => {
    vi.useFakeTimers();
    const sent = seat.live.send({ act: "rename", name: "Bo" });
    server.sent = [];
    server.say({ refused: "", why: { code: "too_fast", fields: {}, text: "Slowly." } });
    expect(server.sent).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(server.sent.map(({ id }) => id)).toEqual([sent.id]);
    expect(sent.state.value).toBe("waiting");
    vi.useRealTimers();
  });

  test("that was not answered is sent again after a reload", () => {
    const sent = seat.live.send({ act: "rename", name: "Bo" });
    const reloaded = new Server();
    seated(reloaded);
    expect(reloaded.sent.map(({ id }) => id)).toEqual([sent.id]);
  });

  test("that is refused where it was asked says why there, and nowhere else", () => {
    const sent = seat.live.send({ act: "write_note", step: "goals", text: "long" });
    server.say({ refused: sent.id, why });
    expect(sent.refusal.value).toEqual(why);
    expect(seat.said.value.map(({ text }) => text)).toEqual(["Too long."]);
    expect(seat.notices.all.value).toEqual([]);
  });

  test("that is refused after its step went is told, and its words are kept", () => {
    const sent = seat.live.send({ act: "write_note", step: "goals", text: "my idea" });
    server.put(2, { step: step("group") });
    server.say({ refused: sent.id, why });
    expect(seat.notices.all.value).toMatchObject([{ text: "Too long.", words: "my idea" }]);
    expect(seat.drafts.kept.value.map(({ text }) => text)).toEqual(["my idea"]);
  });

  test("of the shell's own that is refused becomes a notice", () => {
    seat.ask({ act: "reveal", step: "goals" });
    server.say({ refused: server.last?.id ?? "", why });
    expect(seat.notices.all.value).toMatchObject([{ tone: "bad", text: "Too long." }]);
  });
});

test("a new line asks for what came after the last patch", () => {
  server.put(7, {});
  seat.line.ask();
  expect(server.since).toEqual([0, 7]);
});

describe("what is being written when a collect step ends", () => {
  beforeEach(() => {
    seat.live.draft(NOTE).value = "half an idea";
    seat.live.draft(noteField("proof")).value = "a graph";
  });

  test("is handed in once, with its fields", () => {
    server.put(2, { step: step("group") });
    expect(server.sent).toMatchObject([
      { act: "write_note", step: "goals", text: "half an idea", fields: { proof: "a graph" } },
    ]);
    expect(seat.drafts.kept.value).toEqual([]);
  });

  test("is handed in when a closing timebox ends", () => {
    const timer = { ends_at: "2026-11-22T10:05:00Z", seconds: 300, closes: true, ended: true };
    server.put(2, { step: step("goals", { timer: { ...timer, ended: false } }) });
    expect(server.sent).toEqual([]);
    server.put(3, { step: step("goals", { timer }) });
    expect(server.sent).toHaveLength(1);
  });

  test("can be withdrawn for as long as the server's grace lasts", () => {
    server.put(2, { step: step("group") });
    server.say({ ack: server.last?.id ?? "", seq: 41 });
    const [notice] = seat.notices.all.value;
    expect(notice?.words).toBe("half an idea");
    notice?.remedy?.act();
    expect(server.last).toMatchObject({ act: "withdraw_note", step: "goals", note: "n41" });
    expect(seat.drafts.kept.value.map(({ text }) => text)).toEqual(["half an idea\na graph"]);
  });

  test("goes to the tray when it came too late", () => {
    server.put(2, { step: step("group") });
    server.say({ refused: server.last?.id ?? "", why });
    expect(seat.drafts.kept.value.map(({ text }) => text)).toEqual(["half an idea\na graph"]);
  });

  test("stays where it is while the step goes on", () => {
    server.put(2, { step: step("goals", { locked: true }) });
    expect(server.sent).toEqual([]);
    expect(seat.live.draft(NOTE).value).toBe("half an idea");
  });
});
