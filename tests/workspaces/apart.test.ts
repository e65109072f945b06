import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../db/store/open.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { databaseOf } from "../../src/workspaces/layout.ts";
import { openPair } from "../bench/bench-workspace.ts";
import { openBotDatabase } from "../bench/bot-database.ts";
import { fillDatabase } from "../bench/filling.ts";
import { BotProcess } from "../support/bot-process.ts";
import { type CommandName, runCommand } from "../support/command-process.ts";
import { eventually } from "../support/eventually.ts";
import { answers, idOf, Networks, secretsOf } from "../support/networks.ts";
import { manifests } from "../support/world.ts";

/** A network with one pair in Slack and in the bot's database. Each one's people and channel have the same ids. */
async function addWithPair(networks: Networks, name: string) {
  const slack = await startWorkspace({
    manifest: manifests.socket,
    clock: new TravelClock({ mode: "ticking" }),
    people: [{ name: "Kaisa Lehtonen", admin: true }, { name: "Mirja Virtanen" }, { name: "Amina Hassan" }],
  });
  onTestFinished(() => slack.close());
  const [kaisa, mirja, amina] = ["Kaisa Lehtonen", "Mirja Virtanen", "Amina Hassan"].map((who) => slack.person(who));
  if (!kaisa || !mirja || !amina) throw new Error("nobody");
  const pair = await openPair(slack.botUserId, 0, mirja, amina);
  await networks.take(name, secretsOf(slack), slack.apiUrl);
  const path = databaseOf(networks.folder, idOf(name));
  const { url, apiUrl, botToken, appToken, botUserId } = slack;
  const access = { url, apiUrl, botToken, appToken, botUserId, coordinator: kaisa.id, others: [], pairs: [] };
  const filled = fillDatabase(path, { access, pairs: [pair], close: () => slack.close() }, 1);
  const database = openBotDatabase(path);
  database.resetMeetings(filled);
  database.close();
  return { slack, mirja, pair, path };
}

async function saveLog(mirja: Person, channelId: string, content: string): Promise<void> {
  expect(await mirja.command(channelId, "/meeting-log")).toMatchObject({ ack: "ok" });
  await eventually(async () => (await mirja.modal()) !== undefined);
  await mirja.fill({ themes: ["applications"], content });
  expect(await mirja.submit()).toMatchObject({ outcome: expect.stringMatching(/closed|cleared/) });
}

/** How many logs a database holds, and how many rows say that one was saved. */
function logsIn(path: string): [number, number] {
  const sqlite = new Sqlite(path, { readonly: true });
  const count = (what: string) => sqlite.prepare(`select count(*) from ${what}`).pluck().get() as number;
  const found: [number, number] = [count("meeting_logs"), count("outbox where kind = 'meeting-log:saved'")];
  sqlite.close();
  return found;
}

test("two networks whose people and channels have the same ids: what is saved in one is in its database and its channel only", async () => {
  const networks = new Networks();
  const helsinki = await addWithPair(networks, "helsinki");
  const turku = await addWithPair(networks, "turku");
  expect(turku.pair.channelId).toBe(helsinki.pair.channelId);
  expect(turku.mirja.id).toBe(helsinki.mirja.id);
  const before = [helsinki, turku].map(({ path }) => logsIn(path));
  const [[logs = 0, told = 0] = []] = before;
  const bot = new BotProcess(networks.env);
  await bot.ready();

  await saveLog(helsinki.mirja, helsinki.pair.channelId, "Only in Helsinki");
  await eventually(async () =>
    (await helsinki.mirja.messages(helsinki.pair.channelId)).some(({ user }) => user === helsinki.slack.botUserId),
  );
  // What follows from a log comes after its acknowledgement.
  await eventually(() => logsIn(helsinki.path)[1] > told);
  expect([helsinki, turku].map(({ path }) => logsIn(path))).toEqual([
    [logs + 1, told + 1],
    [logs, told],
  ]);
  expect((await turku.slack.control.calls()).filter(({ method }) => method === "chat.postMessage")).toEqual([]);

  // The same submission in the other one is neither a repeat nor a correction there.
  await saveLog(turku.mirja, turku.pair.channelId, "Only in Turku");
  expect([helsinki, turku].map(({ path }) => logsIn(path)[0])).toEqual([logs + 1, logs + 1]);
  const lines = bot.output.split("\n").filter((line) => line.startsWith("{"));
  expect(
    lines.map((line) => JSON.parse(line)).filter(({ workspace, msg }) => workspace === undefined && !/ready/.test(msg)),
  ).toEqual([]);
  await bot.leave();
});

test("a network whose app token is taken away ends alone, is named, and is there again when it has one; the other one notices nothing", async () => {
  const networks = new Networks();
  const helsinki = await networks.add("helsinki");
  const turku = await networks.add("turku");
  const bot = new BotProcess(networks.env);
  await bot.ready();
  const { app } = turku.workspace.state;
  const { appToken } = app;
  app.appToken = "xapp-1-another";
  await turku.control.disconnect("drop");
  await bot.writes("cannot be opened");
  const ended = bot.output.split("\n").filter((line) => line.includes("cannot be opened"));
  expect(ended.map((line) => JSON.parse(line).workspace)).toEqual(["turku"]);
  expect(ended[0]).toContain("SLACK_APP_TOKEN");
  const list = await runCommand("workspace", { env: networks.env, words: ["list"] });
  expect(list.output).toMatch(/turku +cannot be opened/);
  expect(await answers(helsinki)).toBe("ok");
  expect(await helsinki.control.connections()).toBe(1);

  app.appToken = appToken;
  await eventually(async () => (await turku.control.connections()) === 1);
  expect(await answers(turku)).toBe("ok");
  expect(await bot.leave()).toMatchObject({ code: 0 });
});

test("each command is for one network or for all; one that fails is named and the others follow", async () => {
  const networks = new Networks();
  const ids = ["helsinki", "turku"];
  for (const id of ids) {
    await networks.take(
      id,
      { SLACK_BOT_TOKEN: `xoxb-${id}`, SLACK_APP_TOKEN: `xapp-${id}` },
      "http://127.0.0.1:1/api/",
    );
    openDatabase(databaseOf(networks.folder, idOf(id)), { now: Date.now() }).close();
  }
  const pathOf = (id: string) => databaseOf(networks.folder, idOf(id));
  const keyOf = (id: string) => readFileSync(`${pathOf(id)}.key`, "utf8");
  const run = (name: CommandName, ...words: string[]) => runCommand(name, { env: networks.env, words });

  for (const name of ["backup", "restore", "rotate-key", "export"] as const) {
    const unsaid = await run(name);
    expect([name, unsaid.code, unsaid.output]).toEqual([
      name,
      1,
      `Say which: npm run ${name} -- --workspace <id>, or npm run ${name} -- --all\n`,
    ]);
    expect((await run(name, "--workspace", "oulu")).output).toContain("There is no workspace oulu");
  }

  const one = await run("backup", "--workspace", "turku");
  expect(one.lines.every((line) => line.startsWith("turku: "))).toBe(true);
  expect(ids.map((id) => existsSync(join(dirname(pathOf(id)), "backups")))).toEqual([false, true]);
  const all = await run("backup", "--all");
  expect(all).toMatchObject({ code: 0 });
  for (const id of ids) expect(all.output).toContain(`${id}: Backup made`);

  const keys = ids.map(keyOf);
  expect(keys[0]).not.toBe(keys[1]);
  expect(await run("rotate-key", "--workspace", "turku")).toMatchObject({ code: 0 });
  expect(ids.map(keyOf).map((key, index) => key === keys[index])).toEqual([true, false]);
  expect(await run("rotate-key", "--all")).toMatchObject({ code: 0 });
  const installationKey = join(networks.folder, "installation.key");
  const before = readFileSync(installationKey, "utf8");
  expect(await run("rotate-key", "--installation")).toMatchObject({ code: 0 });
  expect(readFileSync(installationKey, "utf8")).not.toBe(before);

  expect(await run("backup", "--all")).toMatchObject({ code: 0 });
  // Each reads its own journal of erasures: one has none, and says so.
  writeFileSync(`${pathOf("helsinki")}.erasures`, "");
  const restored = await run("restore", "--all");
  expect(restored.code).toBe(0);
  expect(restored.lines.filter((line) => line.includes("NO JOURNAL")).map((line) => line.split(":")[0])).toEqual([
    "turku",
  ]);

  writeFileSync(pathOf("helsinki"), "This is no database, and longer than a header. ".repeat(99));
  const damaged = await run("backup", "--all");
  expect(damaged.code).toBe(1);
  expect(damaged.lines.find((line) => line.startsWith("helsinki: "))).toContain("is damaged");
  expect(damaged.output).toContain("turku: Backup made");
  const folder = join(networks.folder, "..", "numbers");
  mkdirSync(folder);
  const numbers = await run("export", "--all", "--everything", folder, "--yes", "--for", "U0NOBODY");
  expect(numbers.code).toBe(1);
  expect(numbers.output).toContain("turku: Say for which coordinator");
  expect(readdirSync(folder)).toEqual([]);
});
