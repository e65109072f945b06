import { expect, test } from "vitest";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { HOUR_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { dose } from "../support/dose.ts";
import { type About, type Look, lookRound } from "../support/looking-round.ts";
import { personId } from "../support/peers.ts";
import { allSecretActs } from "../support/proofs.index.ts";
import { type Act, act, away, type Facts, type Pair } from "../support/secret-hands.ts";
import { type Beginning, everybody, startAt } from "../support/secret-world.ts";
import { comparable, type Noticed, noticedBy } from "../support/transcripts.ts";
import { submit, writeLog } from "../support/under-way.ts";
import type { Name, World } from "../support/world.ts";

/**
 * Two runs that differ only in something done in confidence are the same for everybody who may not know of it: not only what is said, but
 * that, when and in which order anything is said, redrawn or left undone. The clock is set, so that instants can be compared.
 */

type Run = Record<Name, Noticed>;

/** What happens after the act, the same in every run: people look at all they can, time goes by, the pairs end, and the actors have their data erased. */
async function goOn(world: World, facts: Facts): Promise<Record<Name, Look[]>> {
  const shown = Object.fromEntries(everybody.map((name) => [name, []])) as unknown as Record<Name, Look[]>;
  const pairs = [facts.first, facts.own];
  const everybodyLooks = async (isLast: boolean) => {
    for (const name of everybody)
      shown[name].push(...(await lookRound(world, name, aboutFor(world, name, pairs, isLast))));
  };
  await everybodyLooks(false);
  await world.later({ days: 4 });
  await world.later({ days: 4 });
  for (const { id, channelId, mentor, actor } of pairs) {
    if (readPair(world.db, id).state !== "open") continue;
    const two = { id, channelId, mentor: world.people[mentor], actor: world.people[actor] };
    await writeLog(world, two, { content: "Jatkoimme" });
    await away(world, mentor);
    await world.later({ minutes: 10 });
    await act(world, mentor, "closing:open", id);
    await two.mentor.fill({ outcome: "goals" });
    await submit(world, two.mentor);
    await away(world, mentor);
  }
  await world.later({ days: 3 });
  await everybodyLooks(true);
  for (const { actor } of pairs) {
    await act(world, actor, "privacy:erase", "");
    await world.people[actor].fill({ sure: ["yes"] });
    await submit(world, world.people[actor]);
    await away(world, actor);
    await world.later({ hours: 1 });
  }
  for (const name of everybody) await world.people[name].home();
  await world.settle();
  return shown;
}

/** A coordinator asks about all pairs, her own as well; anybody else about hers. */
function aboutFor(world: World, name: Name, all: readonly Pair[], isLast: boolean): About {
  const isCoordinator = name === "kaisa" || name === "sirpa";
  const pairs = all.filter(({ mentor, actor }) => isCoordinator || mentor === name || actor === name);
  return {
    isCoordinator,
    // One who is in a pair herself could learn by its numbers.
    asksForReport: isLast && name === "sirpa",
    pairs: pairs.map(({ id }) => id),
    people: pairs.map(({ actor }) => personId(world, world.people[actor])),
    meetings: pairs.flatMap(({ id }) => meetingsOfPair(world.db, id)).map(({ id }) => id),
  };
}

/** All acts are over after so long, also where there was none. */
const ACTS_TAKE = 6 * HOUR_MS;

async function run(beginning: Beginning, acts: readonly Act[]): Promise<Run> {
  const { world, facts } = await startAt(beginning);
  await using _ = world;
  for (const name of everybody) await world.people[name].home();
  await world.settle();
  const over = world.now() + ACTS_TAKE;
  for (const one of acts) await one(world, facts);
  if (world.now() >= over) throw new Error("the acts took too long");
  await world.later({ minutes: (over - world.now()) / MINUTE_MS });
  const shown = await goOn(world, facts);
  const noticed = await Promise.all(everybody.map(async (name) => [name, await noticedBy(world, name, shown[name])]));
  return Object.fromEntries(noticed);
}

const untouched = new Map<Beginning, Promise<Run>>();

function withoutIt(beginning: Beginning): Promise<Run> {
  const known = untouched.get(beginning) ?? run(beginning, []);
  untouched.set(beginning, known);
  return known;
}

const all = allSecretActs.flat();
/** Each is a whole walk, so the usual run takes some: requests for support, wishes to stop, and contacts. */
const usual = all.filter(({ isUsual }) => isUsual);

test.each(dose(usual, all))("nobody who may not know notices that $what", async ({ beginning, acts, mayNotNotice }) => {
  const without = await withoutIt(beginning);
  const withIt = await run(beginning, acts);
  for (const name of mayNotNotice) {
    const [one, other] = comparable(withIt[name], without[name]);
    expect(one, name).toEqual(other);
  }
});
