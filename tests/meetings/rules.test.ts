import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { option } from "../../blocks/kit.ts";
import {
  calendarLink,
  kickoffMovedNote,
  kickoffUnsuitable,
  meetingAgreed,
  meetingAgreedHidden,
  meetingCancelled,
  meetingFate,
  meetingModal,
  meetingReminder,
  reminderHidden,
  replaceQuestion,
} from "../../blocks/meetings.ts";
import { agreeReminder, pauseBegun, pauseModal, pauseOver, silenceQuestion } from "../../blocks/silence.ts";
import { messageProblems, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { calendarFile, googleCalendarLink } from "../../src/programme/calendar/calendar-file.ts";
import { meetingIdFrom } from "../../src/programme/ids.ts";
import { entryOf } from "../../src/programme/meetings/calendar-entry.ts";
import {
  buttonValue,
  fateOf,
  instantAgreed,
  isSame,
  mayAgree,
  meetingMeant,
  whyNot,
} from "../../src/programme/meetings/rules.ts";
import { languages } from "../../src/texts/languages.ts";
import { plain, withLinks } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { t } from "../support/texts.ts";

const NOW = at("2026-01-12", "10:00");
const complaint = (day: string, time: string, now = NOW) => {
  const agreed = instantAgreed({ day, time }, now, ZONE);
  return "complaints" in agreed ? agreed.complaints : agreed;
};

describe("a time the two agree on", () => {
  test("is an instant that lies ahead, today too", () => {
    expect(complaint("2026-01-12", "10:01")).toEqual({ at: at("2026-01-12", "10:01") });
  });

  test("is not on a day before today", () => {
    expect(complaint("2026-01-11", "23:59")).toEqual({ day: { key: "meetings.wrong.past" } });
  });

  test("is not at a clock time that is over today, nor this very minute", () => {
    expect(complaint("2026-01-12", "10:00")).toEqual({ time: { key: "meetings.wrong.pastTime" } });
    expect(complaint("2026-01-12", "09:00")).toEqual({ time: { key: "meetings.wrong.pastTime" } });
  });

  test("is at most a year ahead, whatever kind of year it is", () => {
    expect(complaint("2027-01-12", "10:00")).toEqual({ at: at("2027-01-12", "10:00") });
    expect(complaint("2027-01-13", "10:00")).toEqual({ day: { key: "meetings.wrong.tooFar" } });
    const leapDay = at("2028-02-29", "10:00");
    expect(complaint("2029-02-28", "10:00", leapDay)).toEqual({ at: at("2029-02-28", "10:00") });
    expect(complaint("2029-03-01", "10:00", leapDay)).toEqual({ day: { key: "meetings.wrong.tooFar" } });
  });

  test("is not in the hour over which the clocks jump", () => {
    expect(complaint("2026-03-29", "03:30")).toEqual({ time: { key: "meetings.wrong.noSuchTime" } });
    expect(complaint("2026-03-29", "04:00")).toEqual({ at: Date.UTC(2026, 2, 29, 1, 0) });
  });

  test("is the first of two where the clocks go back", () => {
    expect(complaint("2026-10-25", "03:30")).toEqual({ at: Date.UTC(2026, 9, 25, 0, 30) });
  });
});

describe("what has become of a meeting as it was agreed", () => {
  const meeting = { kind: "later", state: "planned", revision: 1, cancelledBy: null } as const;

  test("it stands, or was moved since", () => {
    expect(fateOf(meeting, 1)).toBe("planned");
    expect(fateOf(meeting, 0)).toBe("moved");
  });

  test("called off, its last time was called off, an earlier one moved", () => {
    for (const state of ["cancelled", "replaced"] as const) {
      expect(fateOf({ ...meeting, state, revision: 2 }, 1)).toBe(state);
      expect(fateOf({ ...meeting, state, revision: 2 }, 0)).toBe("moved");
    }
  });

  test("held, or not", () => {
    expect(fateOf({ ...meeting, state: "held" }, 1)).toBe("held");
    expect(fateOf({ ...meeting, state: "not-held" }, 1)).toBe("not-held");
    expect(fateOf({ ...meeting, state: "held" }, 0)).toBe("moved");
  });

  test("a first meeting to which somebody cannot come waits for a new time", () => {
    expect(fateOf({ ...meeting, kind: "kickoff", cancelledBy: madeUp("amina") }, 1)).toBe("unsuitable");
  });

  test("only a planned one can be changed", () => {
    expect(whyNot("planned")).toBeUndefined();
    expect(whyNot("held")).toBe("meetings.answer.held");
    expect(whyNot("cancelled")).toBe("meetings.answer.cancelled");
  });
});

describe("a button about a meeting", () => {
  test("carries which of its times it means", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{16}$/), fc.nat(1000), (id, revision) => {
        expect(meetingMeant(buttonValue({ id, revision }), meetingIdFrom)).toEqual({ meetingId: id, revision });
      }),
    );
  });

  test("of another feature carries the meeting alone; a forged one means nothing", () => {
    const id = "abcdefghij-_0123";
    expect(meetingMeant(id, meetingIdFrom)).toEqual({ meetingId: id, revision: undefined });
    expect(meetingMeant(`${id}:-1`, meetingIdFrom)).toEqual({ meetingId: id, revision: undefined });
    for (const forged of ["", "abc", `${id}4`, `${id} `, `${id}\n`])
      expect(meetingMeant(forged, meetingIdFrom)).toEqual({ meetingId: undefined, revision: undefined });
  });
});

describe("who may agree on a meeting", () => {
  test("the two of an open pair; a coordinator moves the first one", () => {
    expect(mayAgree("mentor", "open")).toBe("agree");
    expect(mayAgree("actor", "open")).toBe("agree");
    expect(mayAgree("coordinator", "open")).toBe("kickoff");
    expect(mayAgree("coordinator", "opening")).toBe("kickoff");
  });

  test("nobody else, and nobody once the pair has finished or before it has begun", () => {
    expect(mayAgree("other", "open")).toEqual({ no: "meetings.answer.notYours" });
    expect(mayAgree("mentor", "finished")).toEqual({ no: "meetings.answer.finished" });
    expect(mayAgree("coordinator", "finished")).toEqual({ no: "meetings.answer.finished" });
    expect(mayAgree("actor", "opening")).toEqual({ no: "meetings.answer.notOpen" });
  });
});

test("saving the same time, length and place again is no news", () => {
  const meeting = { startsAt: NOW, endsAt: NOW + 3_600_000, place: "Oodi" };
  expect(isSame(meeting, { at: NOW, minutes: 60, place: "Oodi" })).toBe(true);
  expect(isSame(meeting, { at: NOW, minutes: 90, place: "Oodi" })).toBe(false);
  expect(isSame(meeting, { at: NOW, minutes: 60, place: null })).toBe(false);
  expect(isSame({ ...meeting, place: undefined }, { at: NOW, minutes: 60, place: null })).toBe(true);
});

describe("a place", () => {
  test("that is a link can be followed, and shows where it leads", () => {
    expect(withLinks("https://meet.example/a?b=1&c=2").mrkdwn).toBe(
      "<https://meet.example/a?b=1&c=2|https://meet.example/a?b=1&amp;c=2>",
    );
    expect(withLinks("Zoom: https://z.example/1, koodi 5").mrkdwn).toBe(
      "Zoom: <https://z.example/1|https://z.example/1>, koodi 5",
    );
  });

  test.each([
    ["*Anna*", "∗Anna∗"],
    ["_Anna_ a_b", "ˍAnnaˍ a_b"],
    ["~Anna~", "∼Anna∼"],
    ["`rm` ```x```", "ˋrmˋ ˋˋˋxˋˋˋ"],
    [":tada: :+1: klo 12:30", "∶tada: ∶+1: klo 12:30"],
    ["Anna\n>lainaus\n> toinen", "Anna\n›lainaus\n› toinen"],
    ["1 > 0 & 2 < 3", "1 &gt; 0 &amp; 2 &lt; 3"],
  ])("or a name like %j is neither bold nor code nor an emoji", (typed, shown) => {
    expect(withLinks(typed).mrkdwn).toBe(shown);
    expect(plain(typed).mrkdwn).toBe(shown);
    expect(wordsIn("fi", ZONE).md("meetings.place", { place: typed }).mrkdwn).toContain(shown);
  });

  test.each([
    ["<https://a.example> ja >>", "&lt;<https://a.example|https://a.example>&gt; ja &gt;&gt;"],
    ["https://a.example>>x", "<https://a.example|https://a.example>&gt;&gt;x"],
    [">https://a.example\n>x", "›<https://a.example|https://a.example>\n›x"],
  ])("with a link in it, %j, has quotation signs only where a line begins", (typed, shown) => {
    expect(withLinks(typed).mrkdwn).toBe(shown);
  });

  test("brings nothing else to life", () => {
    expect(withLinks("<!channel> <@U123> <https://evil.example|Oodi>").mrkdwn).toBe(
      "&lt;!channel&gt; &lt;@U123&gt; &lt;<https://evil.example|https://evil.example>|Oodi&gt;",
    );
  });
});

describe("the meeting in somebody's calendar", () => {
  const words = wordsIn("fi", ZONE);
  const pair = { mentor: { id: madeUp("m"), firstName: "Mirja" }, actor: { id: madeUp("a"), firstName: "Amina" } };
  const meeting = {
    id: madeUp("abc"),
    kind: "later" as const,
    revision: 2,
    startsAt: at("2026-01-20", "17:00"),
    endsAt: at("2026-01-20", "18:00"),
    place: "Kirjasto Oodi, 2. kerros",
  };
  const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString().split("\r\n");

  test("is one event, with the other's first name, in UTC, with a rising number", () => {
    const file = lines(calendarFile(entryOf(words, meeting, pair, madeUp("a")), NOW));
    expect(file).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        "UID:abc@auroras-mentoring",
        "SEQUENCE:2",
        "DTSTAMP:20260112T080000Z",
        "DTSTART:20260120T150000Z",
        "DTEND:20260120T160000Z",
        "SUMMARY:Tapaaminen: Mirja",
        "LOCATION:Kirjasto Oodi\\, 2. kerros",
      ]),
    );
  });

  test("goes out of the calendar under the same name", () => {
    const file = lines(calendarFile({ ...entryOf(words, meeting, pair, madeUp("m")), isCancelled: true }, NOW));
    expect(file).toEqual(
      expect.arrayContaining([
        "METHOD:CANCEL",
        "UID:abc@auroras-mentoring",
        "STATUS:CANCELLED",
        "SUMMARY:Tapaaminen: Amina",
      ]),
    );
  });

  test("names both to the coordinator, who comes to the first one", () => {
    expect(entryOf(words, { ...meeting, kind: "kickoff" }, pair, madeUp("kaisa")).title).toBe(
      t("meetings.kickoffEntry", { mentor: "Mirja", actor: "Amina" }),
    );
  });

  test("can be put into Google's with a link that fits a message, however long the place is", () => {
    const place = "👩‍🚀".repeat(66);
    const link = googleCalendarLink({ ...entryOf(words, { ...meeting, place }, pair, madeUp("a")) });
    expect(new URL(link).searchParams.get("dates")).toBe("20260120T150000Z/20260120T160000Z");
    expect(link.length).toBeLessThan(2900);
  });
});

describe("in every language, with the longest and with empty answers", () => {
  const long = "Ää&<👩‍🚀".repeat(40);
  const person = (firstName: string) => ({
    id: madeUp(firstName),
    firstName,
    name: firstName,
    slackUserId: madeUp("U123"),
  });
  const cases = languages.flatMap((language) =>
    [
      { words: wordsIn(language, ZONE), name: "Mirja", place: undefined },
      { words: wordsIn(language, ZONE), name: long.slice(0, 80), place: long.slice(0, 200) },
    ].map((one) => ({ language, ...one })),
  );

  test.each(cases)("Slack takes what is said about meetings: $language", ({ words, name, place }) => {
    const who = person(name);
    const seen = { id: madeUp("a".repeat(16)), revision: 1, startsAt: NOW, endsAt: NOW + 8 * 3_600_000, place };
    const fates = ["unsuitable", "moved", "held", "not-held", "cancelled", "replaced"] as const;
    const messages = (["kickoff", "later"] as const).flatMap((kind) => {
      const meeting = { ...seen, kind };
      const said = { pairId: seen.id, kind, by: who, other: who, coordinator: who };
      return [
        meetingAgreed(words, meeting, NOW - 1),
        meetingAgreed(words, { ...meeting, revision: 0 }, NOW - 1, { other: who, toldBy: "mentor" }),
        ...[0, 1, 2].flatMap((days) => [
          meetingReminder(words, meeting, { now: NOW - 1, daysAhead: days }),
          meetingReminder(words, meeting, { now: NOW - 1, daysAhead: days }, { other: who, toldBy: "mentor" }),
        ]),
        meetingCancelled(words, { ...said, startsAt: NOW, isDirect: true, toldBy: "mentor", next: "offered" }),
        meetingCancelled(words, { ...said, startsAt: undefined, isDirect: false, toldBy: "letter", next: "agreed" }),
        kickoffUnsuitable(words, meeting, who, who, who),
      ];
    });
    const link = googleCalendarLink(
      entryOf(words, { ...seen, kind: "later", place: undefined }, { mentor: who, actor: who }, madeUp("x")),
    );
    messages.push(
      meetingAgreedHidden(words, false, who, who),
      meetingAgreedHidden(words, true, who, who),
      reminderHidden(words),
      kickoffMovedNote(words, who, who),
      calendarLink(words, link, true),
      calendarLink(words, link, false),
      ...fates.flatMap((fate) => [meetingFate(words, fate, NOW), meetingFate(words, fate, undefined)]),
      agreeReminder(words, seen.id, false),
      agreeReminder(words, seen.id, true),
      silenceQuestion(words, seen.id, who),
      pauseOver(words, seen.id, who, false),
      pauseOver(words, seen.id, undefined, true),
      ...[true, false].map((hasCancelled) =>
        pauseBegun(words, { pairId: seen.id, by: who, isOfPair: true, untilAt: NOW, hasCancelled, isOver: false }),
      ),
      pauseBegun(words, {
        pairId: seen.id,
        by: who,
        isOfPair: false,
        untilAt: NOW,
        hasCancelled: false,
        isOver: false,
      }),
    );
    for (const message of messages)
      expect([message, messageProblems({ channel: "C1", ...message })]).toEqual([message, undefined]);
  });

  test.each(cases)("Slack takes the modals: $language", ({ words, name, place }) => {
    const who = person(name);
    const planned = { startsAt: NOW, place };
    const parts = {
      callbackId: "meetings",
      metadata: { meeting: "x", pair: "", replaces: "", round: 1 },
      generation: 1,
      answer: {},
    };
    const answer = { day: "2026-01-20", time: "17:00", minutes: null, place: place ?? null };
    const pairs = Array.from({ length: 100 }, (_, index) => option(name, String(index)));
    const views = [
      ...(["meetings.title", "meetings.moveTitle", "meetings.kickoffTitle"] as const).map((title) =>
        meetingModal(words, {
          ...parts,
          title,
          submit: "meetings.saveMove",
          seenBy: words.md("meetings.seenByKickoff"),
        }),
      ),
      meetingModal(words, {
        ...parts,
        title: "meetings.title",
        submit: "meetings.replace",
        seenBy: words.md("meetings.seenBy", { name }),
        answer,
        pairs,
        notes: [replaceQuestion(words, planned)],
      }),
      pauseModal(words, { other: who, metadata: {} }),
      pauseModal(words, { other: who, metadata: {}, answer: { until: "2026-01-20" }, plannedAt: NOW, generation: 1 }),
    ];
    for (const view of views) expect([view, viewProblems(view, "modal")]).toEqual([view, undefined]);
  });
});
