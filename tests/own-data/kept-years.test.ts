import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { LETTERS } from "../../db/outbox/lanes.ts";
import { forgetNightly } from "../../db/own-data/forgetting.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import {
  groups,
  invitations,
  meetings,
  outbox,
  pairs,
  peerMeetings,
  profiles,
  silenceAnswers,
  supportRequests,
} from "../../db/schema/index.ts";
import { and, eq, inArray, sql } from "../../db/store/drizzle.ts";
import { requireSettings } from "../../db/store/settings.ts";
import { DAY_MS, instantOf, monthsEarlier } from "../../src/programme/calendar/calendar.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { rowsWith } from "../support/all-rows.ts";
import { finish } from "../support/closing.ts";
import { ZONE } from "../support/helsinki.ts";
import type { Marked } from "../support/marked-items.ts";
import { finishEverything, writeEverything } from "../support/marked-pairs.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport } from "../support/report.ts";
import { t } from "../support/texts.ts";
import { openPair, startUnderWay, submit, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** Everything that people can write, in pairs that have finished. */
const finished = () =>
  worldAfter("all finished", { hasMail: true }, async (world) => finishEverything(world, await writeEverything(world)));

/** All ids by which rows refer to what is in these. */
function idsOf(world: World, marked: readonly Marked[]): string[] {
  const ids = marked.map(({ id }) => id as PairId);
  const of = <T extends typeof meetings | typeof supportRequests>(table: T) =>
    world.db.orm.select({ id: table.id }).from(table).where(inArray(table.pairId, ids)).all();
  return [...ids, ...of(meetings).map(({ id }) => id), ...of(supportRequests).map(({ id }) => id)];
}

/** The tables that have a pair's id in a column of that name, with how many rows are of these pairs. */
function tablesOfPairs(world: World, ids: readonly string[]): Record<string, number> {
  const tables = world.db.orm.all<{ name: string }>(sql`select m.name from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and c.name in ('pair_id', 'replaces_id') group by m.name`);
  const count = (table: string) => {
    const column = table === "pairs" ? "replaces_id" : "pair_id";
    const among = sql.raw(`select count(*) as number from "${table}" where ${column} in`);
    return world.db.orm.get<{ number: number }>(sql`${among} (select value from json_each(${JSON.stringify(ids)}))`);
  };
  return Object.fromEntries(tables.map(({ name }) => [name, count(name)?.number ?? 0]));
}

/** The years are counted to the newest time of Slack, which is a little earlier than ours. */
const yearsAgo = (world: World, years: number): number => monthsEarlier(world.now(), 12 * years, ZONE) - DAY_MS;

/** The pair that ended a number of years ago. */
function endYearsAgo(world: World, { id }: { id: string }, years: number): void {
  const at = yearsAgo(world, years);
  world.db.orm
    .update(pairs)
    .set({ finishedAt: at })
    .where(eq(pairs.id, id as PairId))
    .run();
}

const whoWaits = (world: World): string[] =>
  world.db.orm
    .select({ id: profiles.id })
    .from(profiles)
    .where(eq(profiles.isWaiting, true))
    .all()
    .map(({ id }) => id);

function readRow(world: World, id: PairId) {
  const row = world.db.orm.select().from(pairs).where(eq(pairs.id, id)).get();
  if (!row) throw new Error("no pair");
  return row;
}

function forgetAll(world: World): void {
  while (world.db.transaction(() => forgetNightly(world.db, world.now(), ZONE)));
}

/** What is left about these, a line each. */
const leftOf = (world: World, ids: readonly string[]): string[] =>
  Object.entries(rowsWith(world, ids)).flatMap(([table, rows]) =>
    rows.map((row) => [table, row.kind, row.state, row.key ?? row.id].join(" ")),
  );

const named = (marked: readonly Marked[], name: string): Marked => {
  const found = marked.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe("years after the end", () => {
  beforeAll(finished, 300_000);

  test("a pair of ten years ago is gone from every table, one of nine years is whole", async () => {
    const { world, facts: marked } = await finished();
    await using _ = world;
    const [before, now, own] = ["before", "now", "own"].map((name) => named(marked, name)) as [Marked, Marked, Marked];
    for (const pair of [before, own]) endYearsAgo(world, pair, 10);
    endYearsAgo(world, now, 9);
    // What pairs that were asked, silent or looked at have besides.
    for (const { id: pairId } of [before, now, own] as { id: PairId }[]) {
      const { mentorId: personId } = readRow(world, pairId);
      const at = world.now();
      world.db.orm.insert(invitations).values({ pairId, personId, answer: "yes", answeredAt: at }).run();
      world.db.orm.insert(silenceAnswers).values({ pairId, personId, at }).run();
      recordLook(world.db, { at, personId, action: "kickoff:show", pairId });
    }
    const [gone, kept] = [idsOf(world, [before, own]), idsOf(world, [now])];
    const tables = tablesOfPairs(world, gone);
    const filled = Object.entries(tables).flatMap(([table, rows]) => (rows > 0 ? [table] : []));
    expect(filled).toEqual(
      expect.arrayContaining([
        ...["pairs", "kickoff_forms", "meetings", "meeting_logs", "tasks", "follow_ups", "goals", "certificates"],
        ...["closing_answers", "mid_way_answers", "invitations", "support_requests", "audit_log", "silence_answers"],
      ]),
    );
    const left = tablesOfPairs(world, kept);
    const waiting = whoWaits(world);

    // Killed in the middle of the night: nothing of it has happened, and the next time does all of it.
    const all = rowsWith(world, gone);
    expect(() =>
      world.db.transaction(() => {
        forgetNightly(world.db, world.now(), ZONE);
        throw new Error("killed");
      }),
    ).toThrow("killed");
    expect(rowsWith(world, gone)).toEqual(all);
    forgetAll(world);

    expect(leftOf(world, [...gone, before.channelId, own.channelId])).toEqual([]);
    expect(tablesOfPairs(world, kept)).toEqual({ ...left, pairs_changed: expect.any(Number) });
    expect(readPair(world.db, now.id as PairId)).toMatchObject({ replacesId: null, state: "finished" });
    expect(world.db.orm.all(sql`pragma foreign_key_check`)).toEqual([]);
    // Nobody waits for a pair because the one that she had is gone.
    expect(whoWaits(world)).toEqual(waiting);

    await world.settle();
    expect(JSON.stringify(await world.people.kaisa.home())).not.toContain(before.id);
    const said = await world.people.kaisa.messages("#auroras-tyontekijat");
    expect(JSON.stringify(said)).not.toContain("Noor");
  });

  test("a clock that is fifty years ahead deletes no pair, no group and no meeting", async () => {
    const { world } = await finished();
    await using _ = world;
    const all = () =>
      [pairs, groups, meetings, peerMeetings].map((table) => world.db.orm.select().from(table).all().length);
    const before = all();
    const ahead = world.now() + 50 * 366 * DAY_MS;
    while (world.db.transaction(() => forgetNightly(world.db, ahead, ZONE)));
    expect(all()).toEqual(before);
  });

  test("a pair that the bot is saying something about at that moment is left for the next night", async () => {
    const { world, facts: marked } = await finished();
    await using _ = world;
    const pair = named(marked, "before");
    endYearsAgo(world, pair, 10);
    const isHers = and(eq(outbox.kind, "closing:goodbye"), sql`json_extract(${outbox.ref}, '$.pair') = ${pair.id}`);
    const said = world.db.orm.select().from(outbox).where(isHers).get();
    if (!said) throw new Error("no goodbye");
    const put = (row: Partial<typeof said>) => world.db.orm.update(outbox).set(row).where(eq(outbox.id, said.id)).run();
    put({ state: "calling", settledAt: null });
    forgetAll(world);
    expect(readPair(world.db, pair.id as PairId).state).toBe("finished");
    put(said);
    forgetAll(world);
    expect(leftOf(world, idsOf(world, [pair]))).toEqual([]);
  });

  test("so is a group, and a common meeting", async () => {
    const { world, facts: marked } = await finished();
    await using _ = world;
    const at = yearsAgo(world, 10);
    const group = named(marked, "group");
    const met = world.db.orm.select().from(peerMeetings).all();
    expect(new Set(met.map(({ groupId }) => groupId === null))).toEqual(new Set([true, false]));
    world.db.orm.update(groups).set({ endedAt: at }).run();
    world.db.orm.update(peerMeetings).set({ startsAt: at, endsAt: at }).run();
    // Letters are no messages in Slack: their rows go when their own time is over.
    world.db.orm
      .update(outbox)
      .set({ settledAt: at })
      .where(sql`${outbox.lane} like ${`${LETTERS}%`}`)
      .run();
    const gone = [group.id, ...met.map(({ id }) => id)];
    expect(Object.keys(rowsWith(world, gone))).toEqual(
      expect.arrayContaining(["groups", "group_members", "group_wishes", "group_feedback", "peer_answers"]),
    );
    forgetAll(world);
    expect(leftOf(world, gone)).toEqual([]);
    await world.settle();
  });
});

test("in the night what the setting says is deleted; the newest report says that a part is gone, and counts what is left", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena, olena } = world.people;
  await writeLog(world, pair, { on: "2026-01-14", themes: ["applications"] });
  await finish(world, pair, { rating: "5" });
  await openPair(world, helena, olena, { day: "2026-01-19" });
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, t("setup.settings"));
  await world.control.idle();
  await kaisa.fill({ keptYears: "3" });
  await submit(world, kaisa);
  await kaisa.closeAll();
  expect(requireSettings(world.db).keptYears).toBe(3);

  const sleepUntil = async (on: string, time: string) => {
    await world.stopBot();
    world.clock.travelTo(instantOf(on, time, ZONE) ?? Number.NaN);
    await world.startBot();
    await world.settle();
  };
  await sleepUntil("2029-01-14", "12:00");
  expect(world.db.orm.select().from(pairs).all()).toHaveLength(2);
  // The years are counted to the newest time that Slack has given: to that of a message.
  await sleepUntil("2029-01-16", "12:00");
  await askForReport(world, kaisa, { from: "2028-01-01", until: "2028-12-31" });
  await kaisa.closeAll();
  await sleepUntil("2029-01-17", "03:00");
  expect(world.db.orm.select().from(pairs).all()).toHaveLength(1);
  expect(leftOf(world, [pair.id, pair.channelId])).toEqual([]);
  const bytes = ["", "-wal"]
    .map((end) => readFileSync(join(world.folder, `mentoring.sqlite${end}`), "latin1"))
    .join("");
  expect([pair.id, pair.channelId].filter((id) => bytes.includes(id))).toEqual([]);

  const summaryOf = async (from: string, until: string) => {
    expect(await askForReport(world, kaisa, { from, until })).toEqual({ outcome: "updated" });
    await kaisa.closeAll();
    const sheet = (await newestReport(kaisa))[t("reports.sheets.summary")];
    return byFirstCell(sheet ?? { rows: [], formats: [] });
  };
  const gone = t("reports.note.gone", { years: 3 });
  const ofThen = await summaryOf("2026-01-01", "2026-12-31");
  expect(Object.keys(ofThen)).toContain(gone);
  expect(ofThen).toMatchObject({ [t("reports.head.startedPairs")]: [1, expect.any(String)] });
  expect(Object.keys(await summaryOf("2028-01-01", "2028-12-31"))).not.toContain(gone);
});
