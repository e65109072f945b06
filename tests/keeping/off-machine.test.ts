import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { restoreBackup } from "../../db/keeping/restore.ts";
import { journalNameAway } from "../../db/own-data/journal-lines.ts";
import { people } from "../../db/schema/index.ts";
import { isLeftToReplica } from "../../db/store/replica.ts";
import { hasReplica } from "../../db/store/replica-tables.ts";
import { HOUR_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { temporaryFolder } from "../support/bot-process.ts";
import { runCommand } from "../support/command-process.ts";
import { eventually } from "../support/eventually.ts";
import { LitestreamLike } from "../support/litestream.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { namesIn, transcript } from "../support/transcript.ts";
import { wishErased } from "../support/wishing.ts";
import { finnish, World } from "../support/world.ts";

const BEHIND = "erasures are not yet written to the second place";

async function erasureWorld(secondPlace: World["secondPlace"]) {
  const parts = await startWorldWithPair(finnish);
  parts.world.secondPlace = secondPlace;
  await parts.world.restart();
  return parts;
}

const linesOf = (path: string) => readFileSync(path, "utf8").split("\n").filter(Boolean);

describe("the journal of erasures in a second place", () => {
  test("a folder has each line before an erasure is done; without the folder all goes on, and /health says so", async () => {
    const folder = join(temporaryFolder(), "mounted");
    mkdirSync(folder);
    const { world, mirja, amina } = await erasureWorld({ folder });
    await using _ = world;
    const away = join(folder, journalNameAway(world.db.path));
    await wishErased(world, mirja);
    await world.settle();
    expect(linesOf(away)).toEqual(linesOf(`${world.db.path}.erasures`));
    expect(world.bot.health()).toMatchObject({ state: "green", why: [] });

    rmSync(folder, { recursive: true });
    await wishErased(world, amina);
    await world.settle().catch(() => world.takeErrors());
    expect(world.bot.health()).toMatchObject({ state: "yellow", why: [BEHIND] });
    expect(existsSync(folder), "it is not made on the machine's own disk").toBe(false);

    mkdirSync(folder);
    world.clock.advance(MINUTE_MS);
    await world.settle();
    expect(world.bot.health()).toMatchObject({ state: "green", why: [] });
    expect(linesOf(away)).toEqual(linesOf(`${world.db.path}.erasures`));
  });

  test("an address gets each part once, as a file that overwrites none, and is tried again until it accepts it", async () => {
    const address = await startAddress();
    const { world, mirja, amina } = await erasureWorld({ address: address.url, token: "secret" });
    await using _ = world;
    const received = () => [...address.files.values()].join("").split("\n").filter(Boolean);
    const journal = () => linesOf(`${world.db.path}.erasures`);
    await wishErased(world, mirja);
    await eventually(() => world.bot.health().state === "green" && received().length > 0);
    expect(received()).toEqual(journal());

    for (const status of [500, 302]) {
      address.status = status;
      await wishErased(world, status === 500 ? amina : world.people.helena).catch(() => undefined);
      await world.settle().catch(() => undefined);
      world.clock.advance(11 * MINUTE_MS);
      await world.settle().catch(() => undefined);
      world.takeErrors();
    }
    expect(world.bot.health()).toMatchObject({ state: "yellow", why: [BEHIND] });
    address.status = 201;
    world.clock.advance(11 * MINUTE_MS);
    await world.bot.tick();
    await eventually(() => world.bot.health().state === "green");
    await world.restart();
    await world.settle();
    expect(received()).toEqual(journal());
    expect([...address.files.keys()].every((name) => name.startsWith(journalNameAway(world.db.path)))).toBe(true);
    expect(new Set(address.tokens)).toEqual(new Set(["Bearer secret"]));
    expect(address.elsewhere).toBe(0);
  });
});

/** A server that keeps what is put, and refuses to overwrite. */
async function startAddress() {
  const address = { url: "", status: 201, files: new Map<string, string>(), tokens: [] as string[], elsewhere: 0 };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const name = request.url?.split("/").at(-1) ?? "";
    if (request.url?.startsWith("/elsewhere")) address.elsewhere++;
    address.tokens.push(request.headers.authorization ?? "");
    if (address.status === 302) return response.writeHead(302, { location: "/elsewhere" }).end();
    if (address.status >= 300) return response.writeHead(address.status).end();
    const isThere = request.headers["if-none-match"] === "*" && address.files.has(name);
    if (!isThere) address.files.set(name, body);
    response.writeHead(isThere ? 412 : 201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  address.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/journal/`;
  return address;
}

describe("a database that Litestream copies", () => {
  test("the bot leaves the log to it by night and by day; when it stops, the bot merges the log again and says so", async () => {
    const { world } = await startWorldWithPair(finnish);
    await using _ = world;
    const copy = new LitestreamLike(world.db.path);
    await world.later({ hours: 1 });
    expect(isLeftToReplica(world.db)).toBe(true);
    for (let hours = 0; hours < 60; hours++) {
      await world.later({ hours: 1 });
      copy.checkpoint();
    }
    expect(copy.losses).toBe(0);
    copy.stop();
    const told = () => world.bot.health().why.includes("Litestream has copied nothing for more than a day");
    expect(told()).toBe(false);
    await world.later({ hours: 30 });
    expect([told(), isLeftToReplica(world.db)]).toEqual([true, false]);
    // It is started again.
    const again = new LitestreamLike(world.db.path);
    await world.later({ hours: 2 });
    expect(told()).toBe(false);
    expect(isLeftToReplica(world.db)).toBe(true);
    again.stop();
  });

  test("backups, checks and a start with its tables in the database are sound", async () => {
    const { world } = await startWorldWithPair({ ...finnish, backsUp: true });
    await using _ = world;
    const copy = new LitestreamLike(world.db.path);
    await world.later({ days: 1 });
    copy.stop();
    await world.restart();
    expect(readdirSync(join(world.folder, "backups"))).toHaveLength(1);
    expect(world.bot.health().state).toBe("green");
  });
});

describe("the machine burns", () => {
  test("from the copy, the key and the journal, each from its own way, the bot goes on elsewhere: who was erased stays erased, nothing is said twice", async () => {
    const place = temporaryFolder();
    const mount = join(place, "mount");
    mkdirSync(mount);
    const { world, mirja } = await erasureWorld({ folder: mount });
    const key = readFileSync(`${world.db.path}.key`, "utf8").trim();
    const copy = new LitestreamLike(world.db.path);
    await world.later({ days: 2 });
    copy.checkpoint();
    // The copy stops here; the erasure, and what follows, is on the machine alone.
    const replica = copy.restoreInto(join(place, "restored"));
    copy.stop();
    await wishErased(world, mirja);
    await world.later({ hours: 12 });
    const isErased = (one: World) =>
      !one.db.orm
        .select()
        .from(people)
        .all()
        .some(({ slackUserId }) => slackUserId === mirja.id);
    expect(isErased(world)).toBe(true);
    const names = await namesIn(world);
    const before = await transcript(world, names);
    await world.stopBot();
    rmSync(world.folder, { recursive: true });

    const other = new World({
      clock: world.clock,
      workspace: world.workspace,
      folder: join(place, world.folder.split("/").at(-1) ?? ""),
    });
    mkdirSync(other.folder);
    const { databasePath } = other.config();
    expect(
      await restoreBackup(databasePath, replica, { now: world.now(), encryptionKey: key, secondFolder: mount }),
    ).toMatchObject({
      journalLinesAdded: 2,
      hasJournal: true,
    });
    writeFileSync(`${databasePath}.key`, `${key}\n`, { mode: 0o600 });
    await other.startBot();
    await other.later({ hours: 6 });
    expect(isErased(other)).toBe(true);
    expect(hasReplica(new Sqlite(databasePath, { readonly: true }))).toBe(false);
    const after = await transcript(other, names);
    const said = (all: typeof before) =>
      Object.values(all)
        .flat()
        .map(({ text }) => text)
        .sort();
    // Only her erasure is done again: the goodbye to her is written again, in the place of the one before.
    const [goodbye, ...others] = (await mirja.messages("@bot")).map(({ text }) => text);
    expect(goodbye).toContain("Tietosi on poistettu.");
    expect(others).toEqual([]);
    expect(said(after).filter((text) => text !== goodbye)).toEqual(said(before).filter((text) => text !== goodbye));
    await other.stopBot();
    await world.leave();
  });

  test("restore says what is missing: a journal, the right folder, what Litestream has to do first", async () => {
    const { world } = await startWorldWithPair(finnish);
    const place = temporaryFolder();
    const copy = new LitestreamLike(world.db.path);
    copy.checkpoint();
    const replica = copy.restoreInto(join(place, "restored"));
    copy.stop();
    await world.stopBot();
    const databasePath = join(place, "new", "mentoring.sqlite");
    const key = readFileSync(`${world.db.path}.key`, "utf8").trim();
    const restoring = (from: string, journalFrom?: string) =>
      restoreBackup(databasePath, from, {
        now: world.now() + HOUR_MS,
        journalFrom,
        encryptionKey: key,
      });
    mkdirSync(join(place, "raw", "ltx"), { recursive: true });
    await expect(restoring(join(place, "raw"))).rejects.toThrow(
      `First: litestream restore -o restored/mentoring.sqlite file://${join(place, "raw")} and then: npm run restore -- restored`,
    );
    mkdirSync(join(place, "empty"));
    await expect(restoring(join(place, "empty"))).rejects.toThrow("There is no database in");
    await expect(restoring(replica, join(place, "empty"))).rejects.toThrow("There is no journal of erasures at");
    expect(existsSync(databasePath)).toBe(false);
    const env = { DATABASE_PATH: databasePath, ENCRYPTION_KEY: key };
    const bare = await runCommand("restore", { env, words: [replica] });
    expect([bare.code, bare.output]).toEqual([0, expect.stringContaining("THERE IS NO JOURNAL OF ERASURES")]);
    writeFileSync(join(place, "empty", "kept.erasures"), "\n0123456789abcdef 1\n");
    const whole = await runCommand("restore", { env, words: [replica, join(place, "empty")] });
    expect([whole.code, whole.output]).toEqual([
      0,
      expect.stringContaining("1 lines of the journal of erasures came from"),
    ]);
    expect(whole.output).not.toContain("THERE IS NO JOURNAL");
    await world.leave();
  });
});
