import { columnsOfPeople } from "../../db/enrolment/moving-account.ts";
import { sealedColumns } from "../../db/privacy/sealed-columns.ts";
import * as schema from "../../db/schema/index.ts";
import { getTableConfig, is, SQLiteTable } from "../../db/store/drizzle.ts";
import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import { pressForged } from "./forging.ts";
import { submit } from "./under-way.ts";
import type { Name, World } from "./world.ts";

/**
 * Two pairs, and the confidential acts that are possible in them. Kaisa is responsible for both. Sirpa is a coordinator too, and in her own pair
 * only its mentor. Helena organises mentors' meetings. Each has a stored profile and an open Home.
 */
export type Pair = { id: PairId; channelId: SlackChannelId; mentor: Name; actor: Name };
export type Facts = { first: Pair; own: Pair };
export type Act = (world: World, facts: Facts) => Promise<void>;

/** Presses a button on the person's own Home, also one that is not drawn there now, and waits for all that follows. */
export async function act(world: World, name: Name, action: string, value: string): Promise<void> {
  const person = world.people[name];
  const home = (await person.shownHome()) ?? (await person.home());
  if (!home) throw new Error(`${name} has no Home`);
  await pressForged(person, home, action, value);
  await world.settle();
}

export async function send(world: World, name: Name, answers: Record<string, unknown>): Promise<void> {
  const person = world.people[name];
  await person.fill(answers);
  const { outcome } = await submit(world, person);
  if (outcome === "errors" || outcome === "not_sent")
    throw new Error(`${name} could not send ${JSON.stringify(answers)}`);
  if (await person.modal()) await person.closeAll();
}

export const away = async (world: World, name: Name): Promise<void> => {
  if (await world.people[name].modal()) await world.people[name].closeAll();
};

/** The tables with people's texts, or with whose a row is. Looking alone changes `people`; the outbox follows from the others. */
const tables = Object.values(schema)
  .filter((value) => is(value, SQLiteTable))
  .filter((table) => table !== schema.people && table !== schema.outbox)
  .filter(
    (table) =>
      columnsOfPeople.some((column) => column.table === table) ||
      sealedColumns.some((column) => column.table === getTableConfig(table).name),
  );

/** Checks that the act was done: nobody notices a refused act either, so it would prove nothing. */
export async function leavingTraces(world: World, something: () => Promise<void>): Promise<void> {
  const rows = () => JSON.stringify(tables.map((table) => world.db.orm.select().from(table).all()));
  const before = rows();
  await something();
  if (rows() === before) throw new Error("an act was not done");
}

export const aWhile = (world: World) => world.later({ minutes: 10 });

export const bothPairs =
  (one: (world: World, pair: Pair) => Promise<void>): Act =>
  async (world, { first, own }) => {
    for (const pair of [first, own]) {
      await leavingTraces(world, () => one(world, pair));
      await away(world, pair.mentor);
      await away(world, pair.actor);
      await aWhile(world);
    }
  };
