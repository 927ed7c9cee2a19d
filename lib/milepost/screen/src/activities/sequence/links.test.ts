import { describe, expect, test } from "vitest";
import type { ActBody, PendingAct } from "../../contract";
import { heldUpBy, linksWith, stagesOf, waitsOf, type Link } from "./links";

const CARDS = ["n1", "n2", "n3", "n4"];
const pending = (act: ActBody): PendingAct => ({ id: JSON.stringify(act), act });
const link = (before: string, after: string, step = "order"): ActBody => ({
  act: "link_cards",
  step,
  before,
  after,
});
const drawn = (...pairs: [string, string][]): Link[] =>
  linksWith(
    pairs.map(([before, after]) => ({ before, after })),
    [],
    "order",
    CARDS,
  );

describe("links", () => {
  test("that wait in the outbox are drawn, and as waiting", () => {
    const links = linksWith([{ before: "n1", after: "n2" }], [pending(link("n2", "n3"))], "order", CARDS);
    expect(links.map(({ before, waiting }) => [before, waiting])).toEqual([
      ["n1", false],
      ["n2", true],
    ]);
  });

  test("that are drawn again are changed, not doubled", () => {
    const act = { ...link("n1", "n2"), lag: 3 } as ActBody;
    const links = linksWith([{ before: "n1", after: "n2" }], [pending(act)], "order", CARDS);
    expect(links.map(({ lag }) => lag)).toEqual([3]);
  });

  test("that are being taken away are gone", () => {
    const act: ActBody = { act: "unlink_cards", step: "order", before: "n1", after: "n2" };
    expect(linksWith([{ before: "n1", after: "n2" }], [pending(act)], "order", CARDS)).toEqual([]);
  });

  test("of another step, or to cards that do not hang here, are left out", () => {
    expect(linksWith([], [pending(link("n1", "n2", "earlier"))], "order", CARDS)).toEqual([]);
    expect(linksWith([{ before: "m9", after: "n2" }], [], "order", CARDS)).toEqual([]);
  });

  test("are found from both their ends", () => {
    const links = drawn(["n1", "n2"], ["n1", "n3"]);
    expect(waitsOf(links, "n3").map(({ before }) => before)).toEqual(["n1"]);
    expect(heldUpBy(links, "n1").map(({ after }) => after)).toEqual(["n2", "n3"]);
  });
});

describe("the stage of a card", () => {
  test("is one after the latest that it waits for", () => {
    const stages = stagesOf(CARDS, drawn(["n1", "n2"], ["n2", "n3"], ["n1", "n3"]), false);
    expect([...stages.values()]).toEqual([0, 1, 2, 0]);
  });

  test("is as late as can be when it is counted back from the end", () => {
    const stages = stagesOf(CARDS, drawn(["n1", "n2"], ["n2", "n3"]), true);
    expect([...stages.values()]).toEqual([0, 1, 2, 2]);
  });

  test("ends even where a circle is on its way to be refused", () => {
    const stages = stagesOf(CARDS, drawn(["n1", "n2"], ["n2", "n3"], ["n3", "n1"]), false);
    expect(Math.max(...stages.values())).toBeLessThan(CARDS.length);
  });
});
