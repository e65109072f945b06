import type { PersonId, ProfileId } from "../../src/programme/ids.ts";
import { type MatchingProfile, type Mentor, pairKey, type Terms } from "../../src/programme/matching/facts.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import type { Permit } from "../../src/programme/privacy/sealed.ts";
import { livePairOf } from "../pairs/pairs.ts";
import { type Allowed, allow, type Coordinator } from "../privacy/acting.ts";
import { open, permit, type Viewer } from "../privacy/privacy.ts";
import { openProgrammes, type Programme } from "../programmes/programmes.ts";
import { closingAnswers, invitations, matchRefusals, pairs, people, profiles } from "../schema/index.ts";
import { and, eq, inArray, isNull, max, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { programmesWished, termsIn } from "./terms.ts";

/** An enrolment, still sealed, with the facts that decide whether it can be matched. */
export type Enrolment = {
  id: ProfileId;
  personId: PersonId;
  role: PairRole;
  isHere: boolean;
  waitingSince: number;
  free: number;
  isTrained: boolean;
  /** Of an actor, where her programme is known. */
  terms?: Terms;
  texts: Pick<typeof profiles.$inferSelect, "fields" | "languages" | "town">;
};

/** The enrolments for matching, still sealed, and the pairs that are not proposed. */
export type Enrolled = {
  permitted: Permit<"profile">;
  /** Actors who want a mentor and have none, the longest waiting first. */
  actors: readonly Enrolment[];
  /** Mentors in the workspace, also those without a free place. Without those who would need a training first. */
  mentors: readonly Enrolment[];
  /** Actors whose mentoring has finished since they enrolled, and who have not asked for another. */
  over: readonly Enrolment[];
  forbidden: ReadonlySet<string>;
};

/** The enrolments for matching now; undefined for a viewer who may not read profiles. */
export function enrolledFor(db: Db, viewer: Viewer): Enrolled | undefined {
  const permitted = permit(db, viewer, "profile");
  if (!permitted) return undefined;
  const rows = enrolments(db);
  const endings = lastEndings(db);
  const lives = livePairs(db);
  const mustBeTrained = everybodyNeedsTraining(db);
  const programmeOf = programmesWished(db);
  const isOver = ({ personId, changedAt }: Row) => (endings.done.get(personId) ?? 0) > changedAt;
  const asActors = (some: readonly Row[]) =>
    some
      .map((row) => enrolment(row, Math.max(row.enrolledAt, endings.actors.get(row.personId) ?? 0), 0))
      .map((one) => withTerms(one, programmeOf(one.personId)))
      .toSorted(byWait);
  const wishing = rows.filter(({ role, wants, personId }) => role === "actor" && wants && !lives.actors.has(personId));
  return {
    permitted,
    actors: asActors(wishing.filter((row) => !isOver(row))),
    over: asActors(wishing.filter(isOver)),
    mentors: rows
      .filter(({ role, slackUserId }) => role === "mentor" && slackUserId !== null)
      .filter(({ trainedOn }) => trainedOn !== null || !mustBeTrained)
      .map((row) => {
        const since = Math.max(row.enrolledAt, endings.mentors.get(row.personId) ?? 0);
        const taken = lives.mentors.get(row.personId) ?? 0;
        return enrolment(
          row,
          taken > 0 ? Number.POSITIVE_INFINITY : since,
          Math.max(0, (row.pairsAtOnce ?? 1) - taken),
        );
      })
      .toSorted(byWait),
    forbidden: forbiddenPairs(db),
  };
}

const byWait = (one: Enrolment, other: Enrolment): number =>
  one.waitingSince === other.waitingSince ? compared(one.id, other.id) : compared(one.waitingSince, other.waitingSince);

const compared = <T extends string | number>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0);

type Row = ReturnType<typeof enrolments>[number];

function enrolments(db: Db) {
  return db.orm
    .select({
      id: profiles.id,
      personId: profiles.personId,
      role: profiles.role,
      fields: profiles.fields,
      languages: profiles.languages,
      town: profiles.town,
      pairsAtOnce: profiles.pairsAtOnce,
      wants: profiles.wantsMentoring,
      enrolledAt: profiles.enrolledAt,
      changedAt: profiles.changedAt,
      trainedOn: profiles.trainedOn,
      slackUserId: people.slackUserId,
    })
    .from(profiles)
    .innerJoin(people, eq(people.id, profiles.personId))
    .where(
      and(isNull(people.deactivatedAt), isNull(people.erasedAt), eq(people.isBot, false), eq(people.isStranger, false)),
    )
    .all();
}

const enrolment = (row: Row, waitingSince: number, free: number): Enrolment => ({
  id: row.id,
  personId: row.personId,
  role: row.role,
  isHere: row.slackUserId !== null,
  waitingSince,
  free,
  isTrained: row.trainedOn !== null,
  texts: { fields: row.fields, languages: row.languages, town: row.town },
});

const withTerms = (actor: Enrolment, programme: Programme | undefined): Enrolment =>
  programme ? { ...actor, terms: termsIn(programme) } : actor;

/** Actors in a live pair, and the number of live pairs of each mentor. */
function livePairs(db: Db): { actors: Set<PersonId>; mentors: Map<PersonId, number> } {
  const rows = db.orm
    .select({ mentorId: pairs.mentorId, actorId: pairs.actorId })
    .from(pairs)
    .where(inArray(pairs.state, liveStates))
    .all();
  const mentors = new Map<PersonId, number>();
  for (const { mentorId } of rows) mentors.set(mentorId, (mentors.get(mentorId) ?? 0) + 1);
  return { actors: new Set(rows.map(({ actorId }) => actorId)), mentors };
}

/** Whether an answer to the latest finishing of a pair says that it ended early. */
const endedEarly = sql<number>`exists (select 1 from ${closingAnswers} where ${closingAnswers.pairId} = ${pairs.id} and ${closingAnswers.closing} = ${pairs.closings} and ${closingAnswers.outcome} = 'early')`;

/** When the last pair of each enrolled person finished; for actors also when the last one finished that did not end early (`done`). */
function lastEndings(db: Db) {
  const enrolledAs = (role: PairRole) =>
    db.orm.select({ personId: profiles.personId }).from(profiles).where(eq(profiles.role, role));
  const last = (role: PairRole, more?: ReturnType<typeof sql>) => {
    const side = role === "mentor" ? pairs.mentorId : pairs.actorId;
    return db.orm
      .select({ personId: side, at: max(pairs.finishedAt) })
      .from(pairs)
      .where(and(eq(pairs.state, "finished"), inArray(side, enrolledAs(role)), more))
      .groupBy(side)
      .all();
  };
  const byPerson = (rows: ReturnType<typeof last>) => new Map(rows.map(({ personId, at }) => [personId, at ?? 0]));
  return {
    mentors: byPerson(last("mentor")),
    actors: byPerson(last("actor")),
    done: byPerson(last("actor", sql`not ${endedEarly}`)),
  };
}

/** People who are not proposed to each other: an invitation or a proposal was refused, or their pair ended early. */
function forbiddenPairs(db: Db): Set<string> {
  const saidNo = sql`exists (select 1 from ${invitations} where ${invitations.pairId} = ${pairs.id} and ${invitations.answer} = 'no')`;
  const wishing = db.orm
    .select({ personId: profiles.personId })
    .from(profiles)
    .where(and(eq(profiles.role, "actor"), eq(profiles.wantsMentoring, true)));
  const past = db.orm
    .select({ mentorId: pairs.mentorId, actorId: pairs.actorId })
    .from(pairs)
    .where(
      and(
        inArray(pairs.actorId, wishing),
        sql`((${pairs.state} = 'refused' and ${saidNo}) or (${pairs.state} = 'finished' and ${endedEarly}))`,
      ),
    )
    .all();
  const refused = db.orm.select().from(matchRefusals).all();
  return new Set([...past, ...refused].map(({ actorId, mentorId }) => pairKey(actorId, mentorId)));
}

/** Opens the texts that matching compares, at some microseconds each. Many are opened in steps, see gathering.ts. */
export function openMentorTexts(
  db: Db,
  permitted: Permit<"profile">,
  { id, personId, waitingSince, free, isTrained, terms, texts }: Enrolment,
): Mentor {
  const opened = (column: keyof typeof texts) => {
    const sealed = texts[column];
    return sealed === null ? "" : open(db, permitted, { column: `profiles.${column}`, row: id }, sealed);
  };
  return {
    personId,
    fields: opened("fields"),
    languages: opened("languages"),
    town: opened("town"),
    waitingSince,
    free,
    isTrained,
    ...(terms ? { terms } : {}),
  };
}

/** An actor's profile for matching, also if the actor does not want a mentor now. Undefined without an enrolment or a permit. */
export function actorToldFor(db: Db, viewer: Viewer, personId: PersonId): MatchingProfile | undefined {
  const permitted = permit(db, viewer, "profile", { ownerId: personId });
  const row = enrolments(db).find((one) => one.personId === personId && one.role === "actor");
  if (!row || !permitted) return undefined;
  return openMentorTexts(db, permitted, withTerms(enrolment(row, row.enrolledAt, 0), programmesWished(db)(personId)));
}

/** Why two people cannot become a pair now. */
export type WhyNot = "gone" | "has-mentor" | "full" | "refused" | "untrained";

/** Checks the present facts, because the list that the person pressed a button in may be old. */
export function whyNotTogether(db: Db, viewer: Viewer, actorId: PersonId, mentorId: PersonId): WhyNot | undefined {
  const rows = enrolments(db);
  const actor = rows.find((row) => row.personId === actorId && row.role === "actor");
  const mentor = rows.find((row) => row.personId === mentorId && row.role === "mentor");
  if (!permit(db, viewer, "profile") || !actor?.slackUserId || !mentor?.slackUserId || actorId === mentorId)
    return "gone";
  const lives = livePairs(db);
  if (lives.actors.has(actorId)) return "has-mentor";
  if (forbiddenPairs(db).has(pairKey(actorId, mentorId))) return "refused";
  if (mentor.trainedOn === null && everybodyNeedsTraining(db)) return "untrained";
  return (lives.mentors.get(mentorId) ?? 0) >= (mentor.pairsAtOnce ?? 1) ? "full" : undefined;
}

/** Whether a mentor without the training can be in no pair, because every open programme requires it. Which one a pair is for is chosen later. */
function everybodyNeedsTraining(db: Db): boolean {
  const open = openProgrammes(db);
  return open.length > 0 && open.every(({ version }) => version.contents.needsTraining);
}

/** The mentors of an actor's live pairs. */
export const mentorsOf = (db: Db, actorId: PersonId): PersonId[] =>
  db.orm
    .select({ mentorId: pairs.mentorId })
    .from(pairs)
    .where(and(eq(pairs.actorId, actorId), inArray(pairs.state, liveStates)))
    .all()
    .map(({ mentorId }) => mentorId);

type Two = { actorId: PersonId; mentorId: PersonId };
type Refusable = Allowed<"refuse a match", Readonly<Two> & { readonly by: Coordinator }>;

/** Two whom a coordinator may refuse as a match: they are not a pair already, and could be one, now or when there is room. Else why not. */
export function findRefusable(db: Db, by: Coordinator, { actorId, mentorId }: Two): Refusable | { why: WhyNot } {
  const why = whyNotTogether(db, { personId: by.id }, actorId, mentorId);
  const isFree =
    why === undefined ||
    why === "full" ||
    why === "untrained" ||
    (why === "has-mentor" && !livePairOf(db, mentorId, actorId));
  return isFree ? allow(db, { actorId, mentorId, by }) : { why };
}

/** "Ei sovi": these two are not proposed to each other again. The first who says so counts. */
export function refuseMatch(db: Db, { actorId, mentorId, by }: Refusable, now: number): void {
  const refusal = { actorId, mentorId, refusedBy: by.id, refusedAt: now };
  db.orm.insert(matchRefusals).values(refusal).onConflictDoNothing().run();
}

/** How many pairs an enrolled mentor wants at once, and has. Undefined without an enrolment or a permit. */
export function roomOf(db: Db, viewer: Viewer, mentorId: PersonId): { most: number; taken: number } | undefined {
  const row = enrolments(db).find((one) => one.personId === mentorId && one.role === "mentor");
  if (!row || !permit(db, viewer, "profile", { ownerId: mentorId })) return undefined;
  return { most: row.pairsAtOnce ?? 1, taken: livePairs(db).mentors.get(mentorId) ?? 0 };
}
