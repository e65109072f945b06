import type { PairShown } from "../../src/programme/home/facts.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { issuedIn } from "../certificate/certificate.ts";
import { whyNoUndo } from "../closing/closing.ts";
import { summaryFor } from "../closing/summary.ts";
import { samePersonQuestions } from "../enrolment/same-person.ts";
import { hasKickoffForm } from "../kickoff/kickoff.ts";
import { joiningOf } from "../light-pairs/joining.ts";
import { awaitsCode } from "../light-pairs/letters.ts";
import { consentOf } from "../light-pairs/light-pairs.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { awaitingLog, heldMeetings, kickoffOf, meetingFor, plannedMeeting } from "../meetings/meetings.ts";
import { midWaysShown } from "../mid-way/mid-way.ts";
import { answersTo, hasRefused } from "../pairs/invited.ts";
import { isLight, type Pair, pairFor, readPair } from "../pairs/pairs.ts";
import { readPerson } from "../people/people.ts";
import type { Db } from "../store/open.ts";
import { listedPair, waitingRequests } from "./lists.ts";
import { updateNeeds } from "./pair-needs.ts";

const MOST_REQUESTS = 4;

/**
 * One pair as a coordinator may see it; undefined for everybody else, also for a coordinator who is in the pair. Of the meetings after the
 * first it has only the number held, the day of the last, whether one awaits its log, and whether none is agreed. PRODUCT.md section 2.
 */
export function pairShownFor(
  db: Db,
  viewer: { personId: PersonId },
  pairId: PairId | undefined,
  now: number,
  zone: string,
): PairShown | undefined {
  const pair = pairFor(db, viewer, pairId);
  if (pair?.role !== "coordinator") return undefined;
  updateNeeds(db);
  const held = heldMeetings(db, pair.id);
  const { requests, count } = waitingRequests(db, viewer.personId, { limit: MOST_REQUESTS, pairId: pair.id });
  const isOpen = pair.state === "open";
  const kickoff = kickoffShown(db, viewer, pair, now);
  return {
    ...listedPair(db, viewer.personId, pair.id, now, zone),
    createdAt: pair.createdAt,
    openedAt: pair.openedAt ?? undefined,
    finishedAt: pair.finishedAt ?? undefined,
    held: held.length,
    planned: pair.plannedNumber,
    lastHeldAt: held.at(-1)?.startsAt,
    kickoff,
    awaitsLog: isOpen && awaitingLog(db, pair.id, now).length > 0,
    nothingAgreed:
      isOpen &&
      kickoff?.state !== "ahead" &&
      kickoff?.state !== "off" &&
      plannedMeeting(db, pair.id, now) === undefined,
    requests,
    requestCount: count,
    samePeople: samePersonQuestions(db, viewer, pair.id),
    summary: pair.state === "finished" ? summaryFor(db, viewer, pair.id, now, zone) : undefined,
    invitation: pair.state === "invited" ? answersTo(db, pair) : undefined,
    isCancelled: pair.state === "refused" && !hasRefused(db, pair),
    midWays: midWaysShown(db, viewer, pair.id).map(({ id, personId }) => ({ id, name: readPerson(db, personId).name })),
    certificates: issuedIn(db, pair).map((role) => pair[role].name),
    awaitsCode: awaitsCode(db, pair),
    joining: isLight(pair) ? joiningShown(db, pair) : undefined,
    consented: isLight(pair) ? consentOf(db, pair.actor.id) : undefined,
    before: pair.replacesId === null ? undefined : readPair(db, pair.replacesId).mentor,
    mayUndo: pair.state === "finished" && whyNoUndo(db, pair) === undefined,
  };
}

function kickoffShown(db: Db, viewer: { personId: PersonId }, pair: Pair, now: number): PairShown["kickoff"] {
  const kickoff = kickoffOf(db, pair.id);
  const seen = kickoff && meetingFor(db, viewer, kickoff.id);
  if (!seen) return undefined;
  return { at: seen.startsAt, place: seen.place, state: stageOf(seen, now), hasForm: hasKickoffForm(db, pair.id) };
}

function joiningShown(db: Db, pair: Pair): PairShown["joining"] {
  const join = joiningOf(db, pair);
  return join && { hasDeclined: join.answer === "no", at: join.answeredAt ?? join.foundAt };
}

const stageOf = ({ state, endsAt, cancelledBy }: Meeting, now: number) =>
  state === "held" ? "held" : cancelledBy !== null ? "off" : endsAt > now ? "ahead" : "over";
