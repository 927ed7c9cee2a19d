import { describe, expect, test } from "vitest";
import type { PendingAct, Raci } from "../../contract";
import { byCard, gridOf, headOf, namesIn, openOf, viewsOf } from "./parts";

const part = (person: string, role: Raci | null, step = "roles"): PendingAct => ({
  id: person,
  act: { act: "give_part", step, card: "m1", person, role },
});

const known = (people: Record<string, Raci>, pending: PendingAct[] = [], single = false) =>
  gridOf({ people: new Map([["m1", people]]), pending, step: "roles", single });

describe("the grid", () => {
  test("shows at once what still waits in the outbox", () => {
    const held = known({ Ana: "responsible" }, [part("Ana", "accountable")])
      .get("m1")
      ?.get("Ana");
    expect(held).toEqual({ role: "accountable", waiting: true });
  });

  test("takes a part back at once", () => {
    expect(
      known({ Ana: "responsible" }, [part("Ana", null)])
        .get("m1")
        ?.get("Ana")?.role,
    ).toBeUndefined();
  });

  test("lets one owner take the place of another", () => {
    const row = known({ Ana: "accountable" }, [part("Ben", "accountable")], true).get("m1");
    expect([row?.get("Ana")?.role, row?.get("Ben")?.role]).toEqual([undefined, "accountable"]);
  });

  test("lets two answer for one card where all parts are named", () => {
    const row = known({ Ana: "accountable" }, [part("Ben", "accountable")]).get("m1");
    expect([row?.get("Ana")?.role, row?.get("Ben")?.role]).toEqual(["accountable", "accountable"]);
  });

  test("does not mind acts of other steps", () => {
    const row = known({ Ana: "responsible" }, [part("Ana", "informed", "later")]).get("m1");
    expect(row?.get("Ana")).toEqual({ role: "responsible", waiting: false });
  });

  test("offers names that only stand on a card", () => {
    expect(namesIn(["Ana"], known({ Zoe: "informed" }))).toEqual(["Ana", "Zoe"]);
  });
});

test("what one believes is told by card, whatever the names look like", () => {
  expect(byCard({ "m1 Ana de la Cruz": "informed" }).get("m1")).toEqual({
    "Ana de la Cruz": "informed",
  });
});

describe("what people believe of a card", () => {
  const spread = { "m1 Ana": [0, 3, 0, 0], "m1 Ben": [2, 2, 0, 0], "m12 Zoe": [1, 0, 0, 0] };

  test("is open where no part has more than half", () => {
    expect(openOf(viewsOf("m1", spread, { Ana: "accountable" }))).toBe(1);
  });

  test("comes with those first on whom people differ", () => {
    expect(viewsOf("m1", spread, { Ana: "accountable" }).map(({ name }) => name)).toEqual([
      "Ben",
      "Ana",
    ]);
  });

  test("is not mixed up with a card whose id begins alike", () => {
    expect(viewsOf("m1", spread, {}).some(({ name }) => name === "Zoe")).toBe(false);
  });
});

describe("the heading above all cards", () => {
  const seen = (counts: readonly number[], settled?: Raci) => ({ name: "Ana", counts, settled });
  const alike = seen([0, 3, 0, 0], "accountable");

  test("says that all see it alike only where all say the same of each", () => {
    expect(headOf([[alike], [alike]])).toBe("screen.assign.all_agree");
  });

  test("does not say so of a difference that has been settled, or of what only some have said", () => {
    for (const other of [seen([1, 2, 0, 0], "accountable"), seen([0, 2, 0, 0], "accountable")])
      expect(headOf([[alike], [other]])).toBe("screen.assign.none_open");
    expect(headOf([[seen([0, 1, 0, 0], "accountable")]])).toBe("screen.assign.none_open");
  });

  test("does not say so of a card of which nobody said anything", () => {
    expect(headOf([[alike], []])).toBe("screen.assign.none_open");
    expect(headOf([[], []])).toBe("screen.assign.nobody_said");
  });

  test("names what is open before all else", () => {
    expect(headOf([[alike], [seen([1, 1, 0, 0])], []])).toBe("screen.assign.open");
  });
});
