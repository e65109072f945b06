import { describe, expect, test } from "vitest";
import { recordConnectionBack } from "../../db/channels/rounds.ts";
import { pairs } from "../../db/schema/index.ts";
import { openDatabase } from "../../db/store/open.ts";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { textsOf } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, easyPart, part } from "../support/texts.ts";
import type { World } from "../support/world.ts";

const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };

async function asked(world: World): Promise<string[]> {
  const calls = await world.control.calls();
  return calls.map(({ method }) => method).filter((method) => /^conversations\.(info|members)$/.test(method));
}

describe("what asking costs", () => {
  test("a message that depends on its readers asks once what the channel is and who is in it, and then not for five minutes", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await world.later({ hours: 1 });
    await world.control.clearCalls();
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    expect((await asked(world)).sort()).toEqual(["conversations.info", "conversations.members"]);
    await world.later({ minutes: 4 });
    await agreeOn(world, mirja, pair.channelId, { ...FRIDAY, time: "18:00" });
    expect(await asked(world)).toHaveLength(2);
    await world.later({ minutes: 2 });
    await agreeOn(world, mirja, pair.channelId, { ...FRIDAY, time: "19:00" });
    expect(await asked(world)).toHaveLength(4);
  });

  test("opening a modal asks nothing", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.later({ hours: 1 });
    await world.control.clearCalls();
    await mirja.command(pair.channelId, "/next-meeting");
    await world.press(amina, pair.channelId, part("pairs.welcome.hello"), "support:ask");
    await world.settle();
    const methods = (await world.control.calls()).map(({ method }) => method);
    expect(methods.filter((method) => method.startsWith("views.open"))).toHaveLength(2);
    expect(await asked(world)).toEqual([]);
  });

  test("what depends on nobody who reads it asks nothing", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await world.later({ hours: 1 });
    await world.control.clearCalls();
    await amina.leave(pair.channelId);
    await world.settle();
    expect(
      textsOf(await amina.dm()).filter((text) => text === easy("pairs.trouble.left", { other: "Mirja" })),
    ).toHaveLength(1);
    expect(await asked(world)).toEqual([]);
    for (const person of [mirja, kaisa]) await person.home();
    expect(await asked(world)).toEqual([]);
  });

  test("an event that arrives costs no question either", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.control.clearCalls();
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect(await asked(world)).toEqual([]);
    expect(
      textsOf(await mirja.messages(pair.channelId)).filter((text) => text.includes(part("pairs.trouble.outsider"))),
    ).toHaveLength(1);
  });
});

describe("after a lost connection", () => {
  async function withPairs(count: number): Promise<World> {
    const world = await startSetUpWorld();
    await world.openPair({ mentor: world.people.mirja, actor: world.people.amina });
    const bot = world.workspace.botUserId;
    const [first] = world.db.orm.select().from(pairs).all();
    if (!first) throw new Error("no pair");
    for (let number = 0; number < count; number++) {
      const id = await world.people.kaisa.createChannel(`pari-lisa-${number}`, { private: true });
      await world.people.kaisa.invite(id, bot);
      await world.people.kaisa.leave(id);
      world.db.orm
        .insert(pairs)
        .values({
          ...first,
          id: `pair${number}` as typeof first.id,
          channelId: id as NonNullable<typeof first.channelId>,
        })
        .run();
    }
    await world.settle();
    return world;
  }

  test("for more than a minute all live channels are asked in the background, at Slack's pace, once each", async () => {
    await using world = await withPairs(60);
    await world.stopBot();
    world.clock.advance(2 * 60_000);
    await world.startBot();
    await world.control.clearCalls();
    const begun = world.now();
    // What somebody does meanwhile waits for none of it.
    const pair = await world.people.mirja.channels();
    await world.people.mirja.invite(
      pair.find(({ name }) => name?.startsWith("pari-mirja"))?.id ?? "",
      world.people.ulla.id,
    );
    await world.settle();
    expect(world.now() - begun).toBe(0);
    await world.later({ minutes: 4 });
    const calls = (await world.control.calls()).filter(({ method }) => method === "conversations.info");
    const channels = calls.map(({ args }) => String(args.channel));
    expect(new Set(channels).size).toBe(channels.length);
    expect(channels.length).toBeGreaterThan(55);
    expect(calls.filter(({ answer }) => answer.error === "ratelimited")).toEqual([]);
    expect(Math.max(...calls.map(({ at }) => at)) - begun).toBeLessThan(3 * 60_000);
  });

  test("of seconds nothing is asked but where something is said", async () => {
    await using world = await withPairs(5);
    await world.stopBot();
    world.clock.advance(20_000);
    await world.control.clearCalls();
    await world.startBot();
    await world.later({ minutes: 2 });
    expect(await asked(world)).toEqual([]);
  });

  test("that broke off and came back after a minute, too", async () => {
    await using world = await withPairs(5);
    await world.control.clearCalls();
    await world.control.disconnect("drop");
    while (world.bot.health().connection.downSince === null) await world.control.idle(1);
    world.clock.advance(2 * 60_000);
    while (world.bot.health().connection.downSince !== null) await world.control.idle(1);
    // Slack's library says itself that the connection broke off.
    world.takeErrors();
    await world.later({ minutes: 2 });
    expect((await asked(world)).length).toBeGreaterThanOrEqual(12);
  });

  test("a crash counts as a long time", async () => {
    await using world = await withPairs(5);
    await world.stopBot();
    const db = openDatabase(world.config().databasePath, { now: world.now() });
    recordConnectionBack(db);
    db.close();
    await world.control.clearCalls();
    await world.startBot();
    await world.later({ minutes: 10 });
    const channels = (await world.control.calls()).filter(({ method }) => method === "conversations.members");
    expect(new Set(channels.map(({ args }) => args.channel)).size).toBe(8);
  });
});

test("who came while it was lost is noticed in the background, before anything is said there", async () => {
  const { world, pair, mirja, ulla } = await worldWithOwnChannel();
  await using _ = world;
  await world.stopBot();
  await mirja.invite(pair.channelId, ulla.id);
  for (const minutes of [1, 2, 6, 60]) {
    world.clock.advance(minutes * 60_000);
    await world.control.idle();
  }
  await world.startBot();
  await world.later({ minutes: 5 });
  expect(
    textsOf(await mirja.messages(pair.channelId)).filter((text) => text.includes(part("pairs.trouble.outsider"))),
  ).toHaveLength(1);
});

describe("what a channel has become is told within minutes, though nothing is said there and Slack has told nothing", () => {
  test.each([
    ["public", "pairs.trouble.public"],
    ["shared", "pairs.trouble.shared"],
    ["archived", "pairs.trouble.archived"],
    ["deleted", "pairs.trouble.unseen"],
    ["without the bot", "pairs.trouble.unseen"],
  ])("%s", async (what, key) => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.control.order({ kind: "lost-event", method: "group_archive" });
    for (const method of ["group_deleted", "group_left", "channel_shared"])
      await world.control.order({ kind: "lost-event", method });
    if (what === "public") await world.control.makePublic(pair.channelId);
    else if (what === "shared") await world.control.shareChannel(pair.channelId);
    else if (what === "archived") await mirja.archive(pair.channelId);
    else if (what === "deleted") await world.control.deleteChannel(pair.channelId);
    else await mirja.remove(pair.channelId, world.workspace.botUserId);
    await world.later({ minutes: 6 });
    for (const [one, said] of [
      [mirja, part(key)],
      [amina, easyPart(key)],
    ] as const)
      expect(
        textsOf(await one.dm())
          .filter((text) => /kanava/iu.test(text))
          .at(-1),
      ).toContain(said);
  });
});
