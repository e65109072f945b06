import { describe, expect, test } from "vitest";
import { meetingsOfPair, plannedMeeting } from "../../db/meetings/meetings.ts";
import { changePair } from "../../db/pairs/pairs.ts";
import {
  agreedText,
  agreeOn,
  fillAndSubmit,
  TUESDAY,
  worldWithOwnChannel,
  worldWithPair,
} from "../support/meetings.ts";
import { buttonsOf, headOf, textsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";

describe("agreeing on a meeting", () => {
  test("the channel gets its time, place and buttons, nobody gets anything else", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    const before = { amina: await amina.dm(), kaisa: await kaisa.dm() };
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    const modal = await mirja.modal();
    expect(modal?.title).toBe(t("meetings.title"));
    expect(JSON.stringify(modal?.blocks[0])).toContain(t("meetings.seenBy", { name: "Amina" }));
    expect(modal?.fields().map(({ label, optional, value }) => [label, !optional, value])).toEqual([
      [t("meetings.form.day"), true, null],
      [t("meetings.form.time"), true, null],
      [t("meetings.form.minutes"), false, "60"],
      [t("meetings.form.place"), false, null],
    ]);
    const result = await fillAndSubmit(world, mirja, { ...TUESDAY, place: "Kirjasto Oodi" });
    expect(result.outcome).toBe("closed");
    const line = (await amina.messages(pair.channelId)).at(-1);
    expect(headOf(line)).toBe(
      agreedText("tiistaina 20.1. kello 17", `\n${t("meetings.place", { place: "Kirjasto Oodi" })}`),
    );
    expect(line && buttonsOf(line)).toEqual([t("meetings.move"), t("meetings.cannot"), t("meetings.calendar")]);
    expect(textsOf(await amina.dm())).toEqual(textsOf(before.amina));
    expect(textsOf(await kaisa.dm())).toEqual(textsOf(before.kaisa));
  });

  test("the actor can do it too, with the button of the welcome", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await world.press(amina, pair.channelId, "support:ask", "meetings:agree");
    expect((await fillAndSubmit(world, amina, { ...TUESDAY, minutes: "90" })).outcome).toBe("closed");
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain(t("meetings.minutes", { minutes: "90" }));
  });

  test("what is wrong with a time is said beside its field, and nothing typed is lost", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    const errorsFor = async (when: Record<string, string>) => (await fillAndSubmit(world, mirja, when)).errors;
    expect(await errorsFor({ day: "2026-01-13", time: "20:00", place: "Oodi" })).toEqual({
      [t("meetings.form.day")]: t("meetings.wrong.past"),
    });
    expect(await errorsFor({ day: "2026-01-14", time: "18:59" })).toEqual({
      [t("meetings.form.time")]: t("meetings.wrong.pastTime"),
    });
    expect(await errorsFor({ day: "2026-03-29", time: "03:30" })).toEqual({
      [t("meetings.form.time")]: t("meetings.wrong.noSuchTime"),
    });
    expect(await errorsFor({ day: "2027-01-15", time: "17:00" })).toEqual({
      [t("meetings.form.day")]: t("meetings.wrong.tooFar"),
    });
    expect((await mirja.modal())?.fields().find(({ label }) => label === t("meetings.form.place"))?.value).toBe("Oodi");
    expect(plannedMeeting(world.db, pair.id, world.now())).toBeUndefined();
  });

  test("a later meeting comes after the first one", async () => {
    const { world, pair, mirja } = await worldWithPair();
    await using _ = world;
    const result = await agreeOn(world, mirja, pair.channelId, { day: "2026-01-13", time: "16:00" });
    expect(result.errors).toEqual({
      [t("meetings.form.day")]: t("meetings.wrong.beforeKickoff", { when: "tiistaina 13.1. kello 17" }),
    });
  });

  test("a second meeting takes the place of the first only after a question", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    await amina.command(pair.channelId, "/next-meeting");
    await world.settle();
    const modal = await amina.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(
      "Teillä on jo tapaaminen tiistaina 20.1. kello 17. Haluatko vaihtaa sen uuteen?\\nPaikka: Oodi",
    );
    expect(modal?.submit).toBe(t("meetings.replace"));
    // The place of the first is offered.
    await fillAndSubmit(world, amina, { day: "2026-01-22", time: "12:00" });
    const [old, fresh] = (await mirja.messages(pair.channelId)).slice(-2);
    expect(headOf(old)).toBe(
      [t("meetings.fate.replaced"), t("meetings.fate.was", { when: "tiistaina 20.1. kello 17" })].join("\n"),
    );
    expect(old && buttonsOf(old)).toEqual([]);
    expect(headOf(fresh)).toBe(agreedText("torstaina 22.1. kello 12", `\n${t("meetings.place", { place: "Oodi" })}`));
    expect(meetingsOfPair(world.db, pair.id).map(({ kind, state }) => [kind, state])).toEqual([
      ["kickoff", "held"],
      ["later", "replaced"],
      ["later", "planned"],
    ]);
  });

  test("two people at once: the second is asked about what the first agreed, and keeps what she typed", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await amina.command(pair.channelId, "/next-meeting");
    await world.settle();
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const result = await fillAndSubmit(world, amina, { day: "2026-01-22", time: "12:00", place: "Kahvila" });
    expect(result.outcome).toBe("updated");
    const modal = await amina.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(
      t("meetings.question.replace", { when: "tiistaina 20.1. kello 17" }),
    );
    expect(modal?.fields().map(({ value }) => value)).toEqual(["2026-01-22", "12:00", "60", "Kahvila"]);
    expect((await amina.submit()).outcome).toBe("closed");
    await world.settle();
    expect(plannedMeeting(world.db, pair.id, world.now())?.createdBy).toBe(
      meetingsOfPair(world.db, pair.id).at(-1)?.createdBy,
    );
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain("torstaina 22.1. kello 12");
  });

  test("a submission delivered twice makes one meeting", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    await mirja.fill(TUESDAY);
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await mirja.submit();
    await world.settle();
    expect(meetingsOfPair(world.db, pair.id).filter(({ kind }) => kind === "later")).toHaveLength(1);
    expect(textsOf(await mirja.messages(pair.channelId)).filter((text) => text.includes("20.1."))).toHaveLength(1);
  });

  test("what somebody types as a place stays text, but a link can be followed", async () => {
    const { world, pair, mirja } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "<!channel> <@U1> *x* https://meet.example/a" });
    expect((await mirja.messages(pair.channelId)).at(-1)?.text).toContain(
      t("meetings.place", {
        place: "&lt;!channel&gt; &lt;@U1&gt; ∗x∗ <https://meet.example/a|https://meet.example/a>",
      }),
    );
  });

  test("somebody with two pairs is asked which is meant, in the channel of one she is not", async () => {
    const { world, mirja, olena } = await worldWithOwnChannel();
    await using _ = world;
    const second = await world.openPair({ mentor: mirja, actor: olena }, { day: "2026-01-15" });
    await mirja.command("@bot", "/next-meeting");
    await world.settle();
    const modal = await mirja.modal();
    expect(modal?.fields()[0]?.label).toBe(t("meetings.form.pair"));
    expect((await fillAndSubmit(world, mirja, TUESDAY)).outcome).toBe("not_sent");
    await fillAndSubmit(world, mirja, { pair: "Olena Kovalenko" });
    expect(plannedMeeting(world.db, second.id, world.now())?.state).toBe("planned");
    await mirja.command(second.channelId, "/next-meeting");
    await world.settle();
    expect(JSON.stringify((await mirja.modal())?.blocks)).toContain(t("meetings.seenBy", { name: "Olena" }));
  });

  test("those who cannot are told why, and only they see it", async () => {
    const { world, pair, mirja, helena, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    expect((await helena.command("@bot", "/next-meeting")).ack).toBe("ok");
    await world.settle();
    expect((await helena.dm()).at(-1)).toMatchObject({
      ephemeral: true,
      text: t("meetings.answer.noPair"),
    });
    await kaisa.command("@bot", "/next-meeting");
    await world.settle();
    expect((await kaisa.dm()).at(-1)?.text).toContain(t("meetings.answer.noKickoff"));
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    // Beside the first field, so that nothing typed is lost.
    expect((await fillAndSubmit(world, mirja, TUESDAY)).errors?.[t("meetings.form.day")]).toContain(
      t("meetings.answer.finished"),
    );
    await mirja.closeAll();
    await world.press(mirja, pair.channelId, "support:ask", "meetings:agree");
    expect((await mirja.messages(pair.channelId)).at(-1)).toMatchObject({ ephemeral: true });
    expect(plannedMeeting(world.db, pair.id, world.now())).toBeUndefined();
  });
});

describe("while the coordinator is in the channel", () => {
  test("when and where the two meet is told to each of them alone, until the channel is theirs", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    const line = (await kaisa.messages(pair.channelId)).at(-1);
    expect(headOf(line)).toBe(t("meetings.agreedHidden", { mentor: "Mirja", actor: "Amina" }));
    expect(line && buttonsOf(line)).toEqual([]);
    for (const [person, other] of [
      [mirja, "Amina"],
      [amina, "Mirja"],
    ] as const) {
      const alone = (await person.dm()).at(-1);
      expect(headOf(alone)).toBe(
        [
          t("meetings.agreedDirect", { name: other }),
          t("meetings.time", { when: "tiistaina 20.1. kello 17" }),
          t("meetings.place", { place: "Oodi" }),
          t("meetings.minutes", { minutes: "60" }),
        ].join("\n"),
      );
      expect(alone && buttonsOf(alone)).toEqual([t("meetings.move"), t("meetings.cannot"), t("meetings.calendar")]);
    }
    expect(JSON.stringify([await kaisa.dm(), await kaisa.messages(pair.channelId)])).not.toContain("20.1.");
    await kaisa.leave(pair.channelId);
    await world.settle();
    const redrawn = (await amina.messages(pair.channelId)).find(({ text }) => text.includes(t("meetings.agreed")));
    expect(redrawn?.text).toContain(
      [t("meetings.time", { when: "tiistaina 20.1. kello 17" }), t("meetings.place", { place: "Oodi" })].join("\n"),
    );
    expect(redrawn && buttonsOf(redrawn)).toEqual([t("meetings.move"), t("meetings.cannot"), t("meetings.calendar")]);
  });

  test("that somebody cannot come is said without the time, and with it to the other alone", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.press(amina, "@bot", t("meetings.agreedDirect", { name: "Mirja" }), "meetings:cannot", {
      confirm: true,
    });
    const line = (await kaisa.messages(pair.channelId)).at(-1);
    expect(headOf(line)).toBe(t("meetings.cancelled.saidHidden", { who: `<@${mirja.id}>`, name: "Amina" }));
    expect(headOf((await mirja.dm()).at(-1))).toBe(
      t("meetings.cancelled.direct", { name: "Amina", when: "tiistaina 20.1. kello 17" }),
    );
    expect(JSON.stringify(await kaisa.messages(pair.channelId))).not.toContain("20.1.");
    const own = (await amina.dm()).find(({ text }) => text.startsWith(t("meetings.fate.cancelled")));
    expect(headOf(own)).toBe(
      [t("meetings.fate.cancelled"), t("meetings.fate.was", { when: "tiistaina 20.1. kello 17" })].join("\n"),
    );
    expect(own && buttonsOf(own)).toEqual([]);
  });

  test("the reminder goes to the two alone", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithPair();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    const before = textsOf(await kaisa.messages(pair.channelId));
    await world.travelTo("2026-01-19", "17:00");
    for (const [person, other] of [
      [mirja, "Amina"],
      [amina, "Mirja"],
    ] as const)
      expect(textsOf(await person.dm())).toContain(
        t("meetings.reminder.tomorrowDirect", { name: other, when: "tiistaina 20.1. kello 17" }),
      );
    const since = textsOf(await kaisa.messages(pair.channelId)).slice(before.length);
    expect(since.filter((text) => text.includes(part("meetings.reminder.tomorrowDirect")))).toEqual([]);
  });

  test("an outsider in the channel hides the times again", async () => {
    const { world, pair, mirja, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect(JSON.stringify(await ulla.messages(pair.channelId))).not.toContain("20.1.");
    await mirja.remove(pair.channelId, ulla.id);
    await world.settle();
    expect(JSON.stringify(await mirja.messages(pair.channelId))).toContain("20.1.");
  });
});
