import { saveLog } from "../../db/meeting-log/saving.ts";
import { tasks } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { newId } from "../../db/store/open.ts";
import type { MeetingId } from "../../src/programme/ids.ts";
import { meetingLogForm } from "../../src/programme/meeting-log/form.ts";
import { openPairAs } from "../support/acting.ts";
import { ZONE } from "../support/helsinki.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInPairs } from "../support/marked-items.ts";
import { loggedMeeting, type MarksInDatabase, textsOfForm } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { act, away, bothPairs, send } from "../support/secret-hands.ts";
import { easy } from "../support/texts.ts";
import { writeLog } from "../support/under-way.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "pair:<to>": ["meeting-log:ask", "meeting-log:saved"],
  "person:<to>": ["meeting-log:remind"],
};

/** What the logs of each pair say that nothing else says. */
const labels = {
  before: { theme: ["skills", "Osaamisen kehittäminen"], minutes: "05" },
  now: { theme: ["language", "Kielitaidon kehittyminen"], minutes: "35" },
  own: { theme: ["network", "Verkostoituminen"], minutes: "55" },
} as const;

export const marksInPairs: MarksInPairs = {
  "first meeting": async ({ world, name, pair, mark, days }) => {
    const texts = { content: mark("content"), insights: mark("insights"), feedback: mark("feedback") };
    const tasks = { mentorTasks: mark("mentortask"), actorTasks: mark("actortask") };
    await writeLog(world, pair, { on: days[0], themes: [labels[name].theme[0]], ...texts, ...tasks });
    return Object.values(texts).map((text) => ({ row: "meeting log", mark: text }));
  },

  "second meeting": async ({ world, name, pair, mark, days }) => {
    const {
      theme: [theme, word],
      minutes,
    } = labels[name];
    const tasks = { mentorTasks: mark("mentortask2"), actorTasks: mark("actortask2") };
    const next = { nextOn: "2026-02-27", nextTime: `17:${minutes}`, nextPlace: mark("place") };
    await writeLog(world, pair, { on: days[1], themes: [theme], content: mark("content2"), ...tasks, ...next });
    return [
      { row: "meeting log", mark: mark("content2") },
      { row: "later meetings", mark: mark("place") },
      { row: "later meetings", mark: `17.${minutes}` },
      ...Object.values(tasks).map((text) => ({ row: "agreed tasks", mark: text })),
      { row: "themes", mark: word, easyMark: easy(`themes.${theme}`) },
    ];
  },
};

export const marksInDatabase: MarksInDatabase = {
  "first meeting": ({ db, pair, mark, answers }) => {
    const form = textsOfForm(meetingLogForm, mark);
    const facts = { on: "2026-02-10", themes: ["skills"], nextOn: "2026-02-20", nextTime: "17:00" };
    const meeting = { meetingId: undefined, freshId: newId<MeetingId>(), revision: 0, asksNext: true };
    const answer = { ...facts, ...form.answer, ...answers.log } as never;
    const saved = saveLog(db, openPairAs(db, pair.mentor.id, pair.id, "mentor"), { ...meeting, answer }, NOW, ZONE);
    if (!("saved" in saved)) throw new Error("the log was not saved");
    db.deferred.finish();
    return form.marks;
  },
};

export const correctsLog = bothPairs(async (world, pair) => {
  const meeting = loggedMeeting(world.db, pair.id);
  await act(world, pair.actor, "meeting-log:correct", meeting);
  await send(world, pair.actor, { feedback: "Hyvä tapaaminen" });
  await act(world, pair.mentor, "meeting-log:edit", meeting);
  await send(world, pair.mentor, { content: "Puhuimme työstä", themes: ["applications"] });
  await act(world, pair.actor, "meeting-log:show", meeting);
  for (const { id, owner } of world.db.orm.select().from(tasks).where(eq(tasks.pairId, pair.id)).all()) {
    await away(world, pair[owner]);
    await act(world, pair[owner], "follow-up:task-unfinished", id);
  }
});
