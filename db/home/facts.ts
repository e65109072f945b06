import { noonOf } from "../../src/programme/calendar/calendar.ts";
import type { HomeFacts, MyPair, NextMeeting, ReadyHome } from "../../src/programme/home/facts.ts";
import type { ConsentId, PersonId } from "../../src/programme/ids.ts";
import { mayCallTogether } from "../../src/programme/peer-support/rules.ts";
import { toldApart } from "../../src/programme/people/names.ts";
import { isReassured } from "../../src/programme/silence/rules.ts";
import { certifiablePairs } from "../certificate/certificate.ts";
import { awaitingFeedback, undoablePairs } from "../closing/lists.ts";
import { commonMeetingsOnHome } from "../common-meetings/common-meetings.ts";
import { enrolledAs, isResting } from "../enrolment/profiles.ts";
import { canHaveGoals } from "../goals/goals.ts";
import { groupsToRate, myGroups } from "../groups/home.ts";
import { hasKickoffForm } from "../kickoff/kickoff.ts";
import { newestLogOf, tasksFor } from "../meeting-log/tasks.ts";
import { awaitingLog, heldMeetings, kickoffOf, meetingFor, plannedMeeting } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { hasLeft } from "../pairs/channel.ts";
import { invitedKickoff, invitedMeetings } from "../pairs/invited.ts";
import { introducedField, invitationOf } from "../pairs/new-pair.ts";
import { livePairsOf, otherOf, type Pair } from "../pairs/pairs.ts";
import { isPeer, upcomingPeerMeetings } from "../peer-support/peer-support.ts";
import { languagesFor, noteHomeOpened as noteOpened, type Person, readPerson } from "../people/people.ts";
import type { Acting, Coordinator } from "../privacy/acting.ts";
import { isMentor } from "../privacy/privacy.ts";
import { pairs, peerContacts, people } from "../schema/index.ts";
import { maySetUp } from "../setup/setup.ts";
import { reassuredAt, rhythmOf, silentSince } from "../silence/silence.ts";
import { and, desc, eq, isNull, ne, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { readSettings, requireSettings } from "../store/settings.ts";
import { ownRequests } from "../support/support.ts";
import { type ChosenPairs, chosenPairs, overviewFor } from "./overview.ts";

/** Together with the common meetings, of which there are at most two. */
const MOST_PEER_MEETINGS = 3;
const MOST_CONTACTS = 3;
const MOST_CERTIFICATES = 3;
const MOST_UNDOABLE = 3;
const MOST_TASKS = 6;
const MOST_LOGS = 3;

/** Notes that the person opened Home, which begins with what waits: the first page of every list, and no filter. From then on the bot keeps this Home up to date. */
export function noteHomeOpened(db: Db, personId: PersonId, now: number): void {
  db.transaction(() => {
    noteOpened(db, personId, now);
    db.orm
      .update(people)
      .set({ homePages: null, homeFilter: null, homeProgramme: null })
      .where(eq(people.id, personId))
      .run();
    refreshHome(db, [personId], now);
  });
}

/** She turns to another page of a list. */
export function turnPage(db: Db, { id: personId }: Acting, list: string, page: number, now: number): void {
  db.orm
    .update(people)
    .set({ homePages: { ...pagesOf(db, personId), [list]: page } })
    .where(eq(people.id, personId))
    .run();
  refreshHome(db, [personId], now);
}

/** A coordinator looks at other pairs, or at those of one programme, from the first page on. What she does not choose stays as it is shown. */
export function chooseFilter(
  db: Db,
  { id: personId }: Coordinator,
  chosen: Partial<ChosenPairs>,
  now: number,
  zone: string,
): void {
  const { filter, programme } = { ...chosenPairs(db, personId, pagesOf(db, personId), now, zone), ...chosen };
  db.orm
    .update(people)
    .set({
      homeFilter: filter,
      homeProgramme: programme ?? null,
      homePages: { ...pagesOf(db, personId), list: 1, filteredAt: now },
    })
    .where(eq(people.id, personId))
    .run();
  refreshHome(db, [personId], now);
}

const pagesOf = (db: Db, personId: PersonId): Record<string, number> => ownPages(db).get({ personId })?.pages ?? {};

const ownPages = prepared((orm) =>
  orm
    .select({ pages: people.homePages })
    .from(people)
    .where(eq(people.id, sql.placeholder("personId")))
    .prepare(),
);

/** Everything that a person's Home shows, within the person's permits. */
export function homeOf(db: Db, person: Person, now: number, zone: string): HomeFacts {
  if (person.isStranger) return { state: "stranger" };
  if (!readSettings(db)) {
    const { hasChosenLanguage } = person;
    return {
      state: "not-set-up",
      maySetUp: maySetUp(db, person),
      hasChosenLanguage,
      languages: languagesFor(db, person),
    };
  }
  return readyHome(db, person, now, zone);
}

function readyHome(db: Db, person: Person, now: number, zone: string): ReadyHome {
  const pages = pagesOf(db, person.id);
  const live = livePairsOf(db, person.id);
  // Of two people with one first name each is called by more of her name, so that the headings differ.
  const called = toldApart(live.map((pair) => otherOf(pair, person.id)));
  const enrolled = enrolledAs(db, person.id);
  const peer = isPeer(db, person.id);
  const mine = myGroups(db, person, now);
  const common = commonMeetingsOnHome(db, person, now);
  const hasRole =
    person.isCoordinator ||
    peer ||
    live.length > 0 ||
    mine.length > 0 ||
    enrolled.length > 0 ||
    hasFinished(db, person.id);
  return {
    state: "ready",
    maySetUp: maySetUp(db, person),
    isMentor: isMentor(db, person.id),
    isResting: isResting(db, person.id),
    isPeer: peer,
    mayCallTogether: mayCallTogether(person),
    isNewcomer: !hasRole,
    hasChosenLanguage: person.hasChosenLanguage,
    enrolledAs: enrolled,
    requests: ownRequests(db, person.id),
    pairs: live.map((pair) => myPair(db, person, pair, called, now, zone)).toSorted(bySoonest),
    feedback: awaitingFeedback(db, person.id).map(({ pair }) => ({ pairId: pair.id, other: otherOf(pair, person.id) })),
    certificates: certifiablePairs(db, person.id, MOST_CERTIFICATES).map((pair) => ({
      pairId: pair.id,
      other: otherOf(pair, person.id),
    })),
    undoable: undoablePairs(db, person, MOST_UNDOABLE).map(({ id, mentor, actor }) => ({ pairId: id, mentor, actor })),
    peerMeetings: upcomingPeerMeetings(db, person.id, now).slice(0, MOST_PEER_MEETINGS - common.upcoming.length),
    commonMeetings: common,
    groups: mine,
    groupsToRate: groupsToRate(db, person),
    contacts: person.isPeerOrganiser ? contacts(db, person.id) : [],
    overview: person.isCoordinator ? overviewFor(db, person, pages, now, zone) : undefined,
    pages,
  };
}

/** An invitation first, then the pairs by their next meeting, those without one last. */
const bySoonest = (one: MyPair, other: MyPair): number => turnOf(one) - turnOf(other);

const turnOf = ({ state, next }: MyPair): number =>
  state === "invited" ? 0 : (next?.startsAt ?? Number.MAX_SAFE_INTEGER);

const hasFinished = (db: Db, personId: PersonId): boolean => finishedPair(db).get({ personId }) !== undefined;

const finishedPair = prepared((orm) =>
  orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.actorId, sql.placeholder("personId")), eq(pairs.state, "finished")))
    .limit(1)
    .prepare(),
);

/** For an organiser: mentors who gave their contact details for peer support, the newest first. */
function contacts(db: Db, personId: PersonId): { consentId: ConsentId; name: string }[] {
  return db.orm
    .select()
    .from(peerContacts)
    .where(and(isNull(peerContacts.withdrawnAt), ne(peerContacts.personId, personId)))
    .orderBy(desc(peerContacts.givenAt))
    .limit(MOST_CONTACTS)
    .all()
    .map(({ id, personId: whose }) => ({ consentId: id, name: readPerson(db, whose).firstName }));
}

function myPair(
  db: Db,
  person: Person,
  pair: Pair,
  called: (other: Person) => string,
  now: number,
  zone: string,
): MyPair {
  const viewer = { personId: person.id };
  const role = pair.mentor.id === person.id ? "mentor" : "actor";
  const isOpen = pair.state === "open";
  const awaiting = isOpen && role === "mentor" ? awaitingLog(db, pair.id, now) : [];
  const newest = newestLogOf(db, pair.id);
  const other = otherOf(pair, person.id);
  const own = isOpen && newest ? tasksFor(db, viewer, newest, role) : [];
  return {
    id: pair.id,
    role,
    state: isOpen ? "open" : pair.state === "invited" ? "invited" : "opening",
    other: { ...other, firstName: called(other) },
    channel: channelOf(db, person, pair),
    held: heldMeetings(db, pair.id).length,
    planned: pair.plannedNumber,
    next: nextMeeting(db, viewer, pair, now),
    kickoff: kickoffStage(db, pair, now),
    logs: awaiting
      .slice(0, MOST_LOGS)
      .map(({ id, revision, kind, startsAt }) => ({ id, revision, kind, at: startsAt })),
    hasLogs: newest !== undefined,
    canHaveGoals: isOpen && hasKickoffForm(db, pair.id) && canHaveGoals(db, pair),
    invitation: invitation(db, person, pair, now),
    isSilent: isSilent(db, person, pair, now),
    pausedUntilAt: pair.pausedUntilOn === null ? undefined : noonOf(pair.pausedUntilOn, zone),
    tasks: own.filter(({ state }) => state !== "done").slice(0, MOST_TASKS),
  };
}

function channelOf(db: Db, person: Person, pair: Pair): MyPair["channel"] {
  const { channelId, channelState } = pair;
  if (channelId === null || channelState === "none" || channelState === "archived") return undefined;
  const isAway = channelState === "ready" && hasLeft(db, pair, person.slackUserId) !== undefined;
  return { id: channelId, state: isAway ? "away" : channelState };
}

/** The next planned meeting that is not over. */
function nextMeeting(db: Db, viewer: { personId: PersonId }, pair: Pair, now: number): NextMeeting | undefined {
  if (pair.state === "invited") return undefined;
  const kickoff = kickoffOf(db, pair.id);
  const isAhead = kickoff !== undefined && kickoff.endsAt > now;
  const next = isAhead ? kickoff : plannedMeeting(db, pair.id, now);
  return next && meetingFor(db, viewer, next.id);
}

function kickoffStage(db: Db, pair: Pair, now: number): MyPair["kickoff"] {
  if (hasKickoffForm(db, pair.id)) return "saved";
  const kickoff = kickoffOf(db, pair.id);
  // One that waits for a new time is ahead.
  return kickoff && kickoff.cancelledBy === null && kickoff.endsAt <= now ? "over" : "ahead";
}

function invitation(db: Db, person: Person, pair: Pair, now: number): MyPair["invitation"] {
  const asked = pair.state === "invited" ? invitationOf(db, pair.id, person.id) : undefined;
  if (!asked) return undefined;
  const field = introducedField(db, pair, otherOf(pair, person.id).id);
  return {
    inviter: pair.coordinator,
    field,
    answer: asked.answer,
    months: requireSettings(db).textsMonths,
    kickoff: invitedKickoff(db, { personId: person.id }, pair.id, now),
    meetings: invitedMeetings(db, pair),
  };
}

/** Whether the pair has been silent for three weeks and the person has not said within three weeks that all is well. */
function isSilent(db: Db, person: Person, pair: Pair, now: number): boolean {
  if (pair.pausedAt !== null || silentSince(db, pair.id, now) === undefined) return false;
  return !isReassured(reassuredAt(db, pair.id, person.id), now, rhythmOf(db, pair));
}
