import { describe, expect, test } from "vitest";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { findOwnMidWay, ownMidWay, saveMidWay } from "../../db/mid-way/mid-way.ts";
import { kickoffForms, meetingLogs, meetings } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { actingAs } from "../support/acting.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { personId } from "../support/peers.ts";
import { changeProgramme } from "../support/programme.ts";
import { t } from "../support/texts.ts";
import { command, next, pairUnderWay, submit, type UnderWay, writeLog } from "../support/under-way.ts";
import { finnish, startWorld, type World } from "../support/world.ts";

/** Slack was slow: a form was saved, but its person saw an error with her answers still in the form. She changes some and sends it again. */

async function startPair(
  changes: Parameters<typeof changeProgramme>[1] = {},
): Promise<{ world: World; pair: UnderWay }> {
  const world = await startWorld({ ...finnish, via: "http" });
  changeProgramme(world.db, changes, world.now());
  const pair = await pairUnderWay(world);
  return { world, pair };
}

/** Submits what is filled in, and is shown an error although it was saved. */
async function submitInVain(world: World, person: Person): Promise<void> {
  await world.control.order({ kind: "lost-ack", method: "interactive" });
  expect((await person.submit()).outcome).toBe("timeout");
  await world.settle();
}

const toldUnsaved = (said: { errors?: Record<string, string> }) => Object.values(said.errors ?? {});

async function press(world: World, person: Person, action: string, value: string): Promise<void> {
  await pressForged(person, await anythingIn(world, person), action, value);
  await world.settle();
}

test("Liite 1 is corrected", async () => {
  const { world, pair } = await startPair();
  await using _ = world;
  const stored = () => world.db.orm.select().from(kickoffForms).get();
  await press(world, pair.mentor, "kickoff:open", pair.id);
  await pair.mentor.fill({ themes: ["jobs", "applications"] });
  await submitInVain(world, pair.mentor);
  expect(stored()).toMatchObject({ revision: 2, themes: expect.arrayContaining(["jobs", "applications"]) });
  await pair.mentor.fill({ themes: ["applications"] });
  expect((await submit(world, pair.mentor)).outcome).toBe("updated");
  expect(stored()).toMatchObject({ revision: 3, themes: ["applications"] });
});

test("Liite 1 that the other has saved since stays as the other saved it, and she is told", async () => {
  const { world, pair } = await startPair();
  await using _ = world;
  const stored = () => world.db.orm.select().from(kickoffForms).get();
  await press(world, pair.mentor, "kickoff:open", pair.id);
  await pair.mentor.fill({ themes: ["jobs", "applications"] });
  await submitInVain(world, pair.mentor);
  await press(world, pair.actor, "kickoff:open", pair.id);
  await pair.actor.fill({ themes: ["network"] });
  await submit(world, pair.actor);
  const saved = stored();
  expect(saved).toMatchObject({ themes: ["network"] });
  await pair.mentor.fill({ themes: ["applications"] });
  expect(toldUnsaved(await submit(world, pair.mentor))).toEqual([expect.stringContaining(t("general.savedBefore"))]);
  expect(stored()).toEqual(saved);
});

const logOf = (world: World, { mentor }: UnderWay) => {
  const [row] = world.db.orm.select().from(meetingLogs).all();
  return row && logFor(world.db, { personId: personId(world, mentor) }, row.meetingId);
};

test("Liite 2 is corrected, and the next meeting is agreed on once", async () => {
  const { world, pair } = await startPair();
  await using _ = world;
  await command(world, pair.mentor, pair.channelId, "/meeting-log");
  await pair.mentor.fill({ themes: ["applications"], content: "Puhuimme", ...next("2026-01-22", "17:00", "Oodi") });
  await submitInVain(world, pair.mentor);
  const agreed = world.db.orm.select().from(meetings).all();
  await pair.mentor.fill({ themes: ["applications", "jobs"], content: "Puhuimme kauan" });
  expect((await submit(world, pair.mentor)).outcome).toBe("updated");
  expect(logOf(world, pair)?.answer).toMatchObject({ themes: ["applications", "jobs"], content: "Puhuimme kauan" });
  expect(world.db.orm.select().from(meetings).all()).toHaveLength(agreed.length);
  expect(world.db.orm.select().from(meetingLogs).all()).toHaveLength(1);
});

test("a next meeting that was changed in a late Liite 2 is not moved: she is told that it was not saved", async () => {
  const { world, pair } = await startPair();
  await using _ = world;
  await command(world, pair.mentor, pair.channelId, "/meeting-log");
  await pair.mentor.fill({ themes: ["applications"], ...next("2026-01-22", "17:00", "Oodi") });
  await submitInVain(world, pair.mentor);
  const agreed = world.db.orm.select().from(meetings).all();
  await pair.mentor.fill({ nextTime: "18:00" });
  expect(toldUnsaved(await submit(world, pair.mentor))).toEqual([expect.stringContaining(t("general.savedBefore"))]);
  expect(world.db.orm.select().from(meetings).all()).toEqual(agreed);
});

test("Liite 2 in which the actor has corrected her part since keeps it, and the mentor is told", async () => {
  const { world, pair } = await startPair();
  await using _ = world;
  await command(world, pair.mentor, pair.channelId, "/meeting-log");
  await pair.mentor.fill({ themes: ["applications"], feedback: "Hyvä" });
  await submitInVain(world, pair.mentor);
  const [row] = world.db.orm.select().from(meetingLogs).all();
  await press(world, pair.actor, "meeting-log:correct", row?.meetingId ?? "");
  await pair.actor.fill({ feedback: "Oikein hyvä" });
  await submit(world, pair.actor);
  expect(logOf(world, pair)?.answer.feedback).toBe("Oikein hyvä");
  await pair.mentor.fill({ feedback: "Huono" });
  expect(toldUnsaved(await submit(world, pair.mentor))).toEqual([expect.stringContaining(t("general.savedBefore"))]);
  expect(logOf(world, pair)?.answer.feedback).toBe("Oikein hyvä");
});

test("the actor's correction of Liite 2 is corrected", async () => {
  const { world, pair } = await startPair();
  await using _ = world;
  await writeLog(world, pair, { feedback: "Hyvä" });
  const [row] = world.db.orm.select().from(meetingLogs).all();
  await press(world, pair.actor, "meeting-log:correct", row?.meetingId ?? "");
  await pair.actor.fill({ feedback: "Oikein" });
  await submitInVain(world, pair.actor);
  await pair.actor.fill({ feedback: "Oikein hyvä" });
  expect((await submit(world, pair.actor)).outcome).toBe("updated");
  expect(logOf(world, pair)?.answer.feedback).toBe("Oikein hyvä");
});

describe("the mid-way check", () => {
  /** Amina has answered 2, but saw an error. Her answer is in the form. */
  async function answeredInVain(sharing: readonly string[] = []) {
    const { world, pair } = await startPair({ hasMidWay: true });
    await world.travelTo("2026-02-27", "12:00");
    await press(world, pair.actor, "mid-way:answer", pair.id);
    await pair.actor.fill({ rating: "2", needs: "Suomea", sharing });
    await submitInVain(world, pair.actor);
    const stored = () => ownMidWay(world.db, personId(world, pair.actor), pair.id);
    expect(stored()).toMatchObject({ rating: 2, needs: "Suomea", isShared: sharing.length > 0 });
    return { world, pair, stored };
  }

  test("is corrected", async () => {
    const { world, pair, stored } = await answeredInVain();
    await using _ = world;
    await pair.actor.fill({ rating: "3", needs: "Lisää suomea" });
    expect((await submit(world, pair.actor)).outcome).toBe("closed");
    expect(stored()).toMatchObject({ rating: 3, needs: "Lisää suomea", isShared: false });
  });

  test("that she no longer shows is not shown by the late form", async () => {
    const { world, pair, stored } = await answeredInVain(["share"]);
    await using _ = world;
    await press(world, pair.actor, "mid-way:hide", pair.id);
    expect(stored()).toMatchObject({ isShared: false });
    await pair.actor.fill({ needs: "Lisää suomea" });
    expect((await submit(world, pair.actor)).outcome).toBe("closed");
    expect(stored()).toMatchObject({ needs: "Lisää suomea", isShared: false });
  });

  test("that she has answered again since keeps the newer answer, and she is told", async () => {
    const { world, pair, stored } = await answeredInVain();
    await using _ = world;
    await world.later({ minutes: 1 });
    world.db.transaction(() => {
      const may = findOwnMidWay(world.db, actingAs(world.db, personId(world, pair.actor)), pair.id);
      if ("why" in may) throw new Error(may.why);
      saveMidWay(world.db, may, { rating: "5", needs: "Ei mitään", sharing: [] }, world.now());
    });
    await pair.actor.fill({ needs: "Lisää suomea" });
    expect(toldUnsaved(await submit(world, pair.actor))).toEqual([expect.stringContaining(t("general.savedBefore"))]);
    expect(stored()).toMatchObject({ rating: 5, needs: "Ei mitään" });
  });
});
