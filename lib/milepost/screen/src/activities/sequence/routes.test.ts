import { describe, expect, test } from "vitest";
import { besides, marksInStages, type Marks } from "./marks";
import { endsOf, route, type Lane } from "./routes";
import type { Row } from "./rows";

const marks = (start: number, end: number): Marks => ({ start, end, due: undefined, adrift: false });
const lane = (middle: number): Lane => ({ left: 100, width: 1000, middle });

describe("a line between two cards", () => {
  test("goes from the end of the one to the beginning of the other", () => {
    const ends = endsOf("finish_start", [marks(0.1, 0.2), lane(20)], [marks(0.5, 0.6), lane(60)]);
    expect(ends).toEqual([
      { x: 300, y: 20 },
      { x: 600, y: 60 },
    ]);
    expect(route(ends, "finish_start")).toBe("M300.0 20.0 H309.0 V60.0 H600.0");
  });

  test("goes back between the rows where the other one begins too early", () => {
    const ends = endsOf("finish_start", [marks(0.1, 0.5), lane(20)], [marks(0.2, 0.6), lane(60)]);
    expect(route(ends, "finish_start")).toBe("M600.0 20.0 H609.0 V40.0 H291.0 V60.0 H300.0");
  });

  test("ties ends to ends and starts to starts, outside of both", () => {
    const places: [[Marks, Lane], [Marks, Lane]] = [
      [marks(0.1, 0.5), lane(20)],
      [marks(0.2, 0.3), lane(60)],
    ];
    expect(route(endsOf("finish_finish", ...places), "finish_finish")).toBe(
      "M600.0 20.0 H609.0 V60.0 H400.0",
    );
    expect(route(endsOf("start_start", ...places), "start_start")).toBe(
      "M200.0 20.0 H191.0 V60.0 H300.0",
    );
  });

  test("leaves room for arrows between the stages", () => {
    const at = (stage: number) => marksInStages(3, { stage } as Row);
    expect(at(1).start).toBeGreaterThan(at(0).end);
    expect(at(2).end).toBeLessThan(1);
  });
});

describe("the words beside a card's marks", () => {
  test("stand after them where there is room", () => {
    expect(besides({ start: 0.1, end: 0.3, due: 0.5 })).toEqual({ left: 0.5 });
  });

  test("stand before them where the axis ends", () => {
    expect(besides({ start: 0.6, end: 0.8, due: undefined })).toEqual({ right: 0.4 });
  });

  test("stand between a card that begins early and its late date", () => {
    expect(besides({ start: 0.05, end: 0.1, due: 0.95 })).toEqual({ left: 0.1 });
  });
});
