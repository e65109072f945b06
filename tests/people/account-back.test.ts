import { expect, test } from "vitest";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish } from "../support/world.ts";

test.each([
  ["mirja", "amina", "Mirja"],
  ["amina", "mirja", "Amina"],
] as const)(
  "the account of %s is closed and opened again: she is back in her channel, and the other is told once",
  async (one, two, name) => {
    const { world, pair, kaisa, [one]: closed, [two]: other } = await startWorldWithPair(finnish);
    await using _ = world;
    const channel = world.workspace.workspace.channel(pair.channelId);
    await kaisa.deactivate(closed.id);
    // Slack sends no event for this.
    world.workspace.workspace.removeMember(channel, closed.id);
    await world.settle();
    await world.later({ days: 7 });
    expect(world.workspace.workspace.isMember(channel, closed.id)).toBe(false);

    await kaisa.reactivate(closed.id);
    await world.settle();
    await world.later({ minutes: 5 });
    expect(world.workspace.workspace.isMember(channel, closed.id)).toBe(true);
    const told = (await other.dm()).filter(({ text }) => text === t("pairs.trouble.back", { other: name }));
    expect(told).toHaveLength(1);
  },
);

test("who had left the channel herself before her account was closed is not put back into it, but gets a way back", async () => {
  const { world, pair, kaisa, mirja, amina } = await startWorldWithPair(finnish);
  await using _ = world;
  const channel = world.workspace.workspace.channel(pair.channelId);
  await amina.leave(pair.channelId);
  await world.settle();
  await world.later({ days: 1 });
  const ways = async () => (await amina.dm()).filter(({ blocks }) => JSON.stringify(blocks).includes("pairs:return"));
  expect(await ways()).toHaveLength(1);
  await kaisa.deactivate(amina.id);
  await world.settle();
  await world.later({ days: 7 });
  await kaisa.reactivate(amina.id);
  await world.settle();
  await world.later({ minutes: 5 });
  expect(world.workspace.workspace.isMember(channel, amina.id)).toBe(false);
  expect(await ways()).toHaveLength(2);
  const told = (await mirja.dm()).filter(({ text }) => text === t("pairs.trouble.back", { other: "Amina" }));
  expect(told).toHaveLength(1);
});
