import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BotProcess } from "../support/bot-process.ts";
import { runCommand } from "../support/command-process.ts";
import { eventually } from "../support/eventually.ts";
import { freePort } from "../support/free-port.ts";
import { answers, Networks, slackFor } from "../support/networks.ts";

type HealthAnswer = { state: string; why: string[]; workspaces: Record<string, { state: string; why?: string[] }> };

async function healthAt(port: number): Promise<{ status: number; health: HealthAnswer; lines: string[] }> {
  const response = await fetch(`http://127.0.0.1:${port}/health`);
  const text = await response.text();
  return { status: response.status, health: JSON.parse(text), lines: text.trimEnd().split("\n") };
}

test("two networks in one process: a third that is broken is named and disturbs nobody; one is added, paused and removed while it runs; after a kill all are there again", async () => {
  const port = await freePort();
  const networks = new Networks({ HEALTH_PORT: String(port) });
  const helsinki = await networks.add("helsinki");
  const turku = await networks.add("turku");
  const vaasa = await slackFor("vaasa");
  await networks.take("vaasa", { SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_APP_TOKEN: vaasa.appToken }, vaasa.apiUrl);

  const bot = new BotProcess(networks.env);
  await bot.ready();
  expect(await Promise.all([helsinki, turku].map(answers))).toEqual(["ok", "ok"]);
  const broken = await healthAt(port);
  expect(broken).toMatchObject({ status: 503, health: { state: "red", why: ["vaasa is not well"] } });
  expect(broken.health.workspaces).toMatchObject({
    helsinki: { state: "green" },
    turku: { state: "green" },
    vaasa: { state: "red", why: [expect.stringContaining("Slack does not accept SLACK_BOT_TOKEN (invalid_auth)")] },
  });
  expect(broken.lines).toHaveLength(5);
  expect(bot.output).not.toMatch(/xoxb-|xapp-/);
  const lines = bot.output.split("\n").filter((line) => line.includes('"workspace"'));
  expect(new Set(lines.map((line) => JSON.parse(line).workspace))).toEqual(new Set(["helsinki", "turku", "vaasa"]));

  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = { SLACK_BOT_TOKEN: vaasa.botToken, SLACK_APP_TOKEN: vaasa.appToken };
  const right = await runCommand("workspace", {
    env: { ...networks.env, SLACK_BOT_TOKEN, SLACK_APP_TOKEN },
    words: ["tokens", "vaasa"],
  });
  expect(right.output).toContain("vaasa has other tokens.");
  await eventually(async () => (await vaasa.control.connections()) === 1);
  const oulu = await networks.add("oulu");
  await eventually(async () => (await oulu.control.connections()) === 1);
  expect(await Promise.all([vaasa, oulu].map(answers))).toEqual(["ok", "ok"]);
  expect((await healthAt(port)).status).toBe(200);

  const paused = await runCommand("workspace", { env: networks.env, words: ["pause", "turku"] });
  expect(paused).toMatchObject({ code: 0, output: expect.stringContaining("turku is paused.") });
  expect(await turku.control.connections()).toBe(0);
  const removed = await runCommand("workspace", { env: networks.env, words: ["remove", "oulu", "--yes"] });
  expect(removed).toMatchObject({ code: 0, output: expect.stringContaining("oulu is removed.") });
  expect(await oulu.control.connections()).toBe(0);
  expect(await Promise.all([helsinki, vaasa].map(answers))).toEqual(["ok", "ok"]);

  await bot.leave("SIGKILL");
  const again = new BotProcess(networks.env, "npm");
  await again.ready();
  expect(await Promise.all([helsinki, vaasa].map(answers))).toEqual(["ok", "ok"]);
  expect(Object.entries((await healthAt(port)).health.workspaces).map(([id, { state }]) => [id, state])).toEqual([
    ["helsinki", "green"],
    ["turku", "paused"],
    ["vaasa", "green"],
  ]);
  await runCommand("workspace", { env: networks.env, words: ["resume", "turku"] });
  await eventually(async () => (await turku.control.connections()) === 1);
  expect(await again.leave()).toMatchObject({ code: 0 });
  await eventually(async () => (await helsinki.control.connections()) === 0);
});

test("twenty networks, of which one is damaged and one is held by another process, are open soon; where the fault is mended they follow by themselves", async () => {
  const networks = new Networks();
  const names = Array.from({ length: 20 }, (_, index) => `network-${index}`);
  const all = new Map<string, Awaited<ReturnType<Networks["add"]>>>();
  for (const name of names) all.set(name, await networks.add(name));
  const first = new BotProcess({ ...networks.env, SHARD: "1/20" });
  await first.ready();
  const damaged = join(networks.folder, "network-3", "mentoring.sqlite");
  writeFileSync(damaged, "This is no database, and longer than a header. ".repeat(99));
  writeFileSync(`${damaged}.key`, readFileSync(join(networks.folder, "installation.key")));

  const bot = new BotProcess(networks.env);
  await bot.ready();
  const held = names.filter((name) => first.output.includes(`"workspace":"${name}"`));
  const named = bot.output.split("\n").filter((line) => line.includes("cannot be opened"));
  expect(new Set(named.map((line) => JSON.parse(line).workspace))).toEqual(new Set(["network-3", ...held]));
  expect(named.find((line) => line.includes("network-3"))).toContain("is not a database");
  const sound = names.filter((name) => name !== "network-3");
  for (const name of sound) expect(await all.get(name)?.control.connections(), name).toBe(1);

  await first.leave();
  for (const end of ["", ".lock", ".key"]) rmSync(`${damaged}${end}`);
  for (const name of names) await eventually(async () => (await all.get(name)?.control.connections()) === 1);
  expect(await Promise.all([...all.values()].map(answers))).toEqual(names.map(() => "ok"));
  await bot.leave();
}, 240_000);

test("tokens beside WORKSPACES, and a folder that is not there, are named at the start", async () => {
  const networks = new Networks();
  const missing = await new BotProcess(networks.env).ended();
  expect(missing.code).toBe(1);
  expect(missing.output).toBe(
    `WORKSPACES: the folder ${networks.folder} is not there. Check the path; the first workspace makes it: npm run workspace -- add <id>\n`,
  );
  const beside = await new BotProcess({ ...networks.env, SLACK_BOT_TOKEN: "xoxb-1" }).ended();
  expect(beside.output).toMatch(/^SLACK_BOT_TOKEN and WORKSPACES are both set, and each workspace has its own\./);
  const shard = await new BotProcess({ ...networks.env, SHARD: "3/3" }).ended();
  expect(shard.output).toBe("SHARD has a k that is not less than n: k counts from 0.\n");
});
