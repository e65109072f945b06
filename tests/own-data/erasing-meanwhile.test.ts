import { expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { erasures, outbox, pairs } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { erase } from "../support/acting.ts";
import { untilHeld } from "../support/eventually.ts";
import { madeUp } from "../support/made-up.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy } from "../support/texts.ts";
import type { World } from "../support/world.ts";

/** Erased as by her own wish, at this very moment. */
function eraseNow(world: World, person: Person): void {
  const id = findPersonBySlackId(world.db, person.id)?.id ?? madeUp("");
  erase(world.db, id, world.now());
}

async function newPair(world: World): Promise<void> {
  const { kaisa, mirja, amina } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-13", time: "17:00", consent: ["consent"] });
  await kaisa.submit();
  await kaisa.closeAll();
}

/** Every channel of the workspace whose name or topic tells who was to meet there, and every one of pairs that is still open. */
async function channelsLeft(world: World) {
  const { channels } = world.workspace.state();
  return Object.values(channels)
    .filter(({ name = "" }) => name.startsWith("pari-"))
    .map(({ name, isArchived, topic }) => ({ name, isArchived, topic }));
}

test.each(["lost-answer", "503", "hold"] as const)(
  "she is erased while her pair's channel is being made (%s): in the end there is none that names her",
  async (kind) => {
    await using world = await startSetUpWorld();
    const { mirja, amina } = world.people;
    await world.control.order({ kind, method: "conversations.create", when: "after" });
    await newPair(world);
    if (kind === "hold") await untilHeld(world.control);
    eraseNow(world, mirja);
    await world.control.release();
    await world.later({ hours: 3 });
    const [pair] = world.db.orm.select().from(pairs).all();
    expect(pair?.state).toBe("finished");
    for (const { name, isArchived, topic } of await channelsLeft(world)) {
      expect({ name, isArchived }).toEqual({ name: `pari-${pair?.channelSuffix}`, isArchived: true });
      expect(JSON.stringify(topic)).not.toMatch(/mirja/iu);
    }
    expect(
      world.db.orm
        .select()
        .from(erasures)
        .all()
        .map(({ finishedAt }) => finishedAt !== null),
    ).toEqual([true]);
    expect(
      world.db.orm
        .select()
        .from(outbox)
        .all()
        .filter(({ state }) => state === "calling"),
    ).toEqual([]);
    expect((await amina.dm()).map(({ text }) => text).join("\n")).toContain(easy("privacy.erase.pairEnded"));
  },
);

test("she changes her name while her pair's channel is being made: there is one all the same", async () => {
  await using world = await startSetUpWorld();
  const { mirja } = world.people;
  await world.control.order({ kind: "lost-answer", method: "conversations.create" });
  await newPair(world);
  await mirja.changeProfile({ name: "Miia Virtanen" });
  await world.later({ hours: 1 });
  const [pair] = world.db.orm.select().from(pairs).all();
  const names = (await channelsLeft(world)).map(({ name }) => name);
  expect(names).toEqual([`pari-mirja-amina-${pair?.channelSuffix}`]);
  expect(pair?.state).toBe("open");
});
