import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPair } from "../../db/pairs/pairs.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { type ChannelInSlack, consequences } from "../../src/programme/channels/rules.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { buttonsOf, textsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";
import { command, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

type Opened = Awaited<ReturnType<typeof worldWithOwnChannel>>;

/** How a pair's channel gets into each state, told by an event; `undefined` where Slack tells of it by none. */
const ways: Record<
  Exclude<ChannelInSlack, "ready" | "unseen">,
  { event: string | undefined; happen(opened: Opened): Promise<unknown> }
> = {
  public: { event: undefined, happen: ({ world, pair }) => world.control.makePublic(pair.channelId) },
  shared: { event: "channel_shared", happen: ({ world, pair }) => world.control.shareChannel(pair.channelId) },
  "archived-by-hand": { event: "group_archive", happen: ({ mirja, pair }) => mirja.archive(pair.channelId) },
  deleted: { event: "group_deleted", happen: ({ world, pair }) => world.control.deleteChannel(pair.channelId) },
  "bot-removed": {
    event: "group_left",
    happen: ({ world, mirja, pair }) => mirja.remove(pair.channelId, world.workspace.botUserId),
  },
};

const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };
const stateOf = (world: World, pairId: string) => readPair(world.db, pairId as PairId).channelState;
const said = async (person: Person, part: string) => textsOf(await person.dm()).filter((text) => text.includes(part));

/** Where Slack hides what it is, the bot only knows that it sees nothing. */
const unseenWithoutEvent = new Set<string>(["deleted", "bot-removed"]);

const THEM = { mentor: "Mirja", actor: "Amina" };

/** What the two and the coordinator are told. The bot cannot see who is in a channel that it was removed from: only the two hear of that. */
const told = {
  public: { two: t("pairs.trouble.public", THEM), coordinator: t("pairs.trouble.publicOf", THEM) },
  shared: { two: t("pairs.trouble.shared", THEM), coordinator: t("pairs.trouble.sharedOf", THEM) },
  "archived-by-hand": { two: t("pairs.trouble.archived", THEM), coordinator: t("pairs.trouble.archivedOf", THEM) },
  deleted: { two: t("pairs.trouble.deleted", THEM), coordinator: t("pairs.trouble.deletedOf", THEM) },
  "bot-removed": { two: part("pairs.trouble.botRemoved"), coordinator: undefined },
  unseen: { two: t("pairs.trouble.unseen", THEM), coordinator: t("pairs.trouble.unseenOf", THEM) },
} as const;

const cases = Object.entries(ways).flatMap(([state, way]) => [
  ...(way.event === undefined ? [] : [{ state, isTold: true }]),
  { state, isTold: false },
]);

test.each(Object.entries(consequences))(
  "of a channel that is %s a coordinator is not told as if it were hers",
  (_state, of) => {
    expect(of.told.coordinator).not.toBe(of.told.two);
  },
);

/** Each is one world, looked at in the order of its days: the tests after the first go on where the one before stopped. */
describe.each(cases)("the channel of a pair is $state, and Slack tells so: $isTold", ({ state, isTold }) => {
  const way = ways[state as keyof typeof ways];
  const expected = (!isTold && unseenWithoutEvent.has(state) ? "unseen" : state) as keyof typeof told;
  let opened: Opened;

  /** All messages of the channel, as only the machine sees them. */
  const standsThere = async () =>
    (await opened.world.control.everything()).channels.find(({ id }) => id === opened.pair.channelId)?.messages;

  beforeAll(async () => {
    opened = await worldWithOwnChannel(finnish);
    const { world, mirja, pair } = opened;
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.later({ minutes: 30 });
    if (!isTold && way.event) await world.control.order({ kind: "lost-event", method: way.event });
    await way.happen(opened);
    await world.settle();
    // What is to be said there depends on who reads it: so it is asked.
    await agreeOn(world, mirja, "@bot", { ...FRIDAY, place: "kahvila Engel" });
    await world.later({ minutes: 5 });
  });
  afterAll(() => opened?.world[Symbol.asyncDispose]());

  test("nobody else reads the next time, place or task there, and the two get them alone", async () => {
    const { world, pair, mirja, amina, ulla } = opened;
    expect(stateOf(world, pair.id)).toBe(expected);
    if (!consequences[expected].othersRead) return;
    expect(JSON.stringify(await standsThere())).not.toMatch(/Engel|Oodi|17[.:]00/);
    if (expected === "public") expect(JSON.stringify(await ulla.messages(pair.channelId))).not.toContain("Oodi");
    for (const one of [mirja, amina]) expect(JSON.stringify(await one.dm())).toContain("Engel");
  });

  test("the two and the coordinator are told once, with the button that helps", async () => {
    const { world, mirja, amina, kaisa } = opened;
    await world.later({ days: 2 });
    for (const person of [mirja, amina]) {
      expect(await said(person, told[expected].two)).toHaveLength(1);
      const message = await world.message(person, "@bot", told[expected].two);
      expect(buttonsOf(message)).toEqual(consequences[expected].newChannel ? [t("pairs.trouble.newChannel")] : []);
    }
    const { coordinator } = told[expected];
    expect(coordinator === undefined ? [] : await said(kaisa, coordinator)).toHaveLength(coordinator ? 1 : 0);
    for (const person of [mirja, amina, kaisa])
      if (expected !== "bot-removed") expect(await said(person, "/invite")).toEqual([]);
  });

  test("everything that the front pages offer answers, and where a new channel helps it opens with what waited", async () => {
    const { world, pair, mirja, amina, kaisa } = opened;
    for (const person of [mirja, amina, kaisa]) {
      const home = await person.home();
      expect(JSON.stringify(home).includes(t("pairs.trouble.newChannel"))).toBe(consequences[expected].newChannel);
    }
    await world.travelTo("2026-01-24", "12:00");
    if (consequences[expected].othersRead)
      expect(JSON.stringify(await standsThere())).not.toMatch(/Engel|Oodi|17[.:]00/);
    if (!consequences[expected].newChannel) return;
    const mirjas = await world.message(mirja, "@bot", told[expected].two, "pairs:new-channel");
    await world.press(amina, "@bot", told[expected].two, "pairs:new-channel");
    expect(await said(mirja, told[expected].two)).toEqual([]);
    await mirja.press(mirjas, "pairs:new-channel", { stale: true });
    await world.settle();
    const fresh = readPair(world.db, pair.id as PairId);
    expect(fresh.channelState).toBe("ready");
    expect(fresh.channelId).not.toBe(pair.channelId);
    const inNew = textsOf(await mirja.messages(fresh.channelId ?? ""));
    expect(inNew.filter((text) => text.includes(t("pairs.welcome.hello", THEM)))).toHaveLength(1);
    if (!consequences[expected].canWrite)
      expect(inNew.filter((text) => text.includes(part("meetingLog.ask.day")))).toHaveLength(1);
    if (consequences[expected].takesBack)
      expect((await standsThere())?.filter(({ bot_id }) => bot_id !== undefined)).toEqual([]);
  });
});

test("a log saved in a channel that was turned public shows neither tasks nor the next time there", async () => {
  const { world, pair, mirja, amina } = await worldWithOwnChannel();
  await using _ = world;
  await agreeOn(world, mirja, pair.channelId, { day: "2026-01-16", time: "17:00" });
  await world.control.makePublic(pair.channelId);
  await world.travelTo("2026-01-16", "19:00");
  await writeLog(
    world,
    { id: pair.id as PairId, channelId: pair.channelId, mentor: mirja, actor: amina } as Parameters<typeof writeLog>[1],
    {
      on: "2026-01-16",
      themes: ["jobs"],
      content: "x",
      mentorTasks: "salainen tehtava",
      nextOn: "2026-01-30",
      nextTime: "16:00",
      nextPlace: "kirjasto Oodi",
    },
  );
  const channel = (await world.control.everything()).channels.find(({ id }) => id === pair.channelId);
  expect(JSON.stringify(channel?.messages)).not.toMatch(/salainen|Oodi|16[.:]00|30\.1/);
  await command(world, mirja, "@bot", "/mentoring");
});
