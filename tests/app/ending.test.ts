import { join } from "node:path";
import { WebAPIPlatformError } from "@slack/web-api";
import { expect, onTestFinished, test } from "vitest";
import { type Uncaught, type Verdict, verdictOn } from "../../src/ending.ts";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { SlackLost } from "../../src/slack/receivers.ts";
import { BotProcess, environmentFor, temporaryFolder } from "../support/bot-process.ts";
import { eventually, soon } from "../support/eventually.ts";

const withCode = (code: string) => Object.assign(new Error(code), { code });
const refused = new WebAPIPlatformError({ ok: false, error: "invalid_auth" } as never);

test.each<[string, unknown, Uncaught, Verdict]>([
  ["an error in a timer or an event handler", new Error("x"), "thrown", "ends"],
  ["something thrown that is no error", "x", "thrown", "ends"],
  ["a rejected promise", new Error("x"), "rejected", "continues"],
  ["a promise rejected with nothing", undefined, "rejected", "continues"],
  ["a call that Slack refused and nobody awaited", refused, "rejected", "continues"],
  ["Slack's client that has given up", new SlackLost(refused), "rejected", "ends"],
  ["the same, thrown", new SlackLost(withCode("ECONNREFUSED")), "thrown", "ends"],
  ...["ECONNRESET", "EPIPE", "ETIMEDOUT", "ECONNREFUSED", "ENOTFOUND"].map(
    (code): [string, unknown, Uncaught, Verdict] => [
      `a connection that broke off (${code})`,
      withCode(code),
      "thrown",
      "continues",
    ],
  ),
  ...["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_READONLY", "SQLITE_CORRUPT", "ENOSPC"].flatMap((code) =>
    (["thrown", "rejected"] as const).map((how): [string, unknown, Uncaught, Verdict] => [
      `a fault of the disk (${code}, ${how})`,
      withCode(code),
      how,
      "continues",
    ]),
  ),
])("%s", (_, error, how, verdict) => {
  expect(verdictOn(error, how)).toBe(verdict);
});

test("a process in which errors are caught by nobody answers as before, with a line each, until one ends it that it cannot vouch for", async () => {
  const people = [{ name: "Kaisa Lehtonen", admin: true }, { name: "Ulla Ulkopuolinen" }];
  const clock = new TravelClock({ mode: "ticking" });
  const workspace = await startWorkspace({ manifest: readManifest("manifest.yml"), clock, people });
  onTestFinished(() => workspace.close());
  const bot = new BotProcess({
    ...environmentFor(workspace, temporaryFolder()),
    NODE_OPTIONS: `--import=${join(import.meta.dirname, "..", "support", "failing.ts")}`,
  });
  await bot.ready();
  const ulla = workspace.person("Ulla Ulkopuolinen");
  const lines = () => bot.output.split("\n").filter((line) => line.includes("an error that nobody caught"));
  for (const how of ["rejected", "rejected", "thrown", "thrown"]) {
    const before = lines().length;
    bot.child.kill("SIGUSR2");
    await eventually(() => lines().length === before + 1);
    expect(JSON.parse(lines().at(-1) ?? "")).toMatchObject({ level: 50, how });
  }
  expect(await ulla.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
  expect(await soon(async () => (await ulla.dm()).at(-1))).toMatchObject({ ephemeral: true });
  bot.child.kill("SIGUSR2");
  const { code, output } = await bot.ended();
  expect(code).toBe(1);
  expect(output).toContain("The bot ended: Error: nobody catches this");
  expect(lines()).toHaveLength(4);
});
