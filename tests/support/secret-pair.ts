import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { factsOf } from "./bad-input.ts";
import { madeUp } from "./made-up.ts";
import { makeMentor } from "./peers.ts";
import { command, next, openPair, submit, type UnderWay, writeLog } from "./under-way.ts";
import type { World } from "./world.ts";

/** A word in everything that the two of the secret pair have written. */
export const SECRET = "SALAISUUS";

/**
 * Helena and Olena have written all that a pair can write, on Thursday 15 January: a log with tasks, an answer to the follow-up, words
 * typed to the bot, a request for support, contacts to be passed on; their next meeting is agreed on.
 */
export async function secretPair(world: World): Promise<UnderWay> {
  const { helena, olena } = world.people;
  const pair = await openPair(world, helena, olena, { language: "fi", place: SECRET });
  await world.travelTo("2026-01-15", "10:00");
  const texts = { content: SECRET, insights: SECRET, feedback: SECRET, mentorTasks: SECRET, actorTasks: SECRET };
  await writeLog(world, pair, { on: "2026-01-14", ...texts, ...next("2026-01-22", "17:00", SECRET) });
  await world.press(olena, "@bot", "follow-up:tell", "follow-up:tell");
  await olena.fill({ words: SECRET, rating: "2" });
  await submit(world, olena);
  await olena.say("@bot", SECRET);
  await world.press(olena, pair.channelId, "support:ask", "support:ask");
  await olena.fill({ text: SECRET });
  await submit(world, olena);
  await olena.closeAll();
  await makeMentor(world, "helena");
  await command(world, helena, "@bot", "/mentoring");
  await world.press(helena, "@bot", "peer-support:contact", "peer-support:contact");
  await helena.fill({ contact: SECRET, consent: ["consent"] });
  await submit(world, helena);
  await helena.closeAll();
  return pair;
}

/** A button value of every kind, as the bot draws them, all about that pair. */
export function idsOf(world: World, pair: UnderWay): string[] {
  const facts = factsOf(world);
  const idIn = (table: string): string => String(facts[table]?.at(-1)?.id);
  const [, logged = "", planned = ""] = meetingsOfPair(world.db, pair.id).map(({ id }) => id);
  const actor = findPersonBySlackId(world.db, pair.actor.id)?.id ?? madeUp("");
  const written = [
    `${idIn("typed_replies")} ${logged}`,
    idIn("tasks"),
    idIn("support_requests"),
    idIn("peer_contacts"),
  ];
  return [pair.id, `${pair.id}:${actor}`, logged, `${planned}:0`, ...written];
}
