import { LogLevel, WebClient } from "@slack/web-api";
import { describe, expect, test } from "vitest";
import { botScopes } from "../../src/playground/workspace/scopes.ts";
import { checkSlack, type Sample } from "../../src/slack-check/checking.ts";
import { readSamples } from "../../src/slack-check/samples.ts";
import { tell } from "../../src/slack-check/telling.ts";
import { freePort } from "../support/free-port.ts";
import { manifests, startWorld, type World } from "../support/world.ts";

const samples = readSamples();
const asked = {
  scopes: botScopes(manifests.socket),
  events: ["app_home_opened"],
  commands: ["/meeting-log"],
};
const few = samples.slice(0, 3);
const broken: Sample = { of: "a broken one", message: { blocks: [{ type: "section" }] } };

async function checked(world: World, some: readonly Sample[], change: { token?: string; url?: string } = {}) {
  const client = new WebClient(change.token ?? world.workspace.workspace.state.app.botToken, {
    slackApiUrl: change.url ?? world.workspace.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const found = await checkSlack(client, { samples: some, asked, progress() {} });
  return tell(found, asked, some.length);
}

describe("npm run slack-check", () => {
  test("a sound workspace: everything of the tour is accepted, and nothing is posted", async () => {
    await using world = await startWorld();
    await world.control.clearCalls();
    expect(samples.length).toBeGreaterThan(150);
    const kinds = few.length + 1;
    expect(await checked(world, [...few, samples.at(-1) ?? broken])).toEqual({
      isWell: true,
      lines: [
        "Fine:",
        expect.stringMatching(/The token works: .* in Playground/),
        `  - The app has all ${asked.scopes.length} permissions (scopes) of manifest.yml.`,
        `  - Slack accepts ${kinds} of ${kinds} kinds of views and messages.`,
        "To do:",
        "  - Compare by eye, because no bot may ask it: Event Subscriptions lists app_home_opened; Slash Commands lists /meeting-log.",
        "Nothing was posted.",
      ],
    });
    const methods = new Set((await world.control.calls()).map(({ method }) => method));
    expect([...methods].sort()).toEqual(["auth.test", "blocks.validate"]);
  });

  test("what Slack refuses is named with its place; the rest is still asked", async () => {
    await using world = await startWorld();
    const { lines, isWell } = await checked(world, [broken, ...few]);
    expect(isWell).toBe(false);
    expect(lines.join("\n")).toMatch(/Slack refuses one: a broken one: \/blocks\/0/);
    expect(lines.join("\n")).toContain("Slack accepts 3 of 4 kinds");
  });

  test.each<[string, readonly string[], boolean, RegExp]>([
    ["a scope that it needs", ["chat:write"], false, /lacks permissions \(scopes\): chat:write\.[\s\S]*Reinstall/],
    ["a scope that an admin may refuse", ["files:read"], true, /lacks files:read: people cannot be imported/],
  ])("an app without %s", async (_name, without, isWell, said) => {
    await using world = await startWorld({ without });
    const told = await checked(world, few);
    expect([told.isWell, told.lines.join("\n")]).toEqual([isWell, expect.stringMatching(said)]);
  });

  test("a refused token, no network, a limit: each is said with what to do", async () => {
    await using world = await startWorld();
    const said = async (change: Parameters<typeof checked>[2]) => (await checked(world, few, change)).lines.join("\n");
    expect(await said({ token: "xoxb-wrong" })).toMatch(
      /ended early \(invalid_auth\)[\s\S]*Copy the Bot User OAuth Token/,
    );
    expect(await said({ url: `http://127.0.0.1:${await freePort()}/api/` })).toMatch(/Slack cannot be reached/);
    await world.control.order({ times: 1, method: "blocks.validate", kind: "429", retryAfter: 30 });
    expect(await said({})).toMatch(/ended early \(wait 30 seconds\)[\s\S]*Slack asks to wait/);
    await world.control.order({ times: 1, method: "blocks.validate", kind: "error", error: "unknown_method" });
    expect(await said({})).toMatch(/Check SLACK_API_URL/);
  });
});
