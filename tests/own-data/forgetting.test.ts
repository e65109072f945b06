import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { enrolledAs, saveActorProfile } from "../../db/enrolment/profiles.ts";
import { kickoffFormFor } from "../../db/kickoff/kickoff.ts";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { meetingFor, meetingsOfPair } from "../../db/meetings/meetings.ts";
import { refOf } from "../../db/outbox/kind.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import { auditLog, closingAnswers, logThemes, outbox, pairs, people, tasks } from "../../db/schema/index.ts";
import { eq, sql } from "../../db/store/drizzle.ts";
import { emptyLog } from "../../db/store/freed-bytes.ts";
import { openToRead } from "../../db/store/read-only.ts";
import { instantOf } from "../../src/programme/calendar/calendar.ts";
import type { PersonId, SlackUserId } from "../../src/programme/ids.ts";
import { profileOf } from "../support/acting.ts";
import { finish, showFeedback } from "../support/closing.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { answerTo, next, startUnderWay, submit, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const idOf = (world: World, slackUserId: SlackUserId): PersonId =>
  findPersonBySlackId(world.db, slackUserId)?.id ?? madeUp("");

/** A log, then the end of the pair, in the morning of Thursday 15 January. */
async function finished() {
  const started = await startUnderWay();
  const { world, pair } = started;
  const texts = { content: "Ansioluettelo", feedback: "Hyvä", actorTasks: "Kirjoitan hakemuksen" };
  await writeLog(world, pair, { on: "2026-01-14", ...texts, ...next("2026-01-22", "17:00", "Oodi") });
  await finish(world, pair, { rating: "5", text: "Kiitos verkostolle" });
  return { ...started, meetingId: meetingsOfPair(world.db, pair.id)[1]?.id ?? madeUp("") };
}

/** The bot is stopped meanwhile: to walk through each night of a year takes long. What is due in between it does once. */
async function sleepUntil(world: World, on: string, time: string): Promise<void> {
  await world.stopBot();
  world.clock.travelTo(instantOf(on, time, ZONE) ?? Number.NaN);
  await world.startBot();
}

const answersOf = (world: World, { id }: UnderWay) =>
  world.db.orm.select().from(closingAnswers).where(eq(closingAnswers.pairId, id)).all();

test("texts of a pair are deleted six calendar months after its end, in the night; themes, ratings and counts stay", async () => {
  const { world, pair, meetingId } = await finished();
  await using _ = world;
  const viewer = { personId: idOf(world, pair.mentor.id) };
  await sleepUntil(world, "2026-07-15", "01:00");
  expect(logFor(world.db, viewer, meetingId)?.answer.content).toBe("Ansioluettelo");
  await sleepUntil(world, "2026-07-16", "02:00");

  expect(readPair(world.db, pair.id).textsDeletedAt).toBe(world.now());
  expect(logFor(world.db, viewer, meetingId)?.answer).toMatchObject({
    ...{ content: null, feedback: null, actorTasks: null },
    ...{ themes: ["applications"], on: "2026-01-14" },
  });
  expect(kickoffFormFor(world.db, viewer, pair.id)?.answer).toMatchObject({
    actorContact: null,
    themes: ["jobs"],
    number: 7,
  });
  expect(world.db.orm.select().from(tasks).all()).toEqual([]);
  for (const { id } of meetingsOfPair(world.db, pair.id))
    expect(meetingFor(world.db, viewer, id)?.place).toBeUndefined();
  expect(answersOf(world, pair)).toMatchObject([{ role: "mentor", outcome: "goals", rating: 5, text: null }]);
  expect(world.db.orm.select().from(logThemes).all()).toMatchObject([{ theme: "applications" }]);

  await pair.mentor.command("@bot", "/mentoring");
  await world.settle();
  const feedback = await showFeedback(world, world.people.kaisa);
  expect(feedback).toContain(t("privacy.textsDeleted", { date: "16.7.2026" }));
  expect(feedback).toContain("5");
});

test("feedback that comes after the texts are gone is not taken any more", async () => {
  const { world, pair } = await finished();
  await using _ = world;
  await sleepUntil(world, "2026-07-16", "03:00");
  await world.press(pair.actor, "@bot", "palautetta", "closing:feedback", { stale: true });
  expect(wordsOf(await answerTo(pair.actor, "@bot"))).toContain(easy("privacy.tooLate"));
  expect(answersOf(world, pair)).toHaveLength(1);
});

test("a pair that goes on keeps its texts, however old it is", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  await writeLog(world, pair, { on: "2026-01-14", content: "Ansioluettelo" });
  await sleepUntil(world, "2027-02-01", "12:00");
  const meetingId = meetingsOfPair(world.db, pair.id)[1]?.id ?? madeUp("");
  expect(logFor(world.db, { personId: idOf(world, pair.mentor.id) }, meetingId)?.answer.content).toBe("Ansioluettelo");
});

test("a profile without a pair is forgotten after twelve months, that of somebody in a pair is not", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { helena, amina } = world.people;
  await helena.command("@bot", "/mentoring");
  await world.settle();
  const profile = {
    ...{ fields: "IT", languages: "suomi", town: null, experience: null, groupAttended: null },
    wantsMentoring: "yes" as const,
  };
  for (const person of [helena, amina])
    saveActorProfile(world.db, profileOf(world.db, idOf(world, person.id)), profile, world.now());
  await sleepUntil(world, "2027-01-15", "01:00");
  expect(enrolledAs(world.db, idOf(world, helena.id))).toEqual(["actor"]);
  await sleepUntil(world, "2027-01-16", "03:00");
  expect(enrolledAs(world.db, idOf(world, helena.id))).toEqual([]);
  expect(enrolledAs(world.db, idOf(world, pair.actor.id))).toEqual(["actor"]);
});

test("the audit log forgets after twelve months, and the outbox what nothing needs any more", async () => {
  const { world, pair } = await finished();
  await using _ = world;
  const personId = idOf(world, pair.mentor.id);
  recordLook(world.db, { at: world.now(), personId, action: "kickoff:show", pairId: pair.id });
  await sleepUntil(world, "2026-02-20", "12:00");
  await sleepUntil(world, "2026-08-20", "12:00");
  await sleepUntil(world, "2027-08-20", "01:00");
  recordLook(world.db, { at: world.now(), personId, action: "meeting-log", pairId: pair.id });
  await sleepUntil(world, "2027-08-20", "03:00");
  expect(
    world.db.orm
      .select()
      .from(auditLog)
      .all()
      .map(({ action }) => action),
  ).toEqual(["meeting-log"]);
  const left = world.db.orm.select().from(outbox).all();
  expect(left.filter(({ lane }) => lane === `pair:${pair.id}`)).toEqual([]);
  expect(left.filter(({ kind }) => kind === "closing:digest")).toHaveLength(1);
  expect(left.filter(({ kind }) => kind === "pairs:notice")).toHaveLength(2);
  const passing = left.filter(({ kind, settledAt }) => kind === "outbox:update" && settledAt !== null);
  expect(passing.every(({ settledAt }) => (settledAt ?? 0) > world.now() - 15 * 24 * 3_600_000)).toBe(true);
});

test("many pairs that are over for long are worked through in one night, a few at a time", async () => {
  const { world, pair } = await finished();
  await using _ = world;
  const row = world.db.orm.select().from(pairs).where(eq(pairs.id, pair.id)).get();
  if (!row) throw new Error("no pair");
  world.db.transaction(() => {
    for (let number = 1; number <= 45; number++) {
      const id = madeUp(`pair${String(number).padStart(12, "0")}`);
      world.db.orm
        .insert(pairs)
        .values({ ...row, id, channelId: null, channelSuffix: `x${number}` })
        .run();
    }
  });
  await sleepUntil(world, "2026-07-16", "02:00");
  const left = world.db.orm.select().from(pairs).all();
  expect(left.filter(({ textsDeletedAt }) => textsDeletedAt === null)).toEqual([]);
  const rounds = world.db.orm
    .select()
    .from(outbox)
    .all()
    .filter(({ kind }) => kind === "privacy:nightly");
  expect(rounds.filter(({ ref }) => refOf(kinds["privacy:nightly"], ref).round === 3)).toHaveLength(1);
});

test("the three times can be set, and the notice tells the one that is set", async () => {
  const { world } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena, olena } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, t("setup.settings"));
  await world.control.idle();
  await kaisa.fill({ textsMonths: "3", profilesMonths: "24", auditMonths: "6" });
  await submit(world, kaisa);
  await kaisa.closeAll();
  await world.openPair({ mentor: helena, actor: olena }, { day: "2026-02-03" });
  expect(wordsOf(await world.message(olena, "@bot", t("people.profile")))).toContain("tekstit 3 kuukautta");
});

test("emptying the log of writes waits for nobody who reads, and leaves nothing of it where nobody does", async () => {
  await using world = await startSetUpWorld();
  const log = join(world.folder, "mentoring.sqlite-wal");
  const reader = openToRead(world.db);
  reader.orm.run(sql`begin`);
  expect(reader.orm.select().from(people).all().length).toBeGreaterThan(0);
  world.db.orm.update(people).set({ homeFilter: "all" }).run();
  const began = performance.now();
  emptyLog(world.db);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(statSync(log).size).toBeGreaterThan(0);
  reader.orm.run(sql`commit`);
  emptyLog(world.db);
  expect(statSync(log).size).toBe(0);
  expect(world.db.orm.get(sql`pragma busy_timeout`)).toEqual({ timeout: 5_000 });
  reader.close();
});
