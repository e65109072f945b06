import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { type ChannelStep, countThemes } from "../../src/programme/closing/rules.ts";
import type { StoredAnswer } from "../../src/programme/forms/fields.ts";
import type { GroupSummary } from "../../src/programme/groups/facts.ts";
import type { groupFeedbackForm } from "../../src/programme/groups/form.ts";
import type { GroupFeedbackId, GroupId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { themeLabelIn } from "../../src/programme/programmes/contents.ts";
import { forgetChannel } from "../channels/facts.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { messagesInChannel, type RowKey } from "../outbox/rows.ts";
import { cancelMeetingsAhead } from "../peer-support/acts.ts";
import { heldMeetingsOf } from "../peer-support/group-meetings.ts";
import { type Person, readPerson } from "../people/people.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { readProgramme } from "../programmes/programmes.ts";
import { groupFeedback, groups } from "../schema/index.ts";
import { and, asc, desc, eq, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { changeGroup, type Group, type GroupAs, groupFor, membersOf, readGroup, refreshHomesOf } from "./groups.ts";
import { askWishes, wishesOf } from "./wishes.ts";

/** The end of a group: by a coordinator, with a digest, everybody's feedback, and the archiving of its channel. */

type Row = typeof groupFeedback.$inferSelect;

/** Ends the group. What is planned is cancelled; actors who were not asked for their wish are asked now. */
export function endGroup(db: Db, group: GroupAs<"coordinator">, now: number): void {
  if (group.state === "ended") return;
  askWishes(db, group, now);
  cancelMeetingsAhead(db, group, now);
  changeGroup(db, group.id, {
    state: "ended",
    endedAt: now,
    endedBy: group.by.id,
    revision: group.revision + 1,
  });
  const ref = { group: group.id };
  enqueue(db, { key: digestKey(group.id), kind: "groups:digest", ref, dueAt: now }, now);
  enqueue(db, { key: `groups:goodbye:${group.id}`, kind: "groups:goodbye", ref, dueAt: now }, now);
  for (const { person } of membersOf(db, group.id)) {
    const key = feedbackKeys.ask(group.id, person.id);
    enqueue(db, { key, kind: "groups:feedback-ask", ref: { ...ref, person: person.id }, dueAt: now }, now);
  }
  const dueAt = now + requireSettings(db).goodbyeDays * DAY_MS;
  enqueue(db, { key: `groups:clean:${group.id}`, kind: "groups:clean", ref, dueAt }, now);
  redrawAbout(db, { group: group.id }, now);
  refreshHomesOf(db, group.id, now);
}

const digestKey = (groupId: GroupId): RowKey => `groups:digest:${groupId}`;

const feedbackKeys = {
  ask: (groupId: GroupId, personId: PersonId) => `groups:feedback-ask:${groupId}:${personId}`,
  remind: (groupId: GroupId, personId: PersonId) => `groups:feedback-remind:${groupId}:${personId}`,
} satisfies Record<string, (groupId: GroupId, personId: PersonId) => RowKey>;

const REMINDED_AFTER_MS = 3 * DAY_MS;

/** The one reminder, three days after the question was sent. */
export function remindOfFeedback(db: Db, groupId: GroupId, personId: PersonId, now: number): void {
  const ref = { group: groupId, person: personId };
  const row = { key: feedbackKeys.remind(groupId, personId), kind: "groups:feedback-remind", ref } as const;
  enqueue(db, { ...row, dueAt: now + REMINDED_AFTER_MS }, now);
}

export type GroupFeedback = StoredAnswer<(typeof groupFeedbackForm)["fields"]>;

const rowOf = (db: Db, groupId: GroupId, personId: PersonId): Row | undefined =>
  db.orm
    .select()
    .from(groupFeedback)
    .where(and(eq(groupFeedback.personId, personId), eq(groupFeedback.groupId, groupId)))
    .get();

export const hasGivenFeedback = (db: Db, groupId: GroupId, personId: PersonId): boolean =>
  rowOf(db, groupId, personId) !== undefined;

function answerIn(db: Db, viewer: Viewer, row: Row): GroupFeedback | undefined {
  const permitted = permit(db, viewer, "group-feedback", { groupId: row.groupId, ownerId: row.personId });
  if (!permitted) return undefined;
  const text = row.text === null ? null : open(db, permitted, { column: "group_feedback.text", row: row.id }, row.text);
  return { rating: row.rating === null ? null : String(row.rating), text };
}

/** What somebody said, for her and for coordinators; undefined for others, and until she has said something. */
export function groupFeedbackOf(
  db: Db,
  viewer: Viewer,
  groupId: GroupId,
  personId: PersonId,
): GroupFeedback | undefined {
  const row = rowOf(db, groupId, personId);
  return row && answerIn(db, viewer, row);
}

/** Whether a group still takes what people write. What came later would never be deleted. */
export const takesFeedback = ({ state, textsDeletedAt }: Pick<Group, "state" | "textsDeletedAt">): boolean =>
  state === "ended" && textsDeletedAt === null;

/** Keeps somebody's feedback, or its correction. */
export function saveGroupFeedback(db: Db, group: GroupAs<PairRole>, answer: GroupFeedback, now: number): void {
  const { by, role } = group;
  const known = rowOf(db, group.id, by.id);
  const id = known?.id ?? newId<GroupFeedbackId>();
  const facts = {
    rating: answer.rating === null ? null : Number(answer.rating),
    text: sealIn<"group-feedback">(db, { column: "group_feedback.text", row: id }, answer.text),
    savedAt: now,
  };
  if (known)
    db.orm
      .update(groupFeedback)
      .set({ ...facts, revision: known.revision + 1 })
      .where(eq(groupFeedback.id, id))
      .run();
  else
    db.orm
      .insert(groupFeedback)
      .values({ id, groupId: group.id, personId: by.id, role, ...facts })
      .run();
  redrawAbout(db, { group: group.id, to: [by.id, "coordinators"] }, now);
  refreshHome(db, [by.id], now);
}

export type GivenFeedback = { person: Person; feedback: GroupFeedback };

/** The feedback of everybody in a group, for a coordinator, in the order of giving. */
export const feedbackIn = (db: Db, viewer: { personId: PersonId }, groupId: GroupId): GivenFeedback[] =>
  db.orm
    .select()
    .from(groupFeedback)
    .where(eq(groupFeedback.groupId, groupId))
    .orderBy(asc(groupFeedback.savedAt))
    .all()
    .flatMap((row) => {
      const feedback = row.personId === viewer.personId ? undefined : answerIn(db, viewer, row);
      return feedback ? [{ person: readPerson(db, row.personId), feedback }] : [];
    });

/** What the coordinators get of a group that has ended: numbers. Undefined where a reader may not know them. */
export function summaryOf(db: Db, viewer: Viewer, groupId: GroupId): GroupSummary | undefined {
  const group = groupFor(db, viewer, groupId);
  const mayCount = permit(db, viewer, "group-count", { groupId }) !== undefined;
  if (group?.endedAt == null || !mayCount) return undefined;
  const held = heldMeetingsOf(db, groupId, group.endedAt);
  const { contents } = readProgramme(db, group.programmeId).version;
  const members = membersOf(db, groupId);
  const numberOf = (role: PairRole) => members.filter((one) => one.role === role).length;
  const isReadInside = members.some(({ person }) =>
    "personId" in viewer ? person.id === viewer.personId : person.isCoordinator,
  );
  return {
    id: groupId,
    name: group.name,
    startedAt: group.openedAt ?? group.createdAt,
    endedAt: group.endedAt,
    people: { mentor: numberOf("mentor"), actor: numberOf("actor") },
    held: held.length,
    planned: group.plannedNumber ?? undefined,
    came: held.reduce((sum, { came }) => sum + (came ?? 0), 0),
    themes: countThemes(
      held.flatMap(({ heldThemes }) => heldThemes ?? []),
      (theme) => themeLabelIn(contents, theme),
    ),
    wishes: isReadInside ? undefined : wishesOf(db, groupId),
    ratings: isReadInside ? undefined : ratingsOf(db, groupId),
  };
}

function ratingsOf(db: Db, groupId: GroupId): NonNullable<GroupSummary["ratings"]> {
  const row = db.orm
    .select({ given: sql<number>`count(*)`, mean: sql<number | null>`avg(${groupFeedback.rating})` })
    .from(groupFeedback)
    .where(eq(groupFeedback.groupId, groupId))
    .get();
  return { given: row?.given ?? 0, mean: row?.mean ?? undefined };
}

/** Groups that have ended and of which a person is, and has not said anything yet; the newest first. */
export const awaitingGroupFeedback = (db: Db, personId: PersonId): { id: GroupId; name: string }[] =>
  db.orm
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.state, "ended"), sql`${groups.textsDeletedAt} is null`, isMemberOf(personId)))
    .orderBy(desc(groups.endedAt))
    .all()
    .flatMap(({ id }) => {
      const group = hasGivenFeedback(db, id, personId) ? undefined : groupFor(db, { personId }, id);
      return group ? [{ id, name: group.name }] : [];
    });

const isMemberOf = (personId: PersonId) =>
  sql`exists (select 1 from group_members where group_id = ${groups.id} and person_id = ${personId} and left_at is null)`;

/** Enqueues the rows that delete the bot's messages, rename the channel, empty its topic and archive it, in this order. */
export function cleanGroupChannel(db: Db, group: Group, now: number): void {
  if (group.channelId === null) {
    noteGroupClosed(db, group.id, now);
    return;
  }
  const ref = { group: group.id };
  for (const { id, key: message } of messagesInChannel(db, group.channelId))
    enqueue(db, { key: `groups:delete:${id}`, kind: "groups:delete", ref: { ...ref, message }, dueAt: now }, now);
  for (const kind of ["groups:nameless", "groups:no-topic", "groups:archive"] as const)
    enqueue(db, { key: `${kind}:${group.id}`, kind, ref, dueAt: now }, now);
}

/** Notes that the channel is archived. */
export function noteGroupClosed(db: Db, groupId: GroupId, now: number): void {
  const { channelId } = readGroup(db, groupId);
  changeGroup(db, groupId, { channelState: "archived", archivedAt: now });
  if (channelId !== null) forgetChannel(db, channelId);
  refreshHomesOf(db, groupId, now);
}

/** Tells the coordinator once that Slack refused to rename or archive the channel. It is not tried again. */
export function noteNotClosed(db: Db, { id, coordinator }: Group, what: ChannelStep, now: number): void {
  const key = `groups:not-closed:${id}:${what}`;
  enqueue(db, { key, kind: "groups:not-closed", ref: { group: id, what }, to: coordinator.id, dueAt: now }, now);
}
