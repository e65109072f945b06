import { expect, test } from "vitest";
import { announcementRecipients, announcements, outbox } from "../../db/schema/index.ts";
import type { CallFaultKind } from "../../src/playground/workspace/faults.ts";
import { announce, got, moreMentors, readOf } from "../support/announcing.ts";
import { dose } from "../support/dose.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import type { World } from "../support/world.ts";

/** Every so manieth call is tried. All of them with 1. */
const EVERY = dose(14, 2);

type Trouble = { kind: CallFaultKind; after: number } | undefined;

const startWithMentors = () =>
  worldAfter("mentors", {}, async (fresh) => {
    await fresh.setUp();
    const mentors = await moreMentors(fresh, 8);
    return mentors.map(({ id }) => id);
  });

/** How often each of those got it to whom it was sent, and what the one who sent it reads, after a call has met trouble and the bot was started again. */
async function announced(trouble: Trouble) {
  const { world, facts: ids } = await startWithMentors();
  await using _ = world;
  const { kaisa } = world.people;
  await announce(world, kaisa, "mentors", "Kesäjuhla on 5.6.");
  await world.control.clearCalls();
  if (trouble) await world.control.order({ ...trouble, method: "*" });
  await world.settle();
  // The start itself is not what is tried here.
  if ((await world.control.pendingFaults()).length === 0) await world.restart({ after: { minutes: 1 } });
  await world.later({ hours: 2 });
  const calls = (await world.control.calls()).length;
  const { says } = readOf(await world.message(kaisa, "@bot", "Saajat:"));
  return { seen: { each: await eachGot(world, ids), says, left: leftOf(world) }, calls };
}

const eachGot = (world: World, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await got(world.workspace.person(id), "Kesäjuhla")).length));

const leftOf = ({ db }: World) => ({
  recipients: db.orm
    .select()
    .from(announcementRecipients)
    .all()
    .map(({ state }) => state),
  finished: db.orm
    .select()
    .from(announcements)
    .all()
    .map(({ finishedAt }) => finishedAt !== null),
  rows: db.orm
    .select()
    .from(outbox)
    .all()
    .filter(({ lane, settledAt }) => lane.startsWith("many:") && settledAt === null),
});

test.each<CallFaultKind>(["lost-answer", "503", "429"])(
  "an announcement reaches each once wherever a call meets %s and the bot is started anew",
  async (kind) => {
    const undisturbed = await announced(undefined);
    expect(undisturbed.seen.each).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(undisturbed.calls).toBeGreaterThan(15);
    for (let after = 0; after < undisturbed.calls; after += EVERY) {
      const { seen } = await announced({ kind, after });
      expect({ after, ...seen }).toEqual({ after, ...undisturbed.seen });
    }
  },
);
