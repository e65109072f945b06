import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { isSilent, nextSpokenDay, readSilentDays, silentDaysText } from "../../src/programme/programmes/silent-days.ts";
import { silentFrom } from "../../src/programme/silence/rules.ts";
import { at } from "../support/helsinki.ts";

const daysOf = (text: string) => readSilentDays(text).days ?? [];

describe("silent days", () => {
  test.each([
    ["24.12.–26.12.", [{ from: "12-24", until: "12-26" }]],
    [
      "24.12.-26.12.\n\n 6.12. ",
      [
        { from: "12-24", until: "12-26" },
        { from: "12-06", until: "12-06" },
      ],
    ],
    ["1.7.2027 – 31.7.2027", [{ from: "2027-07-01", until: "2027-07-31" }]],
    ["1.7.2027–31.7.", [{ from: "2027-07-01", until: "2027-07-31" }]],
    ["29.2.", [{ from: "02-29", until: "02-29" }]],
    ["28.12.–6.1.", [{ from: "12-28", until: "01-06" }]],
  ])("are read as people write them: %j", (text, days) => {
    expect(readSilentDays(text)).toEqual({ days });
    expect(daysOf(silentDaysText(days))).toEqual(days);
  });

  test.each(["joulu", "32.1.", "30.2.", "29.2.2027", "1.7.–31.7.2027", "31.7.2027–1.7.2027", "1.7.–", "<!channel>"])(
    "%j is named as what it is: no day",
    (line) => expect(readSilentDays(`6.12.\n${line}`)).toEqual({ wrong: line }),
  );

  test("come every year, also over New Year, or once", () => {
    const days = daysOf("28.12.–6.1.\n3.4.2027");
    const silent = ["2026-12-28", "2027-01-06", "2030-12-31", "2027-04-03"];
    const spoken = ["2026-12-27", "2027-01-07", "2028-04-03"];
    expect([...silent, ...spoken].map((on) => isSilent(days, on))).toEqual([
      ...silent.map(() => true),
      ...spoken.map(() => false),
    ]);
    expect(nextSpokenDay(days, "2026-12-29")).toBe("2027-01-07");
    expect(nextSpokenDay(daysOf("1.1.–31.12."), "2026-12-29")).toBeUndefined();
  });

  test("do not count as silence of a pair", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 7, max: 90 }), (day, quietDays) => {
        const silent = daysOf("1.7.–31.7.\n24.12.–26.12.");
        const since = at("2026-01-01") + day * DAY_MS;
        const until = silentFrom(since, { quietDays, silent });
        const all = Array.from({ length: (until - since) / DAY_MS }, (_, index) =>
          new Date(since + index * DAY_MS).toISOString().slice(0, 10),
        );
        const counted = all.filter((on) => !isSilent(silent, on)).length;
        expect(Math.abs(counted - quietDays)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
