import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Why } from "../contract";
import { join, spoken } from "../door";
import { plainText } from "../plain_text";
import { t } from "../words";
import { LanguagePicker } from "./language_picker";
import type { ShellProps } from "./shown";

const LONGEST_NAME = 60;

interface JoinProps extends ShellProps {
  /** The name that this device went by last. */
  remembered: string;
  remember: (name: string) => void;
}

/** A name, and one is in: no account, no password. */
export function JoinForm({ seat, address, remembered, remember }: JoinProps) {
  const name = useSignal(remembered);
  const why = useSignal<Why | undefined>(undefined);
  const asking = useSignal(false);
  const field = useId();

  const submit = async (event: Event) => {
    event.preventDefault();
    asking.value = true;
    why.value = await join(address, name.value);
    asking.value = false;
    if (why.value) seat.live.announce(why.value.text);
    else {
      remember(name.value);
      seat.line.ask();
    }
  };

  return (
    <main class="join">
      <div class="join-head">
        <p class="quiet">{t("screen.join.room", { code: address.room })}</p>
        <LanguagePicker seat={seat} />
      </div>
      <h1>{t("screen.join.title")}</h1>
      <form onSubmit={(event) => void submit(event)}>
        <label for={field}>{t("screen.join.name")}</label>
        <input
          id={field}
          value={name}
          onInput={({ currentTarget }) => (name.value = plainText(currentTarget.value))}
          maxLength={LONGEST_NAME}
          autocomplete="name"
          dir="auto"
          required
        />
        <p class="quiet">{t("screen.join.seen_by")}</p>
        {why.value && <p class="refusal">{why.value.text}</p>}
        <button class="primary" disabled={asking}>
          {t("screen.join.go")}
        </button>
      </form>
      <CannotConnect address={address} />
    </main>
  );
}

/** What to try when a phone does not reach the server. */
export function CannotConnect({ address }: Pick<ShellProps, "address">) {
  return (
    <details class="cannot-connect">
      <summary>{t("screen.join.trouble")}</summary>
      <ul>
        <li>{t("screen.join.trouble_network")}</li>
        <li>{t("screen.join.trouble_data")}</li>
        {address.joinUrl && (
          <li>{t("screen.join.trouble_type", { url: spoken(address.joinUrl) })}</li>
        )}
        <li>{t("screen.join.trouble_guest")}</li>
      </ul>
    </details>
  );
}
