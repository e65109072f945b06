import { expect, test } from "vitest";
import { nextMonday } from "../../src/programme/monday/rules.ts";
import { ZONE } from "../support/helsinki.ts";

test.each([
  ["on a Monday before 9", "2026-01-12T06:59:59Z", "2026-01-12", "2026-01-12T07:00:00Z"],
  ["on a Monday at 9 sharp", "2026-01-12T07:00:00Z", "2026-01-19", "2026-01-19T07:00:00Z"],
  ["on a Sunday night", "2026-01-11T21:59:59Z", "2026-01-12", "2026-01-12T07:00:00Z"],
  [
    "in the night to Monday, which is still Sunday in UTC",
    "2026-01-11T22:30:00Z",
    "2026-01-12",
    "2026-01-12T07:00:00Z",
  ],
  ["before the clocks go forward", "2026-03-24T10:00:00Z", "2026-03-30", "2026-03-30T06:00:00Z"],
  ["before the clocks go back", "2026-10-20T10:00:00Z", "2026-10-26", "2026-10-26T07:00:00Z"],
  ["years before", "2019-12-31T10:00:00Z", "2020-01-06", "2020-01-06T07:00:00Z"],
])("the next Monday, asked %s", (_, at, on, instant) => {
  expect(nextMonday(Date.parse(at), ZONE)).toEqual({ on, at: Date.parse(instant) });
});
