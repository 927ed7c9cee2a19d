import type { Me, StepShown } from "../contract";
import { t } from "../words";
import { ActivityView } from "./activity_view";
import { Dock } from "./dock";
import { FinishToggle } from "./finish_toggle";
import { KeptTexts } from "./kept_texts";
import { LinkState } from "./link_state";
import { MyName } from "./my_name";
import { NoticeList } from "./notice_list";
import { Outcome } from "./outcome";
import { meOf, roomOf, stepOf, type ShellProps } from "./shown";
import { StepHeading } from "./step_heading";
import { StepProgress } from "./step_progress";
import { TimeLeft } from "./time_left";

/** A participant's page: one step at a time, everything within reach of one thumb. */
export function Participant({ seat }: ShellProps) {
  const [room, step, me] = [roomOf(seat), stepOf(seat), meOf(seat)];
  if (!room || !step) return <Waiting />;
  if (room.closed) return <Closed seat={seat} title={room.title} me={me} />;
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
      </header>
      <main>
        <NoticeList seat={seat} />
        <Instruction step={step} />
        <ActivityView seat={seat} step={step} />
        <KeptTexts seat={seat} />
      </main>
      {me && (
        <Dock label={t("screen.me.title")}>
          <MyName seat={seat} me={me} />
          {me.role !== "spectator" && <FinishToggle seat={seat} step={step} me={me} />}
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

function Closed({ seat, title, me }: { seat: ShellProps["seat"]; title: string; me: Me | undefined }) {
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
        <KeptTexts seat={seat} />
      </main>
    </>
  );
}
