import type { Live, PastItem, Sizing } from "../../contract";

interface Props {
  live: Live;
  card: string;
  unit: "points" | "days";
}

/** What work like it took; only after the first turn, so that it chooses for nobody. */
export function PastWork({ live, card, unit }: Props) {
  const sizing = live.entity<Sizing>(`sizing/${card}`).value;
  const past = sizing?.past ?? [];
  if (past.length === 0 && !sizing?.says) return null;
  return (
    <section class="past-work">
      <h3>{live.t("screen.estimate.like_it")}</h3>
      {sizing?.says && <p dir="auto">{sizing.says}</p>}
      {past.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{live.t("screen.estimate.done_work")}</th>
              <th scope="col">
                {live.t("screen.estimate.we_said", {
                  unit: live.t(`screen.estimate.unit.${unit}`),
                })}
              </th>
              <th scope="col">{live.t("screen.estimate.it_took")}</th>
            </tr>
          </thead>
          <tbody>
            {past.map((item) => (
              <PastLine key={item.title} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const PastLine = ({ item: { title, estimated, actual } }: { item: PastItem }) => (
  <tr>
    <th scope="row" dir="auto">
      {title}
    </th>
    <td>{estimated ?? "–"}</td>
    <td>{actual ?? "–"}</td>
  </tr>
);
