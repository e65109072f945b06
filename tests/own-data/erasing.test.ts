import { copyFileSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { changeStaff } from "../../db/enrolment/network-roles.ts";
import { kickoffFormFor } from "../../db/kickoff/kickoff.ts";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { whyNotErasable } from "../../db/own-data/erasing.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { coordinators, findPersonBySlackId, readPerson } from "../../db/people/people.ts";
import { erasures, outbox, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { supportTextFor } from "../../db/support/support.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { MeetingId, PersonId } from "../../src/programme/ids.ts";
import { coordinatorOf, erase } from "../support/acting.ts";
import { COORDINATORS, channelOf, saidByBot } from "../support/closing.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf } from "../support/reading.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { easy, part, t } from "../support/texts.ts";
import { next, startUnderWay, submit, textsIn, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

const FAREWELL = "Tietosi on poistettu. Tämä on viimeinen viestini sinulle.";
const KICKOFF = {
  actorContact: "Amina, 040 111",
  mentorContact: "Mirja, 040 222",
  actorBackground: "Kirjanpitäjä",
  mentorBackground: "Tilintarkastaja",
  actorLearned: "Rohkeutta",
  actorWishes: "Töitä",
  mentorWishes: "Oppia",
  workerWishes: "Soita meille",
};
const LOG = {
  content: "Ansioluettelo",
  insights: "Uusi ala",
  feedback: "Hyvä tapaaminen",
  mentorTasks: "Kysyn ystävältä",
  actorTasks: "Kirjoitan hakemuksen",
};

/** Everything is written that two can write. */
async function write(world: World, pair: UnderWay): Promise<MeetingId> {
  await world.press(pair.mentor, pair.channelId, "kickoff:show", "kickoff:show");
  const sheet = await pair.mentor.modal();
  if (!sheet) throw new Error("no sheet");
  await pair.mentor.press(sheet, "kickoff:open");
  await world.settle();
  await pair.mentor.fill(KICKOFF);
  await submit(world, pair.mentor);
  await pair.mentor.closeAll();
  await writeLog(world, pair, { on: "2026-01-14", ...LOG, ...next("2026-01-22", "17:00", "Oodi") });
  return meetingsOfPair(world.db, pair.id)[1]?.id ?? madeUp("");
}

/** "Omat tietoni", "Poista tietoni", the tick. */
async function wish(world: World, person: Person, tick = true) {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "privacy:own-data");
  await world.settle();
  const own = await person.modal();
  if (!own) throw new Error("nothing opened");
  await person.press(own, "privacy:erase");
  await world.settle();
  if (tick) await person.fill({ sure: ["yes"] });
  const result = await person.submit();
  await world.control.idle();
  return result;
}

async function eraseWholly(world: World, person: Person): Promise<void> {
  expect((await wish(world, person)).outcome).toBe("updated");
  await person.closeAll();
  await world.later({ minutes: 10 });
}

const idOf = (world: World, person: Person): PersonId => findPersonBySlackId(world.db, person.id)?.id ?? madeUp("");

/** What is left of her in the database: nothing that leads to her. */
function expectErased(world: World, id: PersonId): void {
  const row = world.db.orm
    .select()
    .from(people)
    .all()
    .find((person) => person.id === id);
  expect(row).toMatchObject({
    slackUserId: null,
    dmChannelId: null,
    coordinatorSince: null,
    email: null,
    language: null,
  });
  expect(row?.erasedAt).not.toBeNull();
  expect(readPerson(world.db, id).name).toBe("Poistettu henkilö");
  const wished = world.db.orm
    .select()
    .from(erasures)
    .all()
    .find(({ personId }) => personId === id);
  expect(wished).toMatchObject({ slackUserId: null, dmChannelId: null, language: null });
  expect(wished?.finishedAt).not.toBeNull();
  const lanes = [`person:${id}`, `home:${id}`];
  expect(
    world.db.orm
      .select()
      .from(outbox)
      .all()
      .filter(({ lane }) => lanes.includes(lane)),
  ).toEqual([]);
}

test("without the tick nothing is erased", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  expect((await wish(world, pair.actor, false)).outcome).toBe("not_sent");
  expect(world.db.orm.select().from(erasures).all()).toEqual([]);
});

test("an actor who has her data erased is gone from the database, the channel and her messages; the other is told neutrally", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  const { amina, mirja, kaisa } = world.people;
  const meetingId = await write(world, pair);
  await amina.say("@bot", "Kiitos");
  const id = idOf(world, amina);
  const mentorId = idOf(world, mirja);
  await eraseWholly(world, amina);

  expectErased(world, id);
  const said = await textsIn(amina, "@bot");
  expect(said.map((text) => text.slice(0, FAREWELL.length))).toEqual(["Kiitos", FAREWELL]);
  const { state, channelState, channelSuffix } = readPair(world.db, pair.id);
  expect({ state, channelState }).toEqual({ state: "finished", channelState: "archived" });
  const channel = await channelOf(world, pair);
  expect({ name: channel.name, isArchived: channel.isArchived }).toEqual({
    name: `pari-${channelSuffix}`,
    isArchived: true,
  });
  expect(await saidByBot(world, pair)).toEqual([easy("privacy.erase.goodbye")]);
  const viewer = { personId: mentorId };
  const none = Object.fromEntries(Object.keys(KICKOFF).map((field) => [field, null]));
  expect(kickoffFormFor(world.db, viewer, pair.id)?.answer).toMatchObject({ ...none, themes: ["jobs"], number: 7 });
  expect(logFor(world.db, viewer, meetingId)?.answer).toMatchObject({
    ...Object.fromEntries(Object.keys(LOG).map((field) => [field, null])),
    themes: ["applications"],
  });
  const told = await world.message(mirja, "@bot", t("privacy.erase.pairEnded"));
  expect(buttonsOf(told)).toEqual([t("closing.ask.button"), t("followUp.support")]);
  expect(await world.message(kaisa, "@bot", "Poistettu henkilö (aktori)")).toBeDefined();
  const digest = await world.message(kaisa, COORDINATORS, "Mentorointi päättyi");
  expect(wordsOf(digest)).toContain("Mirja Virtanen ja Poistettu henkilö");
  expect(JSON.stringify(await kaisa.messages(COORDINATORS))).not.toContain("Amina");

  expect(wordsOf(await amina.home())).toContain(t("people.enrolActor"));
  expect(idOf(world, amina)).not.toBe(id);
  await world.later({ days: 20 });
  expectErased(world, id);
});

test("of a mentor goes what she wrote; the actor keeps her own answers and tasks", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { amina, mirja } = world.people;
  const meetingId = await write(world, pair);
  const actorId = idOf(world, amina);
  await eraseWholly(world, mirja);
  const viewer = { personId: actorId };
  const { actorContact, actorBackground, actorLearned, actorWishes } = KICKOFF;
  expect(kickoffFormFor(world.db, viewer, pair.id)?.answer).toMatchObject({
    ...{ actorContact, actorBackground, actorLearned, actorWishes },
    ...{ mentorContact: null, mentorBackground: null, mentorWishes: null, workerWishes: null },
  });
  const { feedback, actorTasks } = LOG;
  expect(logFor(world.db, viewer, meetingId)?.answer).toMatchObject({
    ...{ feedback, actorTasks },
    ...{ content: null, insights: null, mentorTasks: null, nextPlace: null },
  });
});

test("a copy of her data that she had downloaded is deleted from Slack with the messages", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { amina } = world.people;
  const home = await amina.home();
  if (!home) throw new Error("no Home");
  await amina.press(home, "privacy:own-data");
  await world.settle();
  const own = await amina.modal();
  if (own) await amina.press(own, "privacy:download");
  await world.settle();
  await amina.closeAll();
  const files = Object.keys((await world.workspace.state()).files);
  expect(files).toHaveLength(1);
  await eraseWholly(world, amina);
  expect(Object.keys((await world.workspace.state()).files)).toEqual([]);
  expect(readPair(world.db, pair.id).state).toBe("finished");
});

test("an invitation that she has not answered does not hold any more", async () => {
  const { world, mirja, amina, helena, kaisa } = await startWorldWithPair();
  await using _ = world;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({ actor: amina.id, mentor: helena.id, day: "2026-01-20", time: "17:00" });
  await submit(world, kaisa);
  await kaisa.closeAll();
  await eraseWholly(world, amina);
  expect(wordsOf(await world.message(helena, "@bot", part("pairs.invitation.mentor")))).toContain(
    "ei ole enää voimassa",
  );
  expect(buttonsOf(await world.message(helena, "@bot", part("pairs.invitation.mentor")))).toEqual([]);
  expect((await textsIn(mirja, "@bot")).filter((text) => text.includes(t("privacy.erase.pairEnded")))).toHaveLength(1);
});

test("the last coordinator stays until there is another; then her pairs are handed over", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "privacy:own-data");
  await world.settle();
  const own = await kaisa.modal();
  if (own) await kaisa.press(own, "privacy:erase");
  await world.settle();
  expect(wordsOf(await kaisa.modal())).toContain(t("privacy.erase.last"));
  await kaisa.closeAll();
  await kaisa.press((await kaisa.home()) ?? home, "setup:open");
  await world.control.idle();
  await kaisa.fill({ coordinators: [kaisa.id, helena.id] });
  await submit(world, kaisa);
  await kaisa.closeAll();
  const id = idOf(world, kaisa);
  await eraseWholly(world, kaisa);
  expectErased(world, id);
  expect(readPair(world.db, pair.id)).toMatchObject({ state: "open", coordinator: { id: idOf(world, helena) } });
});

test("of two coordinators who wish it at the same time the second stays until there is another", async () => {
  const { world } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena } = world.people;
  await helena.home();
  world.db.transaction(() => {
    const isHelena = eq(people.slackUserId, helena.id);
    world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(isHelena).run();
    expect(whyNotErasable(world.db, readPerson(world.db, idOf(world, kaisa)))).toBeUndefined();
    erase(world.db, idOf(world, kaisa), world.now());
    expect(whyNotErasable(world.db, readPerson(world.db, idOf(world, helena)))).toBe("last-coordinator");
    const change = { person: readPerson(world.db, idOf(world, helena)), change: "not-coordinator" } as const;
    expect(changeStaff(world.db, coordinatorOf(world.db, change.person.id), change, world.now())).toEqual({
      refused: "last",
    });
  });
  await world.later({ minutes: 10 });
  expect(coordinators(world.db).map(({ slackUserId }) => slackUserId)).toEqual([helena.id]);
});

test("stopped right after the wish, and again before Slack was cleaned, it ends as if nothing had happened", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  const { amina } = world.people;
  await write(world, pair);
  const id = idOf(world, amina);
  await wish(world, amina);
  await world.restart();
  await world.restart({ after: { hours: 5 } });
  await world.later({ minutes: 10 });
  expectErased(world, id);
  expect((await textsIn(amina, "@bot")).map((text) => text.slice(0, FAREWELL.length))).toEqual([FAREWELL]);
  expect((await channelOf(world, pair)).isArchived).toBe(true);
});

test("stopped before the wish was saved it is not carried out; sent again it is, and she is told once", async () => {
  const { world } = await startUnderWay(finnish);
  await using _ = world;
  const { amina } = world.people;
  const id = idOf(world, amina);
  const dies = () =>
    world.db.transaction(() => {
      erase(world.db, id, world.now());
      throw new Error("killed");
    });
  expect(dies).toThrow("killed");
  await world.restart();
  await world.later({ minutes: 10 });
  expect(idOf(world, amina)).toBe(id);
  await wish(world, amina);
  await world.later({ minutes: 10 });
  expectErased(world, id);
  expect((await textsIn(amina, "@bot")).map((text) => text.slice(0, FAREWELL.length))).toEqual([FAREWELL]);
});

test("a database restored from before the wish learns of it from the journal", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  const { amina } = world.people;
  await write(world, pair);
  const id = idOf(world, amina);
  const path = world.config().databasePath;
  await world.stopBot();
  copyFileSync(path, `${path}.backup`);
  await world.startBot();
  await eraseWholly(world, amina);
  expect(readFileSync(`${path}.erasures`, "utf8").trim()).toMatch(
    new RegExp(`^${id} \\d+\\s+mark \\S{43} \\S{43} \\d+$`),
  );

  await world.stopBot();
  copyFileSync(`${path}.backup`, path);
  await world.startBot();
  await world.later({ minutes: 10 });
  expectErased(world, id);
  expect(readPair(world.db, pair.id).state).toBe("finished");
  expect((await textsIn(amina, "@bot")).map((text) => text.slice(0, FAREWELL.length))).toEqual([FAREWELL]);
});

test("what she asked of the coordinators is closed, and what she wrote in it is gone", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { amina, kaisa } = world.people;
  await world.press(amina, pair.channelId, "support:ask", "support:ask");
  await amina.fill({ text: "Puhutaan" });
  await submit(world, amina);
  await amina.closeAll();
  const request = wordsOf(await world.message(kaisa, COORDINATORS, part("support.asked")));
  const requestId = /support:take","text":[^}]*},"value":"([^"]+)"/.exec(request)?.[1] ?? "";
  await eraseWholly(world, amina);
  const message = await world.message(kaisa, COORDINATORS, part("support.asked"));
  expect(wordsOf(message)).toContain(t("support.asked", { name: "Poistettu henkilö" }));
  expect(buttonsOf(message)).toEqual([]);
  expect(supportTextFor(world.db, { personId: idOf(world, kaisa) }, madeUp(requestId))).toBeUndefined();
});
