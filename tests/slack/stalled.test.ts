import { expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";

const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };

test("a connection that is open and says nothing is given up for a new one, and what happened meanwhile counts", async () => {
  const { world, pair, mirja, ulla } = await worldWithOwnChannel();
  await using _ = world;
  await world.stopBot();
  if (world.connection.via === "socket") world.connection.pongWithinMs = 1_000;
  await world.startBot();
  await world.control.stall(600);
  await mirja.invite(pair.channelId, ulla.id);
  // Slack still counts the connection that hangs.
  await eventually(async () => (await world.control.connections()) === 2);
  await world.control.stall(0);
  await eventually(async () => (await world.control.connections()) === 1);
  world.takeErrors();
  await agreeOn(world, mirja, pair.channelId, FRIDAY);
  expect(JSON.stringify(await ulla.messages(pair.channelId))).not.toMatch(/Oodi|17[.:]00|23\.1/);
  expect(JSON.stringify(await mirja.dm())).toContain("Oodi");
});
