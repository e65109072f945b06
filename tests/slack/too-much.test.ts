import { expect, test } from "vitest";
import { meetingLogs } from "../../db/schema/index.ts";
import { worldWithOwnChannel } from "../support/meetings.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

/** From now on every request of a person waits longer for its turn than there is time. */
async function overload(world: World): Promise<void> {
  world.turnWithinMs = -1;
  await world.restart();
}

async function calmDown(world: World): Promise<void> {
  world.turnWithinMs = 600_000;
  await world.restart();
}

test("with too many at once a person is asked to try again, keeps what she typed, and can", async () => {
  const { world, pair, mirja, kaisa } = await worldWithOwnChannel(finnish);
  await using _ = world;
  const busy = t("general.busy");
  await mirja.command(pair.channelId, "/meeting-log");
  await mirja.fill({ themes: ["jobs"], content: "Kävimme läpi hakemuksen." });
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");

  await overload(world);
  const before = (await world.control.calls()).length;
  const { errors, outcome } = await mirja.submit();
  expect([outcome, Object.values(errors ?? {})]).toEqual(["errors", [`${busy} ${t("general.canCopy")}`]]);
  expect(await mirja.command(pair.channelId, "/finish-pair")).toMatchObject({ ack: "ok", ephemeral: busy });
  // Neither asks Slack for anything.
  expect((await world.control.calls()).length).toBe(before);
  await kaisa.press(home, t("home.newPair"));
  await world.control.idle();
  expect(JSON.stringify((await kaisa.modal())?.blocks)).toContain(busy);
  expect(world.db.orm.select().from(meetingLogs).all()).toEqual([]);
  await kaisa.closeAll();

  await calmDown(world);
  expect((await mirja.submit()).outcome).toBe("closed");
  await world.settle();
  expect(world.db.orm.select().from(meetingLogs).all()).toHaveLength(1);
});
