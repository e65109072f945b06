import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { makeBackup } from "../../db/keeping/backup.ts";
import { restoreBackup } from "../../db/keeping/restore.ts";
import { restores } from "../../db/schema/index.ts";
import { runCommand } from "../support/command-process.ts";
import { madeUp } from "../support/made-up.ts";
import { agreeOn, TUESDAY, worldWithOwnChannel } from "../support/meetings.ts";
import { namesIn, transcript } from "../support/transcript.ts";
import type { World } from "../support/world.ts";

const backupOf = (world: World) =>
  makeBackup(world.db.path, { folder: join(world.folder, "kept"), now: world.now(), keys: world.db.keys });

async function pairChannel({ people: { mirja } }: World): Promise<string> {
  return (await mirja.channels()).find(({ name }) => name?.startsWith("pari-"))?.id ?? madeUp("");
}

/** The bot is stopped, the backup put in its place, and the bot started again. */
async function restore(world: World, { path }: { path: string }) {
  await world.stopBot();
  const restored = await restoreBackup(world.config().databasePath, path, { now: world.now() });
  await world.startBot();
  await world.settle();
  return restored;
}

/** Two who have agreed on Tuesday 20 January at 17, and both have it in their calendars. It is Wednesday 14 January at 19. */
async function agreedWorld(): Promise<World> {
  const { world, pair, mirja, amina } = await worldWithOwnChannel();
  await agreeOn(world, mirja, pair.channelId, TUESDAY);
  for (const person of [mirja, amina]) await world.press(person, pair.channelId, "20.1.", "Lisää kalenteriin");
  await world.control.clearCalls();
  return world;
}

/** All that was said by the bot, in order in each conversation, from 14 January to 28 February. */
async function saidInFortyDays(disturb: (world: World) => Promise<void>) {
  await using world = await agreedWorld();
  await disturb(world);
  await world.travelTo("2026-02-28", "12:00");
  return transcript(world, await namesIn(world));
}

/** When the backup was made, and when it was put back. */
const moments: [string, string, string, string][] = [
  ["2026-01-15", "03:00", "2026-01-19", "16:59"],
  ["2026-01-19", "12:00", "2026-01-20", "18:30"],
  ["2026-01-19", "16:00", "2026-01-24", "12:00"],
  ["2026-01-21", "03:00", "2026-01-30", "12:00"],
  ["2026-01-21", "03:00", "2026-02-26", "23:00"],
];

describe("a backup that was put back", () => {
  test("however far back it goes, everything of the time since is there once, and what comes later comes once and at its time", async () => {
    const undisturbed = await saidInFortyDays(async () => {});
    expect(Object.values(undisturbed).flat().length).toBeGreaterThan(6);
    for (const [madeOn, madeAt, backOn, backAt] of moments) {
      const said = await saidInFortyDays(async (world) => {
        await world.travelTo(madeOn, madeAt);
        const backup = await backupOf(world);
        await world.travelTo(backOn, backAt);
        const before = await transcript(world, await namesIn(world));
        await restore(world, backup);
        expect(await transcript(world, await namesIn(world))).toEqual(before);
      });
      expect(said, `${madeOn} ${madeAt} to ${backOn} ${backAt}`).toEqual(undisturbed);
    }
  });

  test("what people did since is lost, and the bot goes on from what is there: it says nothing of its own twice and asks again for what it lacks", async () => {
    await using world = await agreedWorld();
    const { mirja, amina } = world.people;
    await world.travelTo("2026-01-20", "17:30");
    const backup = await backupOf(world);
    // Since then: the question after the meeting, the log, the actor's answer.
    await world.travelTo("2026-01-20", "18:05");
    await world.press(mirja, await pairChannel(world), "muistilista", "Täytä muistilista");
    await mirja.fill({ themes: ["applications"], content: "Luimme CV:n.", actorTasks: "Kirjoitan CV:n" });
    await mirja.submit();
    await world.settle();
    await world.travelTo("2026-01-20", "20:00");
    await world.press(amina, "@bot", "Vain sinä näet tämän", "4");
    const names = await namesIn(world);
    const before = await transcript(world, names);

    const restored = await restore(world, backup);
    expect(restored).toMatchObject({ backupAt: Date.parse("2026-01-20T15:30:00Z"), toLookFor: expect.any(Number) });
    expect(world.db.orm.select().from(restores).all()).toEqual([
      { restoredAt: world.now(), backupAt: restored.backupAt },
    ]);
    expect(await transcript(world, names)).toEqual(before);

    // The mentor is reminded of the log that is lost, and writes it again by the button that is still there.
    await world.later({ days: 1 });
    const heard = (await transcript(world, names)).mirja?.slice(before.mirja?.length ?? 0).map(({ text }) => text);
    expect(heard).toEqual(["Muistilista odottaa sinua. Tapaaminen tiistaina 20.1.: sinä ja Amina."]);
    await world.press(mirja, "@bot", "Muistilista odottaa sinua", "Täytä muistilista");
    await mirja.fill({ themes: ["applications"], content: "Luimme CV:n." });
    await mirja.submit();
    await world.settle();
    const lines = (await transcript(world, names)).pari?.filter(({ text }) =>
      text.startsWith("Tapaaminen 2/7 kirjattu"),
    );
    expect(lines?.map(({ at }) => at)).toEqual(["2026-01-20 18:05", "2026-01-21 20:00"]);
  });

  test("what was said hours late, because the bot had been away, is known again as well", async () => {
    await using world = await agreedWorld();
    for (const [on, time] of [
      ["2026-01-20", "17:30"],
      ["2026-02-10", "17:30"],
    ] as const) {
      await world.travelTo(on, time);
      const backup = await backupOf(world);
      await world.restart({ after: { hours: 1, minutes: 7 } });
      const said = await transcript(world, await namesIn(world));
      await restore(world, backup);
      expect(await transcript(world, await namesIn(world))).toEqual(said);
    }
  });

  test("put back twice, the second time from further back, nothing is said twice either", async () => {
    const undisturbed = await saidInFortyDays(async () => {});
    const said = await saidInFortyDays(async (world) => {
      await world.travelTo("2026-01-15", "03:00");
      const first = await backupOf(world);
      await world.travelTo("2026-01-20", "12:00");
      const second = await backupOf(world);
      await world.travelTo("2026-01-23", "12:00");
      await restore(world, second);
      await world.travelTo("2026-01-24", "12:00");
      await restore(world, first);
    });
    expect(said).toEqual(undisturbed);
  });

  test("what stood there before is kept aside and can be put back as well; the journal of erasures stays where it is", async () => {
    await using world = await agreedWorld();
    const backup = await backupOf(world);
    const { path } = world.db;
    writeFileSync(`${path}.erasures`, "one line\n");
    await world.travelTo("2026-01-19", "12:00");
    const { aside } = await restore(world, backup);
    expect(aside).toBe(`${path}.before-restore-2026-01-19T10-00-00Z`);
    expect(
      readdirSync(world.folder)
        .filter((name) => name.startsWith("mentoring") && !name.includes(".lock"))
        .sort(),
    ).toEqual([
      "mentoring.sqlite",
      "mentoring.sqlite-shm",
      "mentoring.sqlite-wal",
      "mentoring.sqlite.before-restore-2026-01-19T10-00-00Z",
      "mentoring.sqlite.erasures",
      "mentoring.sqlite.key",
    ]);
    const said = await transcript(world, await namesIn(world));
    await world.later({ hours: 1 });
    expect((await restore(world, { path: aside ?? "" })).backupAt).toBe(Date.parse("2026-01-19T10:00:00Z"));
    expect(await transcript(world, await namesIn(world))).toEqual(said);
    expect(readFileSync(`${path}.erasures`, "utf8")).toBe("one line\n");
  });
});

describe("npm run restore", () => {
  test("refuses while the bot runs, and what is no sound backup of the bot; it changes nothing then", async () => {
    await using world = await agreedWorld();
    const backup = await backupOf(world);
    const { path } = world.db;
    const at = (name: string) => join(world.folder, name);
    const env = { DATABASE_PATH: path };
    const tried = async (file: string, more = {}) =>
      (await runCommand("restore", { env: { ...env, ...more }, words: [file] })).output;

    expect(await tried(backup.path)).toMatch(/^Another copy of the bot is running on /);
    await world.stopBot();
    const before = readFileSync(path);
    const bytes = readFileSync(backup.path);
    writeFileSync(
      at("damaged.sqlite"),
      Buffer.concat([bytes.subarray(0, 40_000), Buffer.alloc(20_000, 0x5a), bytes.subarray(60_000)]),
    );
    writeFileSync(at("cut.sqlite"), bytes.subarray(0, bytes.length / 2));
    writeFileSync(at("letter.sqlite"), "This is a letter that nobody has to read, and no database at all. ".repeat(90));
    copyFileSync(path, at("copied.sqlite"));
    copyFileSync(backup.path, at("newer.sqlite"));
    change(at("newer.sqlite"), "insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
    copyFileSync(backup.path, at("other.sqlite"));
    change(at("other.sqlite"), "drop table outbox");

    expect(await tried(at("nothing.sqlite"))).toMatch(/^There is no backup at .*nothing\.sqlite\.\n$/);
    expect(await tried(at("damaged.sqlite"))).toMatch(/^.*damaged\.sqlite is damaged/);
    expect(await tried(at("cut.sqlite"))).toMatch(/^.*cut\.sqlite is damaged/);
    expect(await tried(at("letter.sqlite"))).toMatch(/^.*letter\.sqlite is damaged|is not a database/);
    expect(await tried(at("copied.sqlite"))).toMatch(
      /is a database of the bot, but neither a backup made with npm run backup nor what Litestream restored/,
    );
    expect(await tried(at("newer.sqlite"))).toMatch(/was written by a newer version of the bot/);
    expect(await tried(at("other.sqlite"))).toMatch(/is a database, but not one of this bot/);
    const key = Buffer.alloc(32, 3).toString("base64");
    expect(await tried(backup.path, { ENCRYPTION_KEY: key })).toMatch(
      /was written with the encryption key \w+, and only \w+ was given/,
    );
    expect((await runCommand("restore", { env })).output).toBe(
      "Say which backup: npm run restore -- <file or folder>\n",
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(world.folder).filter((name) => /coming|before-restore/.test(name))).toEqual([]);

    const { code, lines } = await runCommand("restore", { env, words: [backup.path] });
    expect(code).toBe(0);
    expect(lines[0]).toBe(`Restored: ${path} is as it was at 2026-01-14T17:00:00Z.`);
    expect(lines[1]).toMatch(/^The database that was there before is kept in .*before-restore-/);
    expect(lines.join(" ")).toMatch(/Lost is what people did in Slack since then: forms, answers/);
    await world.startBot();
  });

  test("puts a backup in the place of a database that is damaged, and keeps that aside with all that belongs to it", async () => {
    await using world = await agreedWorld();
    const backup = await backupOf(world);
    const { path } = world.db;
    await world.stopBot();
    writeFileSync(path, readFileSync(path).subarray(0, 9_000));
    await expect(world.startBot()).rejects.toThrow(
      /is damaged\. Stop the bot and put a backup in its place: npm run restore/,
    );
    writeFileSync(`${path}-wal`, "a log that belongs to it");
    const { code } = await runCommand("restore", { env: { DATABASE_PATH: path }, words: [backup.path] });
    expect(code).toBe(0);
    const kept = readdirSync(world.folder).filter((name) => name.includes("before-restore"));
    expect(kept.map((name) => name.endsWith("-wal")).sort()).toEqual([false, true]);
    await world.startBot();
    expect((await world.people.mirja.home())?.blocks.length).toBeGreaterThan(0);
  });
});

function change(path: string, statement: string): void {
  const sqlite = new Sqlite(path);
  sqlite.exec(statement);
  sqlite.close();
}
