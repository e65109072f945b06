import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { PeerMeetingId, PersonId, SlackUserId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow } from "../outbox/rows.ts";
import { outbox, pairs, peerMeetings, people, profiles } from "../schema/index.ts";
import { and, eq, gt, gte, inArray, isNotNull, isNull, lt, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { directKey } from "./peer-support.ts";
import type { Peer } from "./peers.ts";

/** Present mentors: of an open pair, or enrolled as mentor. Without deactivated accounts and people without access. */
export function presentMentors(db: Db): { id: PersonId; slackUserId: SlackUserId }[] {
  const inPair = db.orm
    .select({ id: pairs.mentorId })
    .from(pairs)
    .where(inArray(pairs.state, ["opening", "open"]));
  const enrolled = db.orm.select({ id: profiles.personId }).from(profiles).where(eq(profiles.role, "mentor"));
  return db.orm
    .select({ id: people.id, slackUserId: people.slackUserId })
    .from(people)
    .where(
      and(
        or(inArray(people.id, inPair), inArray(people.id, enrolled)),
        isNull(people.deactivatedAt),
        isNotNull(people.slackUserId),
        eq(people.isBot, false),
        eq(people.isStranger, false),
      ),
    )
    .all()
    .flatMap(({ id, slackUserId }) => (slackUserId === null ? [] : [{ id, slackUserId }]));
}

const invitesOf = (personId: PersonId) => {
  const start = `peer-support:invite:${personId}:`;
  return and(gte(outbox.key, start), lt(outbox.key, `${start}~`));
};

/** She wants to be brought into the peers' channel. Pressed twice within a minute it is one wish. */
export function askToJoin(db: Db, { id: personId }: Peer, now: number): void {
  const key = `peer-support:invite:${personId}:${Math.floor(now / MINUTE_MS)}`;
  const ref = { person: personId };
  enqueue(db, { key, kind: "peer-support:invite", ref, dueAt: now }, now);
}

/** After a person joined the peers' channel, redraws the direct messages that offer to join it. */
export function noteJoined(db: Db, personId: PersonId, now: number): void {
  const upcoming = db.orm
    .select({ id: peerMeetings.id })
    .from(peerMeetings)
    .where(and(eq(peerMeetings.state, "planned"), gt(peerMeetings.startsAt, now)))
    .all();
  for (const { id } of upcoming) redrawAbout(db, { peerMeeting: id, to: [personId] }, now);
}

/** Tells a person why Slack refused the invitation. @param error Slack's error code */
export function noteNotJoined(db: Db, personId: PersonId, error: string, now: number): void {
  const key = `peer-support:not-joined:${personId}:${now}`;
  const ref = { person: personId, error };
  enqueue(db, { key, kind: "peer-support:not-joined", ref, dueAt: now }, now);
}

/** Whether the person joined the channel after a meeting was announced to them by direct message. */
export function hasJoinedSince(db: Db, personId: PersonId, meetingId: PeerMeetingId): boolean {
  const announced = findRow(db, directKey(meetingId, personId));
  if (!announced) return false;
  const joined = and(invitesOf(personId), eq(outbox.state, "sent"), gte(outbox.settledAt, announced.createdAt));
  return db.orm.select({ id: outbox.id }).from(outbox).where(joined).get() !== undefined;
}
