import { expect, test } from "vitest";
import { isLight, readPair } from "../../db/pairs/pairs.ts";
import { outbox } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import { COORDINATORS } from "../support/closing.ts";
import { lightPairOf, nameActor, SARI } from "../support/light-pairs.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { command, submit, wordsOf } from "../support/under-way.ts";
import { finnish } from "../support/world.ts";

/** Everything that somebody reads in a place, without what only she sees there. */
const readIn = async (person: { messages(channel: string): Promise<{ text: string }[]> }, channel: string) =>
  (await person.messages(channel)).map(({ text }) => text).join("\n");

test("a pair whose actor has no Slack goes from naming her to the digest, and the mentor is given what she is told", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa } = world.people;

  const made = await nameActor(world, mirja, { language: "fi" });
  expect(made.outcome).toBe("updated");
  const handed = wordsOf(await kaisa.modal());
  expect(handed).toContain(t("lightPairs.handOver", { actor: "Sari" }));
  expect(handed).toContain("Mirja");
  await kaisa.closeAll();
  const { id, channelId } = await lightPairOf(mirja, world.db);
  expect(isLight(readPair(world.db, id))).toBe(true);
  const channel = await mirja.channel(channelId);
  expect(channel.name).toContain("mirja-sari");

  const welcome = await readIn(mirja, channelId);
  expect(welcome).toContain(t("lightPairs.hello", { mentor: "Mirja", actor: "Sari" }));
  expect(welcome).not.toContain("<@>");

  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"], number: "6", goals: "Työpaikka" });
  await submit(world, mirja);
  // A day after the first meeting the coordinator is no longer in the channel.
  await world.travelTo("2026-01-15", "10:00");
  expect((await kaisa.channels()).map((one) => one.id)).not.toContain(channelId);

  await command(world, mirja, channelId, "/next-meeting");
  await mirja.fill({ day: "2026-01-20", time: "15:00", place: "Oodi" });
  await submit(world, mirja);
  expect(await readIn(mirja, channelId)).toContain("*Kerro aktorille:* tapaaminen on tiistaina 20.1. kello 15");

  await world.travelTo("2026-01-20", "17:00");
  await command(world, mirja, channelId, "/meeting-log");
  await mirja.fill({
    themes: ["applications"],
    actorTasks: "Lähetän hakemuksen",
    nextOn: "2026-01-29",
    nextTime: "15:00",
  });
  await submit(world, mirja);
  await world.travelTo("2026-01-28", "12:00");
  const told = await world.message(mirja, "@bot", "Kerro aktorille");
  expect(wordsOf(told)).toContain("Lähetän hakemuksen");

  await command(world, mirja, channelId, "/finish-pair");
  await mirja.fill({ outcome: "goals", rating: "4" });
  await submit(world, mirja);
  await mirja.closeAll();
  expect(await readIn(mirja, channelId)).toContain(t("lightPairs.tell.ended"));
  const digest = await world.message(kaisa, COORDINATORS, `Mirja Virtanen ja ${SARI}`);
  expect(wordsOf(digest)).toContain(t("lightPairs.notAsked"));

  // Nothing was ever sent to her: rows to her were dropped, none is sent or waits to be.
  const actorId = readPair(world.db, id).actor.id;
  const toHer = world.db.orm
    .select({ kind: outbox.kind, state: outbox.state })
    .from(outbox)
    .where(
      sql`${outbox.lane} = ${`person:${actorId}`} and ${outbox.state} <> 'dropped' and ${outbox.dueAt} <= ${world.now()}`,
    )
    .all();
  expect(toHer).toEqual([]);
});
