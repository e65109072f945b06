import { randomBytes } from "node:crypto";
import type { Manifest } from "./manifest-schema.ts";
import { defaultPolicies, type WorkspaceState } from "./state.ts";
import type { TravelClock } from "./travel-clock.ts";
import { addPerson, type NewPerson } from "./users.ts";
import { Workspace } from "./workspace.ts";

const GENERAL_CHANNEL = "yleinen";

/** A new workspace with these people, the installed app, and one channel with everybody except guests and bots. */
export function newState(manifest: Manifest, clock: TravelClock, people: readonly NewPerson[]): WorkspaceState {
  const botName = manifest.features?.bot_user?.display_name ?? "app";
  const secret = (bytes: number) => randomBytes(bytes).toString("hex");
  const state: WorkspaceState = {
    team: { id: "T0PLAYGROUND", domain: "playground", name: "Playground" },
    app: {
      id: "A0PLAYGROUND",
      botId: "B0PLAYGROUND",
      botUserId: "UAPPBOT00001",
      botToken: `xoxb-${secret(12)}`,
      appToken: `xapp-1-A0PLAYGROUND-${secret(12)}`,
      signingSecret: secret(16),
      verificationToken: secret(12),
    },
    counter: 0,
    lastMicros: 0,
    users: {},
    channels: {},
    ephemerals: {},
    views: {},
    stacks: {},
    homes: {},
    choices: {},
    files: {},
    policies: { ...defaultPolicies },
  };
  state.users[state.app.botUserId] = {
    id: state.app.botUserId,
    name: botName,
    realName: botName,
    displayName: botName,
    locale: "en-US",
    tz: "America/Los_Angeles",
    isAdmin: false,
    isBot: true,
    isDeleted: false,
    updated: Math.floor(clock.now() / 1000),
  };
  const workspace = new Workspace(state, clock, manifest);
  const users = people.map((person) => addPerson(workspace, person));
  const members = users.filter(({ guest, isBot }) => guest === undefined && !isBot);
  const ts = workspace.nextTs();
  workspace.addChannel({
    id: workspace.nextId("C"),
    kind: "public",
    name: GENERAL_CHANNEL,
    creator: members[0]?.id ?? "",
    created: workspace.seconds(),
    isArchived: false,
    isGeneral: true,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    members: Object.fromEntries(members.map(({ id }) => [id, { joinedTs: ts, readTs: ts }])),
    former: [],
    messages: [],
    pins: [],
  });
  return state;
}
