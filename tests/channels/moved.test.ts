import { describe, expect, test } from "vitest";
import { readPair } from "../../db/pairs/pairs.ts";
import { readSettings } from "../../db/store/settings.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { textsOf } from "../support/reading.ts";
import { submit } from "../support/under-way.ts";

const FRIDAY = { day: "2026-01-23", time: "17:00", place: "kirjasto Oodi" };

describe("a channel gets another id", () => {
  test.each([true, false])("a pair's; Slack tells so: %s", async (isTold) => {
    const { world, pair, mirja, amina, kaisa } = await worldWithOwnChannel();
    await using _ = world;
    await agreeOn(world, mirja, pair.channelId, FRIDAY);
    await world.later({ hours: 1 });
    if (!isTold) await world.control.order({ kind: "lost-event", method: "channel_id_changed" });
    const id = await world.control.renumberChannel(pair.channelId);
    await world.settle();
    await agreeOn(world, mirja, id, { ...FRIDAY, place: "kahvila Engel" });
    await world.travelTo("2026-01-23", "12:00");
    expect(readPair(world.db, pair.id as PairId)).toMatchObject({ channelId: id, channelState: "ready" });
    const said = textsOf(await mirja.messages(id));
    expect(said.filter((text) => text.includes("Engel")).length).toBeGreaterThan(1);
    // What was said under the old id is drawn again under the new one.
    expect(said.filter((text) => text.includes("Oodi"))).toEqual([]);
    for (const one of [mirja, amina, kaisa])
      expect(
        textsOf(await one.dm()).filter((text) => /invite|kanava/iu.test(text) && /En (ole|näe)/u.test(text)),
      ).toEqual([]);
  });

  test("the peers': the next meeting is announced under the new id, once, and nobody is welcomed again", async () => {
    const { world, kaisa, mirja } = await worldWithOwnChannel();
    await using _ = world;
    const peers = (await kaisa.channels()).find(({ name }) => name?.includes("mentorit"))?.id ?? "";
    await kaisa.invite(peers, mirja.id);
    await world.settle();
    const id = await world.control.renumberChannel(peers);
    await world.settle();
    expect(readSettings(world.db)?.peerChannelId).toBe(id);
    await kaisa.command("@bot", "/peer-meeting");
    await world.settle();
    await kaisa.fill({ title: "Kevään kahvit", day: "2026-01-27", time: "17:00" });
    await submit(world, kaisa);
    const home = await kaisa.home();
    if (home) await kaisa.press(home, "setup:open");
    await world.settle();
    await submit(world, kaisa);
    const said = textsOf(await mirja.messages(id));
    expect(said.filter((text) => text.includes("Kevään kahvit"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("vertaistukikanava"))).toHaveLength(1);
    expect(textsOf(await kaisa.dm()).filter((text) => text.includes("kanavalle"))).toEqual([]);
  });
});
