import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { textsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

const OUTSIDER = part("pairs.trouble.outsider");
const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };

/** The bot is away, and Slack gives up on what it could not deliver. */
async function away(world: World, meanwhile: () => Promise<unknown>): Promise<void> {
  await world.stopBot();
  await meanwhile();
  for (const span of [MINUTE_MS, 2 * MINUTE_MS, 6 * MINUTE_MS, 6 * HOUR_MS]) {
    world.clock.advance(span);
    await world.control.idle();
  }
  await world.startBot();
}

const count = (texts: string[], part: string): number => texts.filter((text) => text.includes(part)).length;

describe("what happened to a pair's channel while the bot was away", () => {
  test("she who came in meanwhile is noticed before the next time and place are written, and does not read them", async () => {
    const { world, pair, mirja, amina, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await away(world, () => mirja.invite(pair.channelId, ulla.id));
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    const read = textsOf(await ulla.messages(pair.channelId));
    expect(read.filter((text) => /Oodi|17[.:]00|23\.1/.test(text))).toEqual([]);
    expect(count(read, OUTSIDER)).toBe(1);
    for (const one of [mirja, amina]) expect(JSON.stringify(await one.dm())).toContain("Oodi");
  });

  test("nor does she read them where the bot was there and Slack lost the event", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await world.later({ hours: 1 });
    await world.control.order({ kind: "lost-event", method: "member_joined_channel" });
    await mirja.invite(pair.channelId, ulla.id);
    await world.later({ hours: 1 });
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    const read = textsOf(await ulla.messages(pair.channelId));
    expect(read.filter((text) => /Oodi|17[.:]00|23\.1/.test(text))).toEqual([]);
    expect(count(read, OUTSIDER)).toBe(1);
  });

  test("what is drawn anew is kept from her as well", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-21", time: "16:00", place: "kahvila Engel" });
    await away(world, () => mirja.invite(pair.channelId, ulla.id));
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    expect(JSON.stringify(await ulla.messages(pair.channelId))).not.toMatch(/Oodi|Engel/);
  });

  test("she who left meanwhile gets her way back, once", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel(finnish);
    await using _ = world;
    await away(world, () => amina.leave(pair.channelId));
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.later({ hours: 3 });
    expect(count(textsOf(await amina.dm()), part("pairs.trouble.left"))).toBe(1);
    await world.press(amina, "@bot", part("pairs.trouble.left"), t("pairs.trouble.return"));
    expect((await amina.channels()).map(({ id }) => id)).toContain(pair.channelId);
  });

  test("the outsider who left meanwhile hides nothing any more", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    await away(world, () => ulla.leave(pair.channelId));
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    expect(JSON.stringify(await mirja.messages(pair.channelId))).toContain("Oodi");
  });

  test("a channel that was archived meanwhile is noticed, and a new one offered", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel(finnish);
    await using _ = world;
    await away(world, () => mirja.archive(pair.channelId));
    await agreeOn(world, mirja, "@bot", FRIDAY);
    const archived = t("pairs.trouble.archived", { mentor: "Mirja", actor: "Amina" });
    for (const one of [mirja, amina]) expect(count(textsOf(await one.dm()), archived)).toBe(1);
    const ofThem = t("pairs.trouble.archivedOf", { mentor: "Mirja", actor: "Amina" });
    expect(count(textsOf(await kaisa.dm()), ofThem)).toBe(1);
  });
});

describe("who came into the network's own channels while the bot was away", () => {
  async function withStrangers() {
    const { world, pair, ...people } = await worldWithOwnChannel();
    const { kaisa, ulla } = people;
    const named = async (part: string) => (await kaisa.channels()).find(({ name }) => name?.includes(part))?.id ?? "";
    const [coordinators, peers] = [await named("tyontekijat"), await named("mentorit")];
    await away(world, async () => {
      await kaisa.invite(coordinators, ulla.id);
      await kaisa.invite(peers, ulla.id);
    });
    return { world, pair, coordinators, peers, ...people };
  }

  test("is said in the coordinators' channel, and who asks for support is told to each coordinator alone", async () => {
    const { world, pair, coordinators, amina, kaisa, ulla } = await withStrangers();
    await using _ = world;
    await world.press(amina, pair.channelId, "support:ask", "support:ask");
    await amina.submit();
    await world.settle();
    const read = textsOf(await ulla.messages(coordinators));
    expect(read.filter((text) => text.includes("Amina"))).toEqual([]);
    expect(count(read, part("setup.outsider.coordinators"))).toBe(1);
    expect(count(textsOf(await kaisa.dm()), part("support.asked"))).toBe(1);
  });

  test("whose coming Slack did not tell is noticed as something is about to be said, and only that something is told elsewhere", async () => {
    const { world, pair, amina, kaisa, ulla } = await worldWithOwnChannel();
    await using _ = world;
    const coordinators = (await kaisa.channels()).find(({ name }) => name?.includes("tyontekijat"))?.id ?? "";
    await world.later({ hours: 1 });
    await world.control.order({ kind: "lost-event", method: "member_joined_channel" });
    await kaisa.invite(coordinators, ulla.id);
    await world.later({ hours: 1 });
    await world.press(amina, pair.channelId, "support:ask", "support:ask");
    await amina.submit();
    await world.settle();
    const read = textsOf(await ulla.messages(coordinators));
    expect(read.filter((text) => text.includes("Amina"))).toEqual([]);
    expect(count(read, t("support.toldDirectly"))).toBe(1);
    expect(count(read, part("setup.outsider.coordinators"))).toBe(1);
    expect(count(textsOf(await kaisa.dm()), part("support.asked"))).toBe(1);
  });

  test("is said in the peers' channel, and a meeting of the mentors is told to each of them alone", async () => {
    const { world, peers, kaisa, mirja, ulla } = await withStrangers();
    await using _ = world;
    await kaisa.invite(peers, mirja.id);
    await kaisa.command("@bot", "/peer-meeting");
    await world.settle();
    await kaisa.fill({ title: "Ensikertalaisten ilta", day: "2026-01-27", time: "17:00", place: "kirjasto Oodi" });
    await kaisa.submit();
    await world.settle();
    const read = textsOf(await ulla.messages(peers));
    expect(read.filter((text) => /Oodi|Ensikertalaisten/.test(text))).toEqual([]);
    expect(count(read, part("setup.outsider.peers"))).toBe(1);
    expect(JSON.stringify(await mirja.dm())).toContain("Oodi");
  });
});
