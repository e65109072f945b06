import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DAY_MS,
  dateDaysLater,
  dateOf,
  daysBetween,
  daysLater,
  HOUR_MS,
  type Hours,
  instantOf,
  isDate,
  isTime,
  MINUTE_MS,
  nextWithinHours,
  noonOf,
  previousWithinHours,
  timeOf,
  withinHours,
} from "../../src/programme/calendar/calendar.ts";
import { at } from "../support/helsinki.ts";

const HELSINKI = "Europe/Helsinki";
/** Where clocks change at other times, by other amounts, or at midnight. */
const zones = [
  HELSINKI,
  "UTC",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Pacific/Apia",
  "Asia/Kathmandu",
];

const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2060, 0, 1) });
const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`);
const anyHours = fc
  .tuple(anyTime, anyTime)
  .filter(([from, until]) => from < until)
  .map(([from, until]): Hours => ({ from, until }));
const utc = (text: string) => Date.parse(text);

describe("a clock time on a day", () => {
  test("in Helsinki in winter and in summer", () => {
    expect(instantOf("2026-01-13", "17:00", HELSINKI)).toBe(utc("2026-01-13T15:00Z"));
    expect(instantOf("2026-07-13", "17:00", HELSINKI)).toBe(utc("2026-07-13T14:00Z"));
  });

  test("does not exist while the clocks jump forward, and exists right before and after", () => {
    expect(instantOf("2026-03-29", "02:59", HELSINKI)).toBe(utc("2026-03-29T00:59Z"));
    expect(instantOf("2026-03-29", "03:00", HELSINKI)).toBeUndefined();
    expect(instantOf("2026-03-29", "03:59", HELSINKI)).toBeUndefined();
    expect(instantOf("2026-03-29", "04:00", HELSINKI)).toBe(utc("2026-03-29T01:00Z"));
    expect(instantOf("2011-12-30", "12:00", "Pacific/Apia")).toBeUndefined();
  });

  test("that comes twice is the first", () => {
    expect(instantOf("2026-10-25", "03:30", HELSINKI)).toBe(utc("2026-10-25T00:30Z"));
    expect(instantOf("2026-10-25", "04:00", HELSINKI)).toBe(utc("2026-10-25T02:00Z"));
  });

  test("is read back as it was written, in every zone", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyTime, (zone, at, time) => {
        const on = dateOf(at, zone);
        const found = instantOf(on, time, zone);
        if (found !== undefined) expect([dateOf(found, zone), timeOf(found, zone)]).toEqual([on, time]);
      }),
    );
  });
});

describe("days", () => {
  test("the same clock time some days later keeps over both changes, and moves on where there is none", () => {
    const friday = utc("2026-03-27T15:00Z");
    expect(daysLater(friday, 3, HELSINKI) - friday).toBe(3 * DAY_MS - HOUR_MS);
    const october = utc("2026-10-23T14:00Z");
    expect(daysLater(october, 3, HELSINKI) - october).toBe(3 * DAY_MS + HOUR_MS);
    expect(timeOf(daysLater(utc("2026-03-28T01:30Z"), 1, HELSINKI), HELSINKI)).toBe("04:30");
  });

  test("there and back again, in every zone", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.integer({ min: -400, max: 400 }), (zone, at, days) => {
        const on = dateOf(at, zone);
        expect(daysBetween(on, dateDaysLater(on, days))).toBe(days);
        expect(dateOf(noonOf(on, zone), zone)).toBe(on);
      }),
    );
  });

  test("only dates and times that exist, written in full, are any", () => {
    expect(["2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31"].filter((text) => !isDate(text))).toEqual([]);
    const noDates = [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "26-01-01",
      "2026-1-1",
      " 2026-01-01",
      "2026-01-01T00:00",
      "",
      "٢٠٢٦-٠١-٠١",
    ];
    expect(noDates.filter(isDate)).toEqual([]);
    expect(["00:00", "09:05", "23:59"].filter((text) => !isTime(text))).toEqual([]);
    expect(["24:00", "9:00", "12:60", "12.30", "12:30:00", "", "-1:00"].filter(isTime)).toEqual([]);
  });
});

describe("the hours in which the bot speaks by itself", () => {
  const hours: Hours = { from: "09:00", until: "20:00" };
  test.each([
    ["2026-01-13", "08:59", "2026-01-13 09:00", "2026-01-12 19:59"],
    ["2026-01-13", "09:00", "2026-01-13 09:00", "2026-01-13 09:00"],
    ["2026-01-13", "19:59", "2026-01-13 19:59", "2026-01-13 19:59"],
    ["2026-01-13", "20:00", "2026-01-14 09:00", "2026-01-13 19:59"],
    ["2026-03-28", "22:00", "2026-03-29 09:00", "2026-03-28 19:59"],
    ["2026-10-25", "03:30", "2026-10-25 09:00", "2026-10-24 19:59"],
    ["2026-12-31", "23:00", "2027-01-01 09:00", "2026-12-31 19:59"],
  ])("%s %s: next %s, previous %s", (on, time, next, previous) => {
    const shown = (instant: number) => `${dateOf(instant, HELSINKI)} ${timeOf(instant, HELSINKI)}`;
    expect(shown(nextWithinHours(at(on, time), hours, HELSINKI))).toBe(next);
    expect(shown(previousWithinHours(at(on, time), hours, HELSINKI))).toBe(previous);
  });

  test("at an instant within them both are that instant; else the next is later, the previous earlier, by two days at most", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyHours, (zone, instant, some) => {
        const next = nextWithinHours(instant, some, zone);
        const previous = previousWithinHours(instant, some, zone);
        if (withinHours(instant, some, zone)) expect([next, previous]).toEqual([instant, instant]);
        expect(next).toBeGreaterThanOrEqual(instant);
        expect(previous).toBeLessThanOrEqual(instant);
        expect(next - previous).toBeLessThanOrEqual(3 * DAY_MS);
      }),
    );
  });

  test("the next and the previous lie within them, where no clock changes in those hours", () => {
    fc.assert(
      fc.property(anyInstant, anyHours, (instant, some) => {
        for (const found of [nextWithinHours(instant, some, "UTC"), previousWithinHours(instant, some, "UTC")]) {
          expect(withinHours(found, some, "UTC")).toBe(true);
        }
        expect(nextWithinHours(instant, some, "UTC") - instant).toBeLessThan(DAY_MS);
        expect(instant - previousWithinHours(instant, some, "UTC")).toBeLessThan(DAY_MS + MINUTE_MS);
      }),
    );
  });
});
