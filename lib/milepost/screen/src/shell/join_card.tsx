import type { Address } from "../door";
import { qrUrl, spoken } from "../door";
import { t } from "../words";

/** How others get in: the code, the picture for their camera, and the address to type. */
export function JoinCard({ address }: { address: Address }) {
  const { room, joinUrl } = address;
  return (
    <section class="join-card" aria-label={t("screen.join_card.title")}>
      {joinUrl && (
        <img class="qr" src={qrUrl(address)} alt={t("screen.join_card.qr")} width="120" height="120" />
      )}
      <div>
        <p class="quiet">{t("screen.join_card.title")}</p>
        {joinUrl && <p class="join-url">{breakable(spoken(joinUrl))}</p>}
        <p class="quiet">{t("screen.join_card.code")}</p>
        <p class="join-code">{room}</p>
        {joinUrl && (
          <button
            type="button"
            class="link copy"
            onClick={() => void navigator.clipboard?.writeText(joinUrl)}
          >
            {t("screen.join_card.copy")}
          </button>
        )}
      </div>
    </section>
  );
}

/** Lets an address break where people read it in parts, and never within the code. */
function breakable(url: string) {
  const parts = url.split("/");
  const code = parts.pop();
  return [
    ...parts.flatMap((part) => [part, "/", <wbr key={part} />]),
    <span key="code" class="join-url-code">
      {code}
    </span>,
  ];
}
