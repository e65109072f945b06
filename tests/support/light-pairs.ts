import { pairOfChannel } from "../../db/pairs/pairs.ts";
import type { Db } from "../../db/store/open.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import { submit } from "./under-way.ts";
import type { World } from "./world.ts";

/** The actor of the light pairs of tests. She has no account until a test gives her one. */
export const SARI = "Sari Salminen";

export type LightPair = { id: PairId; channelId: SlackChannelId };

/** Kaisa opens "Uusi pari", says that the actor has no Slack, and names her. */
export async function nameActor(world: World, mentor: Person, answers: Record<string, unknown> = {}) {
  const { kaisa } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.settle();
  const opened = await kaisa.modal();
  if (!opened) throw new Error("no modal");
  await kaisa.press(opened, "light-pairs:open");
  await world.settle();
  await kaisa.fill({
    actor: SARI,
    consentWay: "spoken",
    mentor: mentor.id,
    day: "2026-01-13",
    time: "17:00",
    consent: ["consent"],
    ...answers,
  });
  return submit(world, kaisa);
}

/** The same, and the pair's channel is open. */
export async function openLightPair(
  world: World,
  mentor: Person,
  answers: Record<string, unknown> = {},
): Promise<LightPair> {
  const result = await nameActor(world, mentor, answers);
  if (result.outcome === "errors" || result.outcome === "not_sent")
    throw new Error(`no pair: ${JSON.stringify(result)}`);
  await world.people.kaisa.closeAll();
  await world.settle();
  return lightPairOf(mentor, world.db);
}

/** The mentor's newest pair. */
export async function lightPairOf(mentor: Person, db: Db): Promise<LightPair> {
  const channel = (await mentor.channels()).findLast(({ name }) => name?.startsWith("pari-"));
  const pair = channel && pairOfChannel(db, channel.id);
  if (!channel || !pair) throw new Error("no channel was opened");
  return { id: pair.id, channelId: channel.id };
}
