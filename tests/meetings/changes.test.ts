import { describe, expect, test } from "vitest";
import { findMeeting, kickoffOf, meetingsOfPair, plannedMeeting } from "../../db/meetings/meetings.ts";
import { placesOf } from "../support/from-home.ts";
import { agreeOn, asText, fillAndSubmit, TUESDAY, worldWithOwnChannel, worldWithPair } from "../support/meetings.ts";
import { buttonsOf, headOf, saidOn, textsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";

describe("Siirrä", () => {
  test("the old line says it was moved, the new one carries the time, and the reminder follows", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    await world.press(amina, pair.channelId, t("meetings.agreed"), "meetings:move");
    const modal = await amina.modal();
    expect(modal?.title).toBe(t("meetings.moveTitle"));
    expect(modal?.fields().map(({ value }) => value)).toEqual(["2026-01-20", "17:00", "60", "Oodi"]);
    await fillAndSubmit(world, amina, { day: "2026-01-23", time: "15:30" });
    const [old, fresh] = (await mirja.messages(pair.channelId)).slice(-2);
    expect(headOf(old)).toBe(t("meetings.fate.moved"));
    expect(old && buttonsOf(old)).toEqual([]);
    expect(headOf(fresh)).toBe(
      [
        t("meetings.moved"),
        t("meetings.time", { when: "perjantaina 23.1. kello 15.30" }),
        t("meetings.place", { place: "Oodi" }),
        t("meetings.minutes", { minutes: "60" }),
      ].join("\n"),
    );
    const count = (await mirja.messages(pair.channelId)).length;
    await world.travelTo("2026-01-22", "15:29");
    expect(await mirja.messages(pair.channelId)).toHaveLength(count);
    await world.travelTo("2026-01-22", "15:30");
    expect(headOf((await mirja.messages(pair.channelId)).at(-1))).toBe(
      [
        t("meetings.reminder.tomorrow", { when: "perjantaina 23.1. kello 15.30" }),
        t("meetings.place", { place: "Oodi" }),
      ].join("\n"),
    );
  });

  test("saved unchanged it tells nobody anything; moved meanwhile, the second is asked to look again", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const count = (await mirja.messages(pair.channelId)).length;
    await world.press(mirja, pair.channelId, t("meetings.agreed"), "meetings:move");
    expect((await mirja.submit()).outcome).toBe("closed");
    await world.settle();
    expect(await mirja.messages(pair.channelId)).toHaveLength(count);
    await world.press(mirja, pair.channelId, t("meetings.agreed"), "meetings:move");
    await world.press(amina, pair.channelId, t("meetings.agreed"), "meetings:move");
    await fillAndSubmit(world, amina, { day: "2026-01-21" });
    expect((await fillAndSubmit(world, mirja, { day: "2026-01-27" })).outcome).toBe("updated");
    const modal = await mirja.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(
      t("meetings.question.movedMeanwhile", { when: "keskiviikkona 21.1. kello 17" }),
    );
    expect(modal?.fields()[0]?.value).toBe("2026-01-27");
    expect((await mirja.submit()).outcome).toBe("closed");
    await world.settle();
    expect((await amina.messages(pair.channelId)).at(-1)?.text).toContain("tiistaina 27.1. kello 17");
  });

  test("works after the meeting's time too, while there is no log, and takes its question back", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.travelTo("2026-01-20", "18:30");
    await amina.press(
      await world.message(amina, pair.channelId, t("meetings.time", { when: "tiistaina 20.1." })),
      "meetings:move",
    );
    await world.settle();
    await fillAndSubmit(world, amina, { day: "2026-01-22" });
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain(
      [t("meetings.moved"), t("meetings.time", { when: "torstaina 22.1." })].join("\n"),
    );
    expect(JSON.stringify(await mirja.messages(pair.channelId))).not.toContain(t("meetingLog.notMet"));
    expect(meetingsOfPair(world.db, pair.id).at(-1)?.state).toBe("planned");
  });

  test("an old button does not act on the new time", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const old = await world.message(amina, pair.channelId, t("meetings.agreed"));
    await world.press(mirja, pair.channelId, t("meetings.agreed"), "meetings:move");
    await fillAndSubmit(world, mirja, { day: "2026-01-21" });
    await amina.press(old, "meetings:cannot", { confirm: true, stale: true });
    await world.settle();
    const said = (await amina.messages(pair.channelId)).at(-1);
    expect(said?.ephemeral).toBe(true);
    expect(headOf(said)).toBe(t("meetings.answer.moved", { when: "keskiviikkona 21.1. kello 17" }));
    expect(said && buttonsOf(said)).toEqual([t("meetings.move"), t("meetings.cannot"), t("meetings.calendar")]);
    expect(plannedMeeting(world.db, pair.id, world.now())?.revision).toBe(1);
  });

  test("an outsider's press on a button of the two tells her nothing and changes nothing", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const held = await world.message(mirja, pair.channelId, t("meetings.agreed"));
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    for (const what of [t("meetings.move"), t("meetings.cannot"), t("meetings.calendar")]) {
      await ulla.press(held, what, { stale: true, confirm: true });
      await world.settle();
      expect((await ulla.messages(pair.channelId)).at(-1)).toMatchObject({
        ephemeral: true,
        text: t("meetings.answer.notYours"),
      });
    }
    expect(await ulla.modal()).toBeUndefined();
    expect(plannedMeeting(world.db, pair.id, world.now())?.revision).toBe(0);
  });
});

describe("En pääse", () => {
  test("tells the other at once, asks no reason, and offers a new time", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const dm = textsOf(await mirja.dm());
    await expect(
      mirja.press(await world.message(mirja, pair.channelId, t("meetings.agreed")), "meetings:cannot"),
    ).rejects.toThrow();
    await world.press(amina, pair.channelId, t("meetings.agreed"), "meetings:cannot", { confirm: true });
    const messages = await mirja.messages(pair.channelId);
    expect(headOf(messages.at(-1))).toBe(
      t("meetings.cancelled.said", { who: `<@${mirja.id}>`, name: "Amina", when: "tiistaina 20.1. kello 17" }),
    );
    expect(messages.at(-1) && buttonsOf(messages.at(-1) ?? { blocks: [] })).toEqual([t("meetings.agree")]);
    expect(headOf(messages.at(-2))).toBe(
      [t("meetings.fate.cancelled"), t("meetings.fate.was", { when: "tiistaina 20.1. kello 17" })].join("\n"),
    );
    expect(textsOf(await mirja.dm())).toEqual(dm);
    await world.press(mirja, pair.channelId, "ei pääse tapaamiseen", "meetings:agree");
    await fillAndSubmit(world, mirja, { day: "2026-01-22", time: "17:00" });
    const [cancelled, fresh] = (await amina.messages(pair.channelId)).filter(({ ephemeral }) => !ephemeral).slice(-2);
    expect(cancelled && buttonsOf(cancelled)).toEqual([]);
    expect(fresh?.text).toContain("torstaina 22.1.");
  });

  test("there is no reminder, no question and no meeting after it; pressed twice it changes nothing", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const old = await world.message(amina, pair.channelId, t("meetings.agreed"));
    await amina.press(old, "meetings:cannot", { confirm: true });
    await world.settle();
    const count = (await mirja.messages(pair.channelId)).length;
    await amina.press(old, "meetings:cannot", { confirm: true, stale: true });
    await world.settle();
    const answer = (await amina.messages(pair.channelId)).at(-1);
    expect(answer?.ephemeral).toBe(true);
    expect(headOf(answer)).toBe(t("meetings.answer.cancelled"));
    await world.travelTo("2026-01-21", "12:00");
    // Three days after the first meeting nothing is agreed.
    expect(textsOf((await mirja.messages(pair.channelId)).slice(count))).toEqual([t("silence.agree")]);
    expect(meetingsOfPair(world.db, pair.id).at(-1)).toMatchObject({ state: "cancelled", revision: 1 });
  });

  test("of the first meeting: the coordinator is told and moves it", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    const kickoff = meetingsOfPair(world.db, pair.id)[0];
    await mirja.command(pair.channelId, "/next-meeting");
    await mirja.closeAll();
    await world.travelTo("2026-01-12", "17:00");
    expect((await amina.messages(pair.channelId)).at(-1)?.text).toContain(
      t("meetings.reminder.kickoffTomorrow", { when: "tiistaina 13.1. kello 17" }),
    );
    await world.press(amina, pair.channelId, part("meetings.reminder.kickoffTomorrow"), "meetings:cannot", {
      confirm: true,
    });
    const line = (await mirja.messages(pair.channelId)).at(-1);
    expect(headOf(line)).toBe(
      `<@${mirja.id}>, Amina ei pääse ensimmäiseen tapaamiseen tiistaina 13.1. kello 17. Kaisa sopii kanssanne uuden ajan.`,
    );
    expect((await kaisa.dm()).at(-1)?.text).toContain(
      part("meetings.cancelled.toCoordinator", { mentor: "Mirja", actor: "Amina" }),
    );
    await world.press(
      kaisa,
      "@bot",
      part("meetings.cancelled.toCoordinator", { mentor: "Mirja", actor: "Amina" }),
      "meetings:move",
    );
    await fillAndSubmit(world, kaisa, { day: "2026-01-15", time: "10:00" });
    const moved = (await amina.messages(pair.channelId)).at(-1);
    expect(headOf(moved)).toBe(
      [
        t("meetings.kickoffMoved"),
        t("meetings.time", { when: "torstaina 15.1. kello 10" }),
        t("meetings.minutes", { minutes: "60" }),
      ].join("\n"),
    );
    expect(headOf((await kaisa.dm()).at(-1))).toBe(
      t("meetings.cancelled.coordinatorDone", { mentor: "Mirja", actor: "Amina" }),
    );
    expect(asText(await world.message(amina, pair.channelId, "kickoff:open"))).toContain("torstaina 15.1. kello 10");
    expect(kickoff && findMeeting(world.db, kickoff.id)).toMatchObject({ revision: 1, cancelledBy: null });
  });
});

describe("the first meeting's time", () => {
  test("is moved by the coordinator only, in the channel and from anywhere", async () => {
    const { world, pair, mirja, kaisa } = await worldWithPair();
    await using _ = world;
    await kaisa.command("@bot", "/next-meeting");
    await world.settle();
    const modal = await kaisa.modal();
    expect(modal?.title).toBe(t("meetings.kickoffTitle"));
    expect(modal?.fields().map(({ value }) => value)).toEqual(["2026-01-13", "17:00", "60", null]);
    await fillAndSubmit(world, kaisa, { day: "2026-01-14", place: "Toimisto" });
    const line = (await mirja.messages(pair.channelId)).at(-1);
    expect(headOf(line)).toBe(
      [
        t("meetings.kickoffMoved"),
        t("meetings.time", { when: "keskiviikkona 14.1. kello 17" }),
        t("meetings.place", { place: "Toimisto" }),
        t("meetings.minutes", { minutes: "60" }),
      ].join("\n"),
    );
    await world.press(mirja, pair.channelId, t("meetings.kickoffMoved"), "meetings:move");
    const answer = (await mirja.messages(pair.channelId)).at(-1);
    expect(answer?.ephemeral).toBe(true);
    expect(headOf(answer)).toBe(t("meetings.answer.kickoffByCoordinator"));
    await world.press(kaisa, pair.channelId, t("meetings.kickoffMoved"), "meetings:move");
    expect((await fillAndSubmit(world, kaisa, { time: "18:00" })).outcome).toBe("closed");
  });

  test("a coordinator with several pairs chooses whose; of later meetings she sees only that they are", async () => {
    const { world, pair, mirja, kaisa, helena, olena } = await worldWithPair();
    await using _ = world;
    const second = await world.openPair({ mentor: helena, actor: olena }, { day: "2026-01-14", language: "fi" });
    await kaisa.command("@bot", "/next-meeting");
    await world.settle();
    const list = await kaisa.modal();
    if (!list) throw new Error("no list");
    expect(saidOn(list)).toContain(
      [t("meetings.kickoffOption", { mentor: "Helena", actor: "Olena" }), "keskiviikkona 14.1. kello 17"].join("\n"),
    );
    const [place = ""] = placesOf(list, "meetings:move", kickoffOf(world.db, second.id)?.id);
    await kaisa.press(list, place);
    await world.settle();
    expect((await kaisa.modal())?.title).toBe(t("meetings.kickoffTitle"));
    await fillAndSubmit(world, kaisa, { day: "2026-01-16", time: "09:00" });
    expect((await helena.messages(second.channelId)).at(-1)?.text).toContain(
      t("meetings.time", { when: "perjantaina 16.1. kello 9" }),
    );
    expect(meetingsOfPair(world.db, pair.id)[0]?.revision).toBe(0);
    const count = (await kaisa.messages(pair.channelId)).length;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.press(mirja, "@bot", t("meetings.time", { when: "tiistaina 20.1." }), "meetings:move");
    await fillAndSubmit(world, mirja, { day: "2026-01-21" });
    expect(textsOf((await kaisa.messages(pair.channelId)).slice(count))).toEqual([
      t("meetings.fate.moved"),
      t("meetings.movedHidden", { mentor: "Mirja", actor: "Amina" }),
    ]);
  });
});
