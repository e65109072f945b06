import { describe, expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { textsOf } from "../support/reading.ts";
import { startSetUpWorld, startWorldWithPair } from "../support/ready-worlds.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";

const count = (messages: Parameters<typeof textsOf>[0], part: string) =>
  textsOf(messages).filter((text) => text.includes(part)).length;

describe("things go wrong with a pair's channel", () => {
  test("she who left it can come back with one press", async () => {
    const { world, pair, amina } = await startWorldWithPair();
    await using _ = world;
    await amina.leave(pair.channelId);
    await world.settle();
    expect(count(await amina.dm(), easyPart("pairs.trouble.left"))).toBe(1);
    await world.press(amina, "@bot", easyPart("pairs.trouble.left"), "pairs:return");
    expect((await amina.channels()).map(({ id }) => id)).toContain(pair.channelId);
  });

  test("she who left again right after pressing is not dragged back later", async () => {
    const { world, pair, amina } = await startWorldWithPair();
    await using _ = world;
    await amina.leave(pair.channelId);
    await world.settle();
    await world.press(amina, "@bot", easyPart("pairs.trouble.left"), "pairs:return");
    await amina.leave(pair.channelId);
    await world.later({ days: 2 });
    expect((await amina.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
  });

  test("an outsider is noticed and said, and said again only when she comes again", async () => {
    const { world, pair, mirja } = await startWorldWithPair();
    await using _ = world;
    const { ulla } = world.people;
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    await world.later({ days: 1 });
    expect(
      count(await mirja.messages(pair.channelId), part("pairs.trouble.outsider")) +
        count(await mirja.messages(pair.channelId), easyPart("pairs.trouble.outsider")),
    ).toBe(1);
    await ulla.leave(pair.channelId);
    await world.settle();
    const gone = easy("pairs.trouble.outsiderGone", { who: `<@${ulla.id}>` });
    expect(count(await mirja.messages(pair.channelId), easyPart("pairs.trouble.outsider"))).toBe(0);
    expect(count(await mirja.messages(pair.channelId), gone)).toBe(1);
  });

  test("the bot removed: both are told how to invite it, and what waited is said when it is back", async () => {
    const { world, pair, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await mirja.remove(pair.channelId, world.workspace.botUserId);
    await world.settle();
    for (const person of [mirja, amina]) expect(count(await person.dm(), "/invite @auroras")).toBe(1);
    await world.travelTo("2026-01-15", "12:00");
    expect(count(await amina.messages(pair.channelId), easy("kickoff.missing"))).toBe(0);
    await mirja.invite(pair.channelId, world.workspace.botUserId);
    await world.settle();
    expect(count(await amina.messages(pair.channelId), easy("kickoff.missing"))).toBe(1);
  });

  test("archived by hand: a new channel is offered, opens once, and the pair goes on there", async () => {
    const { world, pair, mirja, amina, kaisa } = await startWorldWithPair();
    await using _ = world;
    await mirja.archive(pair.channelId);
    await world.settle();
    for (const person of [mirja, amina]) expect(count(await person.dm(), part("pairs.trouble.archived"))).toBe(1);
    expect(count(await kaisa.dm(), part("pairs.trouble.archivedOf"))).toBe(1);
    const mirjas = await world.message(mirja, "@bot", "pairs:new-channel");
    await world.press(amina, "@bot", part("pairs.trouble.archived"), "pairs:new-channel");
    expect(count(await mirja.dm(), part("pairs.trouble.archived"))).toBe(0);
    await mirja.press(mirjas, "pairs:new-channel", { stale: true });
    await world.settle();
    const open = (await amina.channels()).filter(({ name, id }) => name?.startsWith("pari-") && id !== pair.channelId);
    expect(open).toHaveLength(1);
    expect(count(await mirja.messages(open[0]?.id ?? madeUp("")), easyPart("pairs.welcome.hello"))).toBe(1);
  });

  test("renamed: nothing breaks", async () => {
    const { world, pair, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await mirja.rename(pair.channelId, "meidan-oma");
    await world.settle();
    await world.press(amina, pair.channelId, easyPart("pairs.welcome.hello"), "kickoff:open");
    expect((await amina.modal())?.title).toBe(t("kickoff.title"));
  });

  test("a person's account is closed: the other is told once and neutrally, and nothing is asked of her who is gone", async () => {
    const { world, mirja, amina, kaisa } = await startWorldWithPair();
    await using _ = world;
    const before = (await world.control.calls()).length;
    await kaisa.deactivate(amina.id);
    await world.settle();
    expect(count(await mirja.dm(), t("pairs.trouble.gone", { other: "Amina" }))).toBe(1);
    await world.later({ days: 60 });
    const toAmina = (await world.control.calls())
      .slice(before)
      .filter(({ args }) => args.channel === amina.id || args.users === amina.id);
    expect(toAmina).toEqual([]);
    expect(count(await mirja.dm(), part("pairs.trouble.gone"))).toBe(1);
  });
});

describe("Slack is in a bad way while a channel opens", () => {
  const faults = [
    ["the answer to creating the channel is lost", { method: "conversations.create", kind: "lost-answer" }],
    ["creating the channel fails with 503", { method: "conversations.create", kind: "503" }],
    ["the answer to an invitation is lost", { method: "conversations.invite", kind: "lost-answer" }],
    ["the answer to the topic is lost", { method: "conversations.setTopic", kind: "lost-answer" }],
    ["the answer to the welcome is lost", { method: "chat.postMessage", kind: "lost-answer", after: 2 }],
    ["Slack asks to wait", { method: "chat.postMessage", kind: "429", retryAfter: 30 }],
    ["the connection is reset before the welcome", { method: "chat.postMessage", kind: "reset", after: 2 }],
    ["pinning is cut off", { method: "pins.add", kind: "lost-answer" }],
  ] as const;

  test.each(faults)("%s: still one channel, one welcome, everybody in it", async (_what, fault) => {
    await using world = await startSetUpWorld();
    const { mirja, amina, kaisa } = world.people;
    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-13", time: "17:00", consent: ["consent"] });
    await world.control.order({ times: 1, ...fault });
    await kaisa.submit();
    await world.later({ minutes: 10 });
    expect(await world.control.pendingFaults()).toEqual([]);
    const pairs = (await world.control.everything()).channels.filter(({ name }) => name?.startsWith("pari-"));
    expect(pairs).toHaveLength(1);
    const channelId = pairs[0]?.id ?? madeUp("");
    expect(new Set(pairs[0]?.members)).toEqual(new Set([world.workspace.botUserId, kaisa.id, mirja.id, amina.id]));
    const messages = await mirja.messages(channelId);
    expect(count(messages, easyPart("pairs.welcome.hello"))).toBe(1);
    expect(messages.filter(({ pinned }) => pinned)).toHaveLength(1);
    expect(count(messages, "set the channel topic")).toBe(1);
    expect(count(await mirja.dm(), t("pairs.notice.what"))).toBe(1);
    expect(count(await amina.dm(), easy("pairs.notice.what"))).toBe(1);
  });
});
