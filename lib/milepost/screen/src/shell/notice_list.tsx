import type { Notice } from "../notices";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";

/** What this screen has to tell the person; the live region has said it already. */
export function NoticeList({ seat }: { seat: Seat }) {
  const notices = seat.notices.all.value;
  if (notices.length === 0) return null;
  return (
    <ul class="notices" aria-label={t("screen.notices")}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} seat={seat} notice={notice} />
      ))}
    </ul>
  );
}

function NoticeLine({ seat, notice }: { seat: Seat; notice: Notice }) {
  const { remedy } = notice;
  return (
    <li class={`notice ${notice.tone}`}>
      <p>
        <span dir="auto">{notice.text}</span>
        {notice.words && <q class="typed clipped" dir="auto">{notice.words}</q>}
      </p>
      {remedy && seat.live.second.value < remedy.until && (
        <button type="button" onClick={remedy.act}>
          {remedy.label}
        </button>
      )}
      <button
        type="button"
        class="plain"
        aria-label={t("screen.put_away")}
        onClick={() => seat.notices.putAway(notice.id)}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
