import { describe, expect, test } from "vitest";
import { whyNoUndo } from "../../db/closing/closing.ts";
import { changePair } from "../../db/pairs/pairs.ts";
import { channelOf, digestOf, digests, finish, giveFeedback, pairIn, saidByBot } from "../support/closing.ts";
import { buttonsOf, headOf } from "../support/reading.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import {
  answerTo,
  command,
  next,
  openPair,
  startUnderWay,
  submit,
  textsIn,
  wordsOf,
  writeLog,
} from "../support/under-way.ts";
import { finnish, startWorld } from "../support/world.ts";

describe("after the goodbye", () => {
  test("the bot takes its messages out of the channel, takes the names out of its name and archives it", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, kaisa } = world.people;
    await mirja.say(pair.channelId, "Kiitos sinulle.");
    await finish(world, pair);
    await world.later({ days: 13, hours: 23 });
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    await world.later({ hours: 2 });

    const channel = await channelOf(world, pair);
    const { channelSuffix, channelState, archivedAt } = pairIn(world, pair);
    expect(channel.name).toBe(`pari-${channelSuffix}`);
    // Nor does the topic keep the two names.
    expect(channel).toMatchObject({ topic: { value: "" } });
    expect(channel.isArchived).toBe(true);
    expect(channel.messages.filter(({ subtype }) => subtype === undefined).map(({ text }) => text)).toEqual([
      "Kiitos sinulle.",
    ]);
    expect({ channelState, archivedAt: archivedAt !== null }).toEqual({ channelState: "archived", archivedAt: true });

    await command(world, mirja, "@bot", "/finish-pair");
    await command(world, kaisa, "@bot", "/finish-pair");
    for (const person of [mirja, kaisa])
      expect((await answerTo(person, "@bot")).text).toContain(t("closing.answer.noPair"));
    await world.later({ days: 30 });
    expect((await channelOf(world, pair)).messages).toEqual(channel.messages);
  });

  test.each(["chat.delete", "conversations.rename", "conversations.setTopic", "conversations.archive"])(
    "a lost answer to %s changes nothing",
    async (method) => {
      const { world, pair } = await startUnderWay();
      await using _ = world;
      await finish(world, pair);
      await world.control.order({ kind: "lost-answer", method, times: 1 });
      await world.later({ days: 15 });
      const channel = await channelOf(world, pair);
      expect(channel.name).toBe(`pari-${pairIn(world, pair).channelSuffix}`);
      expect(channel.isArchived).toBe(true);
      expect(
        channel.messages.filter(({ subtype }) => subtype === "channel_name" || subtype === "group_name"),
      ).toHaveLength(1);
      expect(await saidByBot(world, pair)).toEqual([]);
      expect(pairIn(world, pair).channelState).toBe("archived");
    },
  );

  test("a goodbye whose answer was lost is found, and the channel is put away on its day", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    // A message before it in the same instant: then Slack's timestamp is between two milliseconds, as it always is.
    await pair.mentor.say(pair.channelId, "Kiitos sinulle.");
    await world.control.order({ kind: "lost-answer", method: "chat.postMessage", times: 10 });
    await finish(world, pair);
    await world.later({ hours: 1 });
    expect(await saidByBot(world, pair)).not.toEqual([]);
    await world.later({ days: 15 });
    expect(pairIn(world, pair).channelState).toBe("archived");
  });

  test("a workspace that forbids archiving is asked once, and the coordinator is told once", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { kaisa } = world.people;
    await finish(world, pair);
    await world.control.policies({ appsMayArchive: false });
    await world.control.clearCalls();
    await world.later({ days: 40 });
    const told = (await textsIn(kaisa, "@bot")).filter((text) => text.includes("ei antanut minun"));
    expect(told).toEqual([
      [
        t("closing.trouble.over", { mentor: "Mirja Virtanen", actor: "Amina Hassan" }),
        t("closing.trouble.archive", { channel: `pari-${pairIn(world, pair).channelSuffix}` }),
      ].join("\n"),
    ]);
    expect((await world.control.calls()).filter(({ method }) => method === "conversations.archive")).toHaveLength(1);
    expect(await saidByBot(world, pair)).toEqual([]);
  });

  test("a channel that somebody archived before is left as it is", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await finish(world, pair);
    await mirja.archive(pair.channelId);
    await world.settle();
    expect(whyNoUndo(world.db, pairIn(world, pair))).toBe("archived");
    const before = await textsIn(amina, "@bot");
    await world.later({ days: 2 });
    expect(await textsIn(amina, "@bot")).toEqual(before);
    await world.later({ days: 13 });
    expect(pairIn(world, pair).channelState).toBe("archived");
  });

  test("weeks of downtime right after the end: everything is still said once, in order, and the channel stays open as long as promised", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { amina } = world.people;
    await command(world, pair.mentor, pair.channelId, "/finish-pair");
    await pair.mentor.fill({ outcome: "goals" });
    await world.control.order({ kind: "503", method: "chat.postMessage", times: 20 });
    await pair.mentor.submit();
    await world.control.idle();
    await world.stopBot();
    await world.control.clearFaults();
    world.clock.advance(21 * 24 * 3_600_000);
    await world.startBot();
    await world.later({ minutes: 5 });

    expect(wordsOf(await world.message(amina, pair.channelId, "Mentorointi on päättynyt"))).toContain(
      easy("closing.goodbye.channel", { date: "19.2.2026" }),
    );
    expect(
      (await textsIn(amina, "@bot")).filter((text) => text.includes(t("closing.ask.actor", { mentor: "Mirja" }))),
    ).toHaveLength(1);
    expect(await digests(world)).toHaveLength(1);
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    await world.later({ days: 15 });
    expect((await channelOf(world, pair)).isArchived).toBe(true);
  });
});

describe("undoing the end", () => {
  test("the pair goes on, reminders stop, the digest is taken back, and finished again it is the same digest", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeLog(world, pair, next("2026-01-20", "17:00"));
    await finish(world, pair, { outcome: "job", text: "Ensimmäinen palaute" });
    await giveFeedback(world, amina, { outcome: "job", rating: "5" });
    await world.later({ days: 1 });

    await world.press(mirja, pair.channelId, "Mentorointi on päättynyt", "closing:undo", { confirm: true });
    expect(headOf(await answerTo(mirja, pair.channelId))).toBe(t("closing.answer.undone"));
    expect(pairIn(world, pair)).toMatchObject({ state: "open", finishedAt: null, finishedBy: null });
    const digest = await digestOf(world);
    expect(headOf(digest)).toBe(t("closing.digest.undone", { mentor: "Mirja Virtanen", actor: "Amina Hassan" }));
    expect(buttonsOf(digest)).toEqual([]);
    const said = await textsIn(amina, pair.channelId);
    expect(said).toContain(easy("closing.goodbye.undone"));
    expect(said.at(-1)).toContain(easyPart("closing.goodbye.goesOn"));
    expect((await textsIn(amina, "@bot")).at(-1)).toBe(t("closing.ask.undone", { other: "Mirja" }));

    const before = await textsIn(amina, "@bot");
    await world.later({ days: 14 });
    expect((await textsIn(amina, "@bot")).slice(before.length).filter((text) => text.includes("palaut"))).toEqual([]);
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    await writeLog(world, pair);

    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "goals" });
    await submit(world, kaisa);
    expect(await digests(world)).toEqual([
      `*${t("closing.digest.title", { mentor: "Mirja Virtanen", actor: "Amina Hassan" })}*`,
    ]);
    const again = wordsOf(await digestOf(world));
    expect(again).toContain(t("closing.summary.outcome", { outcome: t("closing.outcomes.goals") }));
    expect(again).toContain(t("closing.summary.actorRating", { rating: t("closing.summary.awaited") }));
    await world.press(mirja, "@bot", part("closing.ask.mentor", { actor: "Amina" }), "closing:feedback");
    expect((await mirja.modal())?.fields().find(({ label }) => label === t("closing.text"))?.value).toBe(
      "Ensimmäinen palaute",
    );
    await world.later({ days: 15 });
    expect((await channelOf(world, pair)).isArchived).toBe(true);
  });

  test("is not the actor's, and pressed twice changes nothing", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina } = world.people;
    await finish(world, pair);
    const goodbye = await world.message(amina, pair.channelId, "Mentorointi on päättynyt");
    await amina.press(goodbye, "closing:undo", { confirm: true });
    await world.settle();
    expect((await answerTo(amina, pair.channelId)).text).toContain(t("closing.answer.undoNotYours"));
    expect(pairIn(world, pair).state).toBe("finished");
    await mirja.press(goodbye, "closing:undo", { confirm: true });
    await world.settle();
    const said = await textsIn(mirja, pair.channelId);
    await mirja.press(goodbye, "closing:undo", { stale: true, confirm: true });
    await world.settle();
    expect(headOf(await answerTo(mirja, pair.channelId))).toBe(t("closing.answer.undoneAlready"));
    expect(await textsIn(mirja, pair.channelId)).toEqual(said);
  });

  test("comes too late once there is a new pair of the same two", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await finish(world, pair);
    await openPair(world, mirja, amina, { day: "2026-01-16" });
    await world.press(mirja, pair.channelId, "Mentorointi on päättynyt", "closing:undo", { confirm: true });
    expect((await answerTo(mirja, pair.channelId)).text).toContain(t("closing.answer.undoReplaced"));
    expect(pairIn(world, pair).state).toBe("finished");
  });

  test("in the middle of the cleaning stops it", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    await finish(world, pair);
    const goodbye = await world.message(mirja, pair.channelId, "Mentorointi on päättynyt");
    await world.control.order({ kind: "429", method: "chat.delete", retryAfter: 60, after: 2, times: 1 });
    await world.travelTo("2026-01-29", "10:00");
    const left = (await saidByBot(world, pair)).length;
    expect(left).toBeGreaterThan(2);
    await mirja.press(goodbye, "closing:undo", { confirm: true });
    await world.later({ days: 1 });
    expect((await channelOf(world, pair)).isArchived).toBe(false);
    expect((await saidByBot(world, pair)).length).toBeGreaterThan(left);
    expect(pairIn(world, pair).state).toBe("open");
  });
});

describe("before the channel is the two's own", () => {
  test("it does not tell the time of the meeting that is cancelled; each of the two gets it alone", async () => {
    await using world = await startWorld();
    const { mirja, amina, kaisa } = world.people;
    await world.setUp();
    const pair = await openPair(world, mirja, amina);
    await command(world, amina, pair.channelId, "/next-meeting");
    await amina.fill({ day: "2026-01-21", time: "16:00" });
    await submit(world, amina);
    await command(world, kaisa, pair.channelId, "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);

    const goodbye = await world.message(amina, pair.channelId, "Mentorointi on päättynyt");
    expect(wordsOf(goodbye)).toContain(easy("closing.goodbye.planned"));
    expect(wordsOf(goodbye)).not.toContain("21.1.");
    for (const person of [mirja, amina]) {
      expect((await textsIn(person, "@bot")).at(-1)).toContain(
        t("closing.goodbye.plannedWhen", { when: "keskiviikkona 21.1. kello 16" }),
      );
    }
    const toKaisa = (await world.control.audit()).filter(({ seenBy }) => seenBy.includes(kaisa.id));
    expect(toKaisa.filter(({ text }) => text.includes("21.1."))).toEqual([]);
  });

  test("a pair that is finished without a channel has nothing to clean, and is done after the same days", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { kaisa, mirja } = world.people;
    await mirja.archive(pair.channelId);
    await world.settle();
    changePair(world.db, pair.id, { channelId: null, channelState: "none" });
    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);
    await world.later({ days: 15 });
    expect(pairIn(world, pair)).toMatchObject({ channelState: "archived", state: "finished" });
    expect(await digests(world)).toHaveLength(1);
  });
});
