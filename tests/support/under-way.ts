import type { Person } from "../../src/playground/person.ts";
import type { World } from "./world.ts";

export type UnderWay = { id: string; channelId: string; mentor: Person; actor: Person };

/**
 * A pair whose first meeting, on Tuesday 13 January 2026 at 17, has been held and written down, and whose channel has become the two's own.
 * It is Thursday 15 January at 10.
 */
export async function pairUnderWay(world: World): Promise<UnderWay> {
  await world.setUp();
  const pair = await openPair(world, world.people.mirja, world.people.amina);
  await world.travelTo("2026-01-15", "10:00");
  return pair;
}

/** A pair with its first meeting's form saved. */
export async function openPair(world: World, mentor: Person, actor: Person): Promise<UnderWay> {
  const { id, channelId } = await world.openPair({ mentor, actor });
  await world.press(mentor, channelId, "Tervetuloa", "Täytä ensimmäisen tapaamisen lomake");

  await mentor.fill({ "Tapaamisten suunnitellut teemat": ["Oman alan työpaikat"] });
  await mentor.submit();
  await world.settle();
  return { id, channelId, mentor, actor };
}

/** Liite 2 by command in the pair's channel, filled in and saved. Gives what the submission answered. */
export async function writeLog(world: World, pair: UnderWay, answers: Record<string, unknown> = {}) {
  await pair.mentor.command(pair.channelId, "/meeting-log");
  await world.control.idle();
  await pair.mentor.fill({ Teemat: ["Työhakemukset ja CV"], ...answers });
  const result = await pair.mentor.submit();
  await world.settle();
  return result;
}

/** The texts of the messages that she sees there, without what Slack itself says of comings and goings. */
export async function textsIn(person: Person, channel: string): Promise<string[]> {
  const messages = await person.messages(channel);
  return messages.filter((message) => message.subtype === undefined).map((message) => message.text);
}

/** The labels of the buttons of something shown. */
export function buttonsOf(shown: { blocks: Record<string, unknown>[] }): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== "object" || value === null) return;
    if ("type" in value && value.type === "button" && "text" in value) found.push((value.text as { text: string }).text);
    Object.values(value).forEach(look);
  };
  look(shown.blocks);
  return found;
}

/** Everything that a view or message says, as text. */
export const wordsOf = (shown: { blocks: Record<string, unknown>[] }): string => JSON.stringify(shown.blocks);
