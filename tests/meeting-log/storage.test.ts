import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { correctLog, saveLog } from "../../db/meeting-log/saving.ts";
import { logsOf, tasksFor } from "../../db/meeting-log/tasks.ts";
import { savePerson } from "../../db/people/people.ts";
import { logThemes, meetingLogs, meetings, outbox, pairs, tasks } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import { saveSettings } from "../../db/store/settings.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { tasksIn } from "../../src/programme/meeting-log/rules.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { openPairAs } from "../support/acting.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { emptyLog } from "../support/logging.ts";
import { madeUp } from "../support/made-up.ts";
import { t } from "../support/texts.ts";

describe("Liite 2 in the database", () => {
  const folder = mkdtempSync(join(tmpdir(), "auroras-log-"));
  const now = at("2026-02-10", "18:00");
  let db: Db;
  let pairId: PairId;
  let ids: Record<PairRole | "coordinator", PersonId>;

  beforeAll(() => {
    db = openDatabase(join(folder, "test.sqlite"), { now });
    const person = (name: string) =>
      savePerson(
        db,
        {
          slackUserId: madeUp(`U${name.toUpperCase()}`),
          name,
          profileLanguage: null,
          isAdmin: false,
          isGuest: false,
          isBot: false,
          isStranger: false,
          isDeactivated: false,
        },
        now,
      ).id;
    ids = { mentor: person("Mirja"), actor: person("Amina"), coordinator: person("Kaisa") };
    saveSettings(db, {
      language: "fi",
      plannedNumber: 7,
      coordinatorsChannelId: null,
      peerChannelId: null,
      hoursFrom: "09:00",
      hoursUntil: "20:00",
      reminderHours: 24,
      goodbyeDays: 14,
      privacyNoticeUrl: null,
      setUpAt: now,
      setUpBy: ids.coordinator,
    });
    pairId = newId();
    db.orm
      .insert(pairs)
      .values({
        id: pairId,
        mentorId: ids.mentor,
        actorId: ids.actor,
        coordinatorId: ids.coordinator,
        state: "open",
        language: "fi",
        plannedNumber: 7,
        channelSuffix: "abc",
        createdBy: ids.coordinator,
        createdAt: now - 30 * DAY_MS,
        openedAt: now - 30 * DAY_MS,
      })
      .run();
  });

  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const savedAs = (answer: MeetingLog, change: { meetingId?: MeetingId; revision?: number } = {}) => {
    const saving = {
      meetingId: change.meetingId,
      freshId: newId<MeetingId>(),
      revision: change.revision ?? 0,
      asksNext: true,
      answer,
    };
    return db.transaction(() => saveLog(db, openPairAs(db, ids.mentor, pairId, "mentor"), saving, now, ZONE));
  };

  const forget = () => {
    for (const table of [meetingLogs, logThemes, tasks, meetings, outbox]) db.orm.delete(table).run();
  };

  const free = fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), { nil: null });
  const taskText = fc.option(
    fc
      .array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 20 })
      .map((lines) => lines.join("\n")),
    { nil: null },
  );
  const day = (from: string, days: number) =>
    fc.integer({ min: 0, max: days }).map((after) => {
      const instant = at(from, "12:00") + after * DAY_MS;
      return new Date(instant).toISOString().slice(0, 10);
    });
  const next = fc.option(
    fc.record({
      nextOn: day("2026-02-11", 400),
      nextTime: fc.constantFrom("00:00", "09:15", "17:00", "23:59"),
      nextPlace: fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 }), { nil: null }),
    }),
    { nil: { nextOn: null, nextTime: null, nextPlace: null } },
  );
  const log: fc.Arbitrary<MeetingLog> = fc
    .record({
      on: day("2026-01-15", 20),
      themes: fc.subarray([...themes], { minLength: 1 }),
      content: free,
      insights: free,
      feedback: free,
      mentorTasks: taskText,
      actorTasks: taskText,
      next,
    })
    .map(({ next: agreed, ...rest }) => ({ ...emptyLog, ...rest, ...agreed }));

  test("a saved log reads back equal, for the mentor and for the actor", () => {
    fc.assert(
      fc.property(log, (answer) => {
        forget();
        const saved = savedAs(answer);
        if (!("saved" in saved)) throw new Error("not saved");
        const { id } = saved.saved;
        expect(logFor(db, { personId: ids.mentor }, id)?.answer).toEqual(answer);
        expect(logFor(db, { personId: ids.actor }, id)?.answer).toEqual(answer);
        const texts = (owner: PairRole) =>
          tasksFor(db, { personId: ids.actor }, { meetingId: id, pairId }, owner).map((task) => task.text);
        expect(texts("mentor")).toEqual(tasksIn(answer.mentorTasks));
        expect(texts("actor")).toEqual(tasksIn(answer.actorTasks));
      }),
      { numRuns: 60 },
    );
  });

  test("a corrected log reads back equal too, and its revision rises", () => {
    fc.assert(
      fc.property(log, log, (first, second) => {
        // The same log saved twice is one: nothing to tell.
        fc.pre(JSON.stringify(first) !== JSON.stringify(second));
        forget();
        const saved = savedAs(first);
        if (!("saved" in saved)) throw new Error("not saved");
        const { id: meetingId } = saved.saved;
        expect(savedAs(second, { meetingId, revision: 0 })).toHaveProperty("meanwhile.revision", 1);
        expect(savedAs(second, { meetingId, revision: 1 })).toHaveProperty("saved.id", meetingId);
        const kept =
          second.nextOn === null ? { nextOn: first.nextOn, nextTime: first.nextTime, nextPlace: first.nextPlace } : {};
        expect(logFor(db, { personId: ids.actor }, meetingId)).toMatchObject({
          answer: { ...second, ...kept },
          revision: 2,
          on: second.on,
        });
        expect(logsOf(db, pairId)).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  test("the actor's correction changes her own part and nothing else", () => {
    fc.assert(
      fc.property(log, free, taskText, (first, feedback, actorTasks) => {
        forget();
        const saved = savedAs(first);
        if (!("saved" in saved)) throw new Error("not saved");
        const { id: meetingId } = saved.saved;
        const correcting = { meetingId, revision: 1, answer: { feedback, actorTasks } };
        expect(
          db.transaction(() => correctLog(db, openPairAs(db, ids.actor, pairId, "actor"), correcting, now)),
        ).toEqual({
          corrected: true,
        });
        expect(logFor(db, { personId: ids.mentor }, meetingId)?.answer).toEqual({ ...first, feedback, actorTasks });
      }),
      { numRuns: 30 },
    );
  });

  test("a task that was agreed already keeps its state when the log is corrected", () => {
    forget();
    const first = savedAs({ ...emptyLog, on: "2026-02-09", actorTasks: "Päivitä CV\nSoita Ainolle" });
    if (!("saved" in first)) throw new Error("not saved");
    const { id: meetingId } = first.saved;
    db.orm.update(tasks).set({ state: "done" }).where(eq(tasks.position, 1)).run();
    savedAs(
      { ...emptyLog, on: "2026-02-09", actorTasks: "Soita Ainolle\nKirjoita hakemus" },
      { meetingId, revision: 1 },
    );
    const seen = tasksFor(db, { personId: ids.actor }, { meetingId, pairId });
    expect(seen.map(({ text, state }) => ({ text, state }))).toEqual([
      { text: "Soita Ainolle", state: "done" },
      { text: "Kirjoita hakemus", state: "open" },
    ]);
  });

  test("nobody but the two reads a log or its tasks", () => {
    forget();
    const saved = savedAs({ ...emptyLog, on: "2026-02-09", content: "Salaisuus", actorTasks: "Tehtävä" });
    if (!("saved" in saved)) throw new Error("not saved");
    const { id: meetingId } = saved.saved;
    for (const viewer of [
      { personId: ids.coordinator },
      { channel: "coordinators" as const },
      { channelOfPair: pairId },
    ]) {
      expect(logFor(db, viewer, meetingId)).toBeUndefined();
      expect(tasksFor(db, viewer, { meetingId, pairId })).toEqual([]);
    }
    const stored = JSON.stringify([db.orm.select().from(meetingLogs).all(), db.orm.select().from(tasks).all()]);
    expect(stored).not.toContain("Salaisuus");
    expect(stored).not.toContain(t("people.staff.title"));
  });
});
