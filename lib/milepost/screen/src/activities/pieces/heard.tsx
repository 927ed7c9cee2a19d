import type { Heard, Live } from "../../contract";

/** What those who use a milestone's result said of it: how many, what they want, their last words. */
export function HeardView({ live, heard }: { live: Live; heard: Heard }) {
  const verdicts = (["keep", "change", "stop"] as const)
    .filter((verdict) => heard[verdict])
    .map((verdict) => live.t(`screen.card.heard.${verdict}`, { number: heard[verdict] ?? 0 }));
  const told = [live.t("screen.card.heard", { count: heard.voices }), ...verdicts].join(" · ");
  const words = heard.latest ?? [];
  if (words.length === 0 || live.mode === "present") return <p class="quiet">{told}</p>;
  return (
    <details class="grouped">
      <summary>{told}</summary>
      <ul>
        {words.map((said) => (
          <li key={said} dir="auto">
            {said}
          </li>
        ))}
      </ul>
    </details>
  );
}
