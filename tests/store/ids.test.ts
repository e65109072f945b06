import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "../../db/store/open.ts";
import * as ids from "../../src/programme/ids.ts";
import { expectRefused } from "../support/misuses.ts";

const { slackUserIdFrom, viewIdFrom, pairIdFrom } = ids;

const ownIds = Object.entries(ids).filter(
  ([name]) => name.endsWith("IdFrom") && !/^(slack|view)/.test(name),
) as unknown as [string, (value: unknown) => string | undefined][];

describe("what comes from outside", () => {
  test.each(ownIds)("is an id of ours only in its form: %s", (_, idFrom) => {
    const made = newId();
    expect(idFrom(made)).toBe(made);
    const forged = ["", "1", made.slice(1), `${made}x`, ` ${made}`, `${made}\n`, `${made.slice(1)}'`, `${made}:1`];
    for (const value of [...forged, undefined, null, 1, {}, [made], { id: made }])
      expect(idFrom(value)).toBeUndefined();
  });

  test("never becomes another id than it says", () => {
    fc.assert(
      fc.property(fc.anything({ withObjectString: true }), (value) => {
        for (const idFrom of [pairIdFrom, slackUserIdFrom, viewIdFrom])
          expect([undefined, value]).toContain(idFrom(value));
      }),
    );
  });

  test("is one of Slack's ids only by its letter", () => {
    expect(slackUserIdFrom("U0123ABC")).toBe("U0123ABC");
    expect(slackUserIdFrom("W0123ABC")).toBe("W0123ABC");
    expect(viewIdFrom("V0123ABC")).toBe("V0123ABC");
    for (const forged of ["", "U", "u0123abc", "B0123ABC", "U0123 ABC", "U0123ABC\n", "<@U0123ABC>", 1, null]) {
      expect(slackUserIdFrom(forged)).toBeUndefined();
      expect(viewIdFrom(forged)).toBeUndefined();
    }
    expect([slackUserIdFrom("C0123ABC"), viewIdFrom("U0123ABC")]).toEqual([undefined, undefined]);
  });
});

test("two ids are not mixed up: it does not compile", () =>
  expectRefused({
    imports: {
      "db/meetings/meetings.ts": "findMeeting",
      "db/outbox/lanes.ts": "laneOf",
      "db/pairs/pairs.ts": "pairFor, pairOfChannel, roleInPair",
      "db/people/people.ts": "findPerson, findPersonBySlackId",
      "db/schema/index.ts": "meetings, outbox, pairs",
      "db/store/drizzle.ts": "eq",
      "db/store/open.ts": "type Db, newId",
      "src/programme/ids.ts":
        "namedBySlack, pairIdFrom, type MeetingId, type PairId, type PeerMeetingId, type PersonId, type SlackChannelId, type SlackTs, type SlackUserId",
    },
    right: [
      "declare const db: Db; declare const pairId: PairId; declare const personId: PersonId; declare const meetingId: MeetingId;",
      "declare const peerMeetingId: PeerMeetingId; declare const user: SlackUserId; declare const channel: SlackChannelId; declare const ts: SlackTs;",
      "roleInPair(db, personId, pairId); findMeeting(db, meetingId); findPersonBySlackId(db, user); pairOfChannel(db, channel);",
      "eq(meetings.pairId, pairId); laneOf.pair(pairId); pairId.split(':');",
      "const made: PairId = newId(); pairFor(db, { personId }, pairIdFrom('text')); const seen: SlackUserId = namedBySlack('U1');",
      "export const read: PairId | undefined = db.orm.select({ id: pairs.id }).from(pairs).get()?.id;",
    ],
    misuses: {
      "a pair's id for a person's, and the other way round": "roleInPair(db, pairId, personId);",
      "a pair's id for a meeting's": "findMeeting(db, pairId);",
      "a mentors' meeting for a pair's": "findMeeting(db, peerMeetingId);",
      "somebody's Slack id for ours": "findPerson(db, user);",
      "our id of somebody for Slack's": "findPersonBySlackId(db, personId);",
      "a user for a channel": "pairOfChannel(db, user);",
      "any text for an id": 'pairFor(db, { personId }, "text");',
      "a text of a button": "pairFor(db, { personId }, ({} as { value: string }).value);",
      "a lane of another": "laneOf.pair(personId);",
      "a column compared with another's id": "eq(meetings.pairId, personId);",
      "a column compared with a text": 'eq(pairs.id, "text");',
      "a message's time for its channel": "db.orm.update(outbox).set({ channel: ts });",
      "a row that points to another's": "db.orm.update(meetings).set({ createdBy: pairId });",
      "an id of ours that Slack is said to have named": "namedBySlack<PairId>('text');",
      "one read as another":
        "const other: PersonId | undefined = db.orm.select({ id: pairs.id }).from(pairs).get()?.id;",
    },
  }));
