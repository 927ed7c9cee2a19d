import { useSignal } from "@preact/signals";
import type { MemberShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import { MemberDialog } from "./member_dialog";
import { presentOf, progressOf } from "./shown";

/** How many are here and how many have finished, in one line. */
export function PeopleCount({ seat }: { seat: Seat }) {
  const { members: count = 0, finished = 0 } = progressOf(seat) ?? {};
  return (
    <p class="people-count">
      <Icon name="people" />
      <span>
        <b>{t("screen.people.here", { count })}</b>{" "}
        <span class="quiet">{t("screen.people.finished", { finished, of: count })}</span>
      </span>
    </p>
  );
}

/** Everyone in the room, with who is connected and who has finished. */
export function PeopleList({ seat }: { seat: Seat }) {
  const members = [...seat.live.all<MemberShown>("member/").value.values()];
  const connected = new Set(presentOf(seat)?.members ?? []);
  const chosen = useSignal<string | undefined>(undefined);
  const open = members.find(({ id }) => id === chosen.value);
  return (
    <section class="people">
      <h2>{t("screen.people.title")}</h2>
      {members.length === 0 && <p class="quiet">{t("screen.people.nobody")}</p>}
      <ul>
        {members.map((member) => (
          <li key={member.id}>
            <button type="button" class="member" onClick={() => (chosen.value = member.id)}>
              <MemberLine member={member} here={connected.has(member.id)} />
            </button>
          </li>
        ))}
      </ul>
      {open && <MemberDialog seat={seat} member={open} close={() => (chosen.value = undefined)} />}
    </section>
  );
}

function MemberLine({ member, here }: { member: MemberShown; here: boolean }) {
  return (
    <>
      <bdi class={here ? "" : "quiet"}>{member.name}</bdi>
      <span class="marks">
        {member.role !== "participant" && <small>{t(`screen.role.${member.role}`)}</small>}
        {!here && <small>{t("screen.people.away")}</small>}
        {member.finished && (
          <small class="finished">
            <Icon name="check" />
            {t("screen.people.has_finished")}
          </small>
        )}
      </span>
    </>
  );
}
