import { expect, test } from "vitest";
import { goals } from "../../db/schema/index.ts";

import type { Person } from "../../src/playground/workspace/person.ts";
import { pressFromHome } from "../support/from-home.ts";
import { lightPairOf, nameActor, openLightPair } from "../support/light-pairs.ts";
import { pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { submit, wordsOf } from "../support/under-way.ts";
import { finnish } from "../support/world.ts";

const saidIn = async (person: Person, channel: string) =>
  (await person.messages(channel)).map(({ text }) => text).join("\n");

test("without the tick the mentor alone is invited, and her yes opens the channel", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa } = world.people;
  await nameActor(world, mirja, { consent: [], language: "fi" });
  expect(wordsOf(await kaisa.modal())).toContain(t("lightPairs.invited", { mentor: "Mirja" }));
  await kaisa.closeAll();
  await world.press(mirja, "@bot", "Sari", "pairs:accept");
  const { channelId } = await lightPairOf(mirja, world.db);
  expect(await saidIn(mirja, channelId)).toContain(t("lightPairs.hello", { mentor: "Mirja", actor: "Sari" }));
});

test("what cannot be right is said beside its field, and what was typed stays", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const result = await nameActor(world, world.people.mirja, { email: "sari ät posti", consentOn: "2026-02-01" });
  expect(result).toMatchObject({
    outcome: "errors",
    errors: {
      [t("lightPairs.form.email")]: t("lightPairs.wrong.email"),
      [t("lightPairs.form.consentOn")]: t("lightPairs.wrong.consentLater"),
    },
  });
});

test("the mentor ticks the goals of an actor without Slack, and is told that she does it in her stead", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja } = world.people;
  const { id, channelId } = await openLightPair(world, mirja, { language: "fi" });
  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"], goals: "Työpaikka" });
  await submit(world, mirja);
  await pressFromHome(mirja, "goals:open", { settle: () => world.settle(), about: id });
  const sheet = await mirja.modal();
  expect(wordsOf(sheet)).toContain(t("lightPairs.goals", { actor: "Sari" }));
  await pressOn(world, mirja, sheet, "goals:reached");
  expect(world.db.orm.select().from(goals).get()?.reachedAt).not.toBeNull();
});

test("who cannot come tells the actor herself: the mentor is given what to say", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja } = world.people;
  const { channelId } = await openLightPair(world, mirja, { language: "fi" });
  await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"] });
  await submit(world, mirja);
  await world.travelTo("2026-01-15", "10:00");
  await mirja.command(channelId, "/next-meeting");
  await world.settle();
  await mirja.fill({ day: "2026-01-20", time: "15:00" });
  await submit(world, mirja);
  await world.press(mirja, channelId, "Aika", "meetings:cannot", { confirm: true });
  expect(await saidIn(mirja, channelId)).toContain(
    t("lightPairs.tell.cancelled", { when: "tiistaina 20.1. kello 15" }),
  );
});

test("coordinators see on Home that a pair is a light one, how she consented, and the text to hand to her", async () => {
  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, kaisa } = world.people;
  await openLightPair(world, mirja, { language: "fi", actorLanguage: "en" });
  const home = await kaisa.home();
  if (home) await kaisa.choose(home, "home:filter", "open");
  await world.settle();
  expect(wordsOf(await kaisa.shownHome())).toContain("(kevyt pari)");
  const listed = await kaisa.shownHome();
  if (listed) await kaisa.press(listed, "home:pair");
  await world.settle();
  const shown = await kaisa.modal();
  expect(wordsOf(shown)).toContain(t("lightPairs.consented", { actor: "Sari", way: "suullisesti", date: "12.1.2026" }));
  await pressOn(world, kaisa, shown, "light-pairs:notice");
  expect(wordsOf(await kaisa.modal())).toContain("Hello, Sari.");
});
