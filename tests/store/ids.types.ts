import { findMeeting } from "../../db/meetings/meetings.ts";
import { laneOf } from "../../db/outbox/lanes.ts";
import { pairFor, pairOfChannel, roleInPair } from "../../db/pairs/pairs.ts";
import { findPerson, findPersonBySlackId } from "../../db/people/people.ts";
import { meetings, outbox, pairs } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { type Db, newId } from "../../db/store/open.ts";
import { namedBySlack, pairIdFrom, type MeetingId, type PairId, type PeerMeetingId, type PersonId, type SlackChannelId, type SlackTs, type SlackUserId } from "../../src/programme/ids.ts";

/*
 * Ids of different things are not mixed up. Only `npm run types` reads this file: a line under `@ts-expect-error` must not compile, the others must.
 */

declare const db: Db;
declare const pairId: PairId;
declare const personId: PersonId;
declare const meetingId: MeetingId;
declare const peerMeetingId: PeerMeetingId;
declare const user: SlackUserId;
declare const channel: SlackChannelId;
declare const ts: SlackTs;
declare function takes<T>(value: T): void;


roleInPair(db, personId, pairId); findMeeting(db, meetingId); findPersonBySlackId(db, user); pairOfChannel(db, channel);
eq(meetings.pairId, pairId); laneOf.pair(pairId); pairId.split(':');
takes<PairId>(newId()); pairFor(db, { personId }, pairIdFrom('text')); takes<SlackUserId>(namedBySlack('U1'));
takes<PairId | undefined>(db.orm.select({ id: pairs.id }).from(pairs).get()?.id);

// @ts-expect-error a pair's id for a person's, and the other way round
roleInPair(db, pairId, personId);
// @ts-expect-error a pair's id for a meeting's
findMeeting(db, pairId);
// @ts-expect-error a mentors' meeting for a pair's
findMeeting(db, peerMeetingId);
// @ts-expect-error somebody's Slack id for ours
findPerson(db, user);
// @ts-expect-error our id of somebody for Slack's
findPersonBySlackId(db, personId);
// @ts-expect-error a user for a channel
pairOfChannel(db, user);
// @ts-expect-error any text for an id
pairFor(db, { personId }, "text");
// @ts-expect-error a text of a button
pairFor(db, { personId }, ({} as { value: string }).value);
// @ts-expect-error a lane of another
laneOf.pair(personId);
// @ts-expect-error a column compared with another's id
eq(meetings.pairId, personId);
// @ts-expect-error a column compared with a text
eq(pairs.id, "text");
// @ts-expect-error a message's time for its channel
db.orm.update(outbox).set({ channel: ts });
// @ts-expect-error a row that points to another's
db.orm.update(meetings).set({ createdBy: pairId });
// @ts-expect-error an id of ours that Slack is said to have named
namedBySlack<PairId>('text');
// @ts-expect-error one read as another
takes<PersonId | undefined>(db.orm.select({ id: pairs.id }).from(pairs).get()?.id);
