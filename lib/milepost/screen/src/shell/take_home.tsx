import type { Address } from "../door";
import { language } from "../languages";
import { t } from "../words";

const FILES = ["roadmap", "summary"] as const;

/** What is left to take when a room has ended; a notebook of its own has its buttons beside it. */
export function TakeHome({ address }: { address: Address }) {
  const { room, base, joinUrl } = address;
  if (joinUrl === undefined) return null;
  const way = (file: string) => `${base}room/${room}/take-home/${file}.pdf?lang=${language.value.tag}`;
  return (
    <section class="outcome take-home">
      <h2>{t("screen.take_home.title")}</h2>
      <p>
        {FILES.map((file) => (
          <a key={file} href={way(file)}>
            {t(`screen.take_home.${file}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
