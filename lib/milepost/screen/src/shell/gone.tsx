import type { Bye } from "../connection";
import { t } from "../words";
import type { ShellProps } from "./shown";

/** Why there is no room to be seen any more. Nothing is dialled until the person asks. */
export function Gone({ seat, bye }: ShellProps & { bye: Bye }) {
  return (
    <main class="gone">
      <h1>{t(`screen.gone.${bye}.title`)}</h1>
      <p>{t(`screen.gone.${bye}.text`)}</p>
      <button type="button" onClick={() => seat.line.ask()}>
        {t("screen.gone.again")}
      </button>
    </main>
  );
}
