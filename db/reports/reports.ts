import {
  dateDaysLater,
  dateOf,
  dateYearsLater,
  monthsBetween,
  startOf,
} from "../../src/programme/calendar/calendar.ts";
import { decidedOutcome, type Outcome, outcomes, retiredOutcomes } from "../../src/programme/closing/rules.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import type { PairId, PersonId, ProgrammeId, ReportId } from "../../src/programme/ids.ts";
import { mayRead } from "../../src/programme/privacy/rules.ts";
import type {
  CountedByMonth,
  HalfSaid,
  MonthLine,
  ReportFacts,
  ReportPair,
  Said,
} from "../../src/programme/reports/facts.ts";
import { firstHalfBeside, halvesIn } from "../../src/programme/reports/halves.ts";
import type { Period } from "../../src/programme/reports/rules.ts";
import { type Answers, answersOf } from "../closing/report.ts";
import { commonMeetingsHeld, groupNumbers, visitsIn, wishesIn } from "../groups/report.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue } from "../outbox/outbox.ts";
import { findPerson } from "../people/people.ts";
import type { Coordinator } from "../privacy/acting.ts";
import { recordLook, roleOf } from "../privacy/privacy.ts";
import { allProgrammes, findProgramme, themeLabels } from "../programmes/programmes.ts";
import { countedAnswers, goals, logThemes, meetings, pairs } from "../schema/index.ts";
import { and, eq, gte, isNotNull, isNull, lt, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { reportRatings } from "./ratings.index.ts";
import { inList, roleIn } from "./ratings.ts";

type Wish = { id: ReportId; period: Period; isNamed: boolean; programmeId?: ProgrammeId | undefined };

/** A report is to be made for her: its sheet and its picture are two rows. The same wish is written once. The export goes into the audit log. */
export function askForReport(db: Db, by: Coordinator, { id, period, isNamed, programmeId }: Wish, now: number): void {
  const personId = by.id;
  const ref = {
    person: personId,
    from: period.from,
    until: period.until,
    named: flagOf(isNamed),
    ...(programmeId === undefined ? {} : { programme: programmeId }),
  };
  const isNew = enqueue(db, { key: `reports:sheet:${id}`, kind: "reports:sheet", ref, dueAt: now }, now);
  enqueue(db, { key: `reports:picture:${id}`, kind: "reports:picture", ref, dueAt: now }, now);
  const names = isNamed ? "names" : "no-names";
  if (isNew) recordLook(db, { at: now, personId, action: `reports:export:${period.from}:${period.until}:${names}` });
}

/** The instants of a period of days in `zone`: `begin` is included, `end` is not. */
const spanOf = ({ from, until }: Period, zone: string) => ({
  begin: startOf(from, zone),
  end: startOf(dateDaysLater(until, 1), zone),
});
type Span = ReturnType<typeof spanOf>;

const heldIn = ({ begin, end }: Span) =>
  and(eq(meetings.state, "held"), gte(meetings.startsAt, begin), lt(meetings.startsAt, end));

/** Pairs that were opened before the period ended and not finished before it began. */
const underWayIn = ({ begin, end }: Span) =>
  and(isNotNull(pairs.openedAt), lt(pairs.openedAt, end), or(isNull(pairs.finishedAt), gte(pairs.finishedAt, begin)));

/** A condition; undefined, which is none, for all programmes. */
const ofProgramme = (id: ProgrammeId | undefined) => (id === undefined ? undefined : eq(pairs.programmeId, id));

/** Whether any pair was under way in a period of days in `zone`. */
export const hasPairsIn = (db: Db, period: Period, zone: string, programmeId?: ProgrammeId): boolean =>
  db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(underWayIn(spanOf(period, zone)), ofProgramme(programmeId)))
    .limit(1)
    .get() !== undefined;

type PairRow = typeof pairs.$inferSelect;
type Counting = {
  db: Db;
  viewer: { personId: PersonId };
  period: Period;
  zone: string;
  isNamed: boolean;
  /** Only this programme; all of them if none is given. */
  programmeId?: ProgrammeId | undefined;
};

/**
 * The contents of a report, counted from the present facts; undefined for anybody but a coordinator. It reads many rows: call it in a worker
 * thread, in one transaction.
 */
export function reportFor(counting: Counting, now: number): ReportFacts | undefined {
  const { db, viewer, period, zone, programmeId } = counting;
  if (roleOf(db, viewer.personId, undefined) !== "coordinator") return undefined;
  const span = spanOf(period, zone);
  const held = heldMeetingsIn(db, span, programmeId);
  const rows = pairsIn(db, span, programmeId, [...new Set(held.map(({ pairId }) => pairId))]);
  const finished = rows.filter((row) => isWithin(row.finishedAt, span));
  const started = rows.filter((row) => isWithin(row.openedAt, span));
  const named = findProgramme(db, programmeId);
  const today = dateOf(now, zone);
  return {
    period,
    madeOn: today,
    goneAfterYears: goneAfter(db, period, today),
    programme: named && { id: named.id, name: named.name },
    said: saidIn(counting, span, programmeId),
    halves: halvesTold(counting, today),
    pairs: linesOf(counting, rows, held, answersOf(db, finished), span),
    counts: {
      before: rows.filter((row) => (row.openedAt ?? span.end) < span.begin && !isBefore(row.finishedAt, span.begin))
        .length,
      started: started.length,
      finished: finished.length,
      after: rows.filter((row) => (row.openedAt ?? span.end) < span.end && !isBefore(row.finishedAt, span.end)).length,
      mentors: new Set(rows.map(({ mentorId }) => mentorId)).size,
      actors: new Set(rows.map(({ actorId }) => actorId)).size,
      held: held.length,
      heldByFinished: countHeld(db, finished),
    },
    months: monthsOf(period, zone, {
      started: started.map(({ openedAt }) => openedAt),
      finished: finished.map(({ finishedAt }) => finishedAt),
      held: held.map(({ startsAt }) => startsAt),
    }),
    groups: groupNumbers(db, span, programmeId),
    commonMeetings: commonMeetingsHeld(db, span, programmeId),
    hasOwnPair: finished.some((row) => roleIn(viewer, row) !== "coordinator"),
  };
}

/** The setting, if the period begins so long ago that pairs of it may be deleted: db/own-data/kept-years.ts. */
function goneAfter(db: Db, { from }: Period, today: string): number | undefined {
  const { keptYears } = requireSettings(db);
  return from <= dateYearsLater(today, -keptYears) ? keptYears : undefined;
}

const isWithin = (at: number | null, { begin, end }: Span): boolean => at !== null && at >= begin && at < end;
const isBefore = (at: number | null, instant: number): boolean => at !== null && at < instant;

/** The half-years of the period, and the first half of the year in which it begins. */
function halvesTold(counting: Counting, today: string): HalfSaid[] {
  const asked = halvesIn(counting.period, today);
  const beside = asked[0] && firstHalfBeside(asked[0]);
  return [...(beside ? [halfIn(counting, beside, false)] : []), ...asked.map((half) => halfIn(counting, half, true))];
}

/** What is told of one programme must not give away another, so each is counted (src/programme/reports/telling.ts). */
function halfIn(counting: Counting, period: Period, isAsked: boolean): HalfSaid {
  const span = spanOf(period, counting.zone);
  return {
    period,
    isAsked,
    all: saidIn(counting, span, undefined),
    programmes: allProgrammes(counting.db).map(({ id }) => ({ id, said: saidIn(counting, span, id) })),
  };
}

/** What was said in some days, in one programme or in all. */
function saidIn(counting: Counting, span: Span, programmeId: ProgrammeId | undefined): Said {
  const { db, viewer } = counting;
  const finished = finishedIn(db, span, programmeId);
  return {
    finished: finished.length,
    themes: themesOf(counting, finished),
    questions: questionsOf(counting, finished, programmeId),
    outcomes: outcomesOf(counting, finished, answersOf(db, finished)),
    goals: goalsOf(counting, finished),
    feedback: reportRatings.flatMap((ratingsOf) => ratingsOf({ db, viewer, span, programmeId, finished })),
    wishes: wishesIn({ db, viewer, span, programmeId }),
    visits: visitsIn(db, span, programmeId),
  };
}

const heldMeetingsIn = (db: Db, span: Span, programmeId: ProgrammeId | undefined) =>
  db.orm
    .select({ pairId: meetings.pairId, startsAt: meetings.startsAt })
    .from(meetings)
    .innerJoin(pairs, and(eq(pairs.id, meetings.pairId), isNotNull(pairs.openedAt)))
    .where(and(heldIn(span), ofProgramme(programmeId)))
    .all();

/** Pairs under way, and others that met in the period, so that the sums of meetings agree. Their order tells no more than the month. */
const pairsIn = (db: Db, span: Span, programmeId: ProgrammeId | undefined, met: readonly PairId[]): PairRow[] =>
  db.orm
    .select()
    .from(pairs)
    .where(and(or(underWayIn(span), inList(pairs.id, met)), ofProgramme(programmeId)))
    .orderBy(pairs.id)
    .all();

const finishedIn = (db: Db, { begin, end }: Span, programmeId: ProgrammeId | undefined): PairRow[] =>
  db.orm
    .select()
    .from(pairs)
    .where(
      and(isNotNull(pairs.openedAt), gte(pairs.finishedAt, begin), lt(pairs.finishedAt, end), ofProgramme(programmeId)),
    )
    .orderBy(pairs.id)
    .all();

function outcomeOf({ viewer }: Counting, row: PairRow, answers: Answers): Stored<Outcome> {
  const isSeen = mayRead("outcome", roleIn(viewer, row), { isOwner: false, isShared: false, isFinished: true });
  return (isSeen ? decidedOutcome(answers.get(row.id) ?? []) : undefined) ?? "notTold";
}

function outcomesOf(counting: Counting, finished: readonly PairRow[], answers: Answers): Said["outcomes"] {
  const found = finished.map((row) => outcomeOf(counting, row, answers));
  const lines = [...outcomes, ...retiredOutcomes];
  const counted = found.map((outcome) => (lines.includes(outcome) ? outcome : "notTold"));
  return lines.map((outcome) => ({
    outcome,
    pairs: counted.filter((one) => one === outcome).length,
  }));
}

const heldBy = (finished: readonly PairRow[]) =>
  and(
    eq(meetings.state, "held"),
    inList(
      meetings.pairId,
      finished.map(({ id }) => id),
    ),
  );

const countHeld = (db: Db, finished: readonly PairRow[]): number =>
  db.orm.select({ held: sql<number>`count(*)` }).from(meetings).where(heldBy(finished)).get()?.held ?? 0;

function themesOf({ db, viewer }: Counting, finished: readonly PairRow[]): Said["themes"] {
  const readable = finished.filter((row) =>
    mayRead("log-themes", roleIn(viewer, row), { isOwner: false, isShared: false, isFinished: true }),
  );
  const rows = db.orm
    .select({
      theme: logThemes.theme,
      pairs: sql<number>`count(distinct ${meetings.pairId})`,
      meetings: sql<number>`count(*)`,
    })
    .from(logThemes)
    .innerJoin(meetings, eq(meetings.id, logThemes.meetingId))
    .where(heldBy(readable))
    .groupBy(logThemes.theme)
    .all();
  const labels = themeLabels(db);
  return [...new Set<string>([...themes, ...rows.map(({ theme }) => theme)])].map((theme) => {
    const row = rows.find((one) => one.theme === theme);
    return { id: theme, theme: labels(theme), pairs: row?.pairs ?? 0, meetings: row?.meetings ?? 0 };
  });
}

/** All goals of these pairs, as far as the coordinator may know how many are reached. */
function goalsOf({ db, viewer }: Counting, finished: readonly PairRow[]): Said["goals"] {
  const readable = finished.filter((row) =>
    mayRead("goal-counts", roleIn(viewer, row), { isOwner: false, isShared: false, isFinished: true }),
  );
  const ids = readable.map(({ id }) => id);
  const counted = db.orm
    .select({
      pairs: sql<number>`count(distinct ${goals.pairId})`,
      set: sql<number>`count(*)`,
      reached: sql<number>`count(${goals.reachedAt})`,
    })
    .from(goals)
    .where(inList(goals.pairId, ids))
    .get();
  return counted ?? { pairs: 0, set: 0, reached: 0 };
}

/** The counted answers to extra questions, in the logs of the pairs that finished: as themes are counted. */
function questionsOf(
  { db, viewer }: Counting,
  finished: readonly PairRow[],
  programmeId: ProgrammeId | undefined,
): Said["questions"] {
  const readable = finished.filter((row) =>
    mayRead("log-themes", roleIn(viewer, row), { isOwner: false, isShared: false, isFinished: true }),
  );
  const rows = db.orm
    .select({
      questionId: countedAnswers.questionId,
      answer: countedAnswers.answer,
      pairs: sql<number>`count(distinct ${meetings.pairId})`,
      meetings: sql<number>`count(*)`,
    })
    .from(countedAnswers)
    .innerJoin(meetings, eq(meetings.id, countedAnswers.meetingId))
    .where(heldBy(readable))
    .groupBy(countedAnswers.questionId, countedAnswers.answer)
    .all();
  const asked = allProgrammes(db)
    .filter(({ id }) => programmeId === undefined || id === programmeId)
    .flatMap(({ name, version }) =>
      version.forms.meetingLog.counted.map((question) => ({ programme: name, question })),
    );
  return asked.flatMap(({ programme, question }) => {
    const given = rows.filter(({ questionId }) => questionId === question.id);
    const answers =
      question.kind === "choice"
        ? question.options.map(({ id, name }) => ({ answer: id, label: { typed: name } }))
        : given.map(({ answer }) => ({ answer, label: { typed: { fi: answer } } }));
    return answers.map(({ answer, label }) => {
      const row = given.find((one) => one.answer === answer);
      const counts = { pairs: row?.pairs ?? 0, meetings: row?.meetings ?? 0 };
      const ids = { questionId: question.id, answerId: answer };
      return { ...ids, programme, question: { typed: question.name }, answer: label, ...counts };
    });
  });
}

function monthsOf(
  { from, until }: Period,
  zone: string,
  instants: Record<CountedByMonth, readonly (number | null)[]>,
): MonthLine[] {
  const counted = (at: readonly (number | null)[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const instant of at) {
      const month = dateOf(instant ?? 0, zone).slice(0, 7);
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return counts;
  };
  const started = counted(instants.started);
  const finished = counted(instants.finished);
  const held = counted(instants.held);
  return monthsBetween(from, until).map((month) => ({
    month,
    started: started.get(month) ?? 0,
    finished: finished.get(month) ?? 0,
    held: held.get(month) ?? 0,
  }));
}

function linesOf(
  counting: Counting,
  rows: readonly PairRow[],
  held: readonly { pairId: PairId }[],
  answers: Answers,
  span: Span,
): ReportPair[] {
  const { db, zone, isNamed } = counting;
  const counts = new Map<string, number>();
  for (const { pairId } of held) counts.set(pairId, (counts.get(pairId) ?? 0) + 1);
  const known = new Map<string, string>();
  const nameOf = (personId: PersonId): string => {
    const name = known.get(personId) ?? findPerson(db, personId)?.name ?? "";
    known.set(personId, name);
    return name;
  };
  const lines = rows.map((row): ReportPair => {
    const isFinished = isBefore(row.finishedAt, span.end);
    return {
      startedOn: row.openedAt === null ? undefined : dateOf(row.openedAt, zone),
      finishedOn: isFinished ? dateOf(row.finishedAt ?? 0, zone) : undefined,
      planned: row.plannedNumber,
      held: counts.get(row.id) ?? 0,
      outcome: isNamed && isFinished ? outcomeOf(counting, row, answers) : undefined,
      names: isNamed ? { mentor: nameOf(row.mentorId), actor: nameOf(row.actorId) } : undefined,
    };
  });
  const monthOf = ({ startedOn }: ReportPair) => startedOn?.slice(0, 7) ?? "";
  return lines.toSorted((one, other) => monthOf(one).localeCompare(monthOf(other)));
}
