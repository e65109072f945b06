import { describe, expect, test } from "vitest";
import { agreeOn, asText, fillAndSubmit, TUESDAY, worldWithOwnChannel } from "../support/meetings.ts";
import { buttonsOf, headOf, textsOf } from "../support/reading.ts";
import { easy, t } from "../support/texts.ts";

describe("Lisää kalenteriin", () => {
  const fileIn = (message: { files: readonly Record<string, unknown>[] } | undefined) => String(message?.files[0]?.id);
  const linesOf = (bytes: Buffer) => bytes.toString().split("\r\n");

  test("she gets a link and a file, and a new file when the meeting is moved or cancelled", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { ...TUESDAY, place: "Oodi" });
    await world.press(amina, pair.channelId, t("meetings.agreed"), "meetings:calendar");
    const said = (await amina.messages(pair.channelId)).at(-1);
    expect(said).toMatchObject({ ephemeral: true });
    expect(asText(said)).toContain("https://calendar.google.com/calendar/render?action=TEMPLATE");
    const first = (await amina.dm()).at(-1);
    expect(headOf(first)).toBe(easy("meetings.file.added"));
    const file = linesOf(await amina.download(fileIn(first)));
    expect(file).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        "SEQUENCE:0",
        "SUMMARY:Tapaaminen: Mirja",
        "LOCATION:Oodi",
        "DTSTART:20260120T150000Z",
      ]),
    );
    expect(file.join()).not.toContain("Virtanen");
    const uid = file.find((line) => line.startsWith("UID:"));

    await world.press(amina, pair.channelId, t("meetings.agreed"), "meetings:calendar");
    expect((await amina.dm()).at(-1)?.ts).toBe(first?.ts);

    await world.press(mirja, pair.channelId, t("meetings.agreed"), "meetings:move");
    await fillAndSubmit(world, mirja, { day: "2026-01-22" });
    const second = linesOf(await amina.download(fileIn((await amina.dm()).at(-1))));
    expect(second).toEqual(expect.arrayContaining(["METHOD:PUBLISH", "SEQUENCE:1", "DTSTART:20260122T150000Z", uid]));

    await world.press(mirja, pair.channelId, t("meetings.moved"), "meetings:cannot", { confirm: true });
    const third = linesOf(await amina.download(fileIn((await amina.dm()).at(-1))));
    expect(third).toEqual(expect.arrayContaining(["METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED", uid]));
    expect((await mirja.dm()).filter(({ files }) => files.length > 0)).toEqual([]);
  });
});

describe("the reminder", () => {
  test("comes the day before at the same clock time, in the bot's hours, once", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "21:30" });
    const count = (await amina.messages(pair.channelId)).length;
    await world.travelTo("2026-01-19", "19:58");
    expect(await amina.messages(pair.channelId)).toHaveLength(count);
    await world.travelTo("2026-01-19", "21:30");
    const since = (await amina.messages(pair.channelId)).slice(count);
    expect(textsOf(since)).toEqual([t("meetings.reminder.tomorrow", { when: "tiistaina 20.1. kello 21.30" })]);
    expect(since[0] && buttonsOf(since[0])).toEqual([t("meetings.move"), t("meetings.cannot")]);
    // The next day it is the same message, and says so.
    await world.travelTo("2026-01-20", "21:30");
    const nextDay = (await amina.messages(pair.channelId)).slice(count);
    expect(nextDay.map(({ ts }) => ts)).toEqual(since.map(({ ts }) => ts));
    expect(textsOf(nextDay)).toEqual([t("meetings.reminder.today", { clock: "kello 21.30" })]);
  });

  test("started late, the bot reminds only while the meeting lies ahead", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, TUESDAY);
    await world.restart({ after: { days: 7 } });
    expect(textsOf(await amina.messages(pair.channelId)).filter((text) => text.startsWith("Tapaatte"))).toEqual([]);
  });

  test("over the change to summer time it keeps the clock time", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, { day: "2026-03-29", time: "12:00" });
    await world.travelTo("2026-03-28", "11:59");
    const count = (await amina.messages(pair.channelId)).length;
    await world.travelTo("2026-03-28", "12:00");
    expect(textsOf((await amina.messages(pair.channelId)).slice(count))).toEqual([
      t("meetings.reminder.tomorrow", { when: "sunnuntaina 29.3. kello 12" }),
    ]);
  });
});

describe("in other languages", () => {
  test("the channel speaks its own, each person her own", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel({
      locales: { mirja: "sv-SE" },
      chosen: { amina: "en" },
      pair: { language: "selko" },
    });
    await using _ = world;
    await mirja.command(pair.channelId, "/next-meeting");
    await world.settle();
    expect((await mirja.modal())?.title).toBe("Bestäm en träff");
    expect((await fillAndSubmit(world, mirja, { day: "2026-01-13", time: "17:00" })).errors).toEqual({
      Dag: "Den dagen är redan förbi. Välj i dag eller en senare dag.",
    });
    await fillAndSubmit(world, mirja, TUESDAY);
    await world.press(amina, pair.channelId, t("meetings.agreed"), "meetings:move");
    expect((await amina.modal())?.title).toBe("Move the meeting");
    await fillAndSubmit(world, amina, { day: "2026-01-21" });
    expect((await amina.messages(pair.channelId)).at(-1)?.text).toContain(easy("meetings.moved"));
  });
});
