import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { announcementRecipients, announcements, erasures, outbox, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { erase } from "../support/acting.ts";
import { rowsWith, type TableRow } from "../support/all-rows.ts";
import { announce, got, moreMentors, readOf } from "../support/announcing.ts";
import { madeUp } from "../support/made-up.ts";
import { isMentor } from "../support/matching.ts";
import { textsOf } from "../support/reading.ts";
import { easy, part, t } from "../support/texts.ts";
import { startUnderWay, submit, writeLog } from "../support/under-way.ts";
import { wishErased } from "../support/wishing.ts";
import type { World } from "../support/world.ts";

const sealedIn = (rows: readonly TableRow[]): string[] =>
  rows.flatMap((row) =>
    Object.values(row).filter((value): value is string => typeof value === "string" && value.length > 40),
  );

/** The bytes of the database and of its log of writes, whatever SQLite still counts as part of it. */
const bytesOf = (world: World): Buffer =>
  Buffer.concat(["", "-wal"].map((end) => readFileSync(join(world.folder, `mentoring.sqlite${end}`))));

test("of somebody who was erased neither account, conversation, address nor anything she wrote is left in the bytes of the database", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, mirja } = world.people;
  await mirja.changeProfile({ email: "mirja@example.org" });
  await isMentor(world, mirja, { fields: "Tilintarkastus", town: "Espoo" });
  await writeLog(world, pair, { content: "Ansioluettelo", mentorTasks: "Kysyn ystävältä" });
  await mirja.command(pair.channelId, "/mentoring");
  await announce(world, kaisa, "everyone", "Kesäjuhla on 5.6.");
  await world.later({ minutes: 10 });
  await mirja.say("@bot", "Kiitos viestistä");
  const home = await mirja.home();
  if (!home) throw new Error("no Home");
  await mirja.press(home, t("support.button"));
  await world.settle();
  await mirja.fill({ text: "Olen väsynyt" });
  await submit(world, mirja);
  await mirja.closeAll();

  const id = findPersonBySlackId(world.db, mirja.id)?.id ?? madeUp("");
  const dm = await mirja.dmId();
  const about = rowsWith(world, [id, mirja.id]);
  const sealed = ["people", "profiles", "support_requests", "meeting_logs", "typed_replies"].flatMap((table) =>
    sealedIn(about[table] ?? []),
  );
  expect(sealed.length).toBeGreaterThan(5);
  const mark = String(about.people?.[0]?.email_mark);
  const traces = [mirja.id, dm, mark, ...sealed];
  const before = bytesOf(world);
  expect(traces.filter((trace) => !before.includes(trace))).toEqual([]);

  await wishErased(world, mirja);
  await world.later({ days: 1 });

  expect(rowsWith(world, traces)).toEqual({});
  const after = bytesOf(world);
  expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
});

test("of a coordinator who was erased nothing leads to her account either, nor does what Slack says of her afterwards", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena, mirja } = world.people;
  await helena.home();
  const isHelena = eq(people.slackUserId, helena.id);
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(isHelena).run();
  await kaisa.command("@bot", "/mentoring");
  await announce(world, kaisa, "everyone", "Kesäjuhla on 5.6.");
  await world.later({ hours: 1 });
  const dm = await kaisa.dmId();
  await wishErased(world, kaisa);
  await world.later({ days: 1 });
  await kaisa.changeProfile({ name: "Kaisa Uusi" });
  await world.later({ hours: 1 });
  expect(rowsWith(world, [kaisa.id, dm])).toEqual({});
  const said = await Promise.all(
    [mirja, pair.actor, helena].map(async (one) => [
      ...(await one.dm()),
      ...(await one.messages(pair.channelId).catch(() => [])),
    ]),
  );
  const naming = said.flat().filter((message) => JSON.stringify([message.text, message.blocks]).includes("Kaisa"));
  // What she wrote to each of them stays theirs, as a letter does (src/programme/privacy/threat-model.md).
  expect(new Set(textsOf(naming))).toEqual(
    new Set([t("announcements.from", { name: "Kaisa" }), easy("announcements.from", { name: "Kaisa" })]),
  );
});

test("an announcement whose sender is erased stops, and what she wrote to many is kept no longer", async () => {
  const { world } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena } = world.people;
  await helena.home();
  const isHelena = eq(people.slackUserId, helena.id);
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(isHelena).run();
  const mentors = await moreMentors(world, 30);
  await announce(world, kaisa, "mentors", "Kesäjuhla on 5.6.");
  await world.settle();
  await wishErased(world, kaisa);
  await world.settle();
  const count = async () => (await Promise.all(mentors.map((mentor) => got(mentor, "Kesäjuhla")))).flat().length;
  const then = await count();
  expect(then).toBeLessThan(28);
  await world.later({ hours: 1 });
  expect(await count()).toBe(then);
  const kept = world.db.orm.select().from(announcements).all();
  expect(kept.map(({ text, stoppedAt }) => [text, stoppedAt !== null])).toEqual([[null, true]]);
  expect(world.db.orm.select().from(announcementRecipients).all()).toEqual([]);
});

test("an announcement goes on and comes to its end while those to whom it goes are erased", async () => {
  const { world } = await startUnderWay();
  await using _ = world;
  const { kaisa } = world.people;
  const mentors = await moreMentors(world, 30);
  await announce(world, kaisa, "mentors", "Kesäjuhla on 5.6.");
  await world.settle();
  const ids = mentors.map(({ id }) => findPersonBySlackId(world.db, id)?.id ?? madeUp(""));
  world.db.transaction(() => {
    for (const id of ids.slice(10)) erase(world.db, id, world.now());
  });
  await world.later({ hours: 1 });
  const { says } = readOf(await world.message(kaisa, "@bot", "Saajat:"));
  const [, delivered] = /Perillä (\d+) \/ 31/u.exec(says) ?? [];
  expect(says).toContain(part("announcements.isSent"));
  expect(Number(delivered)).toBeLessThan(29);
  const lanes = world.db.orm.select().from(outbox).all();
  expect(lanes.filter(({ lane, settledAt }) => lane.startsWith("many:") && settledAt === null)).toEqual([]);
  expect(
    world.db.orm
      .select()
      .from(erasures)
      .all()
      .filter(({ finishedAt }) => finishedAt === null),
  ).toEqual([]);
});
