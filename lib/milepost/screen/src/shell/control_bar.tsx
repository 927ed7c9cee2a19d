import type { Signal } from "@preact/signals";
import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import type { Commands } from "./commands";
import { Dock } from "./dock";
import { Icon } from "./icons";
import type { Opened } from "./opened";
import { comesBefore, comesNext, type Primary } from "./primary";
import { agendaOf, progressOf, tablesOf } from "./shown";
import { TimerControls } from "./timer_controls";
import { ToolRow } from "./tool_row";

interface BarProps {
  seat: Seat;
  step: StepShown;
  commands: Commands;
  confirming: Signal<boolean>;
  helping: Signal<boolean>;
  opened: Opened;
}

/** Everything that moves the room, with one button that stands out: what comes next. */
export function ControlBar(props: BarProps) {
  const { seat, step, commands, confirming, helping, opened } = props;
  const agenda = agendaOf(seat) ?? { items: [], opened_at: "" };
  const primary = comesNext(step, agenda, progressOf(seat), tablesOf(seat));
  return (
    <Dock class="controls" label={t("screen.controls.title")}>
      <div class="control-row">
        <button type="button" disabled={!comesBefore(step, agenda)} onClick={commands.back}>
          <Icon name="back" />
          <span class="control-words">{t("screen.controls.back")}</span>
        </button>
        <TimerControls seat={seat} step={step} commands={commands} />
        <LockButton step={step} commands={commands} />
        {step.hides && !step.revealed && primary.kind !== "reveal" && (
          <button type="button" onClick={commands.reveal}>
            <Icon name="eye" />
            <span class="control-words">{t("screen.controls.reveal")}</span>
          </button>
        )}
        <button
          type="button"
          class="plain keys-help"
          aria-label={t("screen.help.title")}
          onClick={() => (helping.value = true)}
        >
          ?
        </button>
      </div>
      <ToolRow {...{ seat, step, commands, opened }} />
      <PrimaryButton primary={primary} commands={commands} confirming={confirming} />
    </Dock>
  );
}

function LockButton({ step, commands }: Pick<BarProps, "step" | "commands">) {
  const locked = step.locked ?? false;
  return (
    <button type="button" aria-pressed={locked} onClick={() => commands.setLock(!locked)}>
      <Icon name={locked ? "lock" : "unlock"} />
      <span class="control-words">
        {t(locked ? "screen.controls.locked" : "screen.controls.lock")}
      </span>
    </button>
  );
}

interface PrimaryProps extends Pick<BarProps, "commands" | "confirming"> {
  primary: Primary;
}

function PrimaryButton({ primary, commands, confirming }: PrimaryProps) {
  switch (primary.kind) {
    case "reveal":
      return (
        <button type="button" class="primary" onClick={commands.reveal}>
          <Icon name="eye" />
          {t("screen.controls.reveal")}
        </button>
      );
    case "join_tables":
      return (
        <button type="button" class="primary" onClick={commands.joinTables}>
          <Icon name="tables" />
          {t("screen.tables.join")}
        </button>
      );
    case "next":
      return (
        <button type="button" class="primary" onClick={commands.next}>
          <span class="next-words">
            {t("screen.controls.next")} <b>{primary.to.title}</b>
          </span>
          <Icon name="next" />
        </button>
      );
    case "close":
      return (
        <button type="button" class="primary" onClick={() => (confirming.value = true)}>
          {t("screen.controls.close")}
        </button>
      );
  }
}
