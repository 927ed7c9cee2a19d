import type { Signal } from "@preact/signals";
import { t } from "../words";
import type { Commands } from "./commands";
import { Dialog } from "./dialog";
import { KEYS } from "./shortcuts";

/** What each key does. */
export function HelpDialog({ open }: { open: Signal<boolean> }) {
  if (!open.value) return null;
  return (
    <Dialog title={t("screen.help.title")} close={() => (open.value = false)}>
      <dl class="keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`screen.help.${key === "?" ? "help" : key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Asks once before the room ends, since nothing is taken in after that. */
export function ClosingDialog({ open, commands }: { open: Signal<boolean>; commands: Commands }) {
  if (!open.value) return null;
  const close = () => (open.value = false);
  const confirm = () => {
    commands.close();
    close();
  };
  return (
    <Dialog title={t("screen.closing.title")} close={close}>
      <p>{t("screen.closing.text")}</p>
      <div class="row">
        <button type="button" onClick={close}>
          {t("screen.closing.stay")}
        </button>
        <button type="button" class="primary" onClick={confirm}>
          {t("screen.closing.confirm")}
        </button>
      </div>
    </Dialog>
  );
}
