import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import { submit } from "./under-way.ts";
import type { World } from "./world.ts";

/** Presses a button that the bot has not drawn there, as a client other than Slack's could. */
export async function pressForged(person: Person, on: ShownSurface, actionId: string, value: string): Promise<void> {
  const button = { type: "button", action_id: actionId, text: { type: "plain_text", text: "…" }, value };
  const shown = { ...on, blocks: [{ type: "actions", block_id: "forged", elements: [button] }] };
  const { ack } = await person.press(shown, actionId, { stale: true });
  if (ack !== "ok") throw new Error(`${actionId} with "${value}" was not acknowledged: ${ack}`);
}

/** A message of the bot in the person's direct messages, to press on. */
export async function anythingIn(world: World, person: Person): Promise<ShownSurface> {
  await person.command("@bot", "/mentoring");
  await world.settle();
  const message = (await person.dm()).at(-1);
  if (!message) throw new Error("the bot has not said anything");
  return message;
}

/** Presses a button that need not be drawn anywhere, answers the form that it opens, and closes what is open afterwards. */
export async function fillForged(
  world: World,
  person: Person,
  [actionId, value]: readonly [actionId: string, value: string],
  answers: Record<string, unknown>,
): Promise<void> {
  await pressForged(person, await anythingIn(world, person), actionId, value);
  await world.settle();
  await person.fill(answers);
  await submit(world, person);
  if (await person.modal()) await person.closeAll();
}
