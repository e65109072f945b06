import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "../src/calendar.ts";
import { countThemes, decidedOutcome, durationBetween, moodOf, outcomes } from "../src/closing/rules.ts";
import { themes } from "../src/forms/themes.ts";

const ZONE = "Europe/Helsinki";
const at = (on: string, time = "17:00"): number => instantOf(on, time, ZONE) ?? Number.NaN;

describe("the outcome that counts", () => {
  test("is the actor's, else the mentor's, else the coordinator's", () => {
    const coordinator = { role: "coordinator", outcome: "early" } as const;
    const mentor = { role: "mentor", outcome: "job" } as const;
    const actor = { role: "actor", outcome: "studies" } as const;
    expect(decidedOutcome([])).toBe(undefined);
    expect(decidedOutcome([coordinator])).toBe("early");
    expect(decidedOutcome([coordinator, mentor])).toBe("job");
    expect(decidedOutcome([coordinator, mentor, actor])).toBe("studies");
    expect(decidedOutcome([mentor, actor])).toBe("studies");
  });

  test("may be that the actor does not tell", () => {
    expect(
      decidedOutcome([
        { role: "mentor", outcome: "job" },
        { role: "actor", outcome: "notTold" },
      ]),
    ).toBe("notTold");
  });

  test("does not depend on the order in which they answered", () => {
    const answers = fc.record({
      mentor: fc.constantFrom(...outcomes),
      actor: fc.constantFrom(...outcomes),
      coordinator: fc.constantFrom(...outcomes),
    });
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 2 }), ({ mentor, actor, coordinator }, turn) => {
        const list = [
          { role: "mentor" as const, outcome: mentor },
          { role: "actor" as const, outcome: actor },
          { role: "coordinator" as const, outcome: coordinator },
        ];
        return decidedOutcome([...list.slice(turn), ...list.slice(0, turn)]) === actor;
      }),
    );
  });
});

describe("what is said of an outcome", () => {
  test("a job before the planned number of meetings is a success of its own", () => {
    expect(moodOf("job", { held: 3, planned: 7 })).toBe("earlyJob");
    expect(moodOf("otherJob", { held: 6, planned: 7 })).toBe("earlyJob");
    expect(moodOf("job", { held: 7, planned: 7 })).toBe("success");
    expect(moodOf("job", { held: 8, planned: 7 })).toBe("success");
  });

  test("reached goals, a traineeship and studies are successes however many meetings there were", () => {
    for (const outcome of ["goals", "traineeship", "studies"] as const) {
      expect(moodOf(outcome, { held: 2, planned: 7 })).toBe("success");
    }
  });

  test("an early end, and what is not told, are left without comment", () => {
    for (const outcome of ["early", "notTold", undefined] as const) {
      expect(moodOf(outcome, { held: 2, planned: 7 })).toBe("neutral");
    }
  });
});

describe("how long it took", () => {
  test("is told in the largest unit of which there are at least two", () => {
    expect(durationBetween(at("2026-01-13"), at("2026-01-13", "18:00"), ZONE)).toEqual({ unit: "days", count: 1 });
    expect(durationBetween(at("2026-01-13"), at("2026-01-25"), ZONE)).toEqual({ unit: "days", count: 13 });
    expect(durationBetween(at("2026-01-13"), at("2026-01-26"), ZONE)).toEqual({ unit: "weeks", count: 2 });
    expect(durationBetween(at("2026-01-13"), at("2026-03-01"), ZONE)).toEqual({ unit: "weeks", count: 7 });
    expect(durationBetween(at("2026-01-13"), at("2026-03-20"), ZONE)).toEqual({ unit: "months", count: 2 });
    expect(durationBetween(at("2026-01-13"), at("2026-05-12"), ZONE)).toEqual({ unit: "months", count: 4 });
  });

  test("counts days of the calendar, over the change to summer time too", () => {
    expect(durationBetween(at("2026-03-28", "23:30"), at("2026-03-29", "00:30"), ZONE)).toEqual({
      unit: "days",
      count: 2,
    });
    expect(durationBetween(at("2026-03-20"), at("2026-04-02"), ZONE)).toEqual({ unit: "weeks", count: 2 });
  });

  test("is never less than a day, even if the first meeting lies ahead", () => {
    expect(durationBetween(at("2026-01-13"), at("2026-01-12"), ZONE)).toEqual({ unit: "days", count: 1 });
  });
});

describe("themes", () => {
  test("are counted over the logs, the most frequent first, equally frequent ones in the guide's order", () => {
    expect(countThemes(["network", "applications", "other", "applications", "language"])).toEqual([
      { theme: "applications", count: 2 },
      { theme: "language", count: 1 },
      { theme: "network", count: 1 },
      { theme: "other", count: 1 },
    ]);
  });

  test("that stand in no log are not named", () => {
    expect(countThemes([])).toEqual([]);
  });

  test("keep their number, whatever is counted", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...themes)), (found) => {
        const counted = countThemes(found);
        return counted.reduce((sum, { count }) => sum + count, 0) === found.length;
      }),
    );
  });
});
