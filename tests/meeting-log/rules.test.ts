import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { typedText } from "../../src/programme/follow-up/rules.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import {
  askedOf,
  earliestDay,
  isAbout,
  type KnownMeeting,
  meetingsToLog,
  numberOfMeeting,
  problemsIn,
  tasksCheckedAt,
  tasksIn,
  timesOn,
} from "../../src/programme/meeting-log/rules.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { emptyLog } from "../support/logging.ts";
import { madeUp } from "../support/made-up.ts";

const meeting = (id: string, on: string, time = "17:00", change: Partial<KnownMeeting> = {}): KnownMeeting => ({
  id: madeUp(id),
  kind: "later",
  state: "planned",
  startsAt: at(on, time),
  endsAt: at(on, time) + HOUR_MS,
  hasTime: true,
  ...change,
});

describe("which meeting a log is about", () => {
  const now = at("2026-01-12", "15:00");
  const ids = (meetings: KnownMeeting[]) => meetingsToLog(meetings, now, ZONE).map((one) => one?.id);

  test("the newest one that is over and has no log comes first, older ones after it", () => {
    const meetings = [meeting("old", "2026-01-05"), meeting("newer", "2026-01-10"), meeting("next", "2026-01-20")];
    expect(ids(meetings)).toEqual(["newer", "old"]);
  });

  test("one that is held, called off or said not to have been is not asked about", () => {
    const states = ["held", "cancelled", "replaced", "not-held"] as const;
    expect(ids(states.map((state) => meeting(state, "2026-01-05", "17:00", { state })))).toEqual([undefined]);
  });

  test("without one that is over, today's planned one is meant, even before it begins", () => {
    expect(ids([meeting("today", "2026-01-12", "17:00"), meeting("next", "2026-01-20")])).toEqual(["today"]);
  });

  test("else it is one that was never planned", () => {
    expect(ids([meeting("next", "2026-01-13", "00:00")])).toEqual([undefined]);
    expect(ids([])).toEqual([undefined]);
  });

  test("the first meeting has a form of its own", () => {
    expect(ids([meeting("first", "2026-01-05", "17:00", { kind: "kickoff" })])).toEqual([undefined]);
  });

  test("a meeting that is still to come is meant only on its own day", () => {
    const today = meeting("today", "2026-01-12", "17:00");
    expect(isAbout(today, "2026-01-12", now, ZONE)).toBe(true);
    expect(isAbout(today, "2026-01-11", now, ZONE)).toBe(false);
    expect(isAbout(meeting("over", "2026-01-10"), "2026-01-09", now, ZONE)).toBe(true);
    expect(isAbout({ ...today, state: "replaced" }, "2026-01-12", now, ZONE)).toBe(false);
  });

  test("the log's date becomes the meeting's, at the same clock time over the change to summer time", () => {
    const winter = meeting("m", "2026-03-28", "17:00");
    expect(timesOn(winter, "2026-03-29", ZONE)).toEqual({
      startsAt: at("2026-03-29", "17:00"),
      endsAt: at("2026-03-29", "18:00"),
    });
  });

  test("a clock time that does not exist on the log's date becomes noon", () => {
    const night = meeting("m", "2026-03-28", "03:30");
    expect(timesOn(night, "2026-03-29", ZONE).startsAt).toBe(at("2026-03-29", "12:00"));
  });
});

describe("the number of a meeting", () => {
  test("the first meeting is number 1 whether or not its form is saved", () => {
    const held = { state: "held" as const };
    const second = meeting("second", "2026-01-19", "17:00", held);
    const third = meeting("third", "2026-01-26", "17:00", held);
    const first = meeting("first", "2026-01-12", "17:00", { kind: "kickoff" });
    expect(numberOfMeeting([third, first, second], madeUp("second"))).toBe(2);
    expect(numberOfMeeting([third, first, second], madeUp("third"))).toBe(3);
    expect(numberOfMeeting([third, { ...first, ...held }, second], madeUp("third"))).toBe(3);
  });
});

describe("what is wrong in a log", () => {
  const words = wordsIn("fi", ZONE);
  const check = (change: Partial<MeetingLog>, earliestOn: string | undefined = "2026-01-05", today = "2026-01-12") =>
    problemsIn({ ...emptyLog, ...change }, { today, earliestOn, zone: ZONE, words, asksNext: true });

  test("an everyday log has no problems", () => {
    expect(check({})).toEqual({});
    expect(check({ nextOn: "2026-01-13", nextTime: "17:00", nextPlace: "Oodi" })).toEqual({});
  });

  test("a date that has not come yet", () => {
    expect(check({ on: "2026-01-13" })).toEqual({ on: { key: "meetingLog.notYet" } });
  });

  test("a date before the two can have met", () => {
    expect(check({ on: "2026-01-04" })).toEqual({
      on: { key: "meetingLog.beforeStart", params: { date: "5.1.2026" } },
    });
    expect(check({ on: "2026-01-05" })).toEqual({});
  });

  test("a next meeting that is not later than today", () => {
    expect(check({ nextOn: "2026-01-12", nextTime: "17:00" })).toEqual({ nextOn: { key: "meetingLog.nextNotLater" } });
  });

  test("a day without a time, a time or a place without a day", () => {
    expect(check({ nextOn: "2026-01-13" })).toEqual({ nextTime: { key: "meetingLog.nextTimeNeeded" } });
    expect(check({ nextTime: "17:00" })).toEqual({ nextOn: { key: "meetingLog.nextDayNeeded" } });
    expect(check({ nextPlace: "Oodi" })).toEqual({ nextOn: { key: "meetingLog.nextDayNeeded" } });
  });

  test("a clock time over which the clocks jump; the one that comes twice is right", () => {
    const spring = { nextOn: "2026-03-29", nextTime: "03:30" };
    expect(check(spring)).toEqual({ nextTime: { key: "meetingLog.clocksJump" } });
    expect(check({ nextOn: "2026-10-25", nextTime: "03:30" })).toEqual({});
  });

  test("more than 20 tasks", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `- tehtävä ${index}`).join("\n");
    expect(check({ mentorTasks: lines(20), actorTasks: lines(21) })).toEqual({
      actorTasks: { key: "meetingLog.tooManyTasks", params: { found: 21, most: 20 } },
    });
  });

  test("the two cannot have met before their first meeting or their pair's opening, whichever came first", () => {
    const kickoff = meeting("k", "2026-01-13", "17:00", { kind: "kickoff" });
    expect(earliestDay([kickoff], at("2026-01-12", "10:00"), ZONE)).toBe("2026-01-12");
    expect(earliestDay([kickoff], at("2026-01-20", "10:00"), ZONE)).toBe("2026-01-13");
    expect(earliestDay([], null, ZONE)).toBeUndefined();
  });
});

describe("tasks", () => {
  test("one a line, without blank lines and list marks", () => {
    expect(tasksIn("- Päivitä CV\n\n  • Soita Ainolle  \r\nKirjoita - hakemus\n-\n")).toEqual([
      "Päivitä CV",
      "Soita Ainolle",
      "Kirjoita - hakemus",
    ]);
    expect(tasksIn(null)).toEqual([]);
  });

  test("are asked about two days before the next meeting, a week after the log without one, never right after the log", () => {
    const logged = at("2026-01-12", "18:00");
    expect(tasksCheckedAt(logged, at("2026-01-26", "17:00"))).toBe(at("2026-01-24", "17:00"));
    expect(tasksCheckedAt(logged, undefined)).toBe(logged + 7 * DAY_MS);
    expect(tasksCheckedAt(logged, at("2026-01-14", "08:00"))).toBe(logged + 12 * HOUR_MS);
  });
});

describe("the question whether the two met", () => {
  const over = { state: "planned" as const, endsAt: 10, revision: 2 };
  test("is open only about the present time of a meeting that is over", () => {
    expect(askedOf(over, 2, true, 10)).toBe("open");
    expect(askedOf(over, 1, true, 10)).toBe("moved");
    expect(askedOf(over, 2, true, 9)).toBe("moved");
    expect(askedOf(over, 2, false, 10)).toBe("over");
    expect(askedOf({ ...over, state: "held" }, 2, true, 10)).toBe("logged");
    expect(askedOf({ ...over, state: "not-held" }, 2, true, 10)).toBe("not-held");
    expect(askedOf({ ...over, state: "cancelled", revision: 3 }, 2, true, 10)).toBe("cancelled");
    expect(askedOf({ ...over, state: "replaced", revision: 3 }, 2, true, 10)).toBe("moved");
  });
});

describe("what was typed to the bot", () => {
  test("is read as she sees it", () => {
    expect(typedText("Kiitos &lt;3 &amp; hei")).toBe("Kiitos <3 & hei");
    expect(typedText("<https://oodi.fi|oodi.fi> ja <https://a.fi>")).toBe("oodi.fi ja https://a.fi");
    expect(typedText("<mailto:a@b.fi|a@b.fi>, <@U1|Mirja>, <#C1|yleinen>, <!channel>, <@U2>")).toBe(
      "a@b.fi, @Mirja, #yleinen, @channel, @U2",
    );
  });
});
