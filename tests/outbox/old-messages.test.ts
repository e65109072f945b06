import { describe, expect, test } from "vitest";
import { chooseCalledName } from "../../db/enrolment/new-names.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { actingAs } from "../support/acting.ts";
import { actionIdsIn } from "../support/drawn.ts";
import { untrueMessages } from "../support/old-messages.ts";
import { personId } from "../support/peers.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld, startWorldWithPair } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { next, startUnderWay, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** Whatever is answered, saved, over or no longer true: every message about it changes with it. */

/** What can be pressed in the messages that the person sees there. */
async function offers(person: Person, channel: string): Promise<string[]> {
  const messages = (await person.messages(channel)).filter(({ ephemeral }) => !ephemeral);
  const said = messages.map(({ blocks }) => ({ on: "message" as const, said: { blocks }, callbackId: "" }));
  return [...new Set(said.flatMap(actionIdsIn))].sort();
}

/** What the bot's messages say there. Slack's own lines about people who join, and about the channel's name, stay. */
async function said(person: Person, channel: string): Promise<string> {
  const messages = (await person.messages(channel)).filter(({ subtype }) => subtype === undefined);
  return messages.map((message) => `${message.text}\n${saidOn(message)}`).join("\n");
}

async function expectTrue(world: World): Promise<void> {
  expect(untrueMessages(world)).toEqual([]);
}

describe("an invitation", () => {
  /** Mirja and Amina were invited eight days ago and have been reminded twice. */
  async function invited(): Promise<World> {
    const world = await startSetUpWorld(finnish);
    const { kaisa, mirja, amina } = world.people;
    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-30", time: "17:00", consent: [] });
    await kaisa.submit();
    await kaisa.closeAll();
    await world.later({ days: 8 });
    return world;
  }
  const answers = ["pairs:accept", "pairs:decline"];

  test("answered in the first message can no longer be answered in its reminders", async () => {
    await using world = await invited();
    const { mirja, amina } = world.people;
    expect(await offers(mirja, "@bot")).toEqual(expect.arrayContaining(answers));
    const reminded = t("pairs.invitation.reminder", { other: "Amina" });
    expect((await said(mirja, "@bot")).split(reminded).length).toBeGreaterThan(2);
    await world.press(mirja, "@bot", "pairs:accept", "pairs:accept");
    for (const answer of answers) expect(await offers(mirja, "@bot")).not.toContain(answer);
    expect(await offers(amina, "@bot")).toEqual(expect.arrayContaining(answers));
    await world.press(amina, "@bot", "pairs:accept", "pairs:accept");
    for (const person of [mirja, amina]) {
      for (const action of [...answers, "pairs:take-back"]) expect(await offers(person, "@bot")).not.toContain(action);
      expect(await said(person, "@bot")).not.toContain(t("pairs.invitation.saidYes"));
    }
    await expectTrue(world);
  });

  test("refused by one is over for the other, in every message", async () => {
    await using world = await invited();
    const { mirja, amina } = world.people;
    await world.press(mirja, "@bot", "pairs:accept", "pairs:accept");
    await world.press(amina, "@bot", "pairs:decline", "pairs:decline");
    for (const person of [mirja, amina])
      for (const action of [...answers, "pairs:take-back"]) expect(await offers(person, "@bot")).not.toContain(action);
    expect(await said(mirja, "@bot")).not.toContain(t("pairs.invitation.saidYes"));
    await expectTrue(world);
  });
});

describe("the first meeting", () => {
  test("with its form saved is awaited nowhere in the channel", async () => {
    const { world, pair, mirja, amina } = await startWorldWithPair(finnish);
    await using _ = world;
    await world.travelTo("2026-01-17", "12:00");
    expect(await said(amina, pair.channelId)).toContain(easy("kickoff.missing"));
    await world.press(mirja, pair.channelId, "kickoff:open", "kickoff:open");
    await mirja.fill({ themes: ["jobs"] });
    await mirja.submit();
    await world.settle();
    expect(await said(amina, pair.channelId)).not.toContain(easy("kickoff.missing"));
    expect(await offers(amina, pair.channelId)).not.toContain("kickoff:open");
    await expectTrue(world);
  });

  test("is over: nobody can be unable to come to it", async () => {
    const { world, pair, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await world.travelTo("2026-01-12", "18:00");
    expect(await offers(mirja, pair.channelId)).toContain("meetings:cannot");
    await world.travelTo("2026-01-13", "18:30");
    expect(await offers(mirja, pair.channelId)).not.toContain("meetings:cannot");
    await expectTrue(world);
  });
});

describe("a later meeting", () => {
  test("shows its time where it was hidden, once the worker has left the channel", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair(finnish);
    await using _ = world;
    await world.travelTo("2026-01-13", "18:10");
    await world.press(mirja, pair.channelId, "kickoff:open", "kickoff:open");
    await mirja.fill({ themes: ["jobs"] });
    await mirja.submit();
    await world.settle();
    await mirja.command(pair.channelId, "/next-meeting");
    await world.control.idle();
    await mirja.fill({ day: "2026-01-22", time: "16:00", place: "Oodi" });
    await mirja.submit();
    await world.settle();
    expect(await said(mirja, pair.channelId)).toContain(easy("meetings.hiddenWhere"));
    await world.press(kaisa, "@bot", "kickoff:leave", "kickoff:leave");
    expect(await said(mirja, pair.channelId)).not.toContain(easy("meetings.hiddenWhere"));
    expect(await said(mirja, pair.channelId)).toContain("22.1.");
    expect(await offers(mirja, pair.channelId)).not.toContain("meetings:agree");
    await expectTrue(world);
  });

  test("that is cancelled is in no list of tasks", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _ = world;
    await writeLog(world, pair, { on: "2026-01-14", mentorTasks: "Kysyn", ...next("2026-01-22", "17:00", "Oodi") });
    await world.travelTo("2026-01-20", "18:00");
    expect(await said(pair.mentor, "@bot")).toContain("22.1.");
    await world.press(pair.actor, pair.channelId, "meetings:cannot", "meetings:cannot", { confirm: true });
    const asked = await world.message(pair.mentor, "@bot", "follow-up:task-done");
    expect(saidOn(asked)).not.toContain("22.1.");
    await expectTrue(world);
  });
});

test("a new name is in the messages that were sent under the old one", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  await writeLog(world, pair, { on: "2026-01-14", actorTasks: "Kirjoitan", mentorTasks: "Kysyn" });
  expect(await said(pair.mentor, pair.channelId)).toContain("Amina");
  world.db.transaction(() =>
    chooseCalledName(world.db, actingAs(world.db, personId(world, pair.actor)), "Aamu", world.now()),
  );
  await world.later({ minutes: 5 });
  expect(await said(pair.mentor, pair.channelId)).not.toContain("Amina");
  await expectTrue(world);
});

test("a change that no message shows calls nothing in Slack", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  await writeLog(world, pair, { on: "2026-01-14", content: "Puhuimme" });
  const before = (await world.control.calls()).filter(({ method }) => method === "chat.update").length;
  await world.press(pair.mentor, pair.channelId, "meeting-log:show", "meeting-log:show");
  await pair.mentor.press(await modalOf(pair.mentor), "meeting-log:edit");
  await world.control.idle();
  await pair.mentor.fill({ content: "Puhuimme kauan" });
  await pair.mentor.submit();
  await world.settle();
  const after = (await world.control.calls()).filter(({ method }) => method === "chat.update").length;
  expect(after).toBe(before);
});

async function modalOf(person: Person) {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal is open");
  return modal;
}
