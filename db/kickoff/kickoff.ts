import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { type KeptForm, type StoredAnswer, schemaOf } from "../../src/programme/forms/fields.ts";
import type { PairId, PersonId, VersionId } from "../../src/programme/ids.ts";
import type { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { completed } from "../../src/programme/programmes/forms.ts";
import { takeGoalsOfKickoff } from "../goals/goals.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { changeMeetingState, kickoffOf } from "../meetings/meetings.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { followers } from "../pairs/moments.index.ts";
import { refreshHomes } from "../pairs/new-pair.ts";
import { changePair, type Pair, readPair } from "../pairs/pairs.ts";
import { type Allowed, allow, type PairActor, type PairAs } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { programmeOfPair, readVersion, type Version } from "../programmes/programmes.ts";
import { kickoffForms } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { askSupport, settleWishes } from "../support/support.ts";

type KickoffAnswer = StoredAnswer<typeof kickoffForm.fields>;

export type SavedKickoff = {
  answer: KickoffAnswer;
  savedBy: PersonId;
  savedAt: number;
  revision: number;
  /** The version by which it was asked, and is asked when it is corrected. */
  version: Version;
};

const place = (pairId: PairId) => ({ column: "kickoff_forms.form" as const, row: pairId });
const placeOfPairs = (pairId: PairId) => ({ column: "kickoff_forms.of_pair" as const, row: pairId });

/** The saved Liite 1; undefined for a viewer without a permit, and before it is saved. */
export function kickoffFormFor(db: Db, viewer: Viewer, pairId: PairId): SavedKickoff | undefined {
  const row = db.orm.select().from(kickoffForms).where(eq(kickoffForms.pairId, pairId)).get();
  const permitted = permit(db, viewer, "kickoff", { pairId });
  if (!row || !permitted) return undefined;
  const version = readVersion(db, row.versionId);
  const shared: Record<string, unknown> = JSON.parse(open(db, permitted, place(pairId), row.form));
  const asOne = permit(db, viewer, "meeting-log", { pairId });
  const ofPair: Record<string, unknown> =
    asOne && row.ofPair !== null ? JSON.parse(open(db, asOne, placeOfPairs(pairId), row.ofPair)) : {};
  return {
    answer: schemaOf(version.forms.kickoff.record).parse({ ...shared, ...ofPair }),
    version,
    savedBy: row.savedBy,
    savedAt: row.savedAt,
    revision: row.revision,
  };
}

/** Liite 1 as this viewer is asked it: by the version in which it was answered, otherwise by the programme's present one. */
export function kickoffAsked(db: Db, viewer: Viewer, pair: Pair, version: Version | undefined): AskedKickoff {
  const { forms, id } = version ?? programmeOfPair(db, pair).version;
  const isOfPair = permit(db, viewer, "meeting-log", { pairId: pair.id }) !== undefined;
  return { form: isOfPair ? forms.kickoff.asked : forms.kickoff.askedByAll, versionId: id };
}

export type AskedKickoff = { form: KeptForm<typeof kickoffForm.fields>; versionId: VersionId };

/** Whether Liite 1 has been saved. The pair and all coordinators may know this. */
export const hasKickoffForm = (db: Db, pairId: PairId): boolean => savedForm(db).get({ pairId }) !== undefined;

const savedForm = prepared((orm) =>
  orm
    .select({ id: kickoffForms.pairId })
    .from(kickoffForms)
    .where(eq(kickoffForms.pairId, sql.placeholder("pairId")))
    .prepare(),
);

export const kickoffSavedKey = (pairId: PairId): RowKey => `kickoff:saved:${pairId}`;

/**
 * Saves Liite 1. What follows: the channel's line, the planned number, wishes to the coordinators, and that the first meeting was held
 * if its time has passed. Where the form has been saved since the revision that was seen, nothing is saved and the stored one is given.
 */
export function saveKickoff(
  db: Db,
  pair: PairAs<PairActor, "open">,
  { answer: given, seenRevision, ...asked }: { answer: KickoffAnswer; seenRevision: unknown; version?: Version },
  now: number,
): SavedKickoff | undefined {
  const before = kickoffFormFor(db, { personId: pair.by.id }, pair.id);
  if (before && before.revision !== seenRevision) return before;
  const version = asked.version ?? before?.version ?? programmeOfPair(db, pair).version;
  const { record, ofPairOnly } = version.forms.kickoff;
  const answer = completed(record, before?.answer, given);
  const isOfPair = ([name]: [string, unknown]) => ofPairOnly.includes(name);
  const entries = Object.entries(answer);
  // A coordinator neither sees nor changes what only the two see.
  const isByOneOfPair = pair.role !== "coordinator";
  const ofPair = Object.fromEntries(entries.filter(isOfPair));
  const facts = {
    on: answer.on,
    themes: answer.themes,
    form: sealIn<"kickoff">(
      db,
      place(pair.id),
      JSON.stringify(Object.fromEntries(entries.filter((entry) => !isOfPair(entry)))),
    ),
    ...(isByOneOfPair && ofPairOnly.length > 0
      ? { ofPair: sealIn<"meeting-log">(db, placeOfPairs(pair.id), JSON.stringify(ofPair)) }
      : {}),
    versionId: version.id,
    savedBy: pair.by.id,
    savedAt: now,
    revision: (before?.revision ?? 0) + 1,
  };
  db.orm
    .insert(kickoffForms)
    .values({ pairId: pair.id, ...facts })
    .onConflictDoUpdate({ target: kickoffForms.pairId, set: facts })
    .run();
  changePair(db, pair.id, { plannedNumber: answer.number });
  takeGoalsOfKickoff(db, pair, { before: before?.answer.goals ?? null, after: answer.goals }, now);
  const key = kickoffSavedKey(pair.id);
  enqueue(db, { key, kind: "kickoff:saved", ref: { pair: pair.id }, dueAt: now }, now);
  redrawAbout(db, { pair: pair.id }, now);
  if (answer.workerWishes !== (before?.answer.workerWishes ?? null)) {
    settleWishes(db, pair, now);
    if (answer.workerWishes !== null) askSupport(db, pair.by, { kind: "wish", pair, text: answer.workerWishes }, now);
  }
  settleKickoff(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
  return undefined;
}

/** Marks the first meeting as held if its form is saved and it has begun. Once it is over, offers the coordinator to leave the channel. */
export function settleKickoff(db: Db, pair: Pair, now: number): void {
  const kickoff = kickoffOf(db, pair.id);
  if (!kickoff || !hasKickoffForm(db, pair.id)) return;
  if (kickoff.state === "planned" && kickoff.startsAt <= now) {
    changeMeetingState(db, kickoff.id, { state: "held" }, now);
    for (const follow of followers.whenMeetingHeld) follow(db, pair, kickoff, now);
  }
  if (kickoff.endsAt > now || pair.coordinatorLeftAt !== null) return;
  const offer = { key: `kickoff:leave-offer:${pair.id}`, ref: { pair: pair.id }, to: pair.coordinator.id };
  enqueue(db, { ...offer, kind: "kickoff:leave-offer", dueAt: now }, now);
  enqueueRemoval(db, pair, now + DAY_MS, now);
}

/** The coordinator who answers for the pair wants to leave its channel now. */
export const leaveChannel = (db: Db, pair: Allowed<"leave", PairAs<PairActor, "open">>, now: number): void =>
  enqueueRemoval(db, pair, now, now);

/** Undefined where the acting person is not the pair's own coordinator: no other coordinator was let into the channel. */
export const findLeavable = (db: Db, pair: PairAs): Allowed<"leave", PairAs> | undefined =>
  pair.coordinator.id === pair.by.id ? allow(db, pair) : undefined;

/** Takes the coordinator out of the channel, at the latest after a day. Her own press brings it forward. */
function enqueueRemoval(db: Db, pair: Pair, dueAt: number, now: number): void {
  const mark = dueAt <= now ? "asked" : "later";
  const key = `kickoff:remove:${pair.id}:${mark}`;
  enqueue(db, { key, kind: "kickoff:remove", ref: { pair: pair.id }, dueAt }, now);
}

const MOST_REMINDERS = 3;

/** Enqueues a reminder that the first meeting's form is missing, a day from now. Three at most. */
export function enqueueMissing(db: Db, kickoff: Meeting, round: number, now: number): void {
  if (round > MOST_REMINDERS) return;
  const key = `kickoff:missing:${kickoff.id}:${kickoff.revision}:${round}`;
  const ref = { pair: kickoff.pairId, meeting: kickoff.id, revision: kickoff.revision, round };
  enqueue(db, { key, kind: "kickoff:missing", ref, dueAt: now + DAY_MS }, now);
}

/** Enqueues the request to the coordinator to leave, if Slack does not let the bot remove people. Three at most. */
export function enqueuePleaseLeave(db: Db, pair: Pair, round: number, dueAt: number, now: number): void {
  if (round > MOST_REMINDERS) return;
  const key = `kickoff:please-leave:${pair.id}:${round}`;
  const ref = { pair: pair.id, round };
  enqueue(db, { key, kind: "kickoff:please-leave", ref, to: pair.coordinator.id, dueAt }, now);
}
