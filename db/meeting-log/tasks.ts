import type { MeetingId, PairId, PersonId, TaskId } from "../../src/programme/ids.ts";
import { type MeetingLog, taskFields } from "../../src/programme/meeting-log/form.ts";
import { tasksCheckedAt, tasksIn } from "../../src/programme/meeting-log/rules.ts";
import type { TaskState } from "../../src/programme/meeting-log/task-states.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import { enqueueOrMove } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { moveRows } from "../outbox/states.ts";
import { readPair } from "../pairs/pairs.ts";
import { type Acting, type Allowed, allow, pairAs } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { meetingLogs, tasks } from "../schema/index.ts";
import { asc, desc, eq, inArray, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** A task, opened for a viewer with a permit. */
export type SeenTask = { id: TaskId; meetingId: MeetingId; owner: PairRole; text: string; state: TaskState };

/** A log without its texts. */
export type LogFacts = Omit<typeof meetingLogs.$inferSelect, "form">;

const factsOf = {
  meetingId: meetingLogs.meetingId,
  pairId: meetingLogs.pairId,
  on: meetingLogs.on,
  savedBy: meetingLogs.savedBy,
  savedAt: meetingLogs.savedAt,
  firstSavedAt: meetingLogs.firstSavedAt,
  revision: meetingLogs.revision,
  versionId: meetingLogs.versionId,
  isBrief: meetingLogs.isBrief,
};

const logRows = prepared((orm) =>
  orm
    .select(factsOf)
    .from(meetingLogs)
    .where(eq(meetingLogs.pairId, sql.placeholder("pairId")))
    .orderBy(desc(meetingLogs.on), desc(meetingLogs.firstSavedAt))
    .prepare(),
);

/** The logs of a pair, newest meeting first. */
export const logsOf = (db: Db, pairId: PairId): LogFacts[] => logRows(db).all({ pairId });

const newestLogRow = prepared((orm) =>
  orm
    .select(factsOf)
    .from(meetingLogs)
    .where(eq(meetingLogs.pairId, sql.placeholder("pairId")))
    .orderBy(desc(meetingLogs.on), desc(meetingLogs.firstSavedAt))
    .limit(1)
    .prepare(),
);

export const newestLogOf = (db: Db, pairId: PairId): LogFacts | undefined => newestLogRow(db).get({ pairId });

const taskRows = prepared((orm) =>
  orm
    .select()
    .from(tasks)
    .where(eq(tasks.meetingId, sql.placeholder("meetingId")))
    .orderBy(asc(tasks.owner), asc(tasks.position))
    .prepare(),
);

/** The tasks agreed at a meeting, the actor's first, of one owner or of both. Empty for a viewer without a permit. */
export function tasksFor(
  db: Db,
  viewer: Viewer,
  log: { meetingId: MeetingId; pairId: PairId },
  owner?: PairRole,
): SeenTask[] {
  const permitted = permit(db, viewer, "task", { pairId: log.pairId });
  if (!permitted) return [];
  return taskRows(db)
    .all({ meetingId: log.meetingId })
    .filter((task) => owner === undefined || task.owner === owner)
    .map(({ id, meetingId, owner: whose, text, state }) => ({
      id,
      meetingId,
      owner: whose,
      state,
      text: open(db, permitted, { column: "tasks.text", row: id }, text),
    }));
}

/** Whose a task is, without its text. */
function findTask(db: Db, taskId: TaskId | undefined) {
  const row = taskId && db.orm.select().from(tasks).where(eq(tasks.id, taskId)).get();
  return row && { id: row.id, pairId: row.pairId, meetingId: row.meetingId, owner: row.owner, state: row.state };
}

type OwnTask = Allowed<"mark", NonNullable<ReturnType<typeof findTask>>>;

/** A task of the acting person in an open pair. Else why it cannot be marked. */
export function ownTask(db: Db, by: Acting, taskId: TaskId | undefined): OwnTask | { why: "gone" | "over" } {
  const task = findTask(db, taskId);
  const pair = task && pairAs(db, by, task.pairId);
  if (!task || pair?.role !== task.owner) return { why: "gone" };
  return pair.state === "open" ? allow(db, task) : { why: "over" };
}

/** Says whether that is news. */
export function changeTaskState(db: Db, task: OwnTask, state: TaskState, now: number): boolean {
  if (task.state === state) return false;
  db.orm.update(tasks).set({ state, stateAt: now }).where(eq(tasks.id, task.id)).run();
  redrawAbout(db, { tasks: task.pairId, to: [readPair(db, task.pairId)[task.owner].id] }, now);
  return true;
}

/** The tasks that a log has for one of the two. */
export const tasksOf = (answer: MeetingLog, owner: PairRole): string[] => tasksIn(answer[taskFields[owner]]);

/** Replaces one person's tasks of a meeting by these texts. A task with the same text as one of `known` keeps its state. */
export function saveTasks(
  db: Db,
  known: readonly SeenTask[],
  { log, owner, texts }: { log: LogFacts; owner: PairRole; texts: readonly string[] },
): void {
  const own = known.filter((task) => task.owner === owner);
  const kept = new Set<TaskId>();
  texts.forEach((text, position) => {
    const same = own.find((task) => task.text === text && !kept.has(task.id));
    kept.add(same ? movedTask(db, same.id, position) : newTask(db, log, owner, position, text));
  });
  const gone = own.filter((task) => !kept.has(task.id)).map((task) => task.id);
  if (gone.length > 0) db.orm.delete(tasks).where(inArray(tasks.id, gone)).run();
}

function movedTask(db: Db, id: TaskId, position: number): TaskId {
  db.orm.update(tasks).set({ position }).where(eq(tasks.id, id)).run();
  return id;
}

const insertion = prepared((orm) =>
  orm
    .insert(tasks)
    .values({
      id: sql.placeholder("id"),
      pairId: sql.placeholder("pairId"),
      meetingId: sql.placeholder("meetingId"),
      owner: sql.placeholder("owner"),
      position: sql.placeholder("position"),
      text: sql.placeholder("text"),
    })
    .prepare(),
);

function newTask(db: Db, { meetingId, pairId }: LogFacts, owner: PairRole, position: number, text: string): TaskId {
  const id = newId<TaskId>();
  const sealed = sealIn<"task">(db, { column: "tasks.text", row: id }, text);
  insertion(db).run({ id, pairId, meetingId, owner, position, text: sealed });
  return id;
}

/** The channel's line about a log. */
export const logSavedKey = (meetingId: MeetingId): RowKey => `meeting-log:saved:${meetingId}`;

export const taskCheckKey = (meetingId: MeetingId, role: PairRole): RowKey => `follow-up:tasks:${meetingId}:${role}`;

type Logged = Pick<LogFacts, "meetingId" | "firstSavedAt">;

/** Enqueues the question about the tasks to each of these people, or moves it. Whether there are tasks is checked on delivery. */
export function enqueueTaskChecks(
  db: Db,
  log: Logged,
  two: { person: { id: PersonId }; role: PairRole }[],
  nextStartsAt: number | undefined,
  now: number,
): void {
  const dueAt = tasksCheckedAt(log.firstSavedAt, nextStartsAt);
  for (const { person, role } of two) {
    const key = taskCheckKey(log.meetingId, role);
    const ref = { meeting: log.meetingId, role };
    enqueueOrMove(db, { key, kind: "follow-up:tasks", ref, to: person.id, dueAt }, now);
  }
}

const taskTellKey = (meetingId: MeetingId): RowKey => `follow-up:actors-tasks:${meetingId}`;

/** Enqueues the actor's tasks for the mentor to tell her, or moves them: of a pair whose actor has no account. */
export function enqueueTaskTelling(
  db: Db,
  { log, mentor }: { log: Logged; mentor: { id: PersonId } },
  nextStartsAt: number | undefined,
  now: number,
): void {
  const dueAt = tasksCheckedAt(log.firstSavedAt, nextStartsAt);
  const row = { key: taskTellKey(log.meetingId), ref: { meeting: log.meetingId }, to: mentor.id };
  enqueueOrMove(db, { ...row, kind: "follow-up:actors-tasks", dueAt }, now);
}

/** Moves the questions about the tasks after the next meeting was agreed, moved or cancelled. */
export function moveTaskChecks(db: Db, log: Logged, nextStartsAt: number | undefined): void {
  const dueAt = tasksCheckedAt(log.firstSavedAt, nextStartsAt);
  const checks = pairRoles.map((role) => taskCheckKey(log.meetingId, role));
  moveRows(db, [...checks, taskTellKey(log.meetingId)], dueAt);
}
