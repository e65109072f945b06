import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formModal } from "../../blocks/form.ts";
import { contactPassed, contactSheet, contactWithdrawn, ownContact } from "../../blocks/peer-contacts.ts";
import {
  aboutTime,
  announcement,
  cancelled,
  cancelModal,
  directInvitation,
  manageModal,
  moveNow,
} from "../../blocks/peer-support.ts";
import { messageProblems, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { calendarFile, googleCalendarLink } from "../../src/programme/calendar/calendar-file.ts";
import { schemaOf } from "../../src/programme/forms/fields.ts";
import type { GroupId } from "../../src/programme/ids.ts";
import { calendarEntry } from "../../src/programme/peer-support/calendar.ts";
import { contactForm, movePeerMeetingForm, peerMeetingForm } from "../../src/programme/peer-support/form.ts";
import {
  isSame,
  mayManage,
  namesThatFit,
  remindedAt,
  spanOf,
  stageOf,
} from "../../src/programme/peer-support/rules.ts";
import { belongsToPeers, kinds, mayRead, type Role } from "../../src/programme/privacy/rules.ts";
import { languages } from "../../src/texts/languages.ts";
import { withLinks } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";

const NOW = at("2026-01-12", "10:00");
const HOURS = { from: "09:00", until: "20:00" };

describe("the time of a peer-support meeting", () => {
  test("lasts 90 minutes where nobody says anything else", () => {
    const startsAt = at("2026-01-20", "17:00");
    expect(spanOf({ day: "2026-01-20", time: "17:00", length: null }, NOW, ZONE)).toEqual({
      startsAt,
      endsAt: startsAt + 90 * 60_000,
    });
    expect(spanOf({ day: "2026-01-20", time: "17:00", length: 30 }, NOW, ZONE)).toEqual({
      startsAt,
      endsAt: startsAt + 30 * 60_000,
    });
  });

  test.each([
    ["2026-01-11", "17:00", "day"],
    ["2026-01-12", "10:00", "time"],
    ["2026-01-12", "09:59", "time"],
    ["2026-03-29", "03:30", "time"],
    ["2028-01-12", "17:00", "day"],
  ])("on %s at %s is refused beside the %s", (day, time, field) => {
    const found = spanOf({ day, time, length: null }, NOW, ZONE);
    expect("complaints" in found ? Object.keys(found.complaints) : []).toEqual([field]);
  });

  test("is reminded of the day before at the same clock time, over a summer-time change too, within the hours", () => {
    expect(remindedAt(at("2026-01-20", "17:00"), HOURS, ZONE)).toBe(at("2026-01-19", "17:00"));
    expect(remindedAt(at("2026-03-29", "12:00"), HOURS, ZONE)).toBe(at("2026-03-28", "12:00"));
    expect(remindedAt(at("2026-01-20", "21:00"), HOURS, ZONE)).toBe(at("2026-01-19", "19:59"));
    expect(remindedAt(at("2026-01-20", "08:00"), HOURS, ZONE)).toBe(at("2026-01-18", "19:59"));
  });

  test("is over for answers once it has begun", () => {
    const meeting = { state: "planned" as const, startsAt: NOW };
    expect(stageOf(meeting, NOW - 1)).toBe("open");
    expect(stageOf(meeting, NOW)).toBe("begun");
    expect(stageOf({ ...meeting, state: "cancelled" }, NOW - 1)).toBe("cancelled");
  });
});

test("an organiser manages her own meetings, a coordinator all, a mentor none", () => {
  const meeting = { createdBy: madeUp("sirpa") };
  const person = { id: madeUp("sirpa"), isCoordinator: false, isPeerOrganiser: true };
  expect(mayManage(person, meeting)).toBe(true);
  expect(mayManage({ ...person, id: madeUp("other") }, meeting)).toBe(false);
  expect(mayManage({ ...person, id: madeUp("other"), isCoordinator: true }, meeting)).toBe(true);
  expect(mayManage({ ...person, isPeerOrganiser: false }, meeting)).toBe(false);
});

test("the same time and place is no move", () => {
  const span = { startsAt: 1, endsAt: 2, place: undefined };
  expect(isSame(span, { ...span })).toBe(true);
  expect(isSame(span, { ...span, place: "Oodi" })).toBe(false);
  expect(isSame(span, { ...span, endsAt: 3 })).toBe(false);
});

test("names are shown from the first on, whole, as many as fit, and none is lost in the number", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 0, max: 300 }), (names, length) => {
      const { shown, more } = namesThatFit(names, length);
      expect(shown).toEqual(names.slice(0, shown.length));
      expect(shown.length + more).toBe(names.length);
      expect(shown.join(", ").length).toBeLessThanOrEqual(length);
    }),
  );
});

test("a web address in a place is a link to itself and everything else stays text", () => {
  expect(withLinks("Zoom https://zoom.us/j/1?pwd=2, <!channel>").mrkdwn).toBe(
    "Zoom <https://zoom.us/j/1?pwd=2|https://zoom.us/j/1?pwd=2>, &lt;!channel&gt;",
  );
  expect(withLinks("https://a.fi|Hyväksy>").mrkdwn).toBe("<https://a.fi|https://a.fi>|Hyväksy&gt;");
});

describe("who sees what", () => {
  const roles: Role[] = ["mentor", "actor", "coordinator", "other"];
  const nobody = { isOwner: false, isShared: false, isFinished: false };

  test("a peer-support meeting is for mentors and coordinators", () => {
    expect(roles.filter((role) => mayRead("peer-meeting", role, nobody))).toEqual(["mentor", "coordinator"]);
    expect(kinds.filter(belongsToPeers)).toEqual(["peer-meeting"]);
  });

  test("contacts are for their owner, and for organisers as long as the consent stands", () => {
    for (const role of roles) {
      const may = (circumstances: object) => mayRead("peer-contact", role, { ...nobody, ...circumstances });
      expect(may({})).toBe(false);
      expect(may({ isShared: true })).toBe(false);
      expect(may({ isPeerOrganiser: true })).toBe(false);
      expect(may({ isPeerOrganiser: true, isShared: true })).toBe(true);
      expect(may({ isOwner: true })).toBe(true);
    }
  });

  test("being a peer organiser opens nothing else", () => {
    const organiser = { ...nobody, isShared: true, isPeerOrganiser: true };
    const opened = kinds.filter((kind) => mayRead(kind, "other", organiser) && !mayRead(kind, "other", nobody));
    expect(opened).toEqual(["peer-contact"]);
  });
});

describe("a calendar file", () => {
  const meeting = {
    id: madeUp("m1"),
    revision: 2,
    state: "planned" as const,
    title: "Kevään kahvit; kaikki, tervetuloa",
    startsAt: Date.UTC(2026, 0, 20, 15),
    endsAt: Date.UTC(2026, 0, 20, 16, 30),
    place: "Oodi",
  };
  const linesOf = (entry: Parameters<typeof calendarEntry>[0]) =>
    Buffer.from(calendarFile(calendarEntry(entry), NOW))
      .toString("utf8")
      .split("\r\n");

  test("has UTC times, a stable UID, the clock's stamp and a rising SEQUENCE", () => {
    expect(linesOf(meeting)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Auroras//mentoring//EN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:peer-support-m1@auroras",
      "SEQUENCE:2",
      "DTSTAMP:20260112T080000Z",
      "DTSTART:20260120T150000Z",
      "DTEND:20260120T163000Z",
      "SUMMARY:Kevään kahvit\\; kaikki\\, tervetuloa",
      "LOCATION:Oodi",
      'ORGANIZER;CN="Auroras":mailto:mentoring@auroras.invalid',
      "STATUS:CONFIRMED",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  test("takes a cancelled meeting out again", () => {
    const lines = linesOf({ ...meeting, revision: 3, state: "cancelled" });
    expect(lines).toEqual(
      expect.arrayContaining(["METHOD:CANCEL", "UID:peer-support-m1@auroras", "SEQUENCE:3", "STATUS:CANCELLED"]),
    );
  });

  test("has a link to Google Calendar with the same in it", () => {
    const url = new URL(googleCalendarLink(calendarEntry(meeting)));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      action: "TEMPLATE",
      text: meeting.title,
      dates: "20260120T150000Z/20260120T163000Z",
      location: "Oodi",
    });
  });
});

test("what was saved in a form reads back equal", () => {
  const meeting = {
    title: "Kahvit",
    day: "2026-01-20",
    time: "17:00",
    length: 90,
    place: null,
    description: "Tule\nmukaan",
  };
  expect(schemaOf(peerMeetingForm).parse(JSON.parse(JSON.stringify(meeting)))).toEqual(meeting);
  const moved = { day: "2026-01-20", time: "17:00", length: null, place: "Oodi" };
  expect(schemaOf(movePeerMeetingForm).parse(JSON.parse(JSON.stringify(moved)))).toEqual(moved);
  const contact = { contact: "040 123", consent: ["consent" as const] };
  expect(schemaOf(contactForm).parse(JSON.parse(JSON.stringify(contact)))).toEqual(contact);
});

describe.each(languages)("in %s", (language) => {
  const words = wordsIn(language, ZONE);
  const emoji = (count: number) => "😀".repeat(count);
  const longest = {
    id: madeUp("a".repeat(16)),
    revision: 999_999,
    title: emoji(75),
    startsAt: at("2026-12-30", "17:00"),
    endsAt: at("2026-12-31", "01:00"),
    place: `https://x.fi/${"&".repeat(187)}`,
    description: emoji(3000),
    caller: "<!channel>".repeat(8),
    groupId: null,
    programmeId: null,
    topic: undefined,
    guest: undefined,
  };
  const nothing = { place: undefined, description: undefined };
  const shortest = { ...longest, ...nothing, title: "x", caller: "x", revision: 0 };
  const ofGroup = { ...longest, groupId: madeUp<GroupId>("g".repeat(16)), theme: "chances", guest: emoji(200) };
  const crowd = Array.from({ length: 500 }, () => "&".repeat(80));
  const names = [
    { yes: [], maybe: [], no: [] },
    { yes: crowd, maybe: crowd, no: crowd },
  ];
  const stages = ["open", "begun", "cancelled"] as const;
  const answers = [undefined, "yes", "maybe", "no"] as const;
  const meetings = [longest, shortest, ofGroup].flatMap((meeting) => stages.map((stage) => ({ ...meeting, stage })));

  test("Slack takes every message, with the longest and with empty data", () => {
    const messages = [
      ...meetings.flatMap((meeting) => names.map((known) => announcement(words, meeting, known))),
      ...meetings.flatMap((meeting) =>
        answers.flatMap((answer) =>
          [true, false].map((offersJoin) => directInvitation(words, meeting, { answer, offersJoin })),
        ),
      ),
      ...meetings.flatMap((meeting) =>
        (["moved", "changed", "reminderYes", "reminderMaybe"] as const).flatMap((heading) =>
          [true, false].map((isOld) => aboutTime(words, meeting, { heading, answer: "maybe", isOld })),
        ),
      ),
      ...meetings.map((meeting) => cancelled(words, meeting)),
      contactPassed(words, madeUp("c".repeat(16)), emoji(80)),
      contactWithdrawn(words, emoji(80)),
    ];
    for (const message of messages) {
      expect(messageProblems({ ...message }, "chat.postMessage")).toBeUndefined();
      expect(messageProblems({ ...message }, "chat.update")).toBeUndefined();
    }
  });

  test("Slack takes every modal, with the longest and with empty data", () => {
    const { title, place, description } = longest;
    const given = { title, place, description, day: "2026-12-30", time: "17:00", length: 480 };
    const seenBy = words.md("peerSupport.contact.seenBy", { names: emoji(1000) });
    const modals = [
      ...[{}, given].map((answer) =>
        formModal(peerMeetingForm, words, {
          title: "peerSupport.title",
          submit: "peerSupport.submit",
          seenBy: words.md("peerSupport.seenBy"),
          metadata: {},
          answer,
        }),
      ),
      formModal(movePeerMeetingForm, words, {
        title: "peerSupport.moveTitle",
        submit: "peerSupport.move",
        seenBy: words.md("peerSupport.moveSeenBy"),
        metadata: {},
        before: [moveNow(words, longest)],
      }),
      formModal(contactForm, words, {
        title: "peerSupport.contact.title",
        submit: "peerSupport.contact.submit",
        seenBy,
        metadata: {},
        answer: { contact: emoji(1000), consent: ["consent"] },
      }),
      ...names.map((known) => manageModal(words, longest, known)),
      cancelModal(words, longest),
      contactSheet(words, { name: emoji(80), contact: emoji(1000) }),
      ownContact(words, { contact: emoji(1000), givenAt: NOW, organisers: emoji(1000) }),
    ];
    for (const modal of modals) expect(viewProblems(modal, "modal")).toBeUndefined();
    for (const modal of modals) expect(modal.title.text).not.toContain("…");
  });
});
