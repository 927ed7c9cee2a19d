import { useSignal } from "@preact/signals";
import type { MemberShown, Role } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Dialog } from "./dialog";
import { NameField } from "./form_fields";
import { useRecording } from "./recording";
import { meOf } from "./shown";
import { Sure } from "./sure";

interface MemberProps {
  seat: Seat;
  member: MemberShown;
  close: () => void;
}

/** What a facilitator can do for somebody in the room: their name, their part, the way out. */
export function MemberDialog(props: MemberProps) {
  const { seat, member, close } = props;
  const isMe = member.id === meOf(seat)?.id;
  const remove = () => {
    seat.ask({ act: "remove_member", member: member.id });
    close();
  };
  return (
    <Dialog title={member.name} close={close}>
      <RenameForm {...props} />
      <Roles {...props} />
      {!isMe && <HandOver {...props} />}
      {!isMe && (
        <Sure words={t("screen.people.remove")} danger act={remove}>
          <p>{t("screen.people.remove_sure", { name: member.name })}</p>
        </Sure>
      )}
    </Dialog>
  );
}

function RenameForm({ seat, member }: MemberProps) {
  const name = useSignal(member.name);
  const { why, send } = useRecording(seat, () =>
    seat.live.announce(t("screen.people.renamed", { name: name.value })),
  );
  return (
    <form
      class="rename"
      onSubmit={send(() => ({ act: "rename_member", member: member.id, name: name.value }))}
    >
      <NameField label={t("screen.name.label")} value={name} />
      <button disabled={name.value.trim() === "" || name.value === member.name}>
        {t("screen.people.rename")}
      </button>
      {why.value && <p class="refusal">{why.value.text}</p>}
    </form>
  );
}

const ROLES: readonly Role[] = ["facilitator", "participant", "spectator"];

function Roles({ seat, member, close }: MemberProps) {
  const give = (role: Role) => {
    seat.ask({ act: "give_role", member: member.id, role });
    close();
  };
  return (
    <>
      <p class="quiet">{t("screen.people.roles")}</p>
      {ROLES.map((role) => (
        <button
          type="button"
          key={role}
          aria-pressed={member.role === role}
          onClick={() => give(role)}
        >
          {t(`screen.role.${role}.long`)}
        </button>
      ))}
    </>
  );
}

const AFTERWARDS: readonly Role[] = ["participant", "spectator"];

/** Gives the room away: they run it, and whoever gives it takes part or watches from now on. */
function HandOver({ seat, member, close }: MemberProps) {
  const after = useSignal<Role>("participant");
  const me = meOf(seat);
  const hand = () => {
    // In this order the room is never without somebody who runs it.
    seat.ask({ act: "give_role", member: member.id, role: "facilitator" });
    if (me) seat.ask({ act: "give_role", member: me.id, role: after.value });
    close();
  };
  return (
    <Sure words={t("screen.people.hand_over", { name: member.name })} act={hand}>
      <p>{t("screen.people.hand_over_sure", { name: member.name })}</p>
      <fieldset class="afterwards">
        <legend>{t("screen.people.afterwards")}</legend>
        {AFTERWARDS.map((role) => (
          <label key={role} class="check">
            <input
              type="radio"
              name="afterwards"
              checked={after.value === role}
              onChange={() => (after.value = role)}
            />
            {t(`screen.role.${role}.long`)}
          </label>
        ))}
      </fieldset>
    </Sure>
  );
}
