import { expect, test } from "vitest";
import { forgetNightly } from "../../db/own-data/forgetting.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId, readPerson } from "../../db/people/people.ts";
import { forgottenPeople, lightActors, mailAddresses, pairs, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { DAY_MS, monthsEarlier } from "../../src/programme/calendar/calendar.ts";
import type { PersonId, SlackUserId } from "../../src/programme/ids.ts";
import { rowsWith } from "../support/all-rows.ts";
import { ZONE } from "../support/helsinki.ts";
import { lightPairOf, nameActor, SARI } from "../support/light-pairs.ts";
import { lettersIn } from "../support/mail.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { finnish, type World } from "../support/world.ts";

const ADDRESS = "sari.salminen@posti.example";

const yearsAgo = (world: World, years: number): number => monthsEarlier(world.now(), 12 * years, ZONE) - DAY_MS;

function forgetAll(world: World): void {
  while (world.db.transaction(() => forgetNightly(world.db, world.now(), ZONE)));
}

const setPerson = (world: World, id: PersonId, facts: Partial<typeof people.$inferInsert>): void =>
  void world.db.orm.update(people).set(facts).where(eq(people.id, id)).run();

test("the name and address of an actor without Slack go with her last pair: nobody could erase them afterwards", async () => {
  const world = await startSetUpWorld({ ...finnish, hasMail: true });
  await using _ = world;
  const { mirja, kaisa } = world.people;
  await nameActor(world, mirja, { email: ADDRESS, letters: ["letters"], language: "fi" });
  await kaisa.closeAll();
  const { id } = await lightPairOf(mirja, world.db);
  const { actor } = readPair(world.db, id);
  const end = (years: number) => {
    const at = yearsAgo(world, years);
    world.db.orm.update(pairs).set({ state: "finished", finishedAt: at }).where(eq(pairs.id, id)).run();
    setPerson(world, actor.id, { createdAt: at });
  };
  end(9);
  forgetAll(world);
  expect(readPerson(world.db, actor.id).name).toBe(SARI);
  expect(await lettersIn(world, ADDRESS)).not.toEqual([]);

  end(10);
  forgetAll(world);
  expect(readPerson(world.db, actor.id)).toMatchObject({ isErased: true });
  expect([mailAddresses, lightActors].map((table) => world.db.orm.select().from(table).all())).toEqual([[], []]);
  expect(Object.keys(rowsWith(world, [actor.id]))).toEqual(["people"]);
  // She has not asked to be forgotten: if the network names her again, she is a new person.
  expect(world.db.orm.select().from(forgottenPeople).all()).toEqual([]);
  await world.settle();
  await nameActor(world, mirja, { email: ADDRESS, letters: ["letters"], language: "fi" });
  await kaisa.closeAll();
  expect(readPair(world.db, (await lightPairOf(mirja, world.db)).id).actor.name).toBe(SARI);
});

test("an account that was closed ten years ago has no name any more, unless it is in a pair; one that is open keeps it", async () => {
  const world = await startSetUpWorld({ ...finnish, hasMail: true });
  await using _ = world;
  const { mirja, kaisa, helena, olena } = world.people;
  await nameActor(world, mirja, { language: "fi" });
  await kaisa.closeAll();
  const idOf = (slackId: string) => {
    const person = findPersonBySlackId(world.db, slackId as SlackUserId);
    if (!person) throw new Error(`nobody ${slackId}`);
    return person.id;
  };
  for (const person of [helena, olena]) await person.home();
  await world.settle();
  const [here, gone, recent, inPair] = [olena, helena, kaisa, mirja].map(({ id }) => idOf(id)) as PersonId[];
  if (!here || !gone || !recent || !inPair) throw new Error("nobody");
  const at = yearsAgo(world, 10);
  setPerson(world, gone, { deactivatedAt: at });
  setPerson(world, inPair, { deactivatedAt: at });
  for (const id of [here, gone, inPair]) setPerson(world, id, { createdAt: at });
  forgetAll(world);
  expect(readPerson(world.db, gone)).toMatchObject({ isErased: true });
  expect([here, recent, inPair].map((id) => readPerson(world.db, id).isErased)).toEqual([false, false, false]);
  setPerson(world, inPair, { deactivatedAt: null });
  await world.settle();
});
