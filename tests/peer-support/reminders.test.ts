import { expect, test } from "vitest";
import { outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { at } from "../support/helsinki.ts";
import { fillAndSubmit } from "../support/meetings.ts";
import { callTogether, worldOfPeers } from "../support/peers.ts";

test("other hours of the bot move the reminders of a peer-support meeting that wait, later and earlier", async () => {
  await using world = await worldOfPeers();
  const { kaisa, mirja } = world.people;
  await callTogether(world, { day: "2026-01-23", time: "21:30" });
  await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:yes");
  const due = () =>
    world.db.orm
      .select()
      .from(outbox)
      .where(eq(outbox.kind, "peer-support:reminder"))
      .all()
      .map(({ dueAt }) => dueAt);
  expect(due()).toEqual([at("2026-01-22", "19:59")]);
  for (const [hoursUntil, expected] of [
    ["22:00", "21:30"],
    ["18:00", "17:59"],
  ] as const) {
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "setup:open");
    await fillAndSubmit(world, kaisa, { hoursUntil });
    await kaisa.closeAll();
    expect(due()).toEqual([at("2026-01-22", expected)]);
  }
});
