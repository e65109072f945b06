import { sendAnnouncement, stopAnnouncement, findAnnouncement } from "../../db/announcements/announcements.ts";
import { type ClosingAnswer, finishPair, findUndoable, undoFinish } from "../../db/closing/closing.ts";
import { saveFeedback, takesTexts } from "../../db/closing/feedback.ts";
import { changeStaff } from "../../db/enrolment/network-roles.ts";
import { saveMentorProfile, type MentorProfile } from "../../db/enrolment/profiles.ts";
import { findAnswerable, saveRating, saveFollowUpAnswer } from "../../db/follow-up/follow-up.ts";
import { changePlannedNumber, findHandingOver, handOverPair } from "../../db/home/looking-after.ts";
import { cannotCome } from "../../db/meetings/cannot-come.ts";
import { type Meeting, meetingOf, findMovable } from "../../db/meetings/meeting.ts";
import { agreeOnMeeting, moveMeeting } from "../../db/meetings/meetings.ts";
import { findErasable, enqueueErasure } from "../../db/own-data/erasing.ts";
import { createPair } from "../../db/pairs/new-pair.ts";
import { type Pair, pairFor, readPair } from "../../db/pairs/pairs.ts";
import { type Person } from "../../db/people/people.ts";
import { type Acting, allow, asCoordinator, type Coordinator, type PairAs, pairAs } from "../../db/privacy/acting.ts";
import { continuePair, pausePair } from "../../db/silence/pauses.ts";
import { type Db } from "../../db/store/open.ts";
import { requestInHand, takeRequest } from "../../db/support/support.ts";
import { type AnnouncementId, type PairId, type SupportRequestId } from "../../src/programme/ids.ts";

/*
 * A write takes the proof of its check: it does not compile without it, nor with one made by hand, for another act or of another pair. Only `npm run types` reads this file: a line under `@ts-expect-error` must not compile, the others must.
 */

declare const db: Db;
declare const person: Person;
declare const by: Acting;
declare const coordinator: Coordinator;
declare const zone: string;
declare const pairId: PairId;
declare const plain: Pair;
declare const meeting: Meeting;
declare const answer: ClosingAnswer;
declare const now: number;
declare const mentors: PairAs<"mentor", "open">;
declare const actors: PairAs<"actor", "open">;
declare const watched: PairAs<"coordinator", "open">;
declare const invited: PairAs<"mentor", "invited">;
declare const over: PairAs<"mentor", "finished">;
declare const time: { startsAt: number; durationMinutes: number; place: null };
declare const announcementId: AnnouncementId;
declare const requestId: SupportRequestId;
declare const profile: MentorProfile;


export function finish() { const pair = pairAs(db, by, pairId); if (pair?.role === "mentor" && pair.state === "open") finishPair(db, pair, { answer, meetings: { asked: [], held: [] } }, now, zone); }
finishPair(db, mentors, { answer, meetings: { asked: [], held: [] } }, now, zone); finishPair(db, watched, { answer, meetings: { asked: [], held: [] } }, now, zone); changePlannedNumber(db, watched, 7, now);
export function feedback() { if (takesTexts(over)) saveFeedback(db, over, { answer, meetings: { asked: [], held: [] } }, now); const undo = findUndoable(db, over); if (!("why" in undo)) undoFinish(db, undo, now); }
agreeOnMeeting(db, mentors, time, now, zone); cannotCome(db, meetingOf(db, actors, meeting), now); continuePair(db, watched, now);
export function heir() { const handing = findHandingOver(db, watched, 'id'); if (handing) handOverPair(db, handing, now); }

// @ts-expect-error a pair that was only read
finishPair(db, readPair(db, pairId), { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error a pair that was only looked at
finishPair(db, pairFor(db, { personId: person.id }, pairId)!, { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error a check that nobody has looked at
finishPair(db, pairAs(db, by, pairId)!, { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error somebody who does not act
pairAs(db, person, pairId);
// @ts-expect-error somebody else of the pair
pairAs(db, mentors.actor, pairId);
// @ts-expect-error a pair made by hand
finishPair(db, { ...plain, role: "mentor", state: "open", by }, { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error another's pair in a check of one's own
finishPair(db, { ...mentors, id: pairId }, { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error another role's
finishPair(db, actors, { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error another state's
finishPair(db, over, { answer, meetings: { asked: [], held: [] } }, now, zone);
// @ts-expect-error the actor who changes the number of meetings
changePlannedNumber(db, actors, 7, now);
// @ts-expect-error the mentor who hands over
findHandingOver(db, mentors, 'id');
// @ts-expect-error somebody chosen without being asked whether she can
handOverPair(db, { pair: watched, to: person }, now);
// @ts-expect-error feedback on texts that are deleted
saveFeedback(db, over, { answer, meetings: { asked: [], held: [] } }, now);
// @ts-expect-error an end that cannot be undone
undoFinish(db, over, now);
// @ts-expect-error another's check for the undoing
undoFinish(db, allow<"stop", typeof over>(db, over), now);
// @ts-expect-error a coordinator who agrees on a meeting of the two
agreeOnMeeting(db, watched, time, now, zone);
// @ts-expect-error a meeting before the pair is open
agreeOnMeeting(db, invited, time, now, zone);
// @ts-expect-error a meeting without its pair
cannotCome(db, meeting, now);
// @ts-expect-error a meeting and a pair, each checked alone
cannotCome(db, { ...meeting, of: actors }, now);
// @ts-expect-error a coordinator who cannot come
cannotCome(db, meetingOf(db, watched, meeting), now);
// @ts-expect-error a meeting moved by anybody who knows it
moveMeeting(db, meetingOf(db, mentors, meeting), time, now, zone);
// @ts-expect-error a move that may be refused
moveMeeting(db, findMovable(db, mentors, meeting), time, now, zone);
// @ts-expect-error a pause by its pair's id
pausePair(db, pairId, { untilOn: '', cancelsMeeting: false }, now, zone);
// @ts-expect-error a person for a coordinator
createPair(db, by, { mentorId: person.id, actorId: person.id, coordinatorId: person.id, kickoffAt: 0, place: null, language: 'fi', hasConsent: true }, now, zone);
// @ts-expect-error a role given by a mentor
changeStaff(db, mentors.by, { person, change: 'coordinator' }, now);
// @ts-expect-error a coordinator's name on it
changeStaff(db, { ...by, isCoordinator: true }, { person, change: 'coordinator' }, now);
// @ts-expect-error a question that may not be hers
saveRating(db, findAnswerable(db, by, meeting.id), '5', now);
// @ts-expect-error a question by its meeting
saveFollowUpAnswer(db, meeting.id, { rating: null, words: null, sharing: [] }, now);
// @ts-expect-error a request by its id
takeRequest(db, requestId, now);
// @ts-expect-error a request for somebody who is no coordinator
requestInHand(db, by, requestId);
// @ts-expect-error an announcement of anybody's
sendAnnouncement(db, findAnnouncement(db, announcementId)!, now);
// @ts-expect-error an announcement that she does not send
stopAnnouncement(db, announcementId, now);
// @ts-expect-error somebody's profile by her id
saveMentorProfile(db, person.id, profile, now);
// @ts-expect-error a profile that she writes for another
saveMentorProfile(db, { person, by }, profile, now);
// @ts-expect-error another person's erasing
enqueueErasure(db, person, now);
// @ts-expect-error an erasing that was not looked at
enqueueErasure(db, findErasable(db, by), now);
// @ts-expect-error somebody who may have lost her role
changeStaff(db, asCoordinator(db, by), { person, change: 'coordinator' }, now);
