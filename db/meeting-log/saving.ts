import type { MeetingId, PersonId } from "../../src/programme/ids.ts";
import type { Correction, MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { isAbout, timesOfUnplanned, timesOn } from "../../src/programme/meeting-log/rules.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import { completed } from "../../src/programme/programmes/forms.ts";
import type { Meeting, MeetingOf } from "../meetings/meeting.ts";
import { changeMeetingState, findMeeting, noteHeld } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import type { Pair } from "../pairs/pairs.ts";
import type { PairAs } from "../privacy/acting.ts";
import { sealIn } from "../privacy/privacy.ts";
import { meetingMinutesOf, programmeOfPair, type Version } from "../programmes/programmes.ts";
import { countedAnswers, logThemes, meetingLogs, meetings } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { deferCorrected, deferSaved } from "./following.ts";
import { logFor, type SeenLog } from "./meeting-log.ts";
import { type LogFacts, logsOf, saveTasks, tasksFor, tasksOf } from "./tasks.ts";

/** One submission of Liite 2. */
export type Saving = {
  /** The meeting that the modal was opened for; undefined for a meeting that was never planned. */
  meetingId: MeetingId | undefined;
  /** The id for a new meeting. Made when the modal is opened, so that one modal never makes two meetings. */
  freshId: MeetingId;
  /** The revision of the log that the modal showed; 0 if there was none. */
  revision: number;
  /** Whether the modal asked about the next meeting. */
  asksNext: boolean;
  /** Whether the mentor has told only the themes, and writes the rest later. */
  isBrief?: boolean;
  answer: MeetingLog;
  /** The version by which the modal asked; the pair's present one if none is given. */
  version?: Version;
};

type MentorsPair = PairAs<"mentor", "open">;

/** Done, or somebody saved this log meanwhile (or, for a meeting that was never planned, one of the same day). */
export type Saved = { saved: Meeting } | { meanwhile: SeenLog };

/**
 * Keeps a log: the meeting is held on the log's date, its question is answered, themes, tasks. What follows is deferred (following.ts): the next
 * meeting, the actor's follow-up, the question about the tasks, the channel's line, the front pages. The answers are without complaints
 * (src/programme/meeting-log/rules.ts).
 */
export function saveLog(db: Db, pair: MentorsPair, asked: Saving, now: number, zone: string): Saved {
  const viewer = { personId: pair.by.id };
  const target = targetOf(db, pair, asked, now, zone);
  const known = target.meeting && logFor(db, viewer, target.meeting.id);
  const version = asked.version ?? known?.version ?? programmeOfPair(db, pair).version;
  const { record } = version.forms.meetingLog;
  const saving = { ...asked, answer: completed(record, known?.answer, asked.answer) };
  const isOutdated = known !== undefined && known.revision !== target.seenRevision;
  const meanwhile = isOutdated ? known : target.meeting ? undefined : logOfDay(db, viewer, pair, saving.answer.on);
  if (meanwhile) {
    const meeting = findMeeting(db, meanwhile.meetingId);
    return meeting && isSame(meanwhile.answer, saving.answer) ? { saved: meeting } : { meanwhile };
  }

  const { meeting, seen, isNew } = held(db, pair, target.meeting, saving, now, zone);
  const keepsNext = known && (!saving.asksNext || saving.answer.nextOn === null);
  const answer = keepsNext ? { ...saving.answer, ...nextOf(known.answer) } : saving.answer;
  const isBrief = saving.isBrief ?? false;
  const log = keepForm(db, { meeting, answer, version, known, savedBy: pair.by.id, isBrief }, now);
  keepTasks(db, viewer, log, answer);
  deferSaved(
    db,
    pair.id,
    {
      meeting: meeting.id,
      by: pair.by.id,
      seen: seen ?? "",
      isNew,
      plansNext: saving.asksNext && saving.answer.nextOn !== null,
      // A coordinator sees the number of held meetings and the last one's day. A refresh for any other correction would tell of the correction.
      isCounted: known === undefined || known.on !== answer.on,
      zone,
    },
    now,
  );
  return { saved: meeting };
}

function logOfDay(db: Db, viewer: { personId: PersonId }, pair: Pair, on: string): SeenLog | undefined {
  const log = logsOf(db, pair.id).find((one) => one.on === on);
  return log && logFor(db, viewer, log.meetingId);
}

/** Whether two answers are equal, as when the same log is saved from two windows. */
const isSame = (one: MeetingLog, other: MeetingLog): boolean =>
  Object.entries(one).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(other[name as keyof MeetingLog]),
  );

const nextOf = ({ nextOn, nextTime, nextPlace }: MeetingLog) => ({ nextOn, nextTime, nextPlace });

/** The existing meeting that the log is about, if any, and the revision of its log that the modal showed. */
function targetOf(
  db: Db,
  pair: Pair,
  { meetingId, freshId, answer, revision }: Saving,
  now: number,
  zone: string,
): { meeting: Meeting | undefined; seenRevision: number } {
  const ofPair = (id: MeetingId) => {
    const meeting = findMeeting(db, id);
    return meeting?.pairId === pair.id && meeting.kind === "later" ? meeting : undefined;
  };
  const meant = meetingId === undefined ? undefined : ofPair(meetingId);
  if (meant && isAbout(meant, answer.on, now, zone)) return { meeting: meant, seenRevision: revision };
  return { meeting: ofPair(freshId), seenRevision: 0 };
}

/** Marks the meeting as held on the log's date. Makes it if it was never planned. `seen`: what the coordinator saw before it was held. */
function held(
  db: Db,
  pair: MentorsPair,
  meeting: Meeting | undefined,
  { freshId, answer }: Saving,
  now: number,
  zone: string,
): { meeting: Meeting; seen?: string; isNew: boolean } {
  if (!meeting) return { meeting: heldUnplanned(db, pair, { freshId, on: answer.on }, now, zone), isNew: true };
  const times = timesOn(meeting, answer.on, zone);
  if (times.startsAt !== meeting.startsAt) db.orm.update(meetings).set(times).where(eq(meetings.id, meeting.id)).run();
  const seen = meeting.state === "held" ? {} : { seen: noteHeld(db, meeting, now) };
  return { meeting: { ...meeting, ...times, state: "held" }, ...seen, isNew: false };
}

function heldUnplanned(
  db: Db,
  pair: MentorsPair,
  { freshId, on }: { freshId: MeetingId; on: string },
  now: number,
  zone: string,
): Meeting {
  const id = findMeeting(db, freshId) === undefined ? freshId : newId<MeetingId>();
  db.orm
    .insert(meetings)
    .values({
      id,
      pairId: pair.id,
      kind: "later",
      state: "held",
      ...timesOfUnplanned(on, meetingMinutesOf(db, pair), zone),
      hasTime: false,
      createdBy: pair.by.id,
      createdAt: now,
      heldAt: now,
    })
    .run();
  const meeting = findMeeting(db, id);
  if (!meeting) throw new Error(`no meeting ${id}`);
  return meeting;
}

type Kept = {
  meeting: Meeting;
  answer: MeetingLog;
  version: Version;
  known: LogFacts | undefined;
  savedBy: PersonId;
  isBrief: boolean;
};

function keepForm(db: Db, { meeting, answer, version, known, savedBy, isBrief }: Kept, now: number): LogFacts {
  const { id: meetingId, pairId } = meeting;
  const form = sealIn<"meeting-log">(db, { column: "meeting_logs.form", row: meetingId }, JSON.stringify(answer));
  const revision = (known?.revision ?? 0) + 1;
  const facts = { on: answer.on, savedBy, savedAt: now, revision, versionId: version.id, isBrief };
  const firstSavedAt = known?.firstSavedAt ?? now;
  logWriting(db).run({ meetingId, pairId, firstSavedAt, form, ...facts });
  if (known) db.orm.delete(logThemes).where(eq(logThemes.meetingId, meetingId)).run();
  for (const theme of answer.themes) themeWriting(db).run({ meetingId, theme });
  keepCounted(db, meetingId, answer, version);
  return { meetingId, pairId, firstSavedAt, ...facts };
}

const logWriting = prepared((orm) => {
  const facts = {
    form: sql.placeholder("form"),
    on: sql.placeholder("on"),
    savedBy: sql.placeholder("savedBy"),
    savedAt: sql.placeholder("savedAt"),
    revision: sql.placeholder("revision"),
    versionId: sql.placeholder("versionId"),
    isBrief: sql.placeholder("isBrief"),
  };
  const kept = {
    meetingId: sql.placeholder("meetingId"),
    pairId: sql.placeholder("pairId"),
    firstSavedAt: sql.placeholder("firstSavedAt"),
  };
  const columns = ["form", "on", "savedBy", "savedAt", "revision", "versionId", "isBrief"] as const;
  const again = Object.fromEntries(columns.map((name) => [name, sql.raw(`excluded."${meetingLogs[name].name}"`)]));
  return orm
    .insert(meetingLogs)
    .values({ ...kept, ...facts })
    .onConflictDoUpdate({ target: meetingLogs.meetingId, set: again })
    .prepare();
});

const themeWriting = prepared((orm) =>
  orm
    .insert(logThemes)
    .values({ meetingId: sql.placeholder("meetingId"), theme: sql.placeholder("theme") })
    .prepare(),
);

/** The answers that are counted in the report, beside the sealed document that has them too. Words are not counted. */
function keepCounted(db: Db, meetingId: MeetingId, answer: Record<string, unknown>, version: Version): void {
  const counted = version.forms.meetingLog.counted.filter(({ kind }) => kind !== "text");
  if (counted.length === 0) return;
  db.orm.delete(countedAnswers).where(eq(countedAnswers.meetingId, meetingId)).run();
  const given = counted.flatMap(({ id: questionId }) => {
    const one = answer[questionId];
    return one === null || one === undefined ? [] : [{ meetingId, questionId, answer: String(one) }];
  });
  if (given.length > 0) db.orm.insert(countedAnswers).values(given).run();
}

function keepTasks(db: Db, viewer: { personId: PersonId }, log: LogFacts, answer: MeetingLog): void {
  const known = log.revision === 1 ? [] : tasksFor(db, viewer, log);
  for (const owner of pairRoles) saveTasks(db, known, { log, owner, texts: tasksOf(answer, owner) });
}

/** What the actor says is hers in a saved log: her feedback on the meeting and her own tasks. Undefined where there is no such log of the pair. */
export function correctLog(
  db: Db,
  pair: PairAs<"actor", "open">,
  correcting: { meetingId: MeetingId; revision: number; answer: Correction },
  now: number,
): { corrected: true } | { meanwhile: SeenLog } | undefined {
  const viewer = { personId: pair.by.id };
  const known = logFor(db, viewer, correcting.meetingId);
  if (!known || known.pairId !== pair.id) return undefined;
  const answer = { ...known.answer, ...correcting.answer };
  if (isSame(known.answer, answer)) return { corrected: true };
  if (known.revision !== correcting.revision) return { meanwhile: known };
  const meeting = findMeeting(db, correcting.meetingId);
  if (!meeting) return undefined;
  const { version, isBrief } = known;
  const log = keepForm(db, { meeting, answer, version, known, savedBy: pair.by.id, isBrief }, now);
  keepTasks(db, viewer, log, answer);
  deferCorrected(db, pair.id, { meeting: meeting.id, by: pair.by.id }, now);
  return { corrected: true };
}

/** Marks an ended meeting as not held, if it has no log. @returns whether it changed something */
export function noteNotHeld(db: Db, meeting: MeetingOf<PairAs<PairRole, "open">>, now: number): boolean {
  const { of: pair } = meeting;
  if (meeting.state !== "planned" || meeting.endsAt > now) return false;
  changeMeetingState(db, meeting.id, { state: "not-held" }, now);
  refreshHome(db, [pair.mentor.id, pair.actor.id, pair.coordinator.id], now);
  return true;
}
