import { describe, expect, test } from "vitest";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { textsOf } from "../support/reading.ts";
import { t } from "../support/texts.ts";

const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };
const inside = "Verkoston työntekijä on kanavalla";

const count = (texts: string[], part: string): number => texts.filter((text) => text.includes(part)).length;

describe("the two call their coordinator back into their channel", () => {
  test("she is greeted as the network's worker, and what she may not see is not written while she is in it", async () => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.invite(pair.channelId, kaisa.id);
    await world.settle();
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.later({ days: 2 });
    const read = textsOf(await kaisa.messages(pair.channelId));
    expect(count(read, inside)).toBe(1);
    expect(read.filter((text) => /ei kuulu tähän pariin|Oodi|17[.:]00/.test(text))).toEqual([]);
    for (const one of [mirja, amina]) expect(JSON.stringify(await one.dm())).toContain("Oodi");
    for (const one of [mirja, amina, kaisa])
      expect(JSON.stringify(await one.home())).not.toContain(t("home.reason.outsider"));
  });

  test("two days later she leaves, which is said once, and the next time is written there again", async () => {
    const { world, pair, mirja, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.invite(pair.channelId, kaisa.id);
    await world.later({ days: 2 });
    await kaisa.leave(pair.channelId);
    await world.settle();
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    const said = textsOf(await mirja.messages(pair.channelId));
    expect(count(said, `${t("pairs.trouble.workerLeft")} ${t("pairs.trouble.own")}`)).toBe(1);
    expect(count(said, "Oodi")).toBe(1);
  });

  test("called and gone again before the bot could say so, nothing is said of it", async () => {
    const { world, pair, mirja, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await world.control.holdEvents();
    await mirja.invite(pair.channelId, kaisa.id);
    await kaisa.leave(pair.channelId);
    await world.control.releaseEvents([1, 0]);
    await world.settle();
    const said = textsOf(await mirja.messages(pair.channelId));
    expect(count(said, inside) + count(said, t("pairs.trouble.workerLeft"))).toBe(0);
  });

  test("with an outsider beside her, the channel is not called theirs alone when she leaves", async () => {
    const { world, pair, mirja, kaisa, ulla } = await worldWithOwnChannel();
    await using _ = world;
    await mirja.invite(pair.channelId, kaisa.id);
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    await kaisa.leave(pair.channelId);
    await world.settle();
    const said = textsOf(await mirja.messages(pair.channelId));
    expect(count(said, t("pairs.trouble.workerLeft"))).toBe(1);
    expect(count(said, t("pairs.trouble.own"))).toBe(0);
  });

  test.each([
    ["selko", "Auroras-verkoston työntekijä on kanavalla"],
    ["sv", "En koordinator är i kanalen"],
    ["en", "A coordinator is in this channel"],
  ])("in %s too", async (language, text) => {
    const { world, pair, mirja, kaisa } = await worldWithOwnChannel({ pair: { language } });
    await using _ = world;
    await mirja.invite(pair.channelId, kaisa.id);
    await world.settle();
    expect(count(textsOf(await mirja.messages(pair.channelId)), text)).toBe(1);
  });
});
