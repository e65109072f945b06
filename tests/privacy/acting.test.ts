import { describe, expect, test } from "vitest";
import { meetingOf } from "../../db/meetings/meeting.ts";
import { kickoffOf } from "../../db/meetings/meetings.ts";
import { asCoordinator, pairAs } from "../../db/privacy/acting.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { actingAs, openPairAs } from "../support/acting.ts";
import { personId } from "../support/matching.ts";
import { expectRefused } from "../support/misuses.ts";
import { openPair, startUnderWay } from "../support/under-way.ts";

describe("what somebody may do", () => {
  test("follows from who she is to the pair today, and is checked in the transaction in which she does it", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { mirja, amina, kaisa, helena } = world.people;
    await helena.home();
    await world.settle();
    const { db } = world;
    const by = (person: typeof mirja) => actingAs(db, personId(world, person));
    const as = (person: typeof mirja) => db.transaction(() => pairAs(db, by(person), pair.id));
    expect([mirja, amina, kaisa, helena].map((person) => as(person)?.role)).toEqual([
      "mentor",
      "actor",
      "coordinator",
      undefined,
    ]);
    expect(as(mirja)?.by.id).toBe(personId(world, mirja));
    expect(() => pairAs(db, by(mirja), pair.id)).toThrow("transaction");
    expect(() => asCoordinator(db, by(kaisa))).toThrow("transaction");

    const was = by(kaisa);
    expect(db.transaction(() => asCoordinator(db, was))).toBe(was);
    db.orm.update(people).set({ coordinatorSince: null }).where(eq(people.id, was.id)).run();
    expect(was.isCoordinator).toBe(true);
    expect(db.transaction(() => asCoordinator(db, was))).toBeUndefined();
    expect(as(kaisa)).toBeUndefined();
  });

  test("in one pair gives nothing to do with another's meeting", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { db } = world;
    const { mirja, helena, olena } = world.people;
    const other = await openPair(world, helena, olena, { day: "2026-01-20" });
    const kickoff = kickoffOf(db, other.id);
    if (!kickoff) throw new Error("no first meeting");
    const attempt = () => meetingOf(db, openPairAs(db, personId(world, mirja), pair.id, "mentor"), kickoff);
    expect(() => db.transaction(attempt)).toThrow("no meeting of");
  });
});

const told = "{ answer, meetings: { asked: [], held: [] } }";

test("a write without its check does not compile, nor with one that was made by hand, for another act or of another's pair", () =>
  expectRefused({
    imports: {
      "db/announcements/announcements.ts": "sendAnnouncement, stopAnnouncement, findAnnouncement",
      "db/closing/closing.ts": "type ClosingAnswer, finishPair, undoable, undoFinish",
      "db/closing/feedback.ts": "saveFeedback, takesTexts",
      "db/enrolment/network-roles.ts": "changeStaff",
      "db/enrolment/profiles.ts": "saveMentorProfile, type MentorProfile",
      "db/follow-up/follow-up.ts": "answerable, rate, tell",
      "db/home/looking-after.ts": "changePlannedNumber, handingOver, handOverPair",
      "db/meetings/cannot-come.ts": "cannotCome",
      "db/meetings/meeting.ts": "type Meeting, meetingOf, movable",
      "db/meetings/meetings.ts": "agreeOnMeeting, moveMeeting",
      "db/own-data/erasing.ts": "erasable, wishErasure",
      "db/pairs/new-pair.ts": "createPair",
      "db/pairs/pairs.ts": "type Pair, pairFor, readPair",
      "db/people/people.ts": "type Person",
      "db/privacy/acting.ts": "type Acting, allow, asCoordinator, type Coordinator, type PairAs, pairAs",
      "db/silence/pauses.ts": "continuePair, pausePair",
      "db/store/open.ts": "type Db",
      "db/support/support.ts": "requestInHand, takeRequest",
      "src/programme/ids.ts": "type AnnouncementId, type PairId, type SupportRequestId",
    },
    right: [
      "declare const db: Db; declare const person: Person; declare const by: Acting; declare const coordinator: Coordinator; declare const zone: string;",
      "declare const pairId: PairId; declare const plain: Pair; declare const meeting: Meeting; declare const answer: ClosingAnswer; declare const now: number;",
      'declare const mentors: PairAs<"mentor", "open">; declare const actors: PairAs<"actor", "open">; declare const watched: PairAs<"coordinator", "open">;',
      'declare const invited: PairAs<"mentor", "invited">; declare const over: PairAs<"mentor", "finished">; declare const time: { startsAt: number; durationMinutes: number; place: null };',
      "declare const announcementId: AnnouncementId; declare const requestId: SupportRequestId; declare const profile: MentorProfile;",
      `export function finish() { const pair = pairAs(db, by, pairId); if (pair?.role === "mentor" && pair.state === "open") finishPair(db, pair, ${told}, now, zone); }`,
      `finishPair(db, mentors, ${told}, now, zone); finishPair(db, watched, ${told}, now, zone); changePlannedNumber(db, watched, 7, now);`,
      `export function feedback() { if (takesTexts(over)) saveFeedback(db, over, ${told}, now); const undo = undoable(db, over); if (!("why" in undo)) undoFinish(db, undo, now); }`,
      "agreeOnMeeting(db, mentors, time, now, zone); cannotCome(db, meetingOf(db, actors, meeting), now); continuePair(db, watched, now);",
      "export function heir() { const handing = handingOver(db, watched, 'id'); if (handing) handOverPair(db, handing, now); }",
    ],
    misuses: {
      "a pair that was only read": `finishPair(db, readPair(db, pairId), ${told}, now, zone);`,
      "a pair that was only looked at": `finishPair(db, pairFor(db, { personId: person.id }, pairId)!, ${told}, now, zone);`,
      "a check that nobody has looked at": `finishPair(db, pairAs(db, by, pairId)!, ${told}, now, zone);`,
      "somebody who does not act": "pairAs(db, person, pairId);",
      "somebody else of the pair": "pairAs(db, mentors.actor, pairId);",
      "a pair made by hand": `finishPair(db, { ...plain, role: "mentor", state: "open", by }, ${told}, now, zone);`,
      "another's pair in a check of one's own": `finishPair(db, { ...mentors, id: pairId }, ${told}, now, zone);`,
      "another role's": `finishPair(db, actors, ${told}, now, zone);`,
      "another state's": `finishPair(db, over, ${told}, now, zone);`,
      "the actor who changes the number of meetings": "changePlannedNumber(db, actors, 7, now);",
      "the mentor who hands over": "handingOver(db, mentors, 'id');",
      "somebody chosen without being asked whether she can": "handOverPair(db, { pair: watched, to: person }, now);",
      "feedback on texts that are deleted": `saveFeedback(db, over, ${told}, now);`,
      "an end that cannot be undone": "undoFinish(db, over, now);",
      "another's check for the undoing": 'undoFinish(db, allow<"stop", typeof over>(db, over), now);',
      "a coordinator who agrees on a meeting of the two": "agreeOnMeeting(db, watched, time, now, zone);",
      "a meeting before the pair is open": "agreeOnMeeting(db, invited, time, now, zone);",
      "a meeting without its pair": "cannotCome(db, meeting, now);",
      "a meeting and a pair, each checked alone": "cannotCome(db, { ...meeting, of: actors }, now);",
      "a coordinator who cannot come": "cannotCome(db, meetingOf(db, watched, meeting), now);",
      "a meeting moved by anybody who knows it": "moveMeeting(db, meetingOf(db, mentors, meeting), time, now, zone);",
      "a move that may be refused": "moveMeeting(db, movable(db, mentors, meeting), time, now, zone);",
      "a pause by its pair's id": "pausePair(db, pairId, { untilOn: '', cancelsMeeting: false }, now, zone);",
      "a person for a coordinator":
        "createPair(db, by, { mentorId: person.id, actorId: person.id, coordinatorId: person.id, kickoffAt: 0, place: null, language: 'fi', hasConsent: true }, now, zone);",
      "a role given by a mentor": "changeStaff(db, mentors.by, { person, change: 'coordinator' }, now);",
      "a coordinator's name on it":
        "changeStaff(db, { ...by, isCoordinator: true }, { person, change: 'coordinator' }, now);",
      "a question that may not be hers": "rate(db, answerable(db, by, meeting.id), '5', now);",
      "a question by its meeting": "tell(db, meeting.id, { rating: null, words: null, sharing: [] }, now);",
      "a request by its id": "takeRequest(db, requestId, now);",
      "a request for somebody who is no coordinator": "requestInHand(db, by, requestId);",
      "an announcement of anybody's": "sendAnnouncement(db, findAnnouncement(db, announcementId)!, now);",
      "an announcement that she does not send": "stopAnnouncement(db, announcementId, now);",
      "somebody's profile by her id": "saveMentorProfile(db, person.id, profile, now);",
      "a profile that she writes for another": "saveMentorProfile(db, { person, by }, profile, now);",
      "another person's erasing": "wishErasure(db, person, now);",
      "an erasing that was not looked at": "wishErasure(db, erasable(db, by), now);",
      "somebody who may have lost her role":
        "changeStaff(db, asCoordinator(db, by), { person, change: 'coordinator' }, now);",
    },
  }));
