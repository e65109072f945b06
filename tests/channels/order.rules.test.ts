import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { askedAt, askingTs } from "../../db/channels/facts.ts";
import { recordAnswer, recordEvent } from "../../db/channels/learning.ts";
import { agreeOnMeeting, meetingFor, plannedMeeting } from "../../db/meetings/meetings.ts";
import { hasLeft } from "../../db/pairs/channel.ts";
import { outsidersIn, workersIn } from "../../db/pairs/channel-changes.ts";
import { createPair, noteChannelMade } from "../../db/pairs/new-pair.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { savePerson } from "../../db/people/people.ts";
import { people } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { saveSettings } from "../../db/store/settings.ts";
import { microsAt, microsOf, ofMember } from "../../src/programme/channels/facts.ts";
import type { PairId, SlackChannelId, SlackTs, SlackUserId } from "../../src/programme/ids.ts";
import { coordinatorOf, openPairAs } from "../support/acting.ts";
import { ZONE } from "../support/helsinki.ts";
import { memoryOrDisk } from "../support/world.ts";

/** The days begin here; each event is a minute after the one before. */
const AT = Date.parse("2026-01-15T10:00:00Z");
const MINUTE_MS = 60_000;
const CHANNEL = "C0PAIR" as SlackChannelId;

const folder = mkdtempSync(join(memoryOrDisk, "auroras-order-"));
const db: Db = openDatabase(join(folder, "mentoring.sqlite"), { now: AT });
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const nobody = { profileLanguage: null, isAdmin: false, isGuest: false, isBot: false, isStranger: false } as const;
const ids = { mentor: "UMENTOR", actor: "UACTOR", coordinator: "UKAISA", outsider: "UOUTSIDER" } as const;
type Who = keyof typeof ids;

/** A pair in its own channel, whose coordinator has left it, with a meeting agreed. */
function beginAgain(): PairId {
  for (const table of [
    "pairs",
    "people",
    "meetings",
    "outbox",
    "channel_facts",
    "channels",
    "channel_changes",
    "settings",
  ])
    db.orm.run(sql.raw(`delete from ${table}`));
  const before = AT - 86_400_000;
  const [mentor, actor, coordinator] = (["mentor", "actor", "coordinator"] as const).map((who) =>
    savePerson(db, { ...nobody, slackUserId: ids[who] as SlackUserId, name: who, isDeactivated: false }, before),
  );
  if (!mentor || !actor || !coordinator) throw new Error("nobody is there");
  saveSettings(db, {
    ...{
      language: "fi",
      plannedNumber: 7,
      hoursFrom: "09:00",
      hoursUntil: "20:00",
      reminderHours: 24,
      goodbyeDays: 14,
    },
    ...{
      coordinatorsChannelId: null,
      peerChannelId: null,
      privacyNoticeUrl: null,
      setUpAt: before,
      setUpBy: coordinator.id,
    },
  });
  db.orm.update(people).set({ coordinatorSince: before }).where(sql`${people.slackUserId} = ${ids.coordinator}`).run();
  const facts = {
    mentorId: mentor.id,
    actorId: actor.id,
    coordinatorId: coordinator.id,
    kickoffAt: before,
    place: null,
  };
  const by = coordinatorOf(db, coordinator.id);
  const { id } = createPair(db, by, { ...facts, language: "fi", hasConsent: true }, before, ZONE);
  noteChannelMade(db, readPair(db, id), CHANNEL, before);
  db.orm.run(sql`update pairs set coordinator_left_at = ${before}`);
  // Everybody has been brought in.
  db.orm.run(sql`delete from outbox`);
  db.orm.run(sql`update pairs set state = 'open'`);
  const agreed = { startsAt: AT + 86_400_000, durationMinutes: 60, place: "Oodi" };
  db.transaction(() => agreeOnMeeting(db, openPairAs(db, mentor.id, id, "mentor"), agreed, before, ZONE));
  return id;
}

/** What is believed of her: that she is inside, and what follows from it for the two and for what is written there. */
function believed(pairId: PairId, who: Who) {
  const pair = readPair(db, pairId);
  const slackUserId = ids[who] as SlackUserId;
  const planned = plannedMeeting(db, pairId, AT);
  const isWritten = planned !== undefined && meetingFor(db, { channelOfPair: pairId }, planned.id) !== undefined;
  switch (who) {
    case "outsider":
      return { isInside: outsidersIn(db, pair).includes(slackUserId), isWritten };
    case "coordinator":
      return { isInside: workersIn(db, pair).includes(slackUserId), isWritten };
    default:
      return { isInside: hasLeft(db, pair, slackUserId) === undefined, isWritten };
  }
}

/** What is right: a stranger or a coordinator inside hides the times. One of the two is inside from the start. */
const right = (who: Who, isInside: boolean) => ({
  isInside,
  isWritten: !(isInside && (who === "outsider" || who === "coordinator")),
});

type Event = { at: number; isJoin: boolean };

const tsOf = (at: number): SlackTs => `${Math.floor(at / 1000)}.${String(at % 1000).padStart(3, "0")}123` as SlackTs;

/** She comes and goes in turn: the two begin inside, the others outside. */
const historyOf = (who: Who, length: number): Event[] =>
  Array.from({ length }, (_, index) => ({
    at: AT + index * MINUTE_MS,
    isJoin: (index % 2 === 0) === (who === "outsider" || who === "coordinator"),
  }));

const insideAfter = (who: Who, history: readonly Event[]): boolean =>
  history.at(-1)?.isJoin ?? (who === "mentor" || who === "actor");

const tell = (who: Who, { at, isJoin }: Event, now: number): void =>
  db.transaction(() => recordEvent(db, CHANNEL, ofMember(ids[who] as SlackUserId, isJoin), tsOf(at), now));

/** Slack's answer at an instant, as the history is then. `clockIsOff`: how much our clock differs from Slack's. */
function ask(who: Who, history: readonly Event[], at: number, clockIsOff: number): void {
  const now = at + clockIsOff;
  const ts = askingTs(db, CHANNEL, now);
  const isInside = insideAfter(
    who,
    history.filter((event) => event.at <= at),
  );
  const others = (["mentor", "actor"] as const).filter((one) => one !== who).map((one) => ids[one] as SlackUserId);
  const members = [...others, ...(isInside ? [ids[who] as SlackUserId] : [])];
  const channel = { isArchived: false, isPublic: false, isShared: false, isBotInside: true };
  db.transaction(() => recordAnswer(db, CHANNEL, { channel, members }, { ts, at: now }, now));
}

const whos = ["outsider", "coordinator", "mentor", "actor"] as const;

/** Every order of what is told, some of it twice, none of it lost. */
function* ordersOf(length: number): Generator<number[]> {
  const all = Array.from({ length }, (_, index) => index);
  function* orders(rest: number[]): Generator<number[]> {
    if (rest.length === 0) yield [];
    for (const [index, one] of rest.entries())
      for (const tail of orders(rest.toSpliced(index, 1))) yield [one, ...tail];
  }
  yield* orders(all);
}

describe.each(whos)("the %s comes and goes", (who) => {
  test.each([1, 2, 3, 4])("%i times, told in every order: in the end it is as it is", (length) => {
    for (const order of ordersOf(length)) {
      const pairId = beginAgain();
      const history = historyOf(who, length);
      for (const index of order) tell(who, history[index] as Event, AT + 10 * MINUTE_MS);
      expect([order, believed(pairId, who)]).toEqual([order, right(who, insideAfter(who, history))]);
    }
  });

  test("told in any order, twice, or never: an answer puts it right, and what is late and older changes nothing after it", () => {
    const told = fc.array(fc.nat(5), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), told, told, (length, before, after) => {
        const pairId = beginAgain();
        const history = historyOf(who, length);
        const events = (which: number[]) => which.flatMap((index) => history[index] ?? []);
        const end = AT + length * MINUTE_MS;
        for (const event of events(before)) tell(who, event, end);
        ask(who, history, end, 0);
        for (const event of events(after)) tell(who, event, end + MINUTE_MS);
        expect(believed(pairId, who)).toEqual(right(who, insideAfter(who, history)));
      }),
      { numRuns: 150 },
    );
  });

  test("whichever way our clock is wrong, what is told after an answer is believed, or asked again", () => {
    const off = fc.constantFrom(-400 * 86_400_000, -5 * MINUTE_MS, 5 * MINUTE_MS, 400 * 86_400_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), off, (length, clockIsOff) => {
        const pairId = beginAgain();
        const history = historyOf(who, length);
        ask(who, [], AT - MINUTE_MS, clockIsOff);
        for (const event of history) tell(who, event, event.at + clockIsOff);
        if (askedAt(db, CHANNEL) === null) ask(who, history, AT + length * MINUTE_MS, clockIsOff);
        expect(believed(pairId, who)).toEqual(right(who, insideAfter(who, history)));
      }),
      { numRuns: 60 },
    );
  });
});

test("Slack's times are read exactly", () => {
  expect(microsOf("1768212000.000123")).toBe(1_768_212_000_000_123);
  expect(microsOf("1768212000.999999")).toBe(1_768_212_000_999_999);
  expect(microsOf("1768212000")).toBe(1_768_212_000_000_000);
  expect(microsAt(1_768_212_000_123.4)).toBe(1_768_212_000_123_400);
});
