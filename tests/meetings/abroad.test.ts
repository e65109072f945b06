import { describe, expect, test } from "vitest";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { callTogether, PEERS, worldOfPeers } from "../support/peers.ts";
import { saidOn, textsOf } from "../support/reading.ts";
import { easy, t } from "../support/texts.ts";

const NOTE = t("general.zoneFinland");

describe("Somebody abroad", () => {
  test("whose clock shows another time is told in the form, in the agreed time and in the reminder whose time it is", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await amina.changeProfile({ tz: "Asia/Karachi" });
    await world.settle();
    await amina.command(pair.channelId, "/next-meeting").catch(() => undefined);
    await world.press(amina, pair.channelId, "meetings:agree", "meetings:agree");
    expect(saidOn(await amina.modal())).toContain(easy("general.zoneFinland"));
    await amina.closeAll();
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "17:00", place: "Oodi" });
    const agreed = textsOf(await amina.messages(pair.channelId)).findLast((text) =>
      text.startsWith(t("meetings.agreed")),
    );
    expect(agreed).toContain(NOTE);
    await world.travelTo("2026-01-20", "16:00");
    expect(textsOf(await amina.messages(pair.channelId)).filter((text) => text.includes(NOTE))).toHaveLength(2);
  });

  test("nobody is told so where both have Finland's time, under whatever name", async () => {
    const { world, pair, mirja, amina } = await worldWithOwnChannel();
    await using _ = world;
    await amina.changeProfile({ tz: "Europe/Tallinn" });
    await world.settle();
    await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "17:00", place: "Oodi" });
    expect(textsOf(await amina.messages(pair.channelId)).filter((text) => text.includes(NOTE))).toEqual([]);
  });

  test("of the mentors is told so in the peer-support meeting, and where she answers it alone", async () => {
    await using world = await worldOfPeers();
    const { mirja, helena } = world.people;
    await mirja.changeProfile({ tz: "America/Toronto" });
    await world.settle();
    await callTogether(world);
    const direct = await world.message(mirja, "@bot", "Kevään kahvit");
    expect(JSON.stringify(direct.blocks)).toContain(NOTE);
    const other = await world.message(helena, "@bot", "Kevään kahvit");
    expect(JSON.stringify(other.blocks)).not.toContain(NOTE);
    expect(JSON.stringify((await world.message(world.people.sirpa, PEERS, "Kevään kahvit")).blocks)).toContain(NOTE);
  });
});
