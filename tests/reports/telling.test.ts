import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import type { HalfSaid, Said } from "../../src/programme/reports/facts.ts";
import { halvesIn } from "../../src/programme/reports/halves.ts";
import { LEAST_SHOWN } from "../../src/programme/reports/protection.ts";
import { tellingOf } from "../../src/programme/reports/telling.ts";
import { dose } from "../support/dose.ts";
import { madeUp } from "../support/made-up.ts";
import { sampleFacts } from "../support/report-sample.ts";

const nothing: Said = {
  ...sampleFacts(0).said,
  themes: [],
  feedback: [],
};

/** A half-year in which so many people wished for a mentor, and so many rated a group, in each programme. */
const saying = (wishes: number): Said => ({
  ...nothing,
  finished: 30,
  themes: [{ id: "jobs", theme: "themes.jobs", pairs: wishes, meetings: wishes }],
  feedback: [{ head: "reports.head.groups", asked: wishes + 2, given: [0, 0, 0, 0, wishes] }],
  visits: { groups: wishes, common: 0 },
});

const ids = [FIRST_PROGRAMME, madeUp<typeof FIRST_PROGRAMME>("vaasa")] as const;
const periods = halvesIn({ from: "2022-01-01", until: "2025-12-31" }, "2026-06-01");

type Counts = readonly (readonly number[])[];

const halvesOf = (counts: Counts): HalfSaid[] =>
  periods.slice(0, counts.length).map((period, index) => {
    const each = counts[index] ?? [];
    return {
      period,
      isAsked: true,
      all: saying(each.reduce((total, one) => total + one, 0)),
      programmes: ids.map((id, programme) => ({ id, said: saying(each[programme] ?? 0) })),
    };
  });

/** All reports that can be asked for: from one half-year to a later one, of all programmes or of one. Each that is told is a sum of cells. */
function toldSums(counts: Counts, key: string): number[][] {
  const halves = halvesOf(counts);
  const cells = (from: number, until: number, isOf: (programme: number) => boolean) =>
    counts.flatMap((each, index) => each.map((_, one) => Number(index >= from && index < until && isOf(one))));
  const sums: number[][] = [];
  for (let from = 0; from < counts.length; from++)
    for (let until = from + 1; until <= counts.length; until++) {
      // The first half of a year is counted with the second, as db/reports does.
      const beside = from % 2 === 1 ? halves.slice(from - 1, from).map((half) => ({ ...half, isAsked: false })) : [];
      const telling = tellingOf([...beside, ...halves.slice(from, until)]);
      if (telling.ofAll(key)) sums.push(cells(from, until, () => true));
      if (telling.ofEach(key))
        for (const programme of ids.keys()) sums.push(cells(from, until, (one) => one === programme));
    }
  return sums;
}

/** The rows of these sums, reduced: what follows from them by adding and subtracting. */
function reduced(sums: readonly number[][]): number[][] {
  const rows: number[][] = [];
  for (const sum of sums) {
    const rest = without(rows, sum);
    if (rest.some((cell) => Math.abs(cell) > 1e-9)) rows.push(rest);
  }
  return rows;
}

function without(rows: readonly number[][], sum: readonly number[]): number[] {
  return rows.reduce<number[]>(
    (rest, row) => {
      const at = row.findIndex((cell) => Math.abs(cell) > 1e-9);
      const factor = (rest[at] ?? 0) / (row[at] ?? 1);
      return rest.map((cell, index) => cell - factor * (row[index] ?? 0));
    },
    [...sum],
  );
}

const follows = (rows: readonly number[][], cells: readonly number[]) =>
  without(rows, cells).every((cell) => Math.abs(cell) < 1e-9);

describe("no report tells, with all others, what one of them protects", () => {
  const half = fc.tuple(fc.oneof(fc.constant(0), fc.nat({ max: 9 })), fc.oneof(fc.constant(0), fc.nat({ max: 9 })));
  const years = fc.array(half, { minLength: 1, maxLength: 8 });

  test.each(["theme:jobs", "visits:groups", "mean:reports.head.groups"])("%s", (key) => {
    fc.assert(
      fc.property(years, (counts) => {
        const rows = reduced(toldSums(counts, key));
        const flat = counts.flat();
        // Every period of half-years, of all programmes and of each.
        for (let from = 0; from < counts.length; from++)
          for (let until = from + 1; until <= counts.length; until++)
            for (const isOf of [() => true, (one: number) => one === 0, (one: number) => one === 1]) {
              const cells = counts.flatMap((each, index) =>
                each.map((_, one) => Number(index >= from && index < until && isOf(one))),
              );
              const count = cells.reduce((total, cell, index) => total + cell * (flat[index] ?? 0), 0);
              if (count > 0 && count < LEAST_SHOWN) expect(follows(rows, cells)).toBe(false);
            }
      }),
      { numRuns: dose(60, 1000) },
    );
  });

  test("a year is told where its halves are too small, and a large half-year at once", () => {
    const of = (...counts: number[]) => tellingOf(halvesOf(counts.map((count) => [count, 0]))).ofAll("theme:jobs");
    expect(of(3, 3)).toBe(true);
    expect(of(3)).toBe(false);
    expect(of(7)).toBe(true);
    // Told in July; what is left of the year would be 2.
    expect(of(7, 2)).toBe(false);
    expect(of(7, 0)).toBe(true);
    expect(of(7, 6)).toBe(true);
    expect(of(0, 0)).toBe(true);
    expect(of(3, 3, 7, 8)).toBe(true);
    expect(of(3, 3, 7, 2)).toBe(false);
    // The year goes before its second half.
    expect(of(4, 9)).toBe(true);
  });
});

test("only whole half-years that ended two weeks ago count", () => {
  const whole = { from: "2026-01-01", until: "2026-06-30" };
  expect(halvesIn({ from: "2025-12-15", until: "2026-07-10" }, "2026-07-13")).toEqual([]);
  expect(halvesIn({ from: "2025-12-15", until: "2026-07-10" }, "2026-07-14")).toEqual([whole]);
  expect(halvesIn({ from: "2026-01-02", until: "2026-12-31" }, "2027-02-01")).toEqual([
    { from: "2026-07-01", until: "2026-12-31" },
  ]);
  expect(halvesIn({ from: "2026-01-01", until: "2026-06-29" }, "2026-12-01")).toEqual([]);
});
