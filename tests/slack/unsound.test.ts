import { createHmac } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { type RunningWorkspace, startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { BotProcess, environmentFor, temporaryFolder } from "../support/bot-process.ts";
import { eventually, soon } from "../support/eventually.ts";
import { freePort } from "../support/free-port.ts";
import { manifests } from "../support/world.ts";

/** It must not come into the log. */
const SECRET = "salaisuus";

/** What is no object at all. */
const NO_OBJECTS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  "",
  SECRET,
  "null",
  "[]",
  [],
  [null],
  [[[null]]],
  [{ type: "events_api" }],
  Array.from({ length: 1_000 }, () => null),
];

/** Objects that are no body of a request. */
const NO_BODIES: readonly unknown[] = [
  {},
  { type: null },
  { type: 1 },
  { type: {} },
  { type: SECRET },
  { type: "event_callback" },
  { type: "event_callback", event: null },
  { type: "event_callback", event: [] },
  { type: "event_callback", event: "message" },
  { type: "event_callback", event: {} },
  { type: "event_callback", event: { type: null } },
  { type: "event_callback", event: { type: "message", channel: null } },
  { type: "event_callback", event: { type: "reaction_added", item: null } },
  { type: "event_callback", event: { type: ["message"], text: SECRET } },
  { type: "block_actions" },
  { type: "block_actions", user: null, actions: null },
  { type: "block_actions", user: { id: "U1" }, trigger_id: "1", actions: [] },
  { type: "block_actions", user: { id: "U1" }, trigger_id: "1", actions: [null] },
  { type: "block_actions", user: { id: 1 }, trigger_id: "1", actions: [{ type: "button", action_id: "x" }] },
  { type: "block_actions", user: { id: "U1" }, trigger_id: "1", actions: { 0: { action_id: "x" } } },
  {
    type: "block_actions",
    user: { id: "U1" },
    trigger_id: "1",
    channel: null,
    actions: [{ type: "b", action_id: "x" }],
  },
  { type: "view_submission", user: { id: "U1" } },
  { type: "view_submission", user: { id: "U1" }, view: null },
  { type: "view_submission", user: { id: "U1" }, view: { id: "V1", callback_id: "x", state: { values: null } } },
  { type: "view_submission", user: { id: "U1" }, view: { id: "V1", callback_id: "x", state: { values: { a: 1 } } } },
  { command: null },
  { command: "/mentoring" },
  { command: ["/mentoring"], user_id: "U1", channel_id: "C1", trigger_id: "1" },
  { command: "/mentoring", user_id: { id: "U1" }, channel_id: "C1", trigger_id: "1", text: SECRET },
  { type: SECRET, filler: "x".repeat(3_000_000) },
];

/** Envelopes of the socket around them, and what is wrong with an envelope itself. */
const ENVELOPES: readonly unknown[] = [
  ...NO_OBJECTS,
  {},
  { type: null },
  { type: SECRET, envelope_id: "1", payload: {} },
  ...["ws_message", "slack_event", "error", "close", "connected", "disconnected"].map((type) => ({
    type,
    envelope_id: "1",
    payload: { type: "event_callback", event: { type: "message" } },
  })),
  ...["ws_message", "slack_event", "error", "close", "disconnected"].map((type) => ({
    type: "events_api",
    envelope_id: "1",
    payload: { type: "event_callback", event: { type } },
  })),
  ...["events_api", "interactive", "slash_commands"].flatMap((type) => [
    { type },
    { type, envelope_id: "1" },
    { type, payload: {} },
    ...[...NO_OBJECTS.slice(0, 12), ...NO_BODIES].map((payload) => ({ type, envelope_id: "1", payload })),
  ]),
];

const NO_JSON = ["", "{", "nul", SECRET, '{"type":', "\u0000", `${"[".repeat(100_000)}`];

const DROPPED = "Something that is no request of Slack was dropped";

async function startBot(via: "socket" | "http") {
  const people = [{ name: "Kaisa Lehtonen", admin: true }, { name: "Ulla Ulkopuolinen" }];
  const clock = new TravelClock({ mode: "ticking" });
  const port = await freePort();
  const delivery = { via, url: `http://127.0.0.1:${port}/slack/events` };
  const workspace = await startWorkspace({ manifest: manifests[via], clock, people, delivery });
  onTestFinished(() => workspace.close());
  const { SLACK_APP_TOKEN: _, ...others } = environmentFor(workspace, temporaryFolder());
  const http = { ...others, SLACK_SIGNING_SECRET: workspace.signingSecret, PORT: String(port) };
  const bot = new BotProcess(via === "http" ? http : environmentFor(workspace, temporaryFolder()));
  await bot.ready();
  return { bot, workspace, port };
}

const linesOf = (bot: BotProcess, text: string): string[] =>
  bot.output.split("\n").filter((line) => line.includes(text));

/** The bot is there, in the same process, and has complained once about each, without a word of it. */
async function isUndisturbed(bot: BotProcess, workspace: RunningWorkspace, count: number): Promise<void> {
  await eventually(() => linesOf(bot, DROPPED).length >= count);
  expect(linesOf(bot, DROPPED)).toHaveLength(count);
  expect(bot.output.split("\n").filter((line) => /"level":[56]0/.test(line))).toEqual([]);
  expect(bot.output).not.toContain(SECRET);
  const ulla = workspace.person("Ulla Ulkopuolinen");
  expect(await ulla.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
  expect(await soon(async () => (await ulla.dm()).at(-1))).toMatchObject({ ephemeral: true });
  expect((await bot.leave()).code).toBe(0);
}

test("whatever comes over the socket that is no envelope of Slack's is dropped with one line, and the process goes on", async () => {
  const { bot, workspace } = await startBot("socket");
  for (const envelope of ENVELOPES) await workspace.control.sendRaw(JSON.stringify(envelope));
  for (const text of NO_JSON) await workspace.control.sendRaw(text);
  expect(ENVELOPES.length).toBeGreaterThan(100);
  expect(await workspace.control.connections()).toBe(1);
  await isUndisturbed(bot, workspace, ENVELOPES.length + NO_JSON.length);
});

test("whatever is signed and no request of Slack's is refused with one line, as JSON and as a form, and the process goes on", async () => {
  const { bot, workspace, port } = await startBot("http");
  const send = async (body: string, type: string): Promise<number> => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", workspace.signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: "POST",
      body,
      headers: { "content-type": type, "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` },
    });
    await response.body?.cancel();
    return response.status;
  };
  const bodies = [...NO_OBJECTS, ...NO_BODIES].map((body) => JSON.stringify(body));
  const statuses = new Set<number>();
  for (const body of bodies) {
    statuses.add(await send(body, "application/json"));
    statuses.add(await send(`payload=${encodeURIComponent(body)}`, "application/x-www-form-urlencoded"));
  }
  expect([...statuses]).toEqual([400]);
  for (const text of NO_JSON) expect(await send(text, "application/json")).toBe(400);
  await isUndisturbed(bot, workspace, 2 * bodies.length);
});
