import { expect, test } from "vitest";
import { startWorld } from "./support/world.ts";

test("an admin takes the mentoring into use on Home, and the bot makes the two channels", async () => {
  await using world = await startWorld();
  await world.setUp();
  expect(await world.people.kaisa.channels()).toEqual([]);
});
