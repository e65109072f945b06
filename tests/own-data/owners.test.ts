import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { formModal, formSheet } from "../../blocks/form.ts";
import { option } from "../../blocks/kit.ts";
import { kickoffFormFor } from "../../db/kickoff/kickoff.ts";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { erase } from "../../db/own-data/erasing.ts";
import { forgetNightly } from "../../db/own-data/forgetting.ts";
import { ownData } from "../../db/own-data/own-data.ts";
import { type Pair, readPair } from "../../db/pairs/pairs.ts";
import { readPerson } from "../../db/people/people.ts";
import { kickoffForms, meetingLogs } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Db } from "../../db/store/open.ts";
import { viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { Field, KeptFields } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId } from "../../src/programme/ids.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { meetingLogForm } from "../../src/programme/meeting-log/form.ts";
import { type Deleting, missingTextsOf } from "../../src/programme/privacy/deleting.ts";
import { plain } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { erase as wishErasure } from "../support/acting.ts";
import { ZONE } from "../support/helsinki.ts";
import { anyAdded, type Extended, extended, writeAll } from "../support/marked-answers.ts";
import { isKept } from "../support/marked-kept.ts";
import { NOW, openedForTest, PairDatabase } from "../support/pair-database.ts";

const words = wordsIn("fi", ZONE);
const database = new PairDatabase();
afterAll(() => database[Symbol.dispose]());

let runs = 0;

/** What happens to the pair, by the functions that the bot calls. */
function deleteFor(db: Db, pair: Pair, why: Deleting): number {
  if (why === "time") {
    const later = NOW + 200 * DAY_MS;
    while (forgetNightly(db, later, ZONE));
    return later;
  }
  const id = pair[why].id;
  wishErasure(db, id, NOW);
  erase(db, id, NOW);
  return NOW;
}

const rawKickoff = (db: Db, pairId: PairId): Record<string, unknown> => {
  const form = db.orm.select().from(kickoffForms).where(eq(kickoffForms.pairId, pairId)).get()?.form ?? "";
  return JSON.parse(openedForTest(db, { column: "kickoff_forms.form", row: pairId }, form));
};
const rawLog = (db: Db, meetingId: MeetingId): Record<string, unknown> => {
  const form = db.orm.select().from(meetingLogs).where(eq(meetingLogs.meetingId, meetingId)).get()?.form ?? "";
  return JSON.parse(openedForTest(db, { column: "meeting_logs.form", row: meetingId }, form));
};

const isList = ({ kind }: Field) => kind === "choices" || kind === "people" || kind === "picks";

/** What is left in the added fields: each as it was answered, or empty. */
const leftIn = <F extends KeptFields>({ added }: Extended<F>, why: Deleting) =>
  Object.fromEntries(
    added.map(({ name, field, value, mark }) => [
      name,
      isKept(mark, why) && value !== undefined ? value : isList(field) ? [] : null,
    ]),
  );

/** The form opens to read and to correct. */
function expectOpens<F extends KeptFields>({ form }: Extended<F>, answer: Record<string, unknown>): string {
  const options = Object.fromEntries(
    Object.entries(form.fields)
      .filter(([, { kind }]) => kind === "pick" || kind === "picks")
      .map(([name]) => [name, [option("x", "x")]]),
  );
  const parts = { title: "forms.save", submit: "forms.save", seenBy: plain("x"), metadata: {} } as const;
  expect(
    viewProblems({ ...formModal(form, words, { ...parts, answer: answer as never, options }) }, "modal"),
  ).toBeUndefined();
  return JSON.stringify(formSheet(form, words, answer as never, () => NOW));
}

describe.each<Deleting>(["mentor", "actor", "time"])("whatever fields a form has, after %s", (why) => {
  test("nothing is left of what is deleted, what stays is there, and everything opens for those who may see it", () => {
    const anyFields = fc.array(anyAdded, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyFields, anyFields, (ofKickoff, ofLog) => {
        const run = `r${runs++}x`;
        const kickoff = extended(kickoffForm, run, ofKickoff);
        const log = extended(meetingLogForm, run, ofLog);
        const db: Db = { ...database.db, forms: { kickoff: kickoff.form, meetingLog: log.form } };
        const names = { mentor: `zz${run}mentor-namezz`, actor: `zz${run}actor-namezz` };
        const { pair, meetingId, marks } = db.transaction(() =>
          writeAll(database, db, database.openPair(names, `zz${run}kickoff-placezz`), run, {
            kickoff: kickoff.answer,
            log: log.answer,
          }),
        );
        const all = [
          ...marks,
          ...[...kickoff.added, ...log.added].flatMap(({ value, mark }) =>
            JSON.stringify(value ?? "").includes(mark.text) ? [mark] : [],
          ),
        ];
        const before = database.allText();
        expect(all.filter(({ text }) => !before.includes(text))).toEqual([]);

        const now = db.transaction(() => deleteFor(db, pair, why));

        const after = database.allText();
        expect(all.filter(({ text }) => after.includes(text))).toEqual(all.filter((mark) => isKept(mark, why)));
        expect(rawKickoff(db, pair.id)).toMatchObject(leftIn(kickoff, why));
        expect(rawLog(db, meetingId)).toMatchObject(leftIn(log, why));

        const left = readPair(db, pair.id);
        expect(missingTextsOf([kickoff.form, log.form], left)).toEqual(why === "time" ? { at: now } : "partly");
        for (const personId of [pair.mentor.id, pair.actor.id, database.coordinator]) {
          const seen = kickoffFormFor(db, { personId }, pair.id);
          expect(seen?.answer).toMatchObject(leftIn(kickoff, why));
          expectOpens(kickoff, seen?.answer ?? {});
          const seenLog = logFor(db, { personId }, meetingId);
          expect(seenLog === undefined).toBe(personId === database.coordinator);
          if (seenLog) expect(seenLog.answer).toMatchObject(leftIn(log, why));
          if (seenLog) expectOpens(log, seenLog.answer);
        }
        for (const role of ["mentor", "actor"] as const) {
          const copy = JSON.stringify(ownData(db, readPerson(db, pair[role].id), words, now));
          const kept = all.filter((mark) => mark.in === "form" && isKept(mark, why) && role !== why);
          expect(kept.filter(({ text }) => !copy.includes(text))).toEqual([]);
        }
      }),
      { numRuns: 10 },
    );
  });
});
