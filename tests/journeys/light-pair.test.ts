import { expect, test } from "vitest";
import { actorsWithoutAccount } from "../../db/light-pairs/light-pairs.ts";
import { isForgotten } from "../../db/own-data/forgotten.ts";
import { isLight, readPair } from "../../db/pairs/pairs.ts";
import { outbox, people } from "../../db/schema/index.ts";
import { eq, sql } from "../../db/store/drizzle.ts";
import { COORDINATORS } from "../support/closing.ts";
import { lightPairOf, nameActor, openLightPair, SARI } from "../support/light-pairs.ts";
import { codeIn, lastLetter } from "../support/mail.ts";
import { pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { command, submit, wordsOf } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** Everything that somebody reads in a place, without what only she sees there. */
const readIn = async (person: { messages(channel: string): Promise<{ text: string }[]> }, channel: string) =>
  (await person.messages(channel)).map(({ text }) => text).join("\n");

const buttonsOf = (messages: readonly { blocks: unknown }[]): string =>
  JSON.stringify(messages.map(({ blocks }) => blocks));

/** Sari joins the workspace, with the address that the coordinator wrote. */
const joins = async (world: World, email: string) => {
  const fresh = await world.people.kaisa.addPerson({ name: SARI, email });
  await world.settle();
  return fresh;
};

test("an actor who joins Slack half-way is recognised by her address, and her own yes makes the pair an ordinary one", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa } = world.people;
  const { id, channelId } = await openLightPair(world, mirja, { language: "fi", email: "sari@example.org" });
  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"], number: "6" });
  await submit(world, mirja);
  await world.travelTo("2026-01-20", "17:00");
  await command(world, mirja, channelId, "/meeting-log");
  await mirja.fill({
    themes: ["applications"],
    actorTasks: "Lähetän hakemuksen",
    nextOn: "2026-01-29",
    nextTime: "15:00",
  });
  await submit(world, mirja);
  await world.travelTo("2026-01-22", "10:00");

  const waiting = { id: readPair(world.db, id).actor.id, name: SARI, email: "sari@example.org" };
  expect(actorsWithoutAccount(world.db)).toEqual([waiting]);

  const sari = await joins(world, "sari@example.org");
  const asked = await world.message(sari, "@bot", "Mirja");
  expect(wordsOf(asked)).toContain(t("lightPairs.join.yes"));
  // Until her yes the account sees nothing of the pair and is in no channel of it.
  expect((await sari.channels()).map((one) => one.id)).not.toContain(channelId);
  expect(isLight(readPair(world.db, id))).toBe(true);
  expect(wordsOf(await sari.home())).not.toContain("home:more");

  await sari.press(asked, "light-pairs:join");
  await world.settle();
  const pair = readPair(world.db, id);
  expect(isLight(pair)).toBe(false);
  expect(actorsWithoutAccount(world.db)).toEqual([]);
  expect(pair.actor.slackUserId).toBe(sari.id);
  expect((await sari.channels()).map((one) => one.id)).toContain(channelId);
  for (const person of [mirja, kaisa])
    await world.message(person, "@bot", t("lightPairs.join.joined", { actor: "Sari" }));
  const welcome = await readIn(mirja, channelId);
  expect(welcome).toContain(`<@${sari.id}>`);
  expect(welcome).not.toContain(t("lightPairs.next"));
  expect(welcome).not.toContain("Kerro aktorille");

  // What was before is not asked about; what comes is hers.
  const before = (await sari.dm()).length;
  await world.travelTo("2026-01-26", "18:00");
  expect(buttonsOf(await sari.dm())).not.toContain("follow-up:tell");
  await world.travelTo("2026-01-28", "12:00");
  expect(await readIn(sari, "@bot")).toContain("Lähetän hakemuksen");
  expect((await sari.dm()).length).toBeGreaterThan(before);
  await world.travelTo("2026-01-29", "18:00");
  await command(world, mirja, channelId, "/meeting-log");
  await mirja.fill({ themes: ["applications"] });
  await submit(world, mirja);
  expect(buttonsOf(await sari.dm())).toContain("follow-up:tell");
});

test("an actor who reads e-mail gets her meetings by letter once she has told the code, and the mentor no longer tells them", async () => {
  const world = await startSetUpWorld({ ...finnish, hasMail: true });
  await using _world = world;
  const { mirja } = world.people;
  const given = { language: "fi", actorLanguage: "fi", email: "sari@posti.example", letters: ["letters"] };
  const { channelId } = await openLightPair(world, mirja, given);
  const first = await lastLetter(world, given.email);
  expect(first.text).toContain(t("mail.letter.code.howElsewhere"));
  const [code] = /\d{6}/.exec(first.text ?? "") ?? [];
  await lookAtPair(world);
  await pressOn(world, world.people.kaisa, await world.people.kaisa.modal(), "light-pairs:code");
  await world.people.kaisa.fill({ code });
  await submit(world, world.people.kaisa);
  await world.people.kaisa.closeAll();
  // Her first meeting, which is ahead.
  expect((await lastLetter(world, given.email)).subject).toContain("tiistaina 13.1. kello 17");
  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"] });
  await submit(world, mirja);
  await world.travelTo("2026-01-15", "10:00");
  await command(world, mirja, channelId, "/next-meeting");
  await mirja.fill({ day: "2026-01-20", time: "15:00" });
  await submit(world, mirja);
  const said = await readIn(mirja, channelId);
  expect(said).toContain(t("lightPairs.letter"));
  expect(said).not.toContain("tapaaminen on tiistaina 20.1.");
  const letter = await lastLetter(world, given.email);
  expect(letter.subject).toContain("tiistaina 20.1. kello 15");
  expect(letter.text).toContain(t("mail.letter.meeting.cannotElsewhere"));
});

test("a code that did not come, or is too old, is sent again for an actor without Slack", async () => {
  const world = await startSetUpWorld({ ...finnish, hasMail: true });
  await using _world = world;
  const { mirja, kaisa } = world.people;
  const given = { language: "fi", actorLanguage: "fi", email: "sari@posti.example", letters: ["letters"] };
  world.mailServer?.order({ at: "text", hangsUp: true });
  await openLightPair(world, mirja, { ...given, day: "2026-01-20" });
  expect(world.mailServer?.letters).toEqual([]);
  await lookAtPair(world);
  await pressOn(world, kaisa, await kaisa.modal(), "light-pairs:code");
  await pressOn(world, kaisa, await kaisa.modal(), "light-pairs:code-again");
  expect(wordsOf(await kaisa.modal())).toContain(t("lightPairs.code.sent"));
  const first = codeIn(await lastLetter(world, given.email));
  await world.later({ days: 1 });
  await kaisa.fill({ code: first });
  expect(await submit(world, kaisa)).toMatchObject({ errors: { [t("mail.form.code")]: t("lightPairs.code.void") } });
  await pressOn(world, kaisa, await kaisa.modal(), "light-pairs:code-again");
  await kaisa.fill({ code: codeIn(await lastLetter(world, given.email)) });
  expect((await submit(world, kaisa)).outcome).toBe("updated");
  expect((await lastLetter(world, given.email)).subject).toContain("tiistaina 20.1. kello 17");
  // Her code is typed, so none is sent.
  await lookAtPair(world);
  expect(JSON.stringify((await kaisa.modal())?.blocks)).not.toContain("light-pairs:code");
});

test("a coordinator erases an actor without Slack who has asked for it: her name and address are gone, and a list does not bring her back", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa } = world.people;
  const { id } = await openLightPair(world, mirja, { language: "fi", email: "sari@posti.example" });
  const actorId = readPair(world.db, id).actor.id;
  await lookAtPair(world);
  const shown = await kaisa.modal();
  if (shown) await kaisa.press(shown, "light-pairs:erase", { confirm: true });
  await world.later({ minutes: 5 });
  const actor = readPair(world.db, id).actor;
  expect(actor).toMatchObject({ id: actorId, isErased: true });
  expect(actor.name).not.toContain("Sari");
  expect(readPair(world.db, id).state).toBe("finished");
  expect(world.db.orm.select().from(people).where(eq(people.id, actorId)).get()).toMatchObject({
    email: null,
    emailMark: null,
  });
  expect(isForgotten(world.db, { email: "sari@posti.example" })).toBe(true);
});

/** "Näytä pari" of the only pair, for Kaisa. */
async function lookAtPair(world: World): Promise<void> {
  const { kaisa } = world.people;
  const home = (await kaisa.shownHome()) ?? (await kaisa.home());
  if (home) await kaisa.choose(home, "home:filter", "open");
  await world.settle();
  const listed = await kaisa.shownHome();
  if (listed) await kaisa.press(listed, "home:pair");
  await world.settle();
}

test("who says no stays out, the pair stays a light one, and a coordinator can ask her again", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa, amina } = world.people;
  const { id, channelId } = await openLightPair(world, mirja, { language: "fi" });
  const pointOut = async () => {
    await lookAtPair(world);
    await pressOn(world, kaisa, await kaisa.modal(), "light-pairs:joining");
    await kaisa.fill({ person: amina.id });
    await submit(world, kaisa);
    await kaisa.closeAll();
  };
  await pointOut();
  await world.press(amina, "@bot", "Mirja", "light-pairs:decline");
  expect(isLight(readPair(world.db, id))).toBe(true);
  expect(await readIn(amina, "@bot")).toContain(t("lightPairs.join.saidNo"));
  expect(await readIn(amina, "@bot")).not.toContain("Kyllä, liity pariin");
  await pointOut();
  await world.press(amina, "@bot", "Mirja", "light-pairs:join");
  expect(readPair(world.db, id).actor.slackUserId).toBe(amina.id);
  expect((await amina.channels()).map((one) => one.id)).toContain(channelId);
});

test("a pair whose actor has no Slack goes from naming her to the digest, and the mentor is given what she is told", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa } = world.people;

  const made = await nameActor(world, mirja, { language: "fi" });
  expect(made.outcome).toBe("updated");
  const handed = wordsOf(await kaisa.modal());
  expect(handed).toContain(t("lightPairs.handOver", { actor: "Sari" }));
  expect(handed).toContain("Mirja");
  await kaisa.closeAll();
  const { id, channelId } = await lightPairOf(mirja, world.db);
  expect(isLight(readPair(world.db, id))).toBe(true);
  const channel = await mirja.channel(channelId);
  expect(channel.name).toContain("mirja-sari");

  const welcome = await readIn(mirja, channelId);
  expect(welcome).toContain(t("lightPairs.hello", { mentor: "Mirja", actor: "Sari" }));
  expect(welcome).not.toContain("<@>");

  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"], number: "6", goals: "Työpaikka" });
  await submit(world, mirja);
  // A day after the first meeting the coordinator is no longer in the channel.
  await world.travelTo("2026-01-15", "10:00");
  expect((await kaisa.channels()).map((one) => one.id)).not.toContain(channelId);

  await command(world, mirja, channelId, "/next-meeting");
  await mirja.fill({ day: "2026-01-20", time: "15:00", place: "Oodi" });
  await submit(world, mirja);
  expect(await readIn(mirja, channelId)).toContain("*Kerro aktorille:* tapaaminen on tiistaina 20.1. kello 15");

  await world.travelTo("2026-01-20", "17:00");
  await command(world, mirja, channelId, "/meeting-log");
  await mirja.fill({
    themes: ["applications"],
    actorTasks: "Lähetän hakemuksen",
    nextOn: "2026-01-29",
    nextTime: "15:00",
  });
  await submit(world, mirja);
  await world.travelTo("2026-01-28", "12:00");
  const told = await world.message(mirja, "@bot", "Kerro aktorille");
  expect(wordsOf(told)).toContain("Lähetän hakemuksen");

  await command(world, mirja, channelId, "/finish-pair");
  await mirja.fill({ outcome: "goals", rating: "4" });
  await submit(world, mirja);
  await mirja.closeAll();
  expect(await readIn(mirja, channelId)).toContain(t("lightPairs.tell.ended"));
  const digest = await world.message(kaisa, COORDINATORS, `Mirja Virtanen ja ${SARI}`);
  expect(wordsOf(digest)).toContain(t("lightPairs.notAsked"));

  // Nothing was ever sent to her: rows to her were dropped, none is sent or waits to be.
  const actorId = readPair(world.db, id).actor.id;
  const toHer = world.db.orm
    .select({ kind: outbox.kind, state: outbox.state })
    .from(outbox)
    .where(
      sql`${outbox.lane} = ${`person:${actorId}`} and ${outbox.state} <> 'dropped' and ${outbox.dueAt} <= ${world.now()}`,
    )
    .all();
  expect(toHer).toEqual([]);
});
