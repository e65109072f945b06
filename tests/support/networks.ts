import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Installation, readInstallation } from "../../src/config.ts";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { type RunningWorkspace, startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { addWorkspace } from "../../src/workspaces/adding.ts";
import { type WorkspaceId, workspaceIdFrom } from "../../src/workspaces/layout.ts";
import { temporaryFolder } from "./bot-process.ts";
import { soon } from "./eventually.ts";

const manifests = { socket: readManifest("manifest.yml"), http: readManifest("src/slack/manifest.http.yml") };

/** Networks of an installation: each is a Slack workspace of its own, with the same people under the same ids. */
export class Networks {
  readonly folder = join(temporaryFolder(), "networks");
  readonly #env: Readonly<Record<string, string>>;

  constructor(env: Readonly<Record<string, string>> = {}) {
    this.#env = env;
  }

  get env(): Record<string, string> {
    return { ...this.#env, WORKSPACES: this.folder };
  }

  get installation(): Installation {
    const installation = readInstallation(this.env);
    if (!installation) throw new Error("no installation");
    return installation;
  }

  /** Starts a Slack workspace, and adds it without asking Slack. */
  async add(name: string, via: "socket" | "http" = "socket"): Promise<RunningWorkspace> {
    const id = idOf(name);
    const workspace = await slackFor(name, via, this.#env.PORT);
    await this.take(name, secretsOf(workspace, via), workspace.apiUrl);
    return Object.assign(workspace, { id });
  }

  async take(name: string, secrets: Record<string, string>, apiUrl: string): Promise<void> {
    await addWorkspace(idOf(name), {
      installation: this.installation,
      isChecked: false,
      tell: () => undefined,
      variables: { SLACK_API_URL: apiUrl },
      ask: async () => secrets,
    });
  }
}

export function idOf(name: string): WorkspaceId {
  const id = workspaceIdFrom(name);
  if (id === undefined) throw new Error(`${name} is no id`);
  return id;
}

export const secretsOf = (workspace: RunningWorkspace, via: "socket" | "http" = "socket"): Record<string, string> => ({
  SLACK_BOT_TOKEN: workspace.botToken,
  ...(via === "socket" ? { SLACK_APP_TOKEN: workspace.appToken } : { SLACK_SIGNING_SECRET: workspace.signingSecret }),
});

/** A Slack workspace with tokens of its own. */
export async function slackFor(name: string, via: "socket" | "http" = "socket", port = "0"): Promise<RunningWorkspace> {
  const workspace = await startWorkspace({
    manifest: manifests[via],
    clock: new TravelClock({ mode: "ticking" }),
    people: [{ name: "Kaisa Lehtonen", admin: true }, { name: "Ulla Ulkopuolinen" }],
    ...(via === "http" ? { delivery: { via, url: `http://127.0.0.1:${port}/slack/${name}/events` } } : {}),
  });
  onTestFinished(() => workspace.close());
  return workspace;
}

/** Whether the bot answers in this workspace: somebody who is in no pair asks it. */
export async function answers(workspace: RunningWorkspace): Promise<string> {
  const ulla = workspace.person("Ulla Ulkopuolinen");
  const before = (await ulla.dm()).length;
  const { ack } = await ulla.command("@bot", "/mentoring");
  if (ack !== "ok") return ack;
  await soon(async () => ((await ulla.dm()).length > before ? true : undefined));
  return "ok";
}
