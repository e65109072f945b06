import { describe, expect, test } from "vitest";
import { readPair } from "../../db/pairs/pairs.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { saidOn } from "../support/reading.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

async function channelOf(world: World, pair: { id: PairId; channelId: string }) {
  const channel = world.workspace.workspace.channel(pair.channelId);
  const { channelSuffix } = readPair(world.db, pair.id);
  return { name: channel.name.replace(`-${channelSuffix}`, "-…"), topic: channel.topic.value };
}

async function callHerself(world: World, person: Person, called: string): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "privacy:own-data");
  await world.control.idle();
  const own = await person.modal();
  if (!own) throw new Error("no modal");
  await person.press(own, "people:called");
  await world.control.idle();
  await person.fill({ called });
  expect((await person.submit()).outcome).toBe("updated");
  await person.closeAll();
  await world.settle();
}

describe("a new name", () => {
  test("of her profile follows into the topic, the channel's name and what others see", async () => {
    const { world, pair, kaisa, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await kaisa.changeProfile({ name: "Aino Virtanen" }, mirja.id);
    await world.settle();
    const { name, topic } = await channelOf(world, pair);
    expect(name).toBe("pari-aino-amina-…");
    expect(topic).toContain("Aino");
    expect(topic).not.toContain("Mirja");
    expect(saidOn(await amina.home())).toContain(t("home.yourMentor", { other: "Aino" }));
    expect(saidOn(await kaisa.home())).not.toContain("Mirja");
  });

  test("which she has chosen herself counts before her profile, and ends when she empties it", async () => {
    const { world, pair, kaisa, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await callHerself(world, mirja, "Mimmi");
    expect((await channelOf(world, pair)).name).toBe("pari-mimmi-amina-…");
    await kaisa.changeProfile({ name: "Aino Virtanen" }, mirja.id);
    await world.settle();
    expect((await channelOf(world, pair)).name).toBe("pari-mimmi-amina-…");
    expect(saidOn(await amina.home())).toContain(t("home.yourMentor", { other: "Mimmi" }));
    await world.later({ minutes: 1 });
    await callHerself(world, mirja, "\u200b");
    expect((await channelOf(world, pair)).name).toBe("pari-aino-amina-…");
    expect((await channelOf(world, pair)).topic).toContain("Aino");
  });

  test("leaves a channel alone that people have renamed", async () => {
    const { world, pair, kaisa, mirja } = await startWorldWithPair();
    await using _ = world;
    await mirja.rename(pair.channelId, "meidan-kanava");
    await world.settle();
    await kaisa.changeProfile({ name: "Aino Virtanen" }, mirja.id);
    await world.settle();
    expect((await channelOf(world, pair)).name).toBe("meidan-kanava");
    expect((await channelOf(world, pair)).topic).toContain("Aino");
  });
});
