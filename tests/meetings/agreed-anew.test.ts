import { describe, expect, test } from "vitest";
import { findMeeting, meetingsOfPair } from "../../db/meetings/meetings.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { agreeOn, fillAndSubmit, worldWithOwnChannel } from "../support/meetings.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

const NEXT = { day: "2026-01-27", time: "17:00", place: "Oodi" };

/** A pair whose meeting of Tuesday the 20th has ended; on Wednesday nobody has said yet whether it was held. */
async function afterMeeting() {
  const opened = await worldWithOwnChannel();
  const { world, mirja, pair } = opened;
  await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "17:00", place: "Oodi" });
  await world.travelTo("2026-01-21", "10:00");
  const [ended] = meetingsOfPair(world.db, pair.id).filter(({ kind }) => kind === "later");
  if (!ended) throw new Error("no meeting");
  const stateNow = () => findMeeting(world.db, ended.id)?.state;
  const planned = () =>
    meetingsOfPair(world.db, pair.id).filter(({ state, endsAt }) => state === "planned" && endsAt > world.now());
  return { ...opened, stateNow, planned };
}

/** Opens `/next-meeting` in the channel. */
async function begin(world: World, person: Person, channel: string) {
  await person.command(channel, "/next-meeting");
  await world.settle();
  return JSON.stringify(await person.modal());
}

describe("agreeing on the next meeting after one that nobody has logged", () => {
  test.each(["mirja", "amina"] as const)("asks %s whether they met, and takes no answer but one", async (who) => {
    const { world, pair, stateNow, planned } = await afterMeeting();
    await using _ = world;
    const person = world.people[who];
    const asked = (who === "amina" ? easyPart : part)("meetings.question.ended");
    expect(await begin(world, person, pair.channelId)).toContain(asked);
    const without = await fillAndSubmit(world, person, NEXT);
    expect([without.outcome, Object.keys(without.errors ?? {})]).toEqual([
      "not_sent",
      [(who === "amina" ? easy : t)("meetings.form.met")],
    ]);
    // What Slack's clients do not send is refused here too.
    expect((await world.control.forge(person.id, {})).outcome).toBe("errors");
    expect([stateNow(), planned().length]).toEqual(["planned", 0]);
    expect((await fillAndSubmit(world, person, { met: "no" })).outcome).not.toBe("errors");
    expect([stateNow(), planned().length]).toEqual(["not-held", 1]);
    expect(await person.modal()).toBeUndefined();
    // Nobody is asked about it again, and it counts nowhere.
    await world.travelTo("2026-01-26", "10:00");
    for (const one of [world.people.mirja, world.people.amina]) {
      const said = JSON.stringify([await one.dm(), await one.messages(pair.channelId)]);
      expect(said).not.toContain("meeting-log:not-held");
      expect(said).not.toContain("follow-up:rate-1");
    }
  });

  test("opens the log for the mentor who says that they did, with the next meeting agreed", async () => {
    const { world, pair, mirja, stateNow, planned } = await afterMeeting();
    await using _ = world;
    await begin(world, mirja, pair.channelId);
    await fillAndSubmit(world, mirja, { ...NEXT, met: "yes" });
    expect(planned()).toHaveLength(1);
    expect((await mirja.modal())?.callbackId).toBe("meeting-log");
    await fillAndSubmit(world, mirja, { themes: ["jobs"] });
    expect([stateNow(), planned().length]).toEqual(["held", 1]);
  });

  test("leaves the log to the mentor when the actor says that they did", async () => {
    const { world, pair, amina, mirja, stateNow, planned } = await afterMeeting();
    await using _ = world;
    await begin(world, amina, pair.channelId);
    await fillAndSubmit(world, amina, { ...NEXT, met: "yes" });
    expect(await amina.modal()).toBeUndefined();
    expect([stateNow(), planned().length]).toEqual(["planned", 1]);
    expect(JSON.stringify(await mirja.messages(pair.channelId))).toContain("meeting-log:open");
  });

  test("asks also where she chooses the pair in the modal, and in the moment in which the meeting ends", async () => {
    const { world, pair, amina, stateNow, planned } = await afterMeeting();
    await using _ = world;
    const { helena } = world.people;
    await world.openPair({ mentor: helena, actor: amina }, { day: "2026-01-22", language: "fi" });
    await amina.command("@bot", "/next-meeting");
    await world.settle();
    expect(JSON.stringify(await amina.modal())).not.toContain(easyPart("meetings.question.ended"));
    await fillAndSubmit(world, amina, { ...NEXT, pair: pair.id });
    expect(JSON.stringify(await amina.modal())).toContain(easyPart("meetings.question.ended"));
    await fillAndSubmit(world, amina, { met: "no" });
    expect([stateNow(), planned().length]).toEqual(["not-held", 1]);
  });
});
