import { describe, expect, test } from "vitest";
import { followUpFor } from "../../db/follow-up/follow-up.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { typedReplies } from "../../db/schema/index.ts";
import type { ShownMessage } from "../../src/playground/workspace/screen.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { download } from "../support/own-data.ts";
import { headOf } from "../support/reading.ts";
import { startUnderWay, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, startWorld, type World } from "../support/world.ts";

const KEEP = "follow-up:keep";
const { t } = wordsIn("fi", "Europe/Helsinki");
/** A text in the two kinds of Finnish: an actor may read either. */
const inFinnish = (key: TextKey): string[] =>
  (["fi", "selko"] as const).map((language) => wordsIn(language, "Europe/Helsinki").t(key));

/** The ids of its buttons, from top to bottom. */
const actionIdsOf = ({ blocks }: Pick<ShownMessage, "blocks">): string[] =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/gu)].map(([, id]) => id ?? "");

async function asked(): Promise<{ world: World; pair: UnderWay }> {
  const opened = await startUnderWay();
  await writeLog(opened.world, opened.pair);
  return opened;
}

/** What is stored of the actor's answer to the newest meeting. */
function replyIn({ db }: World, pair: UnderWay): string | undefined {
  const meeting = meetingsOfPair(db, pair.id).find(({ kind }) => kind === "later");
  return followUpFor(db, { personId: readPair(db, pair.id).actor.id }, meeting?.id)?.reply;
}

const outcomesIn = ({ db }: World) =>
  db.orm
    .select()
    .from(typedReplies)
    .all()
    .map(({ outcome }) => outcome);

const hasStoredText = ({ db }: World) =>
  db.orm
    .select()
    .from(typedReplies)
    .all()
    .some(({ text }) => text !== null);

const withButton = async (world: World, actionId: string): Promise<ShownMessage[]> =>
  (await world.people.amina.dm()).filter((message) => actionIdsOf(message).includes(actionId));

async function said(world: World, text: string): Promise<ShownMessage> {
  const found = (await world.people.amina.dm()).find((message) => message.text === text);
  if (!found) throw new Error(`nobody said "${text}"`);
  return found;
}

async function press(world: World, actionId: string): Promise<void> {
  const [message] = await withButton(world, actionId);
  if (!message) throw new Error(`no message has ${actionId}`);
  await world.people.amina.press(message, actionId);
  await world.settle();
}

const FILE = { name: "aani.m4a", bytes: Buffer.from("not a picture") };

describe("lines that she types one after the other", () => {
  test("are one reply: the newest question alone has buttons, says how many they are, and keeps them all in order", async () => {
    const { world, pair } = await asked();
    await using _ = world;
    const lines = ["Hei", "tapaaminen oli hyvä", "puhuimme työstä", "kiitos", "nähdään"];
    for (const line of lines) {
      await world.people.amina.say("@bot", line);
      await world.settle();
      world.clock.advance(1_500);
    }
    await world.later({ minutes: 1 });
    const questions = await withButton(world, KEEP);
    expect(questions).toHaveLength(1);
    expect(wordsOf(questions[0] as ShownMessage)).toContain(t("followUp.typed.lines", { count: 5 }));
    const all = (await world.people.amina.dm()).map(({ text }) => text);
    expect(all.filter((text) => inFinnish("followUp.typed.moved").includes(text))).toHaveLength(1);
    await press(world, KEEP);
    expect(replyIn(world, pair)).toBe(lines.join("\n"));
    expect(outcomesIn(world)).toEqual(lines.map(() => "kept"));
    expect(hasStoredText(world)).toBe(false);
    expect(await withButton(world, KEEP)).toEqual([]);
  });

  test("are forgotten together when she does not want them", async () => {
    const { world, pair } = await asked();
    await using _ = world;
    for (const line of ["Ei", "tätä"]) await world.people.amina.say("@bot", line);
    await world.later({ minutes: 1 });
    await press(world, "follow-up:forget");
    expect(outcomesIn(world)).toEqual(["forgotten", "forgotten"]);
    expect(replyIn(world, pair)).toBeUndefined();
  });

  test("after a longer break, and where both together do not fit into an answer, are asked about each on its own", async () => {
    const { world } = await asked();
    await using _ = world;
    await world.people.amina.say("@bot", "a".repeat(2_999));
    await world.settle();
    await world.people.amina.say("@bot", "bb");
    await world.settle();
    expect(await withButton(world, KEEP)).toHaveLength(2);
    await world.later({ minutes: 11 });
    await world.people.amina.say("@bot", "c");
    await world.later({ minutes: 1 });
    expect(await withButton(world, KEEP)).toHaveLength(3);
  });

  test("are saved by the button that she sees, also while the next question is on its way; then that one is not sent", async () => {
    const { world, pair } = await asked();
    await using _ = world;
    await world.people.amina.say("@bot", "yksi");
    await world.settle();
    const [first] = await withButton(world, KEEP);
    await world.people.amina.say("@bot", "kaksi");
    await world.control.idle();
    await world.people.amina.press(first as ShownMessage, KEEP, { stale: true });
    await world.later({ minutes: 1 });
    expect(replyIn(world, pair)).toBe("yksi\nkaksi");
    expect(await withButton(world, KEEP)).toEqual([]);
  });

  test("survive a restart between line and question: the question comes once", async () => {
    const { world, pair } = await asked();
    await using _ = world;
    await world.people.amina.say("@bot", "yksi");
    await world.settle();
    await world.people.amina.say("@bot", "kaksi");
    await world.settle();
    await world.restart({ after: { hours: 1 } });
    expect(await withButton(world, KEEP)).toHaveLength(1);
    await press(world, KEEP);
    expect(replyIn(world, pair)).toBe("yksi\nkaksi");
  });
});

test("what she has not decided about yet is in the copy of her data, and in nobody else's", async () => {
  const { world, pair } = await asked();
  await using _ = world;
  await world.people.amina.say("@bot", "vielä auki");
  await world.settle();
  expect(JSON.stringify(await download(world, pair.actor))).toContain("vielä auki");
  expect(JSON.stringify(await download(world, pair.mentor))).not.toContain("vielä auki");
});

/** What she does with her line before she decides, each in every order in which Slack may tell of it. */
const changes = [
  {
    name: "edited",
    act: (world: World, mine: ShownMessage) => world.people.amina.edit(mine, "toisin"),
    kept: "toisin",
  },
  {
    name: "edited twice",
    act: async (world: World, mine: ShownMessage) => {
      await world.people.amina.edit(mine, "välillä");
      await world.people.amina.edit(mine, "lopulta");
    },
    kept: "lopulta",
  },
  {
    name: "edited to be too long, and shortened again",
    act: async (world: World, mine: ShownMessage) => {
      await world.people.amina.edit(mine, "x".repeat(3_001));
      await world.people.amina.edit(mine, "lyhyt");
    },
    kept: "lyhyt",
  },
  { name: "deleted", act: (world: World, mine: ShownMessage) => world.people.amina.delete(mine), kept: undefined },
  {
    name: "edited and deleted",
    act: async (world: World, mine: ShownMessage) => {
      await world.people.amina.edit(mine, "toisin");
      await world.people.amina.delete(mine);
    },
    kept: undefined,
  },
] as const;

const orders = ["as they happened", "the other way round", "the first one last"] as const;
const inOrder: Record<(typeof orders)[number], (numbers: number[]) => number[]> = {
  "as they happened": (numbers) => numbers,
  "the other way round": (numbers) => numbers.toReversed(),
  "the first one last": ([first, ...others]) => (first === undefined ? [] : [...others, first]),
};

describe.each(changes)("a line that she has $name before she decides", ({ act, kept }) => {
  test.each(orders)("is what she sees, when Slack tells of it %s", async (order) => {
    const { world, pair } = await asked();
    await using _ = world;
    await world.control.holdEvents();
    await world.people.amina.say("@bot", "ensin");
    await act(world, await said(world, "ensin"));
    const numbers = (await world.control.heldEvents()).map((_event, index) => index);
    await world.control.releaseEvents(inOrder[order](numbers));
    await world.settle();
    await world.later({ minutes: 1 });
    if (kept === undefined) {
      expect(await withButton(world, KEEP)).toEqual([]);
      expect(hasStoredText(world)).toBe(false);
    } else {
      expect(await withButton(world, KEEP)).toHaveLength(1);
      await press(world, KEEP);
    }
    expect(replyIn(world, pair)).toBe(kept);
  });
});

test("a line that she deletes from several leaves the others, and the question goes with the last", async () => {
  const { world, pair } = await asked();
  await using _ = world;
  for (const line of ["yksi", "kaksi"]) await world.people.amina.say("@bot", line);
  await world.later({ minutes: 1 });
  await world.people.amina.delete(await said(world, "yksi"));
  await world.settle();
  expect(await withButton(world, KEEP)).toHaveLength(1);
  await press(world, KEEP);
  expect(replyIn(world, pair)).toBe("kaksi");
  // Saved is saved: what she does to the message in Slack later changes nothing in her answer.
  await world.people.amina.edit(await said(world, "kaksi"), "kolme");
  await world.people.amina.delete(await said(world, "kolme"));
  await world.settle();
  expect(replyIn(world, pair)).toBe("kaksi");
});

test.each([
  ["an hour", { hours: 1 }, 1],
  ["three days", { days: 3 }, 0],
] as const)(
  "a line of which Slack told nothing, edited after %s, is asked about only while it is new",
  async (_age, age, questions) => {
    const { world } = await asked();
    await using _ = world;
    await world.control.order({ kind: "lost-event", method: "message" });
    await world.people.amina.say("@bot", "vanha");
    await world.later(age);
    await world.people.amina.edit(await said(world, "vanha"), "toisin");
    await world.later({ minutes: 1 });
    expect(await withButton(world, KEEP)).toHaveLength(questions);
  },
);

test("a line below which there is a thread, and which she deletes, is gone: Slack tells of it as of a change", async () => {
  const { world } = await asked();
  await using _ = world;
  const { amina } = world.people;
  const { ts } = await amina.say("@bot", "tätä en halua säilyttää");
  await amina.say("@bot", "tähän ketjuun", { threadTs: ts });
  await world.later({ minutes: 1 });
  await amina.delete(await said(world, "tätä en halua säilyttää"));
  await world.settle();
  expect((await amina.dm()).find((message) => message.ts === ts)?.subtype).toBe("tombstone");
  expect(outcomesIn(world)).toEqual(["deleted", null]);
  await amina.delete(await said(world, "tähän ketjuun"));
  await world.settle();
  expect(outcomesIn(world)).toEqual(["deleted", "deleted"]);
  expect(hasStoredText(world)).toBe(false);
  expect(await withButton(world, KEEP)).toEqual([]);
});

describe("a recording or a picture", () => {
  test("that Slack shows with a caption is no reply in words: the bot keeps nothing of either", async () => {
    const { world } = await asked();
    await using _ = world;
    const { amina } = world.people;
    await amina.sendClip("@bot", "Tapaaminen oli hyvä");
    await world.settle();
    const answer = (await amina.dm()).at(-1) as ShownMessage;
    expect(answer.text).toContain(t("followUp.unkept.answer"));
    expect([outcomesIn(world), await withButton(world, KEEP)]).toEqual([[], []]);
  });

  test("without words is answered at once: it is not kept, and the numbers to press are there and follow her answer", async () => {
    const { world } = await asked();
    await using _ = world;
    const { amina } = world.people;
    await amina.upload("@bot", FILE);
    await world.settle();
    const answer = (await amina.dm()).at(-1) as ShownMessage;
    expect(answer.text).toContain(t("followUp.unkept.answer"));
    expect(actionIdsOf(answer)).toEqual([1, 2, 3, 4, 5].map((number) => `follow-up:rate-${number}`));
    expect(outcomesIn(world)).toEqual([]);
    await amina.press(answer, "follow-up:rate-4");
    await world.settle();
    const redrawn = (await amina.dm()).find(({ ts }) => ts === answer.ts);
    expect(JSON.stringify(redrawn?.blocks).match(/"style":"primary"/gu)).toHaveLength(1);
  });

  test("with words: the words are offered for saving, and the question says that the rest is not kept", async () => {
    const { world, pair } = await asked();
    await using _ = world;
    await world.people.amina.upload("@bot", FILE, "Tapaaminen oli hyvä");
    await world.settle();
    const [question] = await withButton(world, KEEP);
    expect(wordsOf(question as ShownMessage)).toContain(t("followUp.typed.files"));
    await press(world, KEEP);
    expect(replyIn(world, pair)).toBe("Tapaaminen oli hyvä");
  });

  test("where nothing was asked says that nobody looks at it", async () => {
    await using world = await startWorld(finnish);
    await world.setUp();
    const { ulla } = world.people;
    await ulla.upload("@bot", FILE);
    await world.settle();
    const answer = (await ulla.dm()).at(-1) as ShownMessage;
    expect(inFinnish("followUp.unkept.hint")).toContain(headOf(answer));
    expect(actionIdsOf(answer)).toEqual(["support:ask"]);
  });
});
