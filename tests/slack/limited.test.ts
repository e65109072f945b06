import { expect, test } from "vitest";
import { startWorld } from "../support/world.ts";

test("while Slack does not want to be asked about people, presses do not ask, and do again when the wait is over", async () => {
  await using world = await startWorld();
  const { ulla, olena, helena } = world.people;
  const asked = async () => (await world.control.calls()).filter(({ method }) => method === "users.info").length;
  const greets = async (person: typeof ulla) => {
    expect(await person.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
    await world.control.idle();
    await world.bot.idle();
  };
  const before = await asked();
  await world.control.order({ kind: "429", method: "users.info", retryAfter: 30, times: 1 });
  await greets(ulla);
  expect(await asked()).toBe(before + 1);
  for (const person of [ulla, olena, helena, ulla]) {
    world.clock.advance(7_000);
    await greets(person);
  }
  expect(await asked()).toBe(before + 1);
  world.clock.advance(3_000);
  await greets(olena);
  expect(await asked()).toBe(before + 2);
  const told = world.logged.filter((line) => line.includes("Slack did not say in time what an interaction needs"));
  expect(told).toHaveLength(5);
});
