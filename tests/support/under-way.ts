import type { Person } from "../../src/playground/workspace/person.ts";
import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import { textsOf } from "./reading.ts";
import { worldAfter } from "./ready-worlds.ts";
import type { startWorld, World } from "./world.ts";

export type UnderWay = { id: PairId; channelId: SlackChannelId; mentor: Person; actor: Person };

/**
 * A pair whose first meeting, on Tuesday 13 January 2026 at 17, has been held and written down, and whose channel has become the two's own.
 * It is Thursday 15 January at 10.
 */
export async function startUnderWay(options: Parameters<typeof startWorld>[0] = {}) {
  const { world, facts } = await worldAfter("under way", options, async (fresh) => {
    const { id, channelId } = await pairUnderWay(fresh);
    return { id, channelId };
  });
  const pair: UnderWay = { ...facts, mentor: world.people.mirja, actor: world.people.amina };
  return { world, pair };
}

/** The same, in a new world. */
export async function pairUnderWay(world: World): Promise<UnderWay> {
  await world.setUp();
  const pair = await openPair(world, world.people.mirja, world.people.amina);
  await world.travelTo("2026-01-15", "10:00");
  return pair;
}

/** A pair with its first meeting's form saved. */
export async function openPair(
  world: World,
  mentor: Person,
  actor: Person,
  answers: Record<string, unknown> = {},
): Promise<UnderWay> {
  const { id, channelId } = await world.openPair({ mentor, actor }, answers);
  await world.press(mentor, channelId, "kickoff:open", "kickoff:open");
  await mentor.fill({ themes: ["jobs"] });
  await mentor.submit();
  await world.settle();
  return { id, channelId, mentor, actor };
}

/** Gives a command and waits for everything that follows. */
export async function command(world: World, person: Person, channel: string, text: string): Promise<void> {
  await person.command(channel, text);
  await world.settle();
}

/** Opens Liite 2 by command in the pair's channel, fills it in and saves it. Returns the result of the submission. */
export async function writeLog(world: World, pair: UnderWay, answers: Record<string, unknown> = {}) {
  await command(world, pair.mentor, pair.channelId, "/meeting-log");
  await pair.mentor.fill({ themes: ["applications"], ...answers });
  return submit(world, pair.mentor);
}

export async function submit(world: World, person: Person) {
  const result = await person.submit();
  await world.settle();
  return result;
}

export const next = (on: string, time: string, place?: string): Record<string, string> => ({
  nextOn: on,
  nextTime: time,
  ...(place === undefined ? {} : { nextPlace: place }),
});

/** What each of the bot's messages says first that the person sees there, without Slack's own lines about people who join or leave. */
export async function textsIn(person: Person, channel: string): Promise<string[]> {
  const messages = await person.messages(channel);
  return textsOf(messages.filter((message) => message.subtype === undefined && !message.ephemeral));
}

/** The newest answer there that only this person sees. */
export async function answerTo(person: Person, channel: string) {
  const found = (await person.messages(channel)).findLast((message) => message.ephemeral);
  if (!found) throw new Error("nothing was answered");
  return found;
}

type Drawn = { blocks: Record<string, unknown>[] };

/** Everything that a view or message says, as text. */
export const wordsOf = (shown: Drawn | undefined): string => JSON.stringify(shown?.blocks ?? []);
