import { expect, test } from "vitest";
import { kickoffFormFor, saveKickoff } from "../../db/kickoff/kickoff.ts";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { saveLog } from "../../db/meeting-log/saving.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { reportFor } from "../../db/reports/reports.ts";
import { closingAnswers } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { newId } from "../../db/store/open.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { MeetingId, PersonId } from "../../src/programme/ids.ts";
import { chartOf } from "../../src/programme/reports/chart.ts";
import { reportSheets } from "../../src/programme/reports/sheets.ts";
import { shownReport } from "../../src/programme/reports/shown.ts";
import { languages } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { openPairAs } from "../support/acting.ts";
import { digestOf, finish, giveFeedback, showFeedback } from "../support/closing.ts";
import { ZONE } from "../support/helsinki.ts";
import { download } from "../support/own-data.ts";
import { startUnderWay, submit, textsIn, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** An option of before, which the forms of today do not know. */
const GONE = "knitting";

function idOf(world: World, person: Person): PersonId {
  const found = findPersonBySlackId(world.db, person.id);
  if (!found) throw new Error("nobody");
  return found.id;
}

/** Liite 1 as it was saved when its themes, its matters and its number of meetings were others. */
async function startWithOldKickoff() {
  const { world, pair } = await startUnderWay();
  const viewer = { personId: idOf(world, pair.mentor) };
  const kickoff = () => kickoffFormFor(world.db, viewer, pair.id)?.answer;
  const form = kickoffFormFor(world.db, viewer, pair.id);
  if (!form) throw new Error("no form");
  world.db.transaction(() =>
    saveKickoff(
      world.db,
      openPairAs(world.db, viewer.personId, pair.id, "mentor"),
      {
        answer: { ...form.answer, themes: ["jobs", GONE], important: ["sharing", GONE], number: 25 },
        seenRevision: form.revision,
      },
      world.now(),
    ),
  );
  await world.settle();
  return { world, pair, kickoff };
}

test("an old Liite 1 opens, is told of in the channel and downloaded, and keeps what nobody takes away", async () => {
  const { world, pair, kickoff } = await startWithOldKickoff();
  await using _ = world;
  expect((await textsIn(pair.actor, pair.channelId)).join("\n")).toContain(`Oman alan työpaikat, ${GONE}`);
  await world.press(pair.actor, pair.channelId, "kickoff:show", "kickoff:show");
  expect(wordsOf(await pair.actor.modal())).toContain(`Oman alan työpaikat\\n${GONE}`);
  await pair.actor.closeAll();
  expect(await download(world, pair.actor)).toMatchObject({
    pairs: [{ firstMeetingForm: { themes: ["jobs", GONE], important: ["sharing", GONE], number: 25 } }],
  });

  await correct(world, pair.actor, pair.channelId);
  await pair.actor.fill({ actorWishes: "Töitä" });
  expect((await submit(world, pair.actor)).outcome).toBe("updated");
  expect(kickoff()).toMatchObject({
    ...{ themes: ["jobs", GONE], important: ["sharing", GONE], number: 25, actorWishes: "Töitä" },
  });

  await correct(world, pair.mentor, pair.channelId);
  await pair.mentor.fill({ themes: ["jobs"], important: [], number: "26" });
  expect((await pair.mentor.submit()).outcome).toBe("not_sent");
  await pair.mentor.fill({ number: "8" });
  expect((await submit(world, pair.mentor)).outcome).toBe("updated");
  expect(kickoff()).toMatchObject({ themes: ["jobs"], important: [], number: 8 });
});

/** Opens the saved form of the first meeting for a correction, from its sheet. */
async function correct(world: World, person: Person, channel: string): Promise<void> {
  await world.press(person, channel, "kickoff:show", "kickoff:show");
  const sheet = await person.modal();
  if (!sheet) throw new Error("no sheet is open");
  await person.press(sheet, "kickoff:open");
  await world.settle();
}

test("an old Liite 2 opens, is corrected and counted with the theme it had, and so is an end nobody can choose today", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa } = world.people;
  await writeLog(world, pair, { on: "2026-01-14", content: "Ansioluettelo" });
  const viewer = { personId: idOf(world, pair.mentor) };
  const meetingId = meetingsOfPair(world.db, pair.id)[1]?.id;
  const log = () => logFor(world.db, viewer, meetingId);
  const known = log();
  if (!known) throw new Error("no log");
  const old = {
    ...{ meetingId, freshId: newId<MeetingId>(), revision: known.revision, asksNext: false },
  };
  world.db.transaction(() =>
    saveLog(
      world.db,
      openPairAs(world.db, viewer.personId, pair.id, "mentor"),
      { ...old, answer: { ...known.answer, themes: ["skills", GONE] } },
      world.now(),
      ZONE,
    ),
  );

  await world.press(pair.mentor, pair.channelId, "meeting-log:show", "meeting-log:show");
  const sheet = await pair.mentor.modal();
  expect(wordsOf(sheet)).toContain(`Osaamisen kehittäminen\\n${GONE}`);
  if (sheet) await pair.mentor.press(sheet, "meeting-log:edit");
  await world.settle();
  await pair.mentor.fill({ insights: "Uusi ala" });
  await submit(world, pair.mentor);
  expect(log()?.answer).toMatchObject({ themes: ["skills", GONE], insights: "Uusi ala" });
  await world.press(pair.actor, pair.channelId, "meeting-log:show", "meeting-log:show");
  const seen = await pair.actor.modal();
  if (seen) await pair.actor.press(seen, "meeting-log:correct");
  await world.settle();
  await pair.actor.fill({ feedback: "Hyvä" });
  await submit(world, pair.actor);
  expect(log()?.answer).toMatchObject({ themes: ["skills", GONE], feedback: "Hyvä" });

  await finish(world, pair, { rating: "5", text: "Kiitos", goesOn: ["break"] });
  await pair.mentor.closeAll();
  await giveFeedback(world, pair.actor, { outcome: "job", rating: "4" });
  const answers = world.db.orm.update(closingAnswers);
  answers.set({ outcome: "moved" }).where(eq(closingAnswers.role, "actor")).run();
  answers
    .set({ goesOn: ["choir", "break"] })
    .where(eq(closingAnswers.role, "mentor"))
    .run();
  await world.press(pair.actor, "@bot", "closing:feedback", "closing:feedback");
  expect(wordsOf(await pair.actor.modal())).toContain('"moved"');
  await pair.actor.fill({ text: "Kiitos paljon" });
  await submit(world, pair.actor);
  await pair.actor.closeAll();
  const actors = world.db.orm.select().from(closingAnswers).where(eq(closingAnswers.role, "actor")).get();
  expect(actors).toMatchObject({ outcome: "moved", rating: 4 });
  const digest = wordsOf(await digestOf(world));
  expect(digest).toContain(`${GONE} (1)`);
  expect(digest).toContain("moved");
  expect(await showFeedback(world, kaisa)).toContain("choir");
  expect(await download(world, pair.mentor)).toMatchObject({ pairs: [{ outcome: "moved" }] });

  const period = { from: "2026-01-01", until: "2026-01-31" };
  const counting = { db: world.db, viewer: { personId: idOf(world, kaisa) }, period, zone: ZONE, isNamed: true };
  const facts = reportFor(counting, world.now());
  if (!facts) throw new Error("no report");
  for (const language of languages) {
    const words = wordsIn(language, ZONE);
    const cells = reportSheets(words, shownReport(facts, true)).flatMap(({ rows }) => rows);
    expect(cells).toContainEqual([GONE, 1, 1]);
    expect(JSON.stringify(cells)).toContain('"moved"');
    expect(JSON.stringify(chartOf(words, shownReport(facts, true)))).toContain(GONE);
  }
});
