import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import type { WorkspaceState } from "../../src/playground/workspace/state.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { openPair } from "./bench-workspace.ts";

/*
 * Many workspaces in a process of their own: copies of one workspace, in which so many pairs have their channels. All have the same people and channels under
 * the same ids, and each has tokens of its own. They have no rate limits. Arguments: how many workspaces, and how many pairs.
 */
const [count = 1, pairs = 1] = process.argv.slice(2).map(Number);
const manifest = readManifest(join(import.meta.dirname, "..", "..", "manifest.yml"));
const clock = new TravelClock({ mode: "ticking" });
const numbers = Array.from({ length: pairs }, (_, index) => index);

const first = await startWorkspace({
  manifest,
  clock,
  policies: { rateLimits: false },
  people: [
    { name: "Kaisa Lehtonen", admin: true },
    ...numbers.flatMap((number) => [{ name: `Mirja Virtanen ${number + 1}` }, { name: `Amina Hassan ${number + 1}` }]),
  ],
});
const opened = [];
for (const number of numbers) {
  const [mentor, actor] = ["Mirja Virtanen", "Amina Hassan"].map((name) => first.person(`${name} ${number + 1}`));
  if (!mentor || !actor) throw new Error("nobody");
  const { channelId, mentorDmId, actorDmId } = await openPair(first.botUserId, number, mentor, actor);
  opened.push({ mentor: mentor.id, actor: actor.id, channelId, mentorDmId, actorDmId });
}

function withTokens(state: WorkspaceState): WorkspaceState {
  const token = randomBytes(12).toString("hex");
  return { ...state, app: { ...state.app, botToken: `xoxb-${token}`, appToken: `xapp-1-A0PLAYGROUND-${token}` } };
}

const workspaces = [first];
while (workspaces.length < count)
  workspaces.push(await startWorkspace({ manifest, clock, state: withTokens(first.state()) }));

process.send?.({
  botUserId: first.botUserId,
  coordinator: first.person("Kaisa Lehtonen").id,
  pairs: opened,
  workspaces: workspaces.map(({ url, apiUrl, botToken, appToken }) => ({ url, apiUrl, botToken, appToken })),
});

process.on("disconnect", () => process.exit());
