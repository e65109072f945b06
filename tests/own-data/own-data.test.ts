import { expect, test } from "vitest";
import { ownData } from "../../db/own-data/own-data.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import { auditLog } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { finish } from "../support/closing.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { download, openOwn } from "../support/own-data.ts";
import { buttonsOf } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { SECRET, secretPair } from "../support/secret-pair.ts";
import { easy, t } from "../support/texts.ts";
import { answerTo, next, startUnderWay, submit, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const dataOf = (world: World, person: Person) => {
  const found = findPersonBySlackId(world.db, person.id);
  if (!found) throw new Error("nobody");
  return ownData(world.db, found, wordsIn("fi", ZONE), world.now());
};

async function write(world: World, pair: UnderWay): Promise<void> {
  await writeLog(world, pair, {
    ...{ on: "2026-01-14", content: "Ansioluettelo", feedback: "Hyvä", mentorTasks: "Kysyn" },
    ...next("2026-01-22", "17:00", "Oodi"),
  });
  await world.press(pair.actor, "@bot", "follow-up:tell", "follow-up:tell");
  await pair.actor.fill({ words: "Vain minulle", rating: "4" });
  await submit(world, pair.actor);
  await finish(world, pair, { rating: "5", text: "Mentorin palaute" });
}

test("she sees what is stored, what she agreed to and what she can do; the first line says who sees it", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  await write(world, pair);
  const modal = await openOwn(world, pair.actor);
  const said = wordsOf(modal);
  expect(JSON.stringify(modal.blocks[0])).toContain(easy("privacy.seenBy"));
  for (const part of [
    easy("privacy.stored.pairs", { count: 1 }),
    easy("privacy.stored.meetings", { count: 3 }),
    easy("privacy.stored.forms", { count: 2 }),
    easy("privacy.stored.followUps", { count: 1 }),
    "6 kuukautta",
  ])
    expect(said).toContain(part);
  expect(said).toContain(easy("privacy.consents.ticked", { other: "Mirja", by: "Kaisa", date: "12.1.2026" }));
  expect(said).toContain(easy("privacy.consents.notice", { date: "12.1.2026" }));
  expect(buttonsOf(modal)).toEqual(
    expect.arrayContaining([t("privacy.download"), t("privacy.erase.button"), t("people.enrolActor")]),
  );
});

test("the actor's copy has what she gave and may see, the mentor's not what is the actor's own", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  await write(world, pair);
  const hers = await download(world, pair.actor);
  expect(hers).toMatchObject({
    person: { name: "Amina Hassan", slackUserId: pair.actor.id, privacyNoticeGiven: "2026-01-12T10:00:00+02:00" },
    pairs: [
      {
        yourRole: "actor",
        otherFirstName: "Mirja",
        state: "finished",
        consent: { tickedBy: "Kaisa", ticked: "2026-01-12T10:00:00+02:00" },
        firstMeetingForm: { themes: ["jobs"] },
        outcome: easy("closing.outcomes.goals"),
        yourFeedbackToTheNetwork: null,
      },
    ],
    looks: [{ what: "privacy:download", by: "you" }],
  });
  const text = JSON.stringify(hers);
  for (const part of ["Ansioluettelo", "Hyvä", "Kysyn", "Vain minulle", "Oodi"]) expect(text).toContain(part);
  for (const part of ["Mentorin palaute", pair.mentor.id]) expect(text).not.toContain(part);

  const his = JSON.stringify(await download(world, pair.mentor));
  for (const part of ["Ansioluettelo", "Hyvä", "Kysyn", "Mentorin palaute"]) expect(his).toContain(part);
  for (const part of ["Vain minulle", pair.actor.id]) expect(his).not.toContain(part);
});

test("it is sent to her alone, once for two presses, and both the press and the file leave a trace in the log", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const modal = await openOwn(world, pair.actor);
  await pair.actor.press(modal, t("privacy.download"));
  await world.settle();
  await pair.actor.closeAll();
  await pair.actor.press(await openOwn(world, pair.actor), t("privacy.download"));
  await world.settle();
  const files = Object.values((await world.workspace.state()).files);
  expect(files.map(({ shares }) => shares.map(({ channel }) => channel))).toEqual([[await pair.actor.dmId()]]);
  expect(wordsOf(await pair.actor.modal())).toContain(easy("privacy.downloadingAlready"));
  await pair.actor.closeAll();
  expect((await world.message(pair.actor, "@bot", easy("privacy.file.comment"))).blocks).toBeDefined();
  const id = findPersonBySlackId(world.db, pair.actor.id)?.id;
  expect(
    world.db.orm
      .select()
      .from(auditLog)
      .all()
      .filter(({ action }) => action === "privacy:download"),
  ).toMatchObject([{ personId: id, aboutId: id, pairId: null }]);
});

test("nothing of a pair is in the copy of anybody who is not one of the two", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, helena, olena } = world.people;
  await secretPair(world);
  await mirja.command("@bot", "/mentoring");
  await world.settle();
  for (const person of [kaisa, mirja]) expect(JSON.stringify(dataOf(world, person))).not.toContain(SECRET);
  for (const person of [helena, olena]) expect(JSON.stringify(dataOf(world, person))).toContain(SECRET);
});

test("who looked at her pair is shown to her, without what was seen, and her own looks are not", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa } = world.people;
  await world.press(pair.actor, pair.channelId, t("kickoff.show"), t("kickoff.show"));
  await pair.actor.closeAll();
  expect(wordsOf(await openOwn(world, pair.actor))).toContain(easy("privacy.looks.none"));
  await pair.actor.closeAll();
  const personId = findPersonBySlackId(world.db, kaisa.id)?.id ?? madeUp("");
  for (let number = 1; number <= 12; number++)
    recordLook(world.db, { at: world.now(), personId, action: "kickoff:show", pairId: pair.id });
  const modal = await openOwn(world, pair.actor);
  expect(wordsOf(modal)).toContain(`Kaisa, ${easy("privacy.looks.what.kickoff")} (Mirja ja Amina)`);
  await pair.actor.press(modal, easy("privacy.looks.all"));
  await world.settle();
  const first = await pair.actor.modal();
  expect(wordsOf(first).match(/Kaisa, /gu)).toHaveLength(10);
  if (first) await pair.actor.press(first, t("privacy.looks.older"));
  await world.settle();
  expect(wordsOf(await pair.actor.modal()).match(/Kaisa, /gu)).toHaveLength(2);
});

test("before anything is set up there is nothing to see, and to a stranger nothing is shown", async () => {
  await using world = await startSetUpWorld();
  const { olena } = world.people;
  const home = await olena.home();
  if (!home) throw new Error("no Home");
  await olena.press(home, t("people.profile"));
  await world.settle();
  expect(wordsOf(await olena.modal())).toContain(t("privacy.stored.person"));
  await olena.closeAll();
  expect(await answerTo(olena, "@bot").catch(() => undefined)).toBeUndefined();
});
