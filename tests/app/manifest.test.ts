import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isMap, isSeq, parseDocument } from "yaml";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { botScopes, eventScopes, scopesNeeded } from "../../src/playground/workspace/scopes.ts";
import { startWorld } from "../support/world.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const manifest = readManifest("manifest.yml");

/** `message` is subscribed to by the kind of conversation. */
const subscription = (event: string) => (event === "message" ? "message.im" : event);

/** The source of the bot, without the playground. */
function* sources(folder = "src"): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "playground") yield* sources(path);
    else if (entry.name.endsWith(".ts")) yield readFileSync(path, "utf8");
  }
}

/** The Web API methods the bot calls, and on which kinds of conversation it uses them. */
function methodsCalled(): string[] {
  const found = new Set<string>();
  for (const source of sources()) {
    for (const [, method] of source.matchAll(/(?:door\s*\.call|pagesOf)\(\s*(?:context,\s*)?"([a-z]+\.[a-zA-Z.]+)"/g))
      found.add(method ?? "");
    for (const [, method] of source.matchAll(/client\.((?:auth|users|views|conversations|chat)\.[a-zA-Z]+)/g))
      found.add(method ?? "");
  }
  return [...found].sort();
}

test("manifest.yml has every command and event that is listened to, and no other", async () => {
  await using world = await startWorld();
  const { commands, events } = world.bot.registered;
  expect((manifest.features?.slash_commands ?? []).map(({ command }) => command).sort()).toEqual([...commands].sort());
  expect([...(manifest.settings?.event_subscriptions?.bot_events ?? [])].sort()).toEqual(
    events.map(subscription).sort(),
  );
});

test("manifest.yml asks for the scopes that the called methods and the events need, and no other", () => {
  const methods = methodsCalled();
  expect(methods).toContain("chat.postMessage");
  // The bot's channels are private, and it writes to people directly.
  const needed = [
    ...methods.flatMap((method) => scopesNeeded(method, ["private"])),
    ...scopesNeeded("conversations.open", ["im"]),
    ...scopesNeeded("conversations.history", ["im"]),
    // Slack lists both scopes for an event that tells of public and private channels.
    ...(manifest.settings?.event_subscriptions?.bot_events ?? []).flatMap((event) =>
      eventScopes(event).map((scope) => [scope]),
    ),
    ["commands"],
    // A field for a file in a modal, and the file itself.
    ...([...sources("blocks")].some((source) => source.includes('"file_input"')) ? [["files:read"]] : []),
  ].filter((oneOf) => oneOf.length > 0);
  const asked = botScopes(manifest);
  expect(needed.filter((oneOf) => !oneOf.some((scope) => asked.includes(scope)))).toEqual([]);
  expect(asked.filter((scope) => !needed.some((oneOf) => oneOf.includes(scope)))).toEqual([]);
});

/** Made from manifest.yml: `npx vitest run tests/app/manifest.test.ts -u` writes it. The worlds of tests/slack/http.test.ts read it. */
const OVER_HTTP = "src/slack/manifest.http.yml";
const PLACEHOLDER = "https://mentoring.example.org";

test("the manifest for HTTP is manifest.yml with an address for commands, events and buttons, and without Socket Mode", async () => {
  const address = `${PLACEHOLDER}/slack/events`;
  const file = parseDocument(readFileSync("manifest.yml", "utf8"));
  if (!isMap(file.contents)) throw new Error("manifest.yml is no map");
  file.contents.commentBefore =
    ` The app for requests over HTTP: put your own address in the place of ${PLACEHOLDER}.\n` +
    " Made from manifest.yml by tests/app/manifest.test.ts.";
  const commands = file.getIn(["features", "slash_commands"]);
  for (const command of isSeq(commands) ? commands.items : []) if (isMap(command)) command.set("url", address);
  for (const part of ["event_subscriptions", "interactivity"]) file.setIn(["settings", part, "request_url"], address);
  file.setIn(["settings", "socket_mode_enabled"], false);
  await expect(file.toString()).toMatchFileSnapshot(join(ROOT, OVER_HTTP));
});
