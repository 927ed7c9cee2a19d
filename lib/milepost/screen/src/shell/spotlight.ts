// Finding the card on the screen that all should look at, whichever activity draws it.

/** The card `id` as it hangs in `root`, if it does. */
export function cardIn(root: Element, id: string): HTMLElement | undefined {
  const named = [...root.querySelectorAll<HTMLElement>("[data-card]")];
  const found = named.find(({ dataset }) => dataset["card"] === id);
  return found?.closest<HTMLElement>(".card") ?? found;
}

/** Marks the card `id` and no other; what is drawn anew meanwhile is marked again. */
export function keepMarked(root: Element, id: string, abort: AbortSignal): void {
  const mark = () => {
    const card = cardIn(root, id);
    for (const other of root.querySelectorAll<HTMLElement>("[data-lit]"))
      if (other !== card) delete other.dataset["lit"];
    if (card && card.dataset["lit"] === undefined) card.dataset["lit"] = "";
  };
  const observer = new MutationObserver(mark);
  observer.observe(root, { childList: true, subtree: true });
  mark();
  abort.addEventListener("abort", () => {
    observer.disconnect();
    for (const card of root.querySelectorAll<HTMLElement>("[data-lit]")) delete card.dataset["lit"];
  });
}

/** Brings a card into sight, unless somebody is writing: then the page stays where it is. */
export function bringIntoSight(card: HTMLElement | undefined): void {
  const writing = card?.ownerDocument.activeElement;
  if (!card || (writing instanceof HTMLElement && writing.matches("input, textarea"))) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  card.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
