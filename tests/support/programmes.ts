import { allProgrammes } from "../../db/programmes/programmes.ts";
import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { World } from "./world.ts";

/** The buttons of a view with their values, to press one of several with the same action_id. */
type Block = { block_id?: string; accessory?: Element; elements?: Element[] };
type Element = { action_id?: string; value?: string };

/** Presses the button with this action_id and value in what she has in front of her. */
export async function pressOn(world: World, person: Person, on: ShownSurface | undefined, id: string, value?: string) {
  const blocks = (on?.blocks ?? []) as Block[];
  const found = blocks.find(({ accessory, elements = [] }) =>
    [accessory, ...elements].some(
      (element) => element?.action_id === id && (value === undefined || element.value === value),
    ),
  );
  if (!on || !found) throw new Error(`no button ${id} ${value ?? ""}`);
  await person.press(on, `${found.block_id}:${id}`);
  await world.settle();
}

/** What the fields of the open modal hold, by their names. */
export const valuesIn = async (person: Person): Promise<Record<string, unknown>> =>
  Object.fromEntries((await person.modal())?.fields().map(({ actionId, value }) => [actionId, value]) ?? []);

/** Makes a programme on Home as the coordinator, and closes what she has open. Its id. */
export async function makeProgramme(world: World, coordinator: Person, name: string, template: string) {
  if (await coordinator.modal()) await coordinator.closeAll();
  await pressOn(world, coordinator, await coordinator.home(), "programmes:list");
  await change(world, coordinator, ["programmes:add"], { name, template });
  await coordinator.closeAll();
  const made = allProgrammes(world.db).find((programme) => programme.name === name);
  if (!made) throw new Error(`no programme ${name}`);
  return made.id;
}

/** Opens "Ohjelmat" on Home and in it the programme of this name, for the coordinator. */
export async function openProgramme(world: World, coordinator: Person, id: string): Promise<void> {
  if (await coordinator.modal()) await coordinator.closeAll();
  await pressOn(world, coordinator, await coordinator.home(), "programmes:list");
  await pressOn(world, coordinator, await coordinator.modal(), "programmes:open", id);
}

/** Presses a button of the open modal, fills in the form that comes, and submits it. */
export async function change(
  world: World,
  coordinator: Person,
  [id, value]: readonly [id: string, value?: string],
  answers: Record<string, unknown>,
) {
  await pressOn(world, coordinator, await coordinator.modal(), id, value);
  await coordinator.fill(answers);
  const result = await coordinator.submit();
  await world.settle();
  return result;
}
