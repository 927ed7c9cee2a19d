import { language, LANGUAGES, ownName } from "../languages";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";

/** All languages by their own names; where there is little room, only the one that is spoken. */
export function LanguagePicker({ seat, small = false }: { seat: Seat; small?: boolean }) {
  const { tag } = language.value;
  return (
    <label class={small ? "language small" : "language"}>
      <Icon name="globe" />
      <span class="unseen">{t("screen.language")}</span>
      {small && <span aria-hidden="true">{tag.toUpperCase()}</span>}
      <select value={tag} onChange={({ currentTarget }) => seat.pickLanguage(currentTarget.value)}>
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {ownName(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
