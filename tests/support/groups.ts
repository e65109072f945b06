import { groupMembers, groups } from "../../db/schema/index.ts";
import { desc } from "../../db/store/drizzle.ts";
import type { Modal, Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { GroupId, SlackChannelId } from "../../src/programme/ids.ts";
import { anythingIn, pressForged } from "./forging.ts";
import { worldAfter } from "./ready-worlds.ts";
import type { Name, startWorld, World } from "./world.ts";

/** Groups in tests: Kaisa makes them, Mirja and Helena are mentors, Amina and Olena actors. */

export const GROUP = "Kevään ryhmä";

type Options = Parameters<typeof startWorld>[0];
export type MadeGroup = { id: GroupId; channelId: SlackChannelId };

/** Opens "Uusi ryhmä" from Home, by way of the list, as a coordinator does. */
export async function openNewGroup(world: World, by: Person = world.people.kaisa): Promise<void> {
  const home = await by.home();
  if (!home) throw new Error("no Home");
  await by.press(home, "groups:list");
  await world.settle();
  await pressInModal(world, by, "groups:new");
}

/** Presses a button of the open modal. */
export async function pressInModal(world: World, person: Person, what: string, about = ""): Promise<void> {
  const modal = await person.modal();
  if (!modal) throw new Error(`no modal with ${what}`);
  await person.press(modal, about === "" ? what : placeOf(modal, what, about));
  await world.settle();
}

type Block = { block_id?: string; elements?: Element[]; accessory?: Element };
type Element = { action_id?: string; value?: string };

function placeOf(shown: ShownSurface, what: string, about: string): string {
  const block = (shown.blocks as Block[]).find(({ elements = [], accessory }) =>
    [...elements, ...(accessory ? [accessory] : [])].some(
      ({ action_id, value = "" }) => action_id === what && value.startsWith(about),
    ),
  );
  if (!block?.block_id) throw new Error(`no ${what} about ${about}`);
  return `${block.block_id}:${what}`;
}

/** Kaisa makes a group of these people, and its channel is open. */
export async function makeGroup(world: World, answers: Record<string, unknown> = {}): Promise<MadeGroup> {
  const { kaisa, mirja, helena, amina, olena } = world.people;
  await openNewGroup(world);
  await kaisa.fill({
    name: GROUP,
    mentors: [mirja.id, helena.id],
    actors: [amina.id, olena.id],
    language: "fi",
    ...answers,
  });
  const { outcome } = await kaisa.submit();
  if (outcome !== "updated") throw new Error(`no group: ${outcome} ${JSON.stringify((await kaisa.modal())?.blocks)}`);
  await kaisa.closeAll();
  await world.settle();
  const row = world.db.orm.select().from(groups).orderBy(desc(groups.createdAt)).get();
  if (!row?.channelId) throw new Error("no channel was opened");
  return { id: row.id, channelId: row.channelId };
}

/** A world that is set up, with a group. */
export async function worldOfGroup(options: Options = {}): Promise<{ world: World; group: MadeGroup }> {
  const { world, facts } = await worldAfter("group", options, async (fresh) => {
    await fresh.setUp();
    return makeGroup(fresh);
  });
  return { world, group: facts };
}

/** Presses a button by its id and value, wherever it may be drawn. */
export async function press(world: World, name: Name, what: string, value: string): Promise<void> {
  const person = world.people[name];
  await pressForged(person, await anythingIn(world, person), what, value);
  await world.settle();
}

/** Fills in the open modal, submits it and closes what is left. */
export async function send(world: World, name: Name, answers: Record<string, unknown> = {}) {
  const person = world.people[name];
  await person.fill(answers);
  const result = await person.submit();
  await world.settle();
  return result;
}

export async function putAway(person: Person): Promise<void> {
  if (await person.modal()) await person.closeAll();
}

export const MEETING = { title: "CV-ilta", day: "2026-01-20", time: "17:00", place: "Oodi", theme: "applications" };

/** A mentor invites the group to a meeting, and the invitation is in its channel. */
export async function callGroup(
  world: World,
  { id }: MadeGroup,
  answers: Record<string, unknown> = {},
  by: Name = "mirja",
): Promise<void> {
  await press(world, by, "groups:meeting", id);
  const { outcome } = await send(world, by, { ...MEETING, ...answers });
  if (outcome !== "updated") throw new Error(`no meeting: ${outcome}`);
  await putAway(world.people[by]);
}

/** Kaisa changes the people of the group. */
export async function changeGroupPeople(world: World, { id }: MadeGroup, answers: Record<string, unknown>) {
  await press(world, "kaisa", "groups:people", id);
  const result = await send(world, "kaisa", answers);
  await putAway(world.people.kaisa);
  return result;
}

/** The names of the channels that a person is in and that belong to groups. */
export const groupChannelsOf = async (person: Person): Promise<(string | undefined)[]> =>
  (await person.channels()).map(({ name }) => name).filter((name) => name?.startsWith("ryhma-"));

export const membersIn = (world: World) => world.db.orm.select().from(groupMembers).all();

/** All texts that are shown, in one string. */
export const textOf = (shown: Modal | ShownSurface | undefined): string => JSON.stringify(shown?.blocks ?? []);
