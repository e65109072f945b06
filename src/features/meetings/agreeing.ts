import type { ModalView } from "@slack/types";
import { option } from "../../../blocks/kit.ts";
import { kickoffsModal, meetingModal, replaceQuestion } from "../../../blocks/meetings.ts";
import { noteNotHeld } from "../../../db/meeting-log/saving.ts";
import { findMovable, type Meeting, meetingOf } from "../../../db/meetings/meeting.ts";
import {
  agreeOnMeeting,
  awaitingLog,
  findMeeting,
  HELD_OR_PLANNED,
  kickoffOf,
  meetingFor,
  meetingsOfPair,
  moveMeeting,
  pairsBeforeKickoff,
  plannedMeeting,
  type SeenMeeting,
} from "../../../db/meetings/meetings.ts";
import { openPairsOf, otherOf, type Pair, pairOfChannel } from "../../../db/pairs/pairs.ts";
import { type PairAs, pairAs } from "../../../db/privacy/acting.ts";
import { meetingMinutesOf } from "../../../db/programmes/programmes.ts";
import { newId } from "../../../db/store/open.ts";
import { MINUTE_MS } from "../../programme/calendar/calendar.ts";
import type { Answer } from "../../programme/forms/fields.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import {
  type MeetingId,
  meetingIdFrom,
  type PairId,
  type PersonId,
  pairIdFrom,
  type SlackChannelId,
} from "../../programme/ids.ts";
import { meetingForm } from "../../programme/meetings/form.ts";
import { instantAgreed, mayAgree } from "../../programme/meetings/rules.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { toldApart } from "../../programme/people/names.ts";
import type { Reply, Submission, Visit } from "../../slack/listening.ts";
import type { Markup } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";
import { logModalOf } from "../meeting-log/listeners.ts";
import { kickoffModal } from "./changing.ts";

type MeetingAnswer = Answer<typeof meetingForm.fields>;

/** A pair for which the person can agree on a meeting, or (`kickoff`) whose first meeting the person can move. */
type Candidate = { pair: Pair; kickoff: SeenMeeting | undefined };
/** The same, to do it. */
type Allowed = { pair: PairAs<PairRole, "open">; kickoff: undefined } | { pair: PairAs; kickoff: SeenMeeting };
type Refused = { no: TextKey };

/** Where the person asks: at a pair's button, or with the command in a channel. */
type Place = { pairId: PairId | undefined } | { channelId: SlackChannelId | undefined };

/** "Sovi tapaaminen" and `/next-meeting`. */
export async function beginAgreeing(visit: Visit, place: Place): Promise<void> {
  const found = visit.db.transaction(() => candidatesAt(visit, place));
  if ("no" in found) return visit.say(found.no);
  if (found.length > 1 && found.every(({ kickoff }) => kickoff)) return beginMovingKickoff(visit);
  const [only, ...more] = found;
  if (only?.kickoff && more.length === 0) return visit.show(kickoffModal(visit, only.kickoff));
  const pair = more.length === 0 ? only?.pair : undefined;
  await visit.show(agreeModal(visit, { meeting: newId(), pair, candidates: found, round: 0 }));
}

/** "Siirrä ensimmäinen tapaaminen": which one, with its time, if there are several; then its own form, filled in. */
export async function beginMovingKickoff(visit: Visit): Promise<void> {
  const { db, person, words } = visit;
  const found = db.transaction(() =>
    (person.isCoordinator ? pairsBeforeKickoff(db, person.id) : []).flatMap((pair) => {
      const meeting = kickoffSeen(db, person.id, pair.id);
      return meeting ? [{ meeting, pair }] : [];
    }),
  );
  const [first, ...others] = found;
  if (!first) return visit.say(person.isCoordinator ? "meetings.answer.noKickoff" : "pairs.notCoordinator");
  if (others.length === 0) return visit.show(kickoffModal(visit, first.meeting));
  await visit.show(kickoffsModal(words, found));
}

function candidatesAt(visit: Visit, place: Place): Candidate[] | Refused {
  const here = "channelId" in place && place.channelId ? pairOfChannel(visit.db, place.channelId) : undefined;
  if ("pairId" in place || here) {
    const found = candidateOf(visit, "pairId" in place ? place.pairId : here?.id);
    return "no" in found ? found : [found];
  }
  const all = allCandidates(visit);
  if (all.length > 0) return all;
  return { no: visit.person.isCoordinator ? "meetings.answer.noKickoff" : "meetings.answer.noPair" };
}

function allCandidates({ db, person }: Visit): Candidate[] {
  const own = openPairsOf(db, person.id).map((pair) => ({ pair, kickoff: undefined }));
  const coordinated = person.isCoordinator ? pairsBeforeKickoff(db, person.id) : [];
  return [...own, ...coordinated.map((pair) => ({ pair, kickoff: kickoffSeen(db, person.id, pair.id) }))];
}

function kickoffSeen(db: Visit["db"], personId: PersonId, pairId: PairId): SeenMeeting | undefined {
  const kickoff = kickoffOf(db, pairId);
  return kickoff?.state === "planned" ? meetingFor(db, { personId }, kickoff.id) : undefined;
}

/** In a transaction. */
function candidateOf({ db, person }: Visit, pairId: PairId | undefined): Allowed | Refused {
  const pair = pairAs(db, person, pairId);
  if (!pair) return { no: "meetings.answer.notYours" };
  const may = mayAgree(pair.role, pair.state);
  if (may !== "agree" && may !== "kickoff") return may;
  if (pair.role !== "coordinator" && pair.state === "open") return { pair, kickoff: undefined };
  const kickoff = kickoffSeen(db, person.id, pair.id);
  return kickoff ? { pair, kickoff } : { no: "meetings.answer.kickoffOver" };
}

type Parts = {
  meeting: MeetingId;
  /** The pair of the meeting; undefined where the person chooses among `candidates`. */
  pair: Pair | undefined;
  candidates: Candidate[];
  round: number;
  answer?: Partial<MeetingAnswer>;
  /** The chosen pair, if its planned meeting would be replaced or a meeting has ended: the modal asks about it. */
  asksFor?: Pair | undefined;
};

function agreeModal(visit: Visit, parts: Parts) {
  const { db, words, person, now } = visit;
  const { pair, candidates } = parts;
  const asked = parts.asksFor ?? pair;
  const planned = asked && plannedMeeting(db, asked.id, now);
  const seen = planned && meetingFor(db, { personId: person.id }, planned.id);
  const notes: Markup[] = seen ? [replaceQuestion(words, seen)] : [];
  const ended = asked && endedOf(visit, asked);
  return meetingModal(words, {
    title: "meetings.title",
    submit: seen ? "meetings.replace" : "meetings.save",
    seenBy: pair
      ? words.md("meetings.seenBy", { name: otherOf(pair, person.id).firstName })
      : words.md("meetings.seenByPair"),
    callbackId: meetingForm.name,
    metadata: {
      meeting: parts.meeting,
      pair: pair?.id ?? "",
      replaces: seen?.id ?? "",
      ended: ended?.id ?? "",
      round: parts.round,
    },
    answer: parts.answer ?? (pair ? asLastTime(visit, pair) : { minutes: minutesOfAll(visit, candidates) }),
    ...(pair ? {} : { pairs: optionsOf(visit, candidates) }),
    notes,
    endedAt: ended?.startsAt,
    generation: parts.round,
  });
}

/** The usual length in the programmes of all these pairs. Null where they differ: left empty, that of the chosen pair counts. */
function minutesOfAll({ db }: Visit, candidates: readonly Candidate[]): number | null {
  const [first = null, ...others] = new Set(candidates.map(({ pair }) => meetingMinutesOf(db, pair)));
  return others.length === 0 ? first : null;
}

/** Length and place of the pair's last meeting that has a place, which the two may both know; otherwise the usual length in their programme. */
function asLastTime({ db, person }: Visit, pair: Pair): Partial<MeetingAnswer> {
  const viewer = { personId: person.id };
  const last = meetingsOfPair(db, pair.id)
    .filter(({ state }) => HELD_OR_PLANNED.includes(state))
    .toReversed()
    .map(({ id }) => meetingFor(db, viewer, id))
    .find((seen) => seen?.place !== undefined);
  if (last?.place === undefined) return { minutes: meetingMinutesOf(db, pair) };
  return { place: last.place, minutes: Math.round((last.endsAt - last.startsAt) / MINUTE_MS) };
}

/**
 * The newest meeting that has ended and has no log: the person who agrees on the next one is asked whether it was held, so that nobody is asked later
 * about a meeting that was moved by word of mouth.
 */
const endedOf = ({ db, now }: Visit, pair: Pair): Meeting | undefined => awaitingLog(db, pair.id, now)[0];

function optionsOf({ words, person }: Visit, candidates: readonly Candidate[]) {
  const called = toldApart(candidates.flatMap(({ pair }) => [pair.mentor, pair.actor]));
  return candidates.map(({ pair, kickoff }) => {
    const names = { mentor: called(pair.mentor), actor: called(pair.actor) };
    return option(kickoff ? words.t("meetings.kickoffOption", names) : otherOf(pair, person.id).name, pair.id);
  });
}

/** The log of the meeting that has ended, when the form is sent again after it was saved. */
export function logAfter(visit: Visit, { metadata, state }: Submission): ModalView | undefined {
  const { answer } = readAnswer(meetingForm, state);
  const [pairId, endedId] = [pairIdFrom(metadata.pair || answer?.pair), meetingIdFrom(metadata.ended)];
  const found = candidateOf(visit, pairId);
  if (answer?.met !== "yes" || "no" in found || found.kickoff || !endedId) return undefined;
  return logModalOf(visit, found.pair.id, endedId);
}

/**
 * Checks the answers, asks first if a planned meeting would be replaced or was perhaps held, then plans the meeting. A mentor who says that an
 * ended meeting was held gets its log to fill in; the actor does not, and the mentor is asked as usual.
 */
export function agree(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, words, now, deps } = visit;
  const { answer, complaints } = readAnswer(meetingForm, state);
  if (!answer) return { complaints };
  const isChosen = !metadata.pair;
  const named = isChosen ? answer.pair : metadata.pair;
  if (named === null) return { complaints: { pair: { key: "forms.needed" } } };
  const found = candidateOf(visit, pairIdFrom(named));
  if ("no" in found) return { refused: found.no };
  const { pair } = found;
  const meetingId = meetingIdFrom(metadata.meeting) ?? newId<MeetingId>();
  const known = findMeeting(db, meetingId);
  // Sent again after so long that the submission is not remembered: the meeting is planned already.
  if (known) return known.pairId === pair.id ? { savedAlready: true } : { refused: "meetings.answer.notYours" };
  const agreed = instantAgreed(answer, now, deps.zone);
  if ("complaints" in agreed) return { complaints: agreed.complaints };
  const times = {
    startsAt: agreed.at,
    durationMinutes: answer.minutes ?? meetingMinutesOf(db, pair),
    place: answer.place,
  };
  if (found.kickoff) {
    const moving = findMovable(db, pair, found.kickoff);
    if ("no" in moving) return { refused: moving.no };
    moveMeeting(db, moving, times, now, deps.zone);
    return { close: true };
  }
  const first = kickoffOf(db, pair.id);
  if (first?.state === "planned" && first.cancelledBy === null && agreed.at < first.startsAt)
    return {
      complaints: { day: { key: "meetings.wrong.beforeKickoff", params: { when: words.when(first.startsAt) } } },
    };
  const planned = plannedMeeting(db, pair.id, now);
  const ended = endedOf(visit, pair);
  if ((planned && planned.id !== metadata.replaces) || (ended && ended.id !== metadata.ended)) {
    const round = nextGeneration(metadata.round);
    const candidates = isChosen ? allCandidates(visit) : [];
    const parts = { meeting: meetingId, pair: isChosen ? undefined : pair, candidates, round, answer };
    return { again: agreeModal(visit, { ...parts, asksFor: pair }) };
  }
  if (ended && answer.met === null) return { complaints: { met: { key: "forms.needed" } } };
  agreeOnMeeting(db, found.pair, { id: meetingId, ...times }, now, deps.zone);
  if (!ended) return { close: true };
  if (answer.met === "no") noteNotHeld(db, meetingOf(db, found.pair, ended), now);
  const log = answer.met === "yes" ? logModalOf(visit, found.pair.id, ended.id) : undefined;
  return log ? { goesOn: log } : { close: true };
}
