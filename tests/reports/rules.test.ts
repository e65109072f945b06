import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeText, serialOf } from "../../src/programme/reports/cells.ts";
import {
  LEAST_SHOWN,
  protectParts,
  protectRatings,
  protectShare,
  type ShownNumber,
} from "../../src/programme/reports/protection.ts";
import { complaintsAboutPeriod, readyPeriod } from "../../src/programme/reports/rules.ts";

/** All ways to divide a number among so many. */
function* divisions(total: number, among: number): Generator<number[]> {
  if (among === 1) yield [total];
  else
    for (let first = 0; first <= total; first++)
      for (const rest of divisions(total - first, among - 1)) yield [first, ...rest];
}

type World = { counts: number[]; shown: unknown };

/**
 * Somebody who knows exactly how it works, sees what is shown and tries every world there could be: the numbers from 1 to 4 of which only one
 * value fits what is shown, though they are not shown themselves.
 */
function foundOut(worlds: readonly World[], isShown: (shown: unknown, index: number) => boolean): string[] {
  const alike = new Map<string, World[]>();
  for (const world of worlds) {
    const key = JSON.stringify(world.shown);
    alike.set(key, [...(alike.get(key) ?? []), world]);
  }
  return [...alike.values()].flatMap((same) =>
    (same[0]?.counts ?? []).flatMap((count, index) => {
      const values = new Set(same.map(({ counts }) => counts[index]));
      const isKnown = values.size === 1 && count > 0 && count < LEAST_SHOWN;
      return isKnown || (count > 0 && count < LEAST_SHOWN && isShown(same[0]?.shown, index))
        ? [`${JSON.stringify(same[0])} at ${index}`]
        : [];
    }),
  );
}

const partShown = (shown: unknown, index: number) => (shown as ShownNumber[])[index] !== "protected";

describe("no number from 1 to 4 can be found out", () => {
  test.each([
    [2, 30],
    [3, 24],
    [4, 18],
    [5, 14],
    [7, 9],
  ])("in a table of %i parts of every total up to %i", (parts, most) => {
    for (let total = 0; total <= most; total++) {
      const worlds = [...divisions(total, parts)].map((counts) => ({ counts, shown: protectParts(counts) }));
      expect(foundOut(worlds, partShown)).toEqual([]);
    }
  });

  test("in a table where all are just too small", () => {
    const worlds = [...divisions(28, 7)]
      .filter((counts) => counts.every((count) => count < 7))
      .map((counts) => ({ counts, shown: protectParts(counts) }));
    expect(foundOut(worlds, partShown)).toEqual([]);
    expect(protectParts([4, 4, 4, 4, 4, 4, 4])).toEqual(Array.from({ length: 7 }, () => "protected"));
  });

  test("in the numbers of a theme, whatever the number of pairs", () => {
    for (let all = 0; all <= 12; all++) {
      const worlds = Array.from({ length: all + 1 }, (_, count) => ({
        counts: [count],
        shown: [protectShare(count, all)],
      }));
      expect(foundOut(worlds, partShown)).toEqual([]);
    }
  });

  test.each([5, 6, 7, 8, 10, 12])(
    "in how often each rating was given by up to %i people, and in their average",
    (asked) => {
      const worlds = Array.from({ length: asked + 1 }, (_, given) => [...divisions(given, 5)])
        .flat()
        .map((counts) => ({ counts, shown: protectRatings(counts, asked) }));
      expect(foundOut(worlds, (shown, index) => partShown((shown as { each: ShownNumber[] }).each, index))).toEqual([]);
    },
  );

  test("of large tables, each part that is kept back could be another one, and their sum says no more", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3000 }));
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 9 }), (counts) => {
        const shown = protectParts(counts);
        const hidden = counts.filter((_, index) => shown[index] === "protected");
        for (const [index, one] of counts.entries()) {
          if (shown[index] !== "protected")
            expect([shown[index], one === 0 || one >= LEAST_SHOWN]).toEqual([one, true]);
        }
        if (hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        // Two of them changed places, or gave each other one: the same is shown, so nobody can tell which it was.
        for (const [index, one] of counts.entries()) {
          if (shown[index] !== "protected" || one === 0 || one >= LEAST_SHOWN) continue;
          const others = counts.flatMap((_, other) => {
            if (other === index || shown[other] !== "protected") return [];
            return [-1, 1, (counts[other] ?? 0) - one].map((step) =>
              counts.map((value, at) => (at === index ? value + step : at === other ? value - step : value)),
            );
          });
          const fitting = others.filter(
            (world) =>
              world[index] !== one &&
              world.every((value) => value >= 0) &&
              JSON.stringify(protectParts(world)) === JSON.stringify(shown),
          );
          expect([counts, index, fitting.length > 0 || isAllFour(counts)]).toEqual([counts, index, true]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  /** There three have to change at once: the table above tries them all. */
  const isAllFour = (counts: readonly number[]) => counts.every((count) => count === 4);
});

describe("what is large enough", () => {
  test("is shown as it is", () => {
    expect(protectParts([12, 0, 7, 5])).toEqual([12, 0, 7, 5]);
    expect(protectParts([0, 0])).toEqual([0, 0]);
    expect(protectShare(5, 8)).toBe(5);
    expect(protectShare(0, 8)).toBe(0);
    expect(protectShare(0, 0)).toBe(0);
    expect(protectRatings([0, 0, 5, 6, 9], 22)).toEqual({ given: 20, none: 2, average: 4.2, each: [0, 0, 5, 6, 9] });
  });

  test("is kept back only where it would tell a small one", () => {
    expect(protectParts([12, 3, 7])).toEqual([12, "protected", "protected"]);
    expect(protectParts([12, 3, 2, 7])).toEqual([12, "protected", "protected", 7]);
    expect(protectParts([12, 3, 0, 7])).toEqual([12, "protected", "protected", 7]);
    expect(protectParts([12, 4, 4, 7, 7])).toEqual([12, "protected", "protected", "protected", "protected"]);
    expect(protectRatings([0, 1, 2, 8, 20], 40)).toMatchObject({ given: 31, none: 9, average: 4.5 });
    expect(protectRatings([0, 0, 0, 1, 9], 10)).toMatchObject({ given: 10, average: "protected" });
    expect(protectRatings([0, 0, 0, 1, 3], 10)).toMatchObject({ given: "protected", average: "protected" });
    expect(protectRatings([0, 0, 0, 0, 0], 0)).toEqual({
      given: 0,
      none: 0,
      average: undefined,
      each: [0, 0, 0, 0, 0],
    });
  });
});

describe("a period", () => {
  const today = "2026-07-01";
  test.each([
    ["2026-01-01", "2026-07-01", {}],
    ["2026-07-01", "2026-07-01", {}],
    ["2016-07-02", "2026-07-01", {}],
    ["2016-07-01", "2026-07-01", { from: { key: "reports.wrong.tooLong", params: { years: 10 } } }],
    ["0001-01-01", "0009-01-01", {}],
    ["0001-01-01", "0012-01-01", { from: { key: "reports.wrong.tooLong", params: { years: 10 } } }],
    ["2026-07-02", "2026-07-03", { from: { key: "reports.wrong.future" } }],
    ["2026-06-02", "2026-07-02", { until: { key: "reports.wrong.future" } }],
    ["2026-06-02", "2026-06-01", { until: { key: "reports.wrong.order" } }],
    ["9999-12-31", "0001-01-01", { from: { key: "reports.wrong.future" } }],
  ])("from %s until %s", (from, until, complaints) => {
    expect(complaintsAboutPeriod({ from, until }, today)).toEqual(complaints);
  });

  test("is offered ready: the half that is over last", () => {
    expect(readyPeriod("this-year", today)).toEqual({ from: "2026-01-01", until: "2026-07-01" });
    expect(readyPeriod("last-year", today)).toEqual({ from: "2025-01-01", until: "2025-12-31" });
    expect(readyPeriod("last-half", today)).toEqual({ from: "2026-01-01", until: "2026-06-30" });
    expect(readyPeriod("last-half", "2026-06-30")).toEqual({ from: "2025-07-01", until: "2025-12-31" });
  });
});

describe("a cell", () => {
  test("counts days as spreadsheets do", () => {
    expect(["1900-03-01", "1970-01-01", "2026-01-12"].map(serialOf)).toEqual([61, 25569, 46034]);
  });

  test("holds any name as a text that no program takes for a formula", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const text = safeText(typed);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        expect(text).not.toMatch(/[\t\r\n]/u);
      }),
    );
    expect(safeText(" =1")).toBe("' =1");
    expect(safeText("Åsa Öberg-Mäkinen")).toBe("Åsa Öberg-Mäkinen");
    expect(safeText("🙂".repeat(20_000)).length).toBe(32_766);
  });
});
