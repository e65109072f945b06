import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { manifestProblems, readManifest } from "../../src/playground/workspace/manifest.ts";
import type { Manifest } from "../../src/playground/workspace/manifest-schema.ts";
import {
  eventScopes,
  hasScope,
  missingScope,
  receivesEvent,
  scopesNeeded,
} from "../../src/playground/workspace/scopes.ts";
import slackRules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };
import type { ChannelKind } from "../../src/playground/workspace/state.ts";

const ours = readManifest(join(import.meta.dirname, "..", "..", "manifest.yml"));

const small = (more: Partial<Manifest> = {}): Manifest => ({
  display_information: { name: "Bot" },
  features: { bot_user: { display_name: "bot" }, slash_commands: [{ command: "/log", description: "Log" }] },
  oauth_config: { scopes: { bot: ["commands", "channels:read", "im:history"] } },
  settings: { socket_mode_enabled: true, event_subscriptions: { bot_events: ["message.im"] } },
  ...more,
});
const withCommand = (command: Record<string, unknown>): unknown => ({
  ...small(),
  features: {
    bot_user: { display_name: "bot" },
    slash_commands: [{ command: "/log", description: "Log", ...command }],
  },
});
const withScopes = (...bot: string[]): Manifest => small({ oauth_config: { scopes: { bot } } });
const withEvents = (...bot_events: string[]): Manifest =>
  small({ settings: { socket_mode_enabled: true, event_subscriptions: { bot_events } } });

describe("a manifest that Slack would accept", () => {
  test("is ours", () => {
    expect(manifestProblems(ours)).toEqual([]);
    expect(manifestProblems(small())).toEqual([]);
  });

  test("is read from a file; the error for a bad one names the file and every problem", () => {
    const path = join(mkdtempSync(join(tmpdir(), "manifest-")), "manifest.yml");
    writeFileSync(path, "display_information:\n  name: ''\nfeature: 1\n");
    expect(() => readManifest(path)).toThrow(path);
    expect(() => readManifest(path)).toThrow(/display_information\.name: .*\n.*feature/s);
  });
});

describe("a manifest that Slack would refuse", () => {
  const a = (length: number): string => "a".repeat(length);
  const { fields } = slackRules.manifest;
  const bounds = (written: string): [number, number] => {
    const [min = 0, max = 0] = (/(\d+)\.\.(\d+)/.exec(written) ?? []).slice(1).map(Number);
    return [min, max];
  };
  const command = fields["features.slash_commands[]"];

  test.each<[string, [number, number], (text: string) => unknown]>([
    ["name", bounds(fields.display_information.name), (name) => small({ display_information: { name } })],
    [
      "description",
      bounds(fields.display_information.description),
      (description) => small({ display_information: { name: "Bot", description } }),
    ],
    [
      "long_description",
      bounds(fields.display_information.long_description),
      (long_description) => small({ display_information: { name: "Bot", long_description } }),
    ],
    [
      "display_name",
      bounds(fields["features.bot_user"].display_name),
      (display_name) => small({ features: { bot_user: { display_name } } }),
    ],
    ["command", bounds(command.command), (text) => withCommand({ command: `/${text.slice(1)}` })],
    ["command description", bounds(command.description), (description) => withCommand({ description })],
    ["usage_hint", bounds(command.usage_hint), (usage_hint) => withCommand({ usage_hint })],
  ])("%s: %j characters", (_, [min, max], draw) => {
    expect(manifestProblems(draw(a(min)))).toEqual([]);
    expect(manifestProblems(draw(a(max)))).toEqual([]);
    expect(manifestProblems(draw(a(min - 1)))).not.toEqual([]);
    expect(manifestProblems(draw(a(max + 1)))).not.toEqual([]);
  });

  test("more commands than the maximum, and fewer than the minimum", () => {
    const of = (count: number): Manifest =>
      small({
        features: {
          bot_user: { display_name: "bot" },
          slash_commands: Array.from({ length: count }, (_, index) => ({ command: `/log-${index}`, description: "x" })),
        },
      });
    expect(manifestProblems(of(command.max))).toEqual([]);
    expect(manifestProblems(of(command.max + 1))).toHaveLength(1);
    expect(manifestProblems(of(command.min - 1))).toHaveLength(1);
  });

  test.each(["log", "/Log", "/my log", "/päivä", "/invite", "/topic"])("the command %s", (name) => {
    expect(manifestProblems(withCommand({ command: name }))).toHaveLength(1);
  });

  test("duplicate commands and events", () => {
    const twice = { command: "/log", description: "x" };
    const features = { bot_user: { display_name: "bot" }, slash_commands: [twice, twice] };
    expect(manifestProblems(small({ features }))).toEqual(["features.slash_commands: /log is there twice"]);
    expect(manifestProblems(withEvents("message.im", "message.im"))).toEqual([
      "settings.event_subscriptions.bot_events: message.im is there twice",
    ]);
  });

  test("unknown keys, anywhere", () => {
    expect(manifestProblems({ ...small(), colour: "red" })).toHaveLength(1);
    expect(manifestProblems(withCommand({ escape: true }))).toHaveLength(1);
    expect(manifestProblems("manifest")).toHaveLength(1);
  });

  test("commands without their scope, unknown scopes, events without a scope, unknown events", () => {
    expect(manifestProblems(withScopes("im:history"))).toEqual([
      "oauth_config.scopes.bot: slash commands and shortcuts need commands",
    ]);
    expect(manifestProblems(withScopes("commands", "im:history", "channel:read"))).toEqual([
      "oauth_config.scopes.bot: channel:read is unknown",
    ]);
    expect(manifestProblems(withEvents("team_join"))).toEqual([
      "settings.event_subscriptions.bot_events: team_join needs one of users:read",
    ]);
    expect(manifestProblems(withEvents("tea_time"))).toEqual([
      "settings.event_subscriptions.bot_events: tea_time is unknown",
    ]);
    expect(manifestProblems(withEvents("app_home_opened", "member_joined_channel", "channel_archive"))).toEqual([]);
  });

  test("without Socket Mode commands, events and interactivity need URLs; with it a command may have none", () => {
    const { settings: _, ...rest } = small();
    const settings = { event_subscriptions: { bot_events: ["message.im"] }, interactivity: { is_enabled: true } };
    expect(manifestProblems({ ...rest, settings })).toHaveLength(3);
    const request_url = "https://bot.example.fi/slack/events";
    const features = {
      bot_user: { display_name: "bot" },
      slash_commands: [{ command: "/log", description: "x", url: request_url }],
    };
    const reachable = {
      event_subscriptions: { ...settings.event_subscriptions, request_url },
      interactivity: { is_enabled: true, request_url },
    };
    expect(manifestProblems({ ...rest, features, settings: reachable })).toEqual([]);
    expect(manifestProblems(small({ features }))).toHaveLength(1);
  });
});

describe("scopes", () => {
  test.each<[string, ChannelKind[], string[][]]>([
    ["views.open", [], []],
    ["auth.test", [], []],
    ["chat.postMessage", ["private"], [["chat:write"]]],
    ["conversations.create", ["private"], [["groups:write"]]],
    ["conversations.create", ["public"], [["channels:manage", "channels:write"]]],
    ["conversations.open", ["im"], [["im:write"]]],
    ["conversations.open", ["mpim"], [["mpim:write"]]],
    ["conversations.history", ["im"], [["im:history"]]],
    ["conversations.invite", ["private"], [["groups:write", "groups:write.invites"]]],
    ["conversations.setTopic", ["private"], [["groups:write", "groups:write.topic"]]],
    ["conversations.join", ["public"], [["channels:join"]]],
    ["users.conversations", ["public", "private"], [["channels:read"], ["groups:read"]]],
    ["conversations.info", [], [["channels:read", "groups:read", "im:read", "mpim:read"]]],
    ["users.info", [], [["users:read"]]],
    ["users.lookupByEmail", [], [["users:read.email"], ["users:read"]]],
    ["files.info", [], [["files:read"]]],
    ["pins.add", ["private"], [["pins:write"]]],
  ])("%s for %j needs %j", (method, kinds, needed) => {
    expect(scopesNeeded(method, kinds)).toEqual(needed);
  });

  test("a missing scope is named as in Slack's answer", () => {
    const scopes = withScopes("commands", "groups:write");
    expect(missingScope(scopes, "conversations.create", ["private"])).toBeUndefined();
    expect(missingScope(scopes, "conversations.create", ["public"])).toEqual({
      needed: "channels:manage,channels:write",
      provided: "commands,groups:write",
    });
    expect(missingScope(withScopes("users:read.email"), "users.lookupByEmail")?.needed).toBe("users:read");
    expect(hasScope(scopes, "groups:write")).toBe(true);
    expect(hasScope(scopes, "groups")).toBe(false);
  });

  test("every method of slack-rules.json has scopes for each kind of channel, if it has any", () => {
    for (const [method, { bot_scopes_any_of: any }] of Object.entries(slackRules.web_api.methods)) {
      for (const kind of ["public", "private", "im", "mpim"] as const) {
        const needed = scopesNeeded(method, [kind]);
        expect(needed.length > 0).toBe(any.length > 0);
        expect(needed.every((anyOf) => anyOf.length > 0)).toBe(true);
      }
    }
  });
});

describe("events", () => {
  test.each<[string, ChannelKind | undefined, string[]]>([
    ["app_home_opened", undefined, []],
    ["message.im", "im", ["im:history"]],
    ["member_left_channel", undefined, ["channels:read", "groups:read"]],
    ["member_left_channel", "private", ["groups:read"]],
    ["member_left_channel", "public", ["channels:read"]],
    ["group_archive", "private", ["groups:read"]],
    ["group_rename", "private", ["groups:read"]],
    ["channel_unarchive", "public", ["channels:read"]],
    ["subteam_created", undefined, ["usergroups:read"]],
    ["user_change", undefined, ["users:read"]],
  ])("%s in a %s channel needs one of %j", (event, kind, scopes) => {
    expect(eventScopes(event, kind)).toEqual(scopes);
  });

  test("are sent to the app if it subscribes to them and has a scope for the kind of channel", () => {
    const manifest = withEvents("member_joined_channel", "app_home_opened");
    expect(receivesEvent(manifest, "app_home_opened")).toBe(true);
    expect(receivesEvent(manifest, "member_joined_channel", "public")).toBe(true);
    expect(receivesEvent(manifest, "member_joined_channel", "private")).toBe(false);
    expect(receivesEvent(manifest, "message.im", "im")).toBe(false);
    expect(receivesEvent(ours, "group_left", "private")).toBe(true);
    expect(receivesEvent(ours, "message.im", "im")).toBe(true);
    expect(receivesEvent(ours, "message.channels", "public")).toBe(false);
  });
});
