import type { Me, StepShown } from "../contract";
import { t } from "../words";
import { ActivityView } from "./activity_view";
import { Dock } from "./dock";
import { FindingsList } from "./findings_list";
import { FinishToggle } from "./finish_toggle";
import { KeptTexts } from "./kept_texts";
import { LanguagePicker } from "./language_picker";
import { LateLine } from "./late_line";
import { LinkState } from "./link_state";
import { LitLine } from "./lit_line";
import { MyName } from "./my_name";
import { NoticeList } from "./notice_list";
import { NudgeLine } from "./nudge_line";
import { Outcome } from "./outcome";
import { ParkButton } from "./park_button";
import { ReachedLine } from "./reached_line";
import { meOf, roomOf, stepOf, type ShellProps } from "./shown";
import { SoftEnd } from "./soft_end";
import { StepHeading } from "./step_heading";
import { StepProgress } from "./step_progress";
import { TableLine } from "./table_line";
import { TakeHome } from "./take_home";
import { TimeLeft } from "./time_left";

/** A participant's page: one step at a time, everything within reach of one thumb. */
export function Participant({ seat, address }: ShellProps) {
  const [room, step, me] = [roomOf(seat), stepOf(seat), meOf(seat)];
  if (!room || !step) return <Waiting />;
  if (room.closed) return <Closed seat={seat} address={address} title={room.title} me={me} />;
  return (
    <>
      <header class="top">
        <div class="top-line">
          <StepProgress step={step} />
          <LinkState seat={seat} />
        </div>
        <div class="top-line">
          <StepHeading step={step} />
          <TimeLeft seat={seat} step={step} />
        </div>
        <SoftEnd seat={seat} step={step} />
        <LitLine seat={seat} step={step} />
      </header>
      <main>
        <NoticeList seat={seat} />
        <ReachedLine seat={seat} />
        {me && <LateLine seat={seat} step={step} me={me} />}
        {me && <NudgeLine seat={seat} me={me} />}
        <Instruction step={step} />
        {me && <TableLine seat={seat} me={me} />}
        <ActivityView seat={seat} step={step} />
        <FindingsList seat={seat} cards={step.cards ?? []} />
        <KeptTexts seat={seat} />
      </main>
      {me && (
        <Dock label={t("screen.me.title")}>
          <MyName seat={seat} me={me} />
          <LanguagePicker seat={seat} small />
          {me.role === "spectator" ? (
            <p class="quiet">{t("screen.role.watching")}</p>
          ) : (
            <>
              <ParkButton seat={seat} />
              <FinishToggle seat={seat} step={step} me={me} />
            </>
          )}
        </Dock>
      )}
    </>
  );
}

/** What to do in this step, and a word if it takes nothing more. */
export function Instruction({ step }: { step: StepShown }) {
  return (
    <>
      {step.instruction && (
        <p class="instruction" dir="auto">
          {step.instruction}
        </p>
      )}
      {step.locked && <p class="locked">{t("screen.step.locked")}</p>}
    </>
  );
}

export const Waiting = () => (
  <main class="waiting">
    <p role="status">{t("screen.waiting")}</p>
  </main>
);

interface ClosedProps extends ShellProps {
  title: string;
  me: Me | undefined;
}

function Closed({ seat, address, title, me }: ClosedProps) {
  return (
    <>
      <header class="top">
        <div class="top-line">
          <span class="quiet">{title}</span>
          <LinkState seat={seat} />
        </div>
        <h1>{t("screen.closed.title")}</h1>
      </header>
      <main>
        <NoticeList seat={seat} />
        <p class="instruction">{t("screen.closed.thanks", { name: me?.name ?? "" })}</p>
        <Outcome seat={seat} />
        {me && <TakeHome address={address} />}
        <KeptTexts seat={seat} />
      </main>
    </>
  );
}
