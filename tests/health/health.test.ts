import { createServer } from "node:http";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { recordOthers } from "../../db/channels/rounds.ts";
import { makeBackup } from "../../db/keeping/backup.ts";
import { sql } from "../../db/store/drizzle.ts";
import { watchAccess } from "../../src/health/access.ts";
import { type Report, watchHealth } from "../../src/health/health.ts";
import { openLine } from "../../src/health/line.ts";
import { complaintsOf } from "../../src/health/rules.ts";
import { watchStorage } from "../../src/health/storage.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { BotProcess, environmentFor, temporaryFolder } from "../support/bot-process.ts";
import { eventually } from "../support/eventually.ts";
import { freePort } from "../support/free-port.ts";
import { startOutbox } from "../support/outbox-world.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { startWorld, World } from "../support/world.ts";

const asked = async (port: number) => {
  const answer = await fetch(`http://127.0.0.1:${port}/health`);
  return { status: answer.status, report: (await answer.json()) as Report };
};

test("the bot is well until the connection has been down for more than 30 seconds, or something has waited for more than 5 minutes", () => {
  const well = { now: 1_000_000, downSince: undefined, waitingSince: undefined, trouble: undefined };
  expect(complaintsOf(well)).toEqual([]);
  expect(complaintsOf({ ...well, downSince: 970_000 })).toEqual([]);
  expect(complaintsOf({ ...well, downSince: 969_999 })).toEqual(["no connection to Slack"]);
  expect(complaintsOf({ ...well, waitingSince: 1_000_000 - 5 * MINUTE_MS })).toEqual([]);
  expect(complaintsOf({ ...well, waitingSince: 999_999 - 5 * MINUTE_MS })).toEqual(["messages wait"]);
  expect(complaintsOf({ ...well, downSince: 0, waitingSince: 0, trouble: "full" })).toEqual([
    "no connection to Slack",
    "messages wait",
    "database: full",
  ]);
});

test.each([
  ["backup", 26, "no backup for more than a day"],
  ["deletion", 26, "no deletion for more than a day"],
  ["overview", 7 * 24 + 2, "no weekly overview for more than a week"],
] as const)(
  "the bot is not well while the last %s is older than %i hours, but for the first minutes of a process",
  (what, hours, said) => {
    const now = 100 * DAY_MS;
    const since = now - hours * HOUR_MS;
    const vitals = { now, startedAt: 0, downSince: undefined, waitingSince: undefined, trouble: undefined };
    expect(complaintsOf({ ...vitals, undoneSince: { [what]: since } })).toEqual([]);
    expect(complaintsOf({ ...vitals, undoneSince: { [what]: since - 1 } })).toEqual([said]);
    expect(complaintsOf({ ...vitals, startedAt: now - 5 * MINUTE_MS, undoneSince: { [what]: since - 1 } })).toEqual([]);
  },
);

describe("GET /health", () => {
  test("is green while the socket is open, red half a minute after it broke off, and green when it is back", async () => {
    const port = await freePort();
    await using world = await startWorld();
    await world.stopBot();
    const config = { ...world.config(), healthPort: port };
    world.config = () => config;
    await world.startBot();
    const green: Report = {
      state: "green",
      why: [],
      connection: { downSince: null },
      outbox: { waiting: 0, waitingSince: null },
      lastBackupAt: null,
      lastDeletionAt: null,
      lastOverviewAt: null,
    };
    expect(await asked(port)).toEqual({ status: 200, report: green });
    await makeBackup(world.db.path, { folder: config.backupFolder, now: world.now() });
    expect((await asked(port)).report.lastBackupAt).toBe("2026-01-12T08:00:00Z");

    await world.control.order({ kind: "503", method: "apps.connections.open", times: 1_000 });
    await world.control.disconnect("drop");
    await eventually(async () => (await asked(port)).report.connection.downSince !== null);
    world.clock.advance(30_000);
    expect((await asked(port)).status).toBe(200);
    world.clock.advance(1);
    expect(await asked(port)).toEqual({
      status: 503,
      report: {
        ...green,
        state: "red",
        why: ["no connection to Slack"],
        connection: { downSince: "2026-01-12T08:00:00Z" },
        lastBackupAt: "2026-01-12T08:00:00Z",
      },
    });
    await world.control.clearFaults();
    await eventually(async () => (await asked(port)).status === 200);
    expect((await asked(port)).report.connection).toEqual({ downSince: null });
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/health`, { method: "POST" })).status).toBe(404);
  });

  test("is red while another copy of the bot has the same tokens and another database, with one line, until that is gone", async () => {
    await using world = await startWorld();
    const second = new World({ clock: world.clock, workspace: world.workspace, folder: temporaryFolder() });
    await second.startBot().catch(() => undefined);
    const complaint = "another copy of the bot is connected";
    const lines = (one: World) => one.logged.filter((line) => line.includes("Another copy of the bot is connected"));
    expect(second.bot.health()).toMatchObject({ state: "red", why: [complaint] });
    expect(lines(second)).toHaveLength(1);
    second.takeErrors();
    // The first one learns it from the next greeting.
    await world.control.disconnect("refresh_requested");
    await eventually(() => lines(world).length === 1 && world.bot.health().why.includes(complaint));
    world.takeErrors();
    await second.stopBot();
    world.clock.advance(6 * MINUTE_MS);
    await eventually(() => !world.bot.health().why.includes(complaint));
    expect(lines(world)).toHaveLength(1);
  });

  test("another copy of the bot is told to the coordinators once, and again only after it was away", async () => {
    await using world = await startSetUpWorld();
    const told = async () => {
      await world.later({ minutes: 30 });
      const { channels } = await world.control.everything();
      return channels.flatMap(({ messages }) => messages).filter(({ text }) => text === t("setup.anotherCopy")).length;
    };
    recordOthers(world.db, 1, world.now());
    recordOthers(world.db, 2, world.now());
    expect(await told()).toBe(1);
    recordOthers(world.db, 1, world.now());
    expect(await told()).toBe(1);
    recordOthers(world.db, 0, world.now());
    recordOthers(world.db, 1, world.now());
    expect(await told()).toBe(2);
    // A connection of this process that broke off, and that Slack still counts, is gone before anybody is told.
    recordOthers(world.db, 0, world.now());
    recordOthers(world.db, 1, world.now());
    recordOthers(world.db, 0, world.now());
    expect(await told()).toBe(2);
  });

  test("when Slack greets with two connections, the coordinators are told once; health is well after a greeting with one", async () => {
    await using world = await startSetUpWorld();
    const greetedWith = async (connections: number | undefined, others: number) => {
      await world.control.countConnections(connections);
      await world.control.disconnect("refresh_requested");
      await eventually(() => world.bot.health().why.includes("another copy of the bot is connected") === others > 0);
    };
    await greetedWith(2, 1);
    world.takeErrors();
    await world.later({ minutes: 30 });
    world.takeErrors();
    const { channels } = await world.control.everything();
    const texts = channels.flatMap(({ messages }) => messages).map(({ text }) => text);
    expect(texts.filter((text) => text === t("setup.anotherCopy"))).toHaveLength(1);
    await greetedWith(undefined, 0);
    expect(world.bot.health().state).toBe("green");
  });

  test("is answered beside Slack's address where Slack sends requests", async () => {
    await using world = await startWorld({ via: "http" });
    if (world.connection.via !== "http") throw new Error("not over HTTP");
    expect(await asked(world.connection.port)).toMatchObject({ status: 200, report: { state: "green" } });
    await world.stopBot();
    await expect(asked(world.connection.port)).rejects.toThrow();
    await world.startBot();
  });

  test("a connection that Slack renews is no trouble", async () => {
    await using world = await startWorld();
    await world.control.disconnect("refresh_requested");
    await eventually(async () => (await world.control.connections()) === 1);
    world.clock.advance(31_000);
    await eventually(() => world.bot.health().state === "green");
    expect(world.bot.health().why).toEqual([]);
  });

  test("in a process of its own it answers on the port it is given; a port that is taken is named", async () => {
    const world = await startWorld();
    await world.stopBot();
    const port = await freePort();
    const environment = { ...environmentFor(world.workspace, temporaryFolder()), HEALTH_PORT: String(port) };
    const bot = new BotProcess(environment);
    await bot.ready();
    expect(await asked(port)).toMatchObject({ status: 200, report: { state: "green" } });
    expect((await bot.leave()).code).toBe(0);
    const other = createServer().listen(port, "127.0.0.1");
    onTestFinished(() => void other.close());
    const { code, output } = await new BotProcess(environment).ended();
    expect(code).toBe(1);
    expect(output).toContain(`HEALTH_PORT: something else listens at 127.0.0.1:${port}. Give another port.`);
    await world.leave();
  });
});

describe("what the outbox waits for", () => {
  async function watched() {
    const world = await startOutbox();
    const lines: string[] = [];
    const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
    const storage = watchStorage(world.db.path, log);
    const line = openLine();
    const health = watchHealth({
      db: world.db,
      clock: world.clock,
      log,
      line,
      access: watchAccess(world.clock, log),
      storage,
      backupFolder: "/nowhere",
    });
    return { world, lines, health };
  }

  test("what Slack asks to wait with, or does not answer, makes it red after five minutes, with a line, and green again when it is said, with another", async () => {
    const { world, lines, health } = await watched();
    await world.order({ kind: "429", method: "chat.postMessage", retryAfter: 1_200 });
    world.write("hello");
    await world.settle();
    expect(health.look()).toMatchObject({ state: "green", outbox: { waiting: 1 } });
    world.clock.advance(4 * MINUTE_MS);
    expect(health.look().state).toBe("green");
    world.clock.advance(2 * MINUTE_MS);
    expect(health.look()).toMatchObject({ state: "red", why: ["messages wait"] });
    health.look();
    expect(lines).toEqual(["The bot is not well"]);
    await world.pass(1);
    expect(health.look()).toMatchObject({ state: "green", outbox: { waiting: 0, waitingSince: null } });
    expect(lines).toEqual(["The bot is not well", "The bot is well again"]);

    await world.order({ kind: "503", method: "chat.postMessage", times: 100 });
    world.write("again");
    await world.settle();
    for (let minute = 0; minute < 7; minute++) {
      health.look();
      world.clock.advance(MINUTE_MS);
      await world.settle();
    }
    expect(health.look().why).toEqual(["messages wait"]);
  });

  test("what the program cannot deliver counts as well; what has its time later, or waits for people, does not", async () => {
    const { world, health } = await watched();
    world.write("later", "test:say", {}, { lane: "later", dueAt: world.clock.now() + 60 * MINUTE_MS });
    world.write("nowhere", "test:say", { channel: "C0NOWHERE" }, { lane: "elsewhere" });
    await world.settle();
    for (let minute = 0; minute < 12; minute++) {
      expect(health.look()).toMatchObject({ state: "green", outbox: { waiting: 0 } });
      world.clock.advance(MINUTE_MS);
    }
    world.write("unknown", "test:no-such-kind");
    await world.settle();
    health.look();
    world.clock.advance(6 * MINUTE_MS);
    expect(health.look()).toMatchObject({ state: "red", outbox: { waiting: 1 } });
    expect(world.errors).toHaveLength(1);
  });

  test("a bot that has been away for hours is not ill for that when it comes back", async () => {
    const { world } = await watched();
    world.write("hello");
    world.clock.advance(3 * 60 * MINUTE_MS);
    const log = pino({ level: "silent" });
    const health = watchHealth({
      db: world.db,
      clock: world.clock,
      log,
      line: openLine(),
      access: watchAccess(world.clock, log),
      storage: watchStorage(world.db.path, log),
      backupFolder: join("/nowhere"),
    });
    expect(health.look()).toMatchObject({ state: "green", outbox: { waiting: 1 } });
    world.clock.advance(6 * MINUTE_MS);
    expect(health.look().state).toBe("red");
  });

  test("a disk that cannot be written is said at once", async () => {
    await using world = await startWorld();
    expect(world).toBeInstanceOf(World);
    await world.setUp();
    world.db.orm.run(sql`pragma query_only = on`);
    await world.people.kaisa.home();
    await world.people.mirja.command("@bot", "/mentoring");
    await world.control.idle();
    await world.bot.idle();
    expect(world.bot.health().why).toEqual(["database: read-only"]);
    world.takeErrors();
    world.db.orm.run(sql`pragma query_only = off`);
    await world.people.kaisa.home();
    await world.settle();
    expect(world.bot.health().why).toEqual([]);
  });
});
