import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../db/store/open.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { ConfigProblem, readConfig } from "../../src/config.ts";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { type RunningWorkspace, startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { DAY_MS, dateDaysLater, dateOf } from "../../src/programme/calendar/calendar.ts";
import { BotProcess, environmentFor, temporaryFolder } from "../support/bot-process.ts";
import { eventually, soon, untilHeld } from "../support/eventually.ts";
import { freePort } from "../support/free-port.ts";
import { ZONE } from "../support/helsinki.ts";
import { t } from "../support/texts.ts";
import { World } from "../support/world.ts";

const newKey = () => randomBytes(32).toString("base64");

/** Another process shows it when it is ready to. */
async function workspaceOfToday(): Promise<RunningWorkspace & { clock: TravelClock }> {
  const clock = new TravelClock({ mode: "ticking" });
  const people = [{ name: "Kaisa Lehtonen", admin: true }, { name: "Ulla Ulkopuolinen" }];
  const workspace = await startWorkspace({ manifest: readManifest("manifest.yml"), clock, people });
  onTestFinished(() => workspace.close());
  return { ...workspace, clock };
}

describe("what is wrong with the environment is named, with what to do", () => {
  const right = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
  const problems = (environment: NodeJS.ProcessEnv): string => {
    try {
      readConfig(environment);
      return "";
    } catch (error) {
      return error instanceof ConfigProblem ? error.message : `not said: ${error}`;
    }
  };

  test.each([
    [{ SLACK_APP_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN is missing\. .*OAuth & Permissions/],
    [{ ...right, SLACK_BOT_TOKEN: "xapp-secret" }, /^SLACK_BOT_TOKEN does not start with "xoxb-"\. Copy it/],
    [
      { SLACK_BOT_TOKEN: "xoxb-1" },
      /^SLACK_APP_TOKEN is missing\. .*connections:write.*\n.*SLACK_SIGNING_SECRET and PORT/,
    ],
    [{ ...right, SLACK_APP_TOKEN: "xoxb-secret" }, /^SLACK_APP_TOKEN does not start with "xapp-"\. Make one/],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "secret" }, /^PORT is missing\. Give the port/],
    [{ ...right, PORT: "abc" }, /^PORT is not a port number/],
    [{ ...right, PORT: "70000" }, /^PORT is not a port number/],
    [{ ...right, SLACK_API_URL: "slack" }, /^SLACK_API_URL is not an http\(s\) address/],
    [{ ...right, TIME_ZONE: "Helsinki" }, /^TIME_ZONE is not a time zone\. Give an IANA name such as Europe\/Helsinki/],
    [{ ...right, LOG_LEVEL: "loud" }, /^LOG_LEVEL is not a level\. Give fatal, error/],
    [{}, /^SLACK_BOT_TOKEN is missing.*\nSLACK_APP_TOKEN is missing/],
    [{ SLACK_BOT_TOKEN: "  ", SLACK_APP_TOKEN: "" }, /^SLACK_BOT_TOKEN is missing.*\nSLACK_APP_TOKEN is missing/],
  ])("%j", (environment, said) => {
    expect(problems(environment)).toMatch(said);
    expect(problems(environment)).not.toContain("secret");
  });

  test("what was pasted with a line break is taken without it", () => {
    expect(readConfig({ ...right, SLACK_BOT_TOKEN: " xoxb-1\n" }).botToken).toBe("xoxb-1");
  });
});

describe("npm start", () => {
  test("connects, makes its database and says one line when it is ready; a second copy and another key are refused; it leaves when asked", async () => {
    const workspace = await workspaceOfToday();
    const environment = environmentFor(workspace, temporaryFolder());
    const bot = new BotProcess(environment, "npm");
    await bot.ready();
    expect(bot.output.match(/The mentoring bot is ready/g)).toHaveLength(1);
    expect(await workspace.control.connections()).toBe(1);
    const path = environment.DATABASE_PATH ?? "";
    expect(statSync(`${path}.key`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${path}.key`, "utf8").trim()).toHaveLength(44);

    const second = await new BotProcess(environment).ended();
    expect(second).toEqual({ code: 1, output: expect.stringMatching(/^Another copy of the bot is running on .*\n$/) });
    expect(await workspace.person("Ulla Ulkopuolinen").command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });

    const { code, after } = await bot.leave();
    expect(code).toBe(0);
    expect(after).toBeLessThan(5_000);
    await eventually(async () => (await workspace.control.connections()) === 0);

    const before = readFileSync(path);
    const wrong = await new BotProcess({ ...environment, ENCRYPTION_KEY: newKey() }).ended();
    expect(wrong.code).toBe(1);
    expect(wrong.output).toMatch(
      /^\S+ was written with the encryption key [0-9a-f]{12}, and only [0-9a-f]{12} was given\. Nothing was changed\. .*ENCRYPTION_KEY/,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("a database that cannot be opened is named, with the reason", () => {
    const folder = temporaryFolder();
    const at = (...names: string[]) => join(folder, ...names);
    openDatabase(at("mine.sqlite"), { encryptionKey: newKey(), now: 1 }).close();
    writeFileSync(
      at("note.txt"),
      "This is a letter that nobody has to read, and longer than a header, but no database at all. ".repeat(9),
    );
    writeFileSync(at("cut-off.sqlite.key"), "");
    const why = (name: string, encryptionKey?: string): string => {
      try {
        openDatabase(at(name), { now: 1, ...(encryptionKey === undefined ? {} : { encryptionKey }) }).close();
        return "";
      } catch (error) {
        return error instanceof CannotOpen ? error.message.replaceAll(`${folder}/`, "") : `not said: ${error}`;
      }
    };
    const openssl = "ENCRYPTION_KEY is not 32 bytes in base64. Make one: openssl rand -base64 32";
    expect(why("mine.sqlite", "c2hvcnQ=")).toBe(openssl);
    expect(why("mine.sqlite", `${newKey()}?`)).toBe(openssl);
    expect(why("mine.sqlite")).toBe(
      "mine.sqlite exists, but neither ENCRYPTION_KEY nor mine.sqlite.key does. Give the key it was written with.",
    );
    expect(why("note.txt", newKey())).toBe("note.txt is not a database. Check DATABASE_PATH.");
    expect(why("note.txt/x.sqlite")).toMatch(
      /^The database note.txt\/x.sqlite cannot be written \(.*\)\. Check DATABASE_PATH\.$/,
    );
    expect(why("cut-off.sqlite")).toMatch(/^cut-off.sqlite.key does not hold 32 bytes in base64/);
    expect(why("new.sqlite")).toBe("");
  });

  test("a token that Slack does not accept is named", async () => {
    const workspace = await workspaceOfToday();
    const environment = environmentFor(workspace, temporaryFolder());
    await workspace.control.order({ kind: "error", method: "auth.test", error: "token_revoked" });
    const { code, output } = await new BotProcess(environment).ended();
    expect(code).toBe(1);
    expect(output).toContain("Slack does not accept SLACK_BOT_TOKEN (token_revoked)");
    expect(output).not.toContain(workspace.botToken);
  });

  test("an address at which nobody answers is named", async () => {
    const workspace = await workspaceOfToday();
    const environment = environmentFor(workspace, temporaryFolder());
    const nobody = `http://127.0.0.1:${await freePort()}/api`;
    const { code, output } = await new BotProcess({ ...environment, SLACK_API_URL: nobody }).ended();
    expect(code).toBe(1);
    expect(output).toContain(`Slack does not answer at ${nobody}/ (`);
    expect(output).toContain("Check the network and SLACK_API_URL");
  });

  test("after a connection that broke off, and Slack being away, it is there again; where it may not come back it ends and says why", async () => {
    const workspace = await workspaceOfToday();
    const bot = new BotProcess(environmentFor(workspace, temporaryFolder()));
    await bot.ready();
    await workspace.control.order({ kind: "503", method: "apps.connections.open" });
    await workspace.control.disconnect("drop");
    await eventually(async () => (await workspace.control.connections()) > 0);
    const ulla = workspace.person("Ulla Ulkopuolinen");
    expect(await ulla.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
    expect(await soon(async () => (await ulla.dm()).at(-1))).toMatchObject({ ephemeral: true });
    await workspace.control.order({ kind: "error", method: "apps.connections.open", error: "invalid_auth" });
    await workspace.control.disconnect("refresh_requested");
    const { code, output } = await bot.ended();
    expect(code).toBe(1);
    expect(output).toContain("Slack does not accept SLACK_APP_TOKEN (invalid_auth)");
  });
});

test.each([
  ["ahead", 365],
  ["behind", -365],
])(
  "with a clock that is a year %s and is set right while it runs, it makes its backups as if nothing had been",
  async (_, days) => {
    const workspace = await workspaceOfToday();
    const folder = temporaryFolder();
    const clockFile = join(folder, "clock");
    const setWrong = (ms: number) => writeFileSync(clockFile, String(ms));
    setWrong(days * DAY_MS);
    const environment: Record<string, string> = {
      ...environmentFor(workspace, folder),
      WRONG_CLOCK: clockFile,
      NODE_OPTIONS: `--import=${join(import.meta.dirname, "..", "support", "wrong-clock.ts")}`,
    };
    const bot = new BotProcess(environment);
    await bot.ready();
    const path = environment.DATABASE_PATH ?? "";
    const sqlite = new Sqlite(path, { readonly: true });
    onTestFinished(() => void sqlite.close());
    const waiting = sqlite
      .prepare("select due_at from outbox where kind = 'backup:nightly' and settled_at is null")
      .pluck();
    const isDueSoon = () => Math.abs(Number(waiting.get()) - Date.now()) < 1.1 * DAY_MS;
    expect(isDueSoon()).toBe(false);
    setWrong(0);
    await eventually(() => isDueSoon());
    // From the next night on, by a clock that goes ahead over it.
    setWrong(2 * DAY_MS);
    await bot.writes("a backup was made");
    expect((await bot.leave()).code).toBe(0);
  },
);

test.each([
  ["ahead", "13:59:56"],
  ["back", "10:59:56"],
])(
  "with a clock that is set %s over hours while it runs, it looks for damage at the next full hour of the new time",
  async (_, newTime) => {
    const workspace = await workspaceOfToday();
    const folder = temporaryFolder();
    const clockFile = join(folder, "clock");
    // On a day in winter on which no repeated work is between the two times.
    const setTo = (time: string) =>
      writeFileSync(clockFile, String(Date.parse(`2027-01-20T${time}+02:00`) - Date.now()));
    setTo("12:10:00");
    const environment: Record<string, string> = {
      ...environmentFor(workspace, folder),
      WRONG_CLOCK: clockFile,
      NODE_OPTIONS: `--import=${join(import.meta.dirname, "..", "support", "wrong-clock.ts")}`,
    };
    const bot = new BotProcess(environment);
    await bot.ready();
    const path = environment.DATABASE_PATH ?? "";
    const sqlite = new Sqlite(path);
    sqlite.pragma("wal_checkpoint(truncate)");
    const page = sqlite.prepare("select rootpage from sqlite_schema where name = 'kickoff_forms'").pluck().get();
    sqlite.close();
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(4_096, 0x5a), 0, 4_096, (Number(page) - 1) * 4_096);
    closeSync(file);
    setTo(newTime);
    await bot.writes(`${path} is damaged.`);
    expect((await bot.leave()).code).toBe(0);
  },
);

describe("asked to leave", () => {
  test("it answers who has asked something, hears no more, and is gone", async () => {
    const workspace = await workspaceOfToday();
    const bot = new BotProcess(environmentFor(workspace, temporaryFolder()));
    await bot.ready();
    const ulla = workspace.person("Ulla Ulkopuolinen");
    await workspace.control.order({ kind: "hold", method: "users.info" });
    expect(await ulla.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
    await untilHeld(workspace.control);
    const left = bot.leave();
    await workspace.control.release();
    expect(await left).toMatchObject({ code: 0 });
    expect(await ulla.dm()).not.toEqual([]);
  });

  test("it leaves before it is ready, too", async () => {
    const workspace = await workspaceOfToday();
    await workspace.control.order({ kind: "hold", method: "auth.test" });
    const bot = new BotProcess(environmentFor(workspace, temporaryFolder()));
    await untilHeld(workspace.control);
    const { code, after } = await bot.leave("SIGINT");
    expect([code, after < 3_000]).toEqual([0, true]);
  });

  test("while Slack does not answer it is gone within ten seconds", async () => {
    const workspace = await workspaceOfToday();
    const bot = new BotProcess(environmentFor(workspace, temporaryFolder()));
    await bot.ready();
    await workspace.control.order({ kind: "delay", method: "users.info", ms: 9_900 });
    await workspace.person("Ulla Ulkopuolinen").command("@bot", "/mentoring");
    const { code, after } = await bot.leave();
    expect([code, after < 10_000]).toEqual([0, true]);
  });
});

test("killed while a pair's channel is being made: the next start finds it, and everybody is in one channel, welcomed once", async () => {
  const clock = new TravelClock({ mode: "frozen" });
  const manifest = readManifest("manifest.yml");
  const names = [
    "Kaisa Lehtonen",
    "Mirja Virtanen",
    "Amina Hassan",
    "Helena Korhonen",
    "Olena Kovalenko",
    "Sirpa Mäkinen",
    "Vera Vieras",
    "Ulla Ulkopuolinen",
  ];
  const people = names.map((name) => ({ name, admin: name.startsWith("Kaisa") }));
  const workspace = await startWorkspace({ manifest, clock, people });
  const world = new World({ clock, workspace, folder: temporaryFolder() });
  const bot = new BotProcess({
    ...environmentFor(workspace, world.folder),
    DATABASE_PATH: world.config().databasePath,
  });
  await bot.ready();
  const { kaisa, mirja, amina, sirpa } = world.people;
  await kaisa.home();
  await kaisa.press(await soon(() => kaisa.shownHome()), t("setup.start"));
  await soon(() => kaisa.modal());
  await kaisa.fill({ coordinators: [kaisa.id], peerOrganisers: [sirpa.id] });
  await kaisa.submit();
  await kaisa.closeAll();
  await kaisa.command("@bot", "/new-pair");
  await soon(() => kaisa.modal());
  await kaisa.fill({
    actor: amina.id,
    mentor: mirja.id,
    day: dateDaysLater(dateOf(clock.now(), ZONE), 30),
    time: "17:00",
    consent: ["consent"],
  });
  await world.control.order({ kind: "hold", method: "conversations.create", when: "after" });
  await kaisa.submit();
  await untilHeld(world.control);
  await bot.leave("SIGKILL");
  await world.control.idle();
  clock.advance(120_000);
  await world.startBot();
  const { channels } = await world.control.everything();
  const made = channels.filter(({ name }) => name.startsWith("pari-"));
  expect(made.map(({ members }) => members.length)).toEqual([4]);
  expect(made[0]?.messages.filter(({ text }) => text.includes("Tervetuloa"))).toHaveLength(1);
  await world.stopBot();
  await workspace.close();
});
