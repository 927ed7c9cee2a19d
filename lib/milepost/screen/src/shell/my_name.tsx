import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Me } from "../contract";
import { plainText } from "../plain_text";
import type { Seat } from "../seat";
import { t } from "../words";
import { Dialog } from "./dialog";
import { Icon } from "./icons";

/** My own name, and the way to change it. */
export function MyName({ seat, me }: { seat: Seat; me: Me }) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="plain my-name"
        aria-label={t("screen.name.change", { name: me.name })}
        onClick={() => (open.value = true)}
      >
        <bdi>{me.name}</bdi>
        <Icon name="pencil" />
      </button>
      {open.value && <NameDialog seat={seat} me={me} close={() => (open.value = false)} />}
    </>
  );
}

function NameDialog({ seat, me, close }: { seat: Seat; me: Me; close: () => void }) {
  const name = useSignal(me.name);
  const field = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    if (name.value !== me.name) seat.ask({ act: "rename", name: name.value });
    close();
  };
  return (
    <Dialog title={t("screen.name.title")} close={close}>
      <form onSubmit={submit}>
        <label for={field}>{t("screen.name.label")}</label>
        <input
          id={field}
          value={name}
          onInput={({ currentTarget }) => (name.value = plainText(currentTarget.value))}
          maxLength={60}
          dir="auto"
          required
        />
        <button class="primary">{t("screen.name.save")}</button>
      </form>
    </Dialog>
  );
}
