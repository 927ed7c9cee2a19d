import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { AgendaShown, RoomShown, StepShown } from "../contract";
import { t } from "../words";
import { AgendaList } from "./agenda_list";
import { commandsFor, type Commands } from "./commands";
import { ControlBar } from "./control_bar";
import { DeskDialogs } from "./desk_dialogs";
import { ClosingDialog, HelpDialog } from "./facilitator_dialogs";
import { FindingsList } from "./findings_list";
import { HistoryList } from "./history_list";
import { JoinCard } from "./join_card";
import { KeptTexts } from "./kept_texts";
import { LanguagePicker } from "./language_picker";
import { useMet } from "./late_line";
import { LinkState } from "./link_state";
import { LitLine } from "./lit_line";
import { NoticeList } from "./notice_list";
import type { Form, Opened } from "./opened";
import { Outcome } from "./outcome";
import { RoomPace, StepPace } from "./pace_view";
import { ParkingLot } from "./parking_lot";
import { Instruction, Waiting } from "./participant";
import { PeopleCount, PeopleList } from "./people_list";
import { comesNext } from "./primary";
import { ReachedLine } from "./reached_line";
import { Records } from "./records";
import { KEYS, listenForKeys, type Shortcuts } from "./shortcuts";
import { agendaOf, meOf, progressOf, roomOf, stepOf, type ShellProps } from "./shown";
import { SoftEnd } from "./soft_end";
import { StepHeading } from "./step_heading";
import { StepProgress } from "./step_progress";
import { TableBoards } from "./table_boards";
import { TakeHome } from "./take_home";
import { TimeLeft } from "./time_left";

/** The facilitator's desk: where the room is, who is here, and the one thing that comes next. */
export function Facilitator(props: ShellProps) {
  const { seat } = props;
  const [room, step, agenda] = [roomOf(seat), stepOf(seat), agendaOf(seat)];
  if (!room || !step || !agenda) return <Waiting />;
  return <Desk {...props} room={room} step={step} agenda={agenda} />;
}

interface DeskProps extends ShellProps {
  room: RoomShown;
  step: StepShown;
  agenda: AgendaShown;
}

function Desk({ seat, address, room, step, agenda }: DeskProps) {
  const commands = commandsFor(seat, { step, agenda });
  const confirming = useSignal(false);
  const helping = useSignal(false);
  const opened: Opened = useSignal<Form | undefined>(undefined);
  useMet(seat, meOf(seat));
  const desk = useShortcuts(() =>
    shortcutsFor({ seat, step, agenda, commands, confirming, helping, opened }),
  );
  return (
    <div class="desk" ref={desk}>
      <DeskHead seat={seat} address={address} room={room} step={step} agenda={agenda} />
      <AgendaList {...{ seat, agenda, step, commands }} closed={room.closed ?? false} />
      <main class="board">
        <NoticeList seat={seat} />
        <ReachedLine seat={seat} />
        {room.closed ? <Outcome seat={seat} /> : <Board seat={seat} step={step} />}
        {room.closed && <TakeHome address={address} />}
        <KeptTexts seat={seat} />
      </main>
      <aside class="side" aria-label={t("screen.side.title")}>
        {!room.closed && <JoinCard address={address} />}
        {!room.closed && <FindingsList seat={seat} />}
        <PeopleList seat={seat} />
        {!room.closed && <Records seat={seat} opened={opened} />}
        {!room.closed && <ParkingLot seat={seat} opened={opened} />}
        {!room.closed && <HistoryList seat={seat} />}
      </aside>
      {!room.closed && (
        <ControlBar {...{ seat, step, commands, confirming, helping, opened }} />
      )}
      <DeskDialogs {...{ seat, step, opened }} />
      <HelpDialog open={helping} />
      <ClosingDialog open={confirming} commands={commands} />
    </div>
  );
}

function DeskHead({ seat, room, step, agenda }: DeskProps) {
  return (
    <header class="desk-head">
      <div class="desk-step">
        <p class="quiet">
          <bdi>{room.title}</bdi>
          {room.plan && <bdi> · {room.plan}</bdi>}
        </p>
        <StepHeading step={room.closed ? { ...step, title: t("screen.closed.title") } : step} />
      </div>
      <div class="desk-time">
        {!room.closed && <TimeLeft seat={seat} step={step} />}
        {!room.closed && <StepPace seat={seat} step={step} />}
      </div>
      <div class="desk-way">
        <StepProgress step={step} />
        {!room.closed && <RoomPace seat={seat} agenda={agenda} step={step} />}
      </div>
      <div class="desk-people">
        <PeopleCount seat={seat} />
        <LinkState seat={seat} />
        <LanguagePicker seat={seat} small />
      </div>
    </header>
  );
}

function Board({ seat, step }: Pick<DeskProps, "seat" | "step">) {
  return (
    <>
      <LitLine seat={seat} step={step} />
      {step.script && (
        <details class="script" open>
          <summary>{t("screen.script.title")}</summary>
          <p dir="auto">{step.script}</p>
        </details>
      )}
      <Instruction step={step} />
      <SoftEnd seat={seat} step={step} />
      <TableBoards seat={seat} step={step} />
    </>
  );
}

/** In a room that has ended no key does anything. */
const NOTHING = Object.fromEntries(KEYS.map((key) => [key, () => {}])) as Shortcuts;

interface Reach extends Pick<DeskProps, "seat" | "step" | "agenda"> {
  commands: Commands;
  confirming: Signal<boolean>;
  helping: Signal<boolean>;
  opened: Opened;
}

function shortcutsFor(reach: Reach): Shortcuts {
  const { seat, step, agenda, commands, confirming, helping, opened } = reach;
  const open = (form: Form["form"]) => () => (opened.value = { form });
  const primary = comesNext(step, agenda, progressOf(seat));
  if (roomOf(seat)?.closed) return { ...NOTHING, "?": () => (helping.value = true) };
  return {
    n: primary.kind === "close" ? () => (confirming.value = true) : commands.next,
    b: commands.back,
    r: commands.reveal,
    t: step.timer ? commands.stopTimer : () => commands.startTimer(step.minutes * 60, true),
    l: () => commands.setLock(!step.locked),
    u: commands.nudge,
    s: step.spotlight ? commands.unlight : open("card"),
    p: open("park"),
    d: open("decision"),
    a: open("action"),
    "?": () => (helping.value = true),
  };
}

/** Keys do what they mean now, and not what they meant when listening began. */
function useShortcuts(now: () => Shortcuts) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(now);
  latest.current = now;
  useEffect(() => {
    const listening = new AbortController();
    if (root.current) listenForKeys(root.current, () => latest.current(), listening.signal);
    return () => listening.abort();
  }, []);
  return root;
}
