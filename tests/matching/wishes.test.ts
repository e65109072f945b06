import { expect, test } from "vitest";
import { saveMentorProfile } from "../../db/enrolment/profiles.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { ProgrammeId } from "../../src/programme/ids.ts";
import { profileOf } from "../support/acting.ts";
import { type MadeGroup, makeGroup, press, putAway, send } from "../support/groups.ts";
import { isMentor, openRound, personId, pressIn } from "../support/matching.ts";
import { change, makeProgramme, openProgramme, valuesIn } from "../support/programmes.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

/** What an actor answers near the end of her group goes with her: into the round, and into the first meeting's form. */

const answer = { wishes: "yes", field: "kirjanpito", learned: "Osaan kertoa osaamisestani" };

async function wishes(world: World, group: MadeGroup, languages: string): Promise<void> {
  await press(world, "kaisa", "groups:ask-wishes", group.id);
  await putAway(world.people.kaisa);
  await press(world, "amina", "groups:wish", group.id);
  await send(world, "amina", { ...answer, languages });
  await putAway(world.people.amina);
}

/** What "Ehdota pareja" says. */
async function round(world: World): Promise<string> {
  await putAway(world.people.kaisa);
  return saidOn(await openRound(world, world.people.kaisa));
}

const two = (actor: string, mentor: string) => t("matching.two", { actor, mentor });

/** A programme beside the first one, with the group in it. */
async function inProgramme(world: World, basics: Record<string, unknown>): Promise<[ProgrammeId, MadeGroup]> {
  const { kaisa } = world.people;
  const id = await makeProgramme(world, kaisa, "Vaasa 2027", "vaasa");
  await openProgramme(world, kaisa, id);
  expect((await change(world, kaisa, ["programmes:basics", id], basics)).outcome).not.toBe("errors");
  await putAway(kaisa);
  return [id, await makeGroup(world, { programme: id })];
}

const train = (world: World, mentor: Person, languages: string) =>
  world.db.transaction(() =>
    saveMentorProfile(
      world.db,
      profileOf(world.db, personId(world, mentor)),
      { fields: "kirjanpito", languages, town: "Helsinki", experience: null, pairsAtOnce: 1, trainedOn: "2026-01-08" },
      world.now(),
    ),
  );

test("from the group's question to the line of the proposal, and to the first meeting's form of the two", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, helena, sirpa, amina } = world.people;
  const group = await makeGroup(world);
  for (const [mentor, languages] of [
    [mirja, "suomi"],
    [helena, "ruotsi, arabia"],
    [sirpa, "suomi"],
  ] as const)
    await isMentor(world, mentor, { fields: mentor === sirpa ? "kokki" : "kirjanpito", languages });
  await wishes(world, group, "arabia, ruotsi");
  const said = await round(world);
  expect(said).toContain(two("Amina Hassan", "Helena Korhonen"));
  expect(said).toContain(t("matching.reason.sameField"));
  expect(said).toContain(t("matching.reason.languages", { languages: "arabia, ruotsi" }));
  expect(said).toContain(t("matching.actorField", { field: "kirjanpito" }));
  await pressIn(world, kaisa, {
    actionId: "matching:pair",
    about: `${personId(world, amina)} ${personId(world, helena)}`,
  });
  expect(await valuesIn(kaisa)).toMatchObject({ "matching:actor": amina.id, mentor: helena.id });
  await putAway(kaisa);

  const pair = await world.openPair({ mentor: helena, actor: amina });
  await press(world, "amina", "kickoff:open", pair.id);
  const field = (await amina.modal())?.fields().find(({ blockId }) => blockId === "actorLearned");
  expect(field?.value).toBe(answer.learned);
});

test("a mentor without the training that the group's programme requires is not proposed, and the round says why", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, helena, amina } = world.people;
  const [programme, group] = await inProgramme(world, { parts: ["hasGoals", "needsTraining"] });
  await isMentor(world, mirja, { fields: "kirjanpito" });
  await wishes(world, group, "suomi");
  expect(await round(world)).toContain(t("matching.why.untrained", { name: "Amina Hassan" }));
  await putAway(kaisa);
  await isMentor(world, helena, { fields: "kirjanpito", languages: "suomi" });
  train(world, helena, "suomi");
  expect(await round(world)).toContain(two("Amina Hassan", "Helena Korhonen"));
  await pressIn(world, kaisa, {
    actionId: "matching:pair",
    about: `${personId(world, amina)} ${personId(world, helena)}`,
  });
  expect(await valuesIn(kaisa)).toMatchObject({ programme });
});

test("only the languages of the group's programme count, and what is no language is refused", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, helena } = world.people;
  const [programme, group] = await inProgramme(world, { languages: "ruotsi" });
  await openProgramme(world, kaisa, programme);
  expect(await change(world, kaisa, ["programmes:basics", programme], { languages: "xyzzy 123" })).toMatchObject({
    errors: { [t("programmes.form.languages")]: t("programmes.wrong.noLanguage") },
  });
  await putAway(kaisa);
  await openProgramme(world, kaisa, programme);
  expect(saidOn(await kaisa.modal())).toContain(t("programmes.basics.languages", { languages: "ruotsi" }));
  await putAway(kaisa);
  await isMentor(world, mirja, { fields: "kirjanpito", languages: "suomi" });
  await wishes(world, group, "suomi, ruotsi");
  expect(await round(world)).toContain(t("matching.why.nothing", { name: "Amina Hassan" }));
  await isMentor(world, helena, { fields: "kirjanpito", languages: "suomi, ruotsi" });
  const said = await round(world);
  expect(said).toContain(two("Amina Hassan", "Helena Korhonen"));
  expect(said).toContain(t("matching.reason.languages", { languages: "ruotsi" }));
});
