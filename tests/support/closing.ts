import { createPair } from "../../db/pairs/new-pair.ts";
import { changePair, readPair } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId, savePerson } from "../../db/people/people.ts";
import { outbox } from "../../db/schema/index.ts";
import { gt, max } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { coordinatorOf } from "./acting.ts";
import { ZONE } from "./helsinki.ts";
import { madeUp } from "./made-up.ts";
import { t } from "./texts.ts";
import { command, submit, textsIn, type UnderWay, wordsOf } from "./under-way.ts";
import type { World } from "./world.ts";

export const COORDINATORS = "#auroras-tyontekijat";

export async function finish(world: World, pair: UnderWay, answers: Record<string, unknown> = {}) {
  await command(world, pair.mentor, pair.channelId, "/finish-pair");
  await pair.mentor.fill({ outcome: "goals", ...answers });
  return submit(world, pair.mentor);
}

export async function giveFeedback(world: World, person: Person, answers: Record<string, unknown>) {
  await world.press(person, "@bot", "closing:feedback", "closing:feedback");
  await person.fill(answers);
  const result = await submit(world, person);
  await person.closeAll();
  return result;
}

export async function digestOf(world: World) {
  const messages = await world.people.kaisa.messages(COORDINATORS);
  const digest = messages.findLast(({ text }) => text.includes("Mirja Virtanen ja Amina Hassan"));
  if (!digest) throw new Error("there is no digest");
  return digest;
}
export const digests = async (world: World) =>
  (await textsIn(world.people.kaisa, COORDINATORS)).filter((text) => text.includes("Mirja Virtanen ja Amina Hassan"));
export const pairIn = (world: World, pair: UnderWay) => readPair(world.db, pair.id);

export async function channelOf(world: World, pair: UnderWay) {
  const { channels } = await world.control.everything();
  const channel = channels.find(({ id }) => id === pair.channelId);
  if (!channel) throw new Error("the channel is gone");
  return channel;
}

export const saidByBot = async (world: World, pair: UnderWay): Promise<string[]> =>
  (await channelOf(world, pair)).messages.filter(({ subtype }) => subtype === undefined).map(({ text }) => text);

/** What "Näytä palaute" in the newest digest shows to this person. */
export async function showFeedback(world: World, person: Person): Promise<string> {
  await person.press(await world.message(person, COORDINATORS, t("closing.digest.show")), "closing:show-feedback");
  await world.settle();
  const words = wordsOf(await person.modal());
  await person.closeAll();
  return words;
}

/** Adds open pairs of people whom the bot never writes to, to make lists long. */
export async function fillWithPairs(world: World, count: number): Promise<void> {
  const kaisa = findPersonBySlackId(world.db, world.people.kaisa.id);
  if (!kaisa) throw new Error("nobody has set up");
  const nobody = {
    profileLanguage: null,
    isAdmin: false,
    isGuest: false,
    isBot: false,
    isStranger: false,
    isDeactivated: false,
  } as const;
  world.db.transaction(() => {
    const before =
      world.db.orm
        .select({ number: max(outbox.number) })
        .from(outbox)
        .get()?.number ?? 0;
    for (let number = 1; number <= count; number++) {
      const mentor = savePerson(
        world.db,
        { ...nobody, slackUserId: madeUp(`UM${number}`), name: `Mentori ${number}` },
        world.now(),
      );
      const actor = savePerson(
        world.db,
        { ...nobody, slackUserId: madeUp(`UA${number}`), name: `Aktori ${number}` },
        world.now(),
      );
      const two = { mentorId: mentor.id, actorId: actor.id, coordinatorId: kaisa.id };
      const facts = { kickoffAt: world.now(), place: null, language: "selko", hasConsent: true } as const;
      const pair = createPair(world.db, coordinatorOf(world.db, kaisa.id), { ...two, ...facts }, world.now(), ZONE);
      changePair(world.db, pair.id, { state: "open", openedAt: world.now() - number });
    }
    // Deletes only the rows about these pairs, so that nobody is told of them.
    world.db.orm.delete(outbox).where(gt(outbox.number, before)).run();
  });
}
