import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { makeBackupAside } from "../../db/keeping/background-backup.ts";
import { forgetBackups, lastBackupAt, makeBackup } from "../../db/keeping/backup.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { people } from "../../db/schema/index.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { DAY_MS, dateOf, timeOf } from "../../src/programme/calendar/calendar.ts";
import { BotProcess, environmentFor } from "../support/bot-process.ts";
import { runCommand } from "../support/command-process.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { startWorldWithPair, worldAfter } from "../support/ready-worlds.ts";
import { startWorld, type World } from "../support/world.ts";

const backupsOf = (world: World): string[] => {
  const folder = join(world.folder, "backups");
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};

/** Everything in a database, row for row. */
function contents(path: string): Record<string, unknown[]> {
  const sqlite = new Sqlite(path, { readonly: true });
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  const all = Object.fromEntries(
    (tables as string[]).map((table) => [table, sqlite.prepare(`select * from "${table}" order by rowid`).all()]),
  );
  sqlite.close();
  return all;
}

describe("npm run backup", () => {
  test("copies the database while the bot runs, everything up to now, into a file that only its owner reads and that opens alone", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    const { path } = world.db;
    await world.people.kaisa.home();
    await world.settle();
    // What was committed a moment ago is in the log, not in the file.
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    const { code, lines } = await runCommand("backup", { env: { DATABASE_PATH: path } });
    expect(code).toBe(0);
    const made = /^Backup made: (\S+) \(\d+\.\d MB, (\d+) rows; it is whole, its texts open\)\.$/.exec(lines[0] ?? "");
    const file = made?.[1] ?? "";
    expect(basename(file)).toMatch(/^mentoring-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(world.folder, "backups")).mode & 0o777).toBe(0o700);
    expect(backupsOf(world)).toEqual([basename(file)]);
    expect(contents(file)).toEqual(contents(path));
    expect(Number(made?.[2])).toBe(Object.values(contents(path)).flat().length);
    expect(backupsOf(world)).toEqual([basename(file)]);
  });

  test("into another folder, and without the key at hand, which it says", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    const elsewhere = join(world.folder, "elsewhere", "deep");
    const env = { DATABASE_PATH: world.db.path, ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") };
    const { code, lines } = await runCommand("backup", { env, words: [elsewhere] });
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/it is whole, its key [0-9a-f]{12} is not at hand, so its texts were not tried\)\.$/);
    expect(readdirSync(elsewhere)).toHaveLength(1);
  });

  test("says in a line what keeps it from it, and leaves nothing half made", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    const nowhere = await runCommand("backup", { env: { DATABASE_PATH: join(world.folder, "none.sqlite") } });
    expect([nowhere.code, nowhere.output]).toEqual([
      1,
      expect.stringMatching(/^There is no database at .*none\.sqlite\. Check DATABASE_PATH\.\n$/),
    ]);
    expect(readdirSync(world.folder).filter((name) => name.startsWith("none"))).toEqual([]);
    writeFileSync(join(world.folder, "a file"), "");
    const inFile = await runCommand("backup", {
      env: { DATABASE_PATH: world.db.path },
      words: [join(world.folder, "a file", "x")],
    });
    expect([inFile.code, inFile.lines.length]).toEqual([1, 1]);
    expect(backupsOf(world)).toEqual([]);
  });

  test("while much is written at once, it is as the database was at one moment, and comes to an end", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    const folder = join(world.folder, "backups");
    const template = world.db.orm.select().from(people).get();
    if (!template) throw new Error("nobody is there");
    const add = (id: string) =>
      world.db.orm
        .insert(people)
        .values({ ...template, id: madeUp(id), slackUserId: madeUp(id) })
        .run();
    world.db.transaction(() => Array.from({ length: 8_000 }, (_, number) => add(`before-${number}`)));
    let during = 0;
    const { path } = await makeBackup(world.db.path, {
      folder,
      now: world.now(),
      keys: undefined,
      progress: () => world.db.transaction(() => void add(`during-${during++}`)),
    });
    expect(during).toBeGreaterThan(2);
    const copied = contents(path).people as { id: string }[];
    expect(copied.filter(({ id }) => id.startsWith("before-"))).toHaveLength(8_000);
    expect(copied.filter(({ id }) => id.startsWith("during-"))).toEqual([]);
  });

  test("a large database is copied in a thread of its own, with the same result", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    const options = { folder: join(world.folder, "backups"), now: world.now(), keys: world.db.keys };
    const here = await makeBackupAside(world.db.path, options);
    const aside = await makeBackupAside(world.db.path, options, 0);
    expect(aside).toEqual({ ...here, path: here.path.replace(".sqlite", "-2.sqlite") });
    expect(contents(aside.path)).toEqual(contents(here.path));
    await expect(makeBackupAside(`${world.db.path}.key`, options, 0)).rejects.toThrow(/is damaged/);
    expect(backupsOf(world)).toHaveLength(2);
  });

  test("a text that does not open with its key is found", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    const kaisa = findPersonBySlackId(world.db, world.people.kaisa.id);
    world.db.orm
      .update(people)
      .set({ name: `1.${world.db.keys.current}.AAAA` as never })
      .run();
    const folder = join(world.folder, "backups");
    await expect(makeBackup(world.db.path, { folder, now: 1_000, keys: world.db.keys })).rejects.toThrow(
      /^A text in .* \(people\.name\) does not open with its key\.$/,
    );
    expect(kaisa).toBeDefined();
    expect(backupsOf(world)).toEqual([]);
  });
});

describe("every night", () => {
  test("at three a backup is made, and those older than the settings say are deleted, with what a restore kept aside", async () => {
    await using world = await startWorld({ at: "2026-01-12T08:00:00Z", backsUp: true });
    await world.setUp({ backupDays: "3" });
    const { path } = world.db;
    writeFileSync(`${path}.before-restore-2026-01-11T10-00-00Z`, "");
    mkdirSync(join(world.folder, "backups"));
    writeFileSync(join(world.folder, "backups", ".mentoring-2026-01-11T10-00-00Z.sqlite.unfinished"), "");
    writeFileSync(join(world.folder, "backups", "holiday.txt"), "");
    await world.later({ days: 6 });
    expect(backupsOf(world)).toEqual([
      "holiday.txt",
      "mentoring-2026-01-15T01-00-00Z.sqlite",
      "mentoring-2026-01-16T01-00-00Z.sqlite",
      "mentoring-2026-01-17T01-00-00Z.sqlite",
      "mentoring-2026-01-18T01-00-00Z.sqlite",
    ]);
    expect(readdirSync(world.folder).filter((name) => name.includes("before-restore"))).toEqual([]);
    const last = lastBackupAt(path, join(world.folder, "backups"), world.now()) ?? 0;
    expect([dateOf(last, ZONE), timeOf(last, ZONE)]).toEqual(["2026-01-18", "03:00"]);
  });

  test("one that was missed is made when the bot is there again, once; on the night without three o'clock it is made at four", async () => {
    await using world = await startWorld({ at: "2026-03-26T08:00:00Z", backsUp: true });
    await world.restart({ after: { days: 2 } });
    expect(backupsOf(world)).toEqual(["mentoring-2026-03-28T08-00-00Z.sqlite"]);
    await world.restart();
    await world.later({ days: 1 });
    expect(backupsOf(world)).toEqual([
      "mentoring-2026-03-28T08-00-00Z.sqlite",
      // 04:00 in Helsinki, summer time.
      "mentoring-2026-03-29T01-00-00Z.sqlite",
    ]);
  });

  test("one that cannot be made is named in the log, in one line, and tried again each hour until there is room", async () => {
    await using world = await startWorld({ backsUp: true });
    writeFileSync(join(world.folder, "backups"), "a file where the folder should be");
    await expect(world.travelTo("2026-01-13", "03:30")).rejects.toThrow(/The nightly backup could not be made/);
    world.takeErrors();
    await expect(world.later({ hours: 1 })).rejects.toThrow(/tryAgainAt":"2026-01-13T03:00:00Z/);
    world.takeErrors();
    rmSync(join(world.folder, "backups"));
    await world.later({ hours: 1 });
    expect(backupsOf(world)).toEqual(["mentoring-2026-01-13T03-00-00Z.sqlite"]);
    await world.later({ days: 1 });
    expect(backupsOf(world)).toHaveLength(2);
  });

  test("backups of another database in the same folder are left alone", async () => {
    const { world } = await worldAfter("empty", {}, async () => undefined);
    await using _ = world;
    const folder = join(world.folder, "backups");
    mkdirSync(folder);
    for (const name of [
      "other-2026-01-01T01-00-00Z.sqlite",
      "mentoring-2026-01-01T01-00-00Z.sqlite",
      "mentoring-new.sqlite",
    ])
      writeFileSync(join(folder, name), "");
    forgetBackups(world.db.path, folder, { before: Date.parse("2026-01-01T01:00:00Z") + DAY_MS, now: world.now() });
    expect(backupsOf(world)).toEqual(["mentoring-new.sqlite", "other-2026-01-01T01-00-00Z.sqlite"]);
  });
});

test("a bot in a process of its own is copied while people use it, and the copy is put back under it", async () => {
  await using world = await startWorld({ at: new Date().toISOString() });
  await world.setUp();
  await world.stopBot();
  const { path } = world.db;
  const env = { DATABASE_PATH: path };
  const bot = new BotProcess({ ...environmentFor(world.workspace, world.folder), ...env });
  await bot.ready();
  const made = await runCommand("backup", { env });
  expect(made.code).toBe(0);
  const file = /Backup made: (\S+)/.exec(made.output)?.[1] ?? "";
  expect((await bot.leave()).code).toBe(0);
  const restored = await runCommand("restore", { env, words: [file] });
  expect([restored.code, restored.lines[0]]).toEqual([0, expect.stringMatching(/^Restored: /)]);
  expect(readFileSync(path).length).toBeGreaterThan(0);
  const again = new BotProcess({ ...environmentFor(world.workspace, world.folder), ...env });
  await again.ready();
  expect(await world.people.ulla.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
  expect((await again.leave()).code).toBe(0);
  await world.startBot();
});

test("what is said of a failed copy is for whoever runs the bot", async () => {
  await expect(makeBackup("/nowhere/at-all.sqlite", { folder: "/nowhere", now: 1 })).rejects.toBeInstanceOf(CannotOpen);
});
