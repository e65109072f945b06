import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { isDamagedAside } from "../../db/keeping/damage.ts";
import { sql } from "../../db/store/drizzle.ts";
import { openDatabase } from "../../db/store/open.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { temporaryFolder } from "../support/bot-process.ts";
import { dose } from "../support/dose.ts";
import { walkFourMonths } from "../support/four-months.ts";
import { databaseOfBefore, MIGRATIONS } from "../support/old-database.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { startUnderWay, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const why = (path: string): string => {
  try {
    openDatabase(path, { now: 1 }).close();
    return "";
  } catch (error) {
    return error instanceof CannotOpen ? error.message.replaceAll(path, "it") : `not said: ${error}`;
  }
};

/** The database may not grow from now on, as on a full disk; undone by `makeRoom`. */
function fillDisk({ db }: World): void {
  const pages = db.orm.get<{ page_count: number }>(sql`pragma page_count`).page_count;
  db.orm.get(sql.raw(`pragma max_page_count = ${pages}`));
}
const makeRoom = ({ db }: World): void => void db.orm.get(sql`pragma max_page_count = 1073741823`);

/** What is logged as an error while everything that can be done is done. */
async function settleInTrouble(world: World): Promise<string[]> {
  const lines: string[] = [];
  for (let round = 0; round < 4; round++) {
    const said = await world.settle().then(
      () => "",
      (error: unknown) => String(error),
    );
    lines.push(...said.split("\n").filter((line) => line.startsWith("{")));
    world.clock.advance(10_000);
  }
  return lines;
}

const LONG = "Puhuimme pitkään siitä, mitä kumpikin haluaa. ".repeat(60);

describe("the disk is full", () => {
  test("who saves something is told, and keeps her modal with her text; when there is room again she saves it, and everything goes on once", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { mirja } = world.people;
    await mirja.command(pair.channelId, "/meeting-log");
    await world.settle();
    await mirja.fill({ themes: ["applications"], content: LONG, insights: LONG, feedback: LONG });
    fillDisk(world);
    const refused = await mirja.submit();
    const logged = await settleInTrouble(world);
    expect(refused).toMatchObject({ outcome: "errors" });
    expect(JSON.stringify(refused)).toContain(`${t("general.cannotSave")} ${t("general.canCopy")}`);
    expect((await mirja.modal())?.fields().filter(({ value }) => value === LONG)).toHaveLength(3);
    expect(logged.map((line) => JSON.parse(line).msg)).toEqual([
      `The disk is full: ${world.db.path} cannot be written. Make room. Nothing that was saved is lost.`,
    ]);
    expect(logged.join()).not.toMatch(/stack|Puhuimme/);

    makeRoom(world);
    expect(await mirja.submit()).toMatchObject({ outcome: "closed" });
    await world.settle();
    const lines = (await mirja.messages(pair.channelId)).filter(({ text }) =>
      text.includes(easy("meetingLog.saved.number", { number: "2", planned: "7" })),
    );
    expect(lines).toHaveLength(1);
  });

  test("while nothing can be written at all, what is to be said waits and is complained about in one line; then it is said once", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    await writeLog(world, pair, { nextOn: "2026-01-20", nextTime: "17:00" });
    await world.travelTo("2026-01-20", "12:00");
    world.db.orm.run(sql`pragma query_only = on`);
    world.clock.travelTo(Date.parse("2026-01-20T16:30:00Z"));
    const logged = await settleInTrouble(world);
    expect(logged.map((line) => JSON.parse(line).msg)).toEqual([
      `${world.db.path} cannot be written. Check that it and its folder belong to the user that runs the bot, and that the disk is not mounted read-only.`,
    ]);
    world.db.orm.run(sql`pragma query_only = off`);
    await world.later({ hours: 2 });
    const texts = (await world.people.mirja.messages(pair.channelId)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("Täytä muistilista"))).toHaveLength(1);
  });
});

test("a disk on which there is no room for a new database, or not enough for all of it, is called full", () => {
  const script = join(import.meta.dirname, "..", "support", "small-disk.ts");
  // A name space of its own may mount a small disk. An administrator may do so without becoming one first.
  const asAdmin = process.getuid?.() === 0 ? ["-m"] : ["-rm"];
  const { stdout, stderr } = spawnSync("unshare", [...asAdmin, process.execPath, script, temporaryFolder()], {
    encoding: "utf8",
  });
  expect(stderr.replace(/^.*Warning.*$/gm, "").trim()).toBe("");
  const tried = JSON.parse(stdout) as { room: number; said: string }[];
  expect(tried.length).toBeGreaterThan(8);
  expect(tried.filter(({ said }) => !said.startsWith("CannotOpen: The disk is full: "))).toEqual([]);
});

test("only the user that runs the bot can read the database, its log and its lock, new or not, nor look into a new folder", () => {
  const folder = temporaryFolder();
  const path = join(folder, "a", "b", "mentoring.sqlite");
  const modes = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(folder, "a", "b")).map((name) => [
        name.replace("mentoring.sqlite", "it"),
        (statSync(join(folder, "a", "b", name)).mode & 0o777).toString(8),
      ]),
    );
  const kept = {
    it: "600",
    "it.key": "600",
    "it.lock": "600",
    "it.lock-journal": "600",
    "it-shm": "600",
    "it-wal": "600",
  };
  const mask = process.umask(0);
  onTestFinished(() => void process.umask(mask));
  const db = openDatabase(path, { now: 1 });
  expect(kept).toMatchObject(modes());
  expect(Object.keys(modes())).toEqual(expect.arrayContaining(["it", "it.lock", "it-shm", "it-wal"]));
  for (const name of ["a", join("a", "b")]) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  // Left by a version that did not keep them to the user, and by a process that was killed.
  for (const end of ["", "-wal", "-shm", ".lock"]) chmodSync(`${path}${end}`, 0o644);
  cpSync(join(folder, "a", "b"), join(folder, "killed"), { recursive: true });
  db.close();
  const again = openDatabase(join(folder, "killed", "mentoring.sqlite"), { now: 2 });
  for (const end of ["", "-wal", "-shm", ".lock"])
    expect([end, (statSync(join(folder, "killed", `mentoring.sqlite${end}`)).mode & 0o777).toString(8)]).toEqual([
      end,
      "600",
    ]);
  again.close();
});

describe("pages that are spoilt while the bot runs", () => {
  test("are noticed within an hour: one line, and red until they are whole again, though writing works", async () => {
    const { world } = await worldAfter("four months", {}, walkFourMonths);
    await using _ = world;
    world.db.orm.get(sql`pragma wal_checkpoint(truncate)`);
    const { path } = world.db;
    const whole = readFileSync(path);
    const file = openSync(path, "r+");
    const spoilt = Buffer.alloc(40_000, 0x5a);
    writeSync(file, spoilt, 0, spoilt.length, Math.floor(whole.length / 2 / 4096) * 4096);
    expect(world.bot.health().why).not.toContain("database: damaged");
    const said = `${path} is damaged. Stop the bot and put a backup in its place: npm run restore -- <backup>. What is there is kept aside.`;
    world.clock.advance(61 * 60_000);
    const logged = await settleInTrouble(world);
    expect(logged.map((line) => JSON.parse(line).msg)).toEqual([said]);
    expect(world.bot.health()).toMatchObject({ state: "red", why: expect.arrayContaining(["database: damaged"]) });
    writeSync(file, whole, 0, whole.length, 0);
    closeSync(file);
    world.clock.advance(61 * 60_000);
    await settleInTrouble(world);
    expect(world.bot.health().why).not.toContain("database: damaged");
  });

  test("a large database is looked at in a thread of its own, with the same result", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "mentoring.sqlite");
    openDatabase(path, { now: 1 }).close();
    expect(await isDamagedAside(path, 0)).toBe(false);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 8_192, 90_000);
    writeFileSync(path, bytes);
    expect(await isDamagedAside(path, 0)).toBe(true);
    writeFileSync(path, Buffer.alloc(50_000, 0x5a));
    expect(await isDamagedAside(path, 0)).toBe(true);
  });
});

describe("a database that cannot be used", () => {
  test("bytes overwritten, cut off, emptied, gone, not a database: each is named, nothing is changed, and nothing new is begun in its place", async () => {
    const { world } = await worldAfter("four months", {}, walkFourMonths);
    await world.stopBot();
    const { path } = world.db;
    const whole = readFileSync(path);
    const damaged =
      "it is damaged. Stop the bot and put a backup in its place: npm run restore -- <backup>. What is there is kept aside.";
    const lost =
      "it was there before, and is gone or empty. Restore a backup (npm run restore -- <backup>) or check DATABASE_PATH; to start with an empty database, remove it.lock as well.";
    const overwritten = Buffer.from(whole);
    overwritten.fill(0x5a, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 9_000);
    const cases: [Buffer, string][] = [
      [overwritten, damaged],
      [whole.subarray(0, Math.floor(whole.length / 2)), damaged],
      [whole.subarray(0, 50), damaged],
      [Buffer.alloc(0), lost],
      [Buffer.concat([Buffer.alloc(100, 0x5a), whole.subarray(100)]), "it is not a database. Check DATABASE_PATH."],
    ];
    for (const [bytes, said] of cases) {
      writeFileSync(path, bytes);
      expect(why(path)).toBe(said);
      expect(readFileSync(path).equals(bytes)).toBe(true);
    }
    rmSync(path);
    expect(why(path)).toBe(lost);
    expect(readdirSync(world.folder)).not.toContain("mentoring.sqlite");
    writeFileSync(path, whole);
    expect(why(path)).toBe("");
    await world.leave();
  });

  test("a file or a folder that may not be written is named", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "data", "mentoring.sqlite");
    openDatabase(path, { now: 1 }).close();
    const script = `import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, "..", "..", "db", "store", "open.ts"))};
      try { openDatabase(${JSON.stringify(path)}, { now: 1 }).close(); } catch (error) { process.stdout.write(error.constructor.name + ": " + error.message); }`;
    // An administrator may write everything, so somebody else tries.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const tried = () =>
      spawnSync(process.execPath, ["--input-type=module", "-e", script], { ...somebody, cwd: "/", encoding: "utf8" });
    for (const name of readdirSync(join(folder, "data"))) chmodSync(join(folder, "data", name), 0o444);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "data"), 0o555);
    expect(tried()).toMatchObject({ stdout: expect.stringMatching(/^CannotOpen: .*cannot be written/), stderr: "" });
    chmodSync(join(folder, "data"), 0o777);
    chmodSync(`${path}.lock`, 0o666);
    expect(tried()).toMatchObject({
      stdout: `CannotOpen: ${path} cannot be written. Check that it and its folder belong to the user that runs the bot, and that the disk is not mounted read-only.`,
      stderr: "",
    });
  });
});

describe("a database of the version before", () => {
  /** As the first version left it: its tables only, filled with four months. */
  async function oldDatabase(folder: string) {
    const { world } = await worldAfter("four months", {}, walkFourMonths);
    await world.stopBot();
    const { path, tables } = databaseOfBefore(world.db.path, folder, 1);
    const contentsOf = (file: string) => {
      const sqlite = new Sqlite(file, { readonly: true });
      const rows = tables.map((table) => [table, sqlite.prepare(`select count(*) from "${table}"`).pluck().get()]);
      sqlite.close();
      return Object.fromEntries(rows);
    };
    await world.leave();
    return { path, contentsOf };
  }

  test("is brought to the present form with all that is in it, and killed before a statement of that it is as it was and can be begun again", async () => {
    const folder = temporaryFolder();
    const { path, contentsOf } = await oldDatabase(folder);
    const before = contentsOf(path);
    expect(Object.values(before).reduce((sum: number, count) => sum + Number(count), 0)).toBeGreaterThan(100);
    const script = join(import.meta.dirname, "..", "support", "migrating-process.ts");
    const migrating = (file: string, killedAt: number) =>
      spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", script, file, String(killedAt)], {
        encoding: "utf8",
      });
    const beginAgain = (file: string) => openDatabase(file, { now: 1 }).close();
    const copy = (name: string) => {
      const file = join(folder, name, "old.sqlite");
      mkdirSync(join(folder, name));
      for (const end of ["", ".key"]) cpSync(`${path}${end}`, `${file}${end}`);
      return file;
    };
    const statements = Number(migrating(copy("whole"), 0).stdout);
    // Those of the migrations themselves, and what drizzle puts around them. The store compiles each text once, and a PRAGMA is not counted.
    const later = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql") && !name.startsWith("0000"));
    const all = later.flatMap((name) => readFileSync(join(MIGRATIONS, name), "utf8").split("--> statement-breakpoint"));
    const own = new Set(all.map((text) => text.trim()).filter((text) => !text.startsWith("PRAGMA")));
    expect(statements).toBeGreaterThan(own.size + 2);
    const step = Math.ceil(statements / dose(8, 40));
    for (let number = 1; number <= statements; number += step) {
      const file = copy(`killed-${number}`);
      expect(migrating(file, number).signal).toBe("SIGKILL");
      expect(contentsOf(file)).toEqual(before);
      beginAgain(file);
      expect(contentsOf(file)).toEqual({ ...before, encryption_keys: 1 });
    }
  });
});
