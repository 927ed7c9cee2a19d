// One screen in one room: what it was shown, what it asked for, and the line between.

import type { ReadonlySignal } from "@preact/signals";
import { createAnnouncer, type Said } from "./announcer";
import { createClock } from "./clock";
import type { ActBody, Live, Mode, PendingAct, Sent, StepShown, Why } from "./contract";
import { createDrafts, type Drafts } from "./drafts";
import { createFates } from "./fates";
import { remember, speak } from "./languages";
import { keepLine, type Line } from "./line";
import { createNotices, type Notices } from "./notices";
import { createOutbox, type Outbox } from "./outbox";
import { stepOf, wordsOf } from "./refusals";
import { createShelf } from "./shelf";
import { createStore } from "./store";
import { t } from "./words";
import type { Dial, DownFrame } from "./wire";

/** The key under which other tabs hear of a language that was picked. */
const LANGUAGE = "language";

/** After so long, so many acts are sent again that the server had no time to read. */
const BREATH_MS = 2000;
const AT_ONCE = 20;

/** The step under which words are kept that belong to none. */
const NO_STEP = "room";

export interface Followed extends Sent {
  entry: ReadonlySignal<number | undefined>;
}

export interface Seat {
  room: string;
  live: Live;
  line: Line;
  outbox: Outbox;
  drafts: Drafts;
  notices: Notices;
  /** What the live region says. */
  said: ReadonlySignal<readonly Said[]>;
  /** Sends an act of the shell's own; a refusal becomes a notice. */
  ask(act: ActBody): void;
  /** Sends an act and follows what becomes of it. */
  follow(act: ActBody): Followed;
  /** Puts words that nobody took into the tray. */
  keepWords(id: string, act: ActBody): void;
  /** Speaks another language from now on, here and in the other tabs of this browser. */
  pickLanguage(tag: string): void;
}

export interface Place {
  room: string;
  mode: Mode;
  dial: Dial;
  storage: Storage | undefined;
}

export function takeSeat({ room, mode, dial, storage }: Place, abort: AbortSignal): Seat {
  const shelf = createShelf(storage);
  const store = createStore();
  const clock = createClock(abort);
  const announcer = createAnnouncer();
  // One browser may run a room in one tab and take part in it in another, as two members.
  const folder = `${room}/${mode}`;
  const outbox = createOutbox(shelf, folder, abort);
  const drafts = createDrafts(shelf, folder, abort);
  const notices = createNotices();
  const fates = createFates();
  const step = store.entity<StepShown>("step");
  let seen = 0;

  const keepWords = (id: string, act: ActBody) => {
    const words = wordsOf(act);
    if (words) drafts.at(stepOf(act) || NO_STEP, `kept.${id}`).value = words;
  };

  const refused = (id: string, why: Why) => {
    // What came too fast was not even read: the server does not know which act it was.
    if (why.code === "too_fast") takeBreath();
    const asked = outbox.settle(id);
    const followed = fates.refused(id, why);
    announcer.say(why.text);
    if (asked && !(followed && isOf(asked, step.peek()))) complain(asked, why);
  };

  const complain = ({ id, act }: PendingAct, why: Why) => {
    keepWords(id, act);
    notices.show({ id, tone: "bad", text: why.text, words: wordsOf(act) });
  };

  const accepted = (id: string, entry: number) => {
    outbox.settle(id);
    fates.accepted(id, entry);
  };

  const heard = (frame: DownFrame) => {
    if (frame.ack !== undefined) return accepted(frame.ack, frame.seq);
    if (frame.refused !== undefined) return refused(frame.refused, frame.why);
    if (frame.now !== undefined) return clock.hear(frame.now);
    if (frame.bye !== undefined) return;
    store.apply(frame);
    seen = frame.seq;
  };

  const send = ({ id, act }: PendingAct) => line.send({ id, ...act });
  const sendAll = () => outbox.waiting.peek().forEach(send);
  const line = keepLine(dial, { seen: () => seen, opened: sendAll, heard }, abort);

  let breath: ReturnType<typeof setTimeout> | undefined;
  const takeBreath = () => {
    breath ??= setTimeout(() => {
      breath = undefined;
      const waiting = outbox.waiting.peek();
      waiting.slice(0, AT_ONCE).forEach(send);
      if (waiting.length > AT_ONCE) takeBreath();
    }, BREATH_MS);
  };
  abort.addEventListener("abort", () => clearTimeout(breath));

  const change = (tag: string) => {
    void speak(tag);
    // What the server says is in one language for as long as a line lasts.
    seen = 0;
    if (line.connection.peek().phase !== "over") line.ask();
  };
  shelf.watch((key) => key === LANGUAGE && change(shelf.get(key) ?? ""), abort);

  const follow = (act: ActBody) => {
    const asked = outbox.add(act);
    const fate = fates.follow(asked.id);
    send(asked);
    return fate;
  };

  const live: Live = {
    mode,
    entity: store.entity,
    all: store.all,
    send: follow,
    pending: outbox.waiting,
    draft: (name) => drafts.at(step.peek()?.key ?? NO_STEP, name),
    now: clock.now,
    second: clock.second,
    announce: announcer.say,
    t,
  };

  return {
    room,
    live,
    line,
    outbox,
    drafts,
    notices,
    said: announcer.said,
    ask: (act) => send(outbox.add(act)),
    follow,
    keepWords,
    pickLanguage(tag) {
      remember(tag);
      shelf.put(LANGUAGE, tag);
      change(tag);
    },
  };
}

/** Whether the place where an act was asked for is still to be seen. */
function isOf({ act }: PendingAct, step: StepShown | undefined): boolean {
  const key = stepOf(act);
  return key === "" || key === step?.key;
}
