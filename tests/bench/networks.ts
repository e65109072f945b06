import { fork } from "node:child_process";
import { once } from "node:events";
import { constants, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { keyFileOf } from "../../db/store/keys.ts";
import { Person } from "../../src/playground/workspace/person.ts";
import {
  databaseOf,
  folderOf,
  type WorkspaceId,
  workspaceIdFrom,
  writeWorkspace,
} from "../../src/workspaces/layout.ts";
import { readInstallationKeys, writeSecrets } from "../../src/workspaces/tokens.ts";
import { madeUp } from "../support/made-up.ts";
import { ourBot, startApp } from "./app-process.ts";
import type { BenchWorkspace, SlackPair } from "./bench-workspace.ts";
import { openBotDatabase } from "./bot-database.ts";
import { type DatabasePair, fillDatabase } from "./filling.ts";

/** The message of the workspaces' process when all have started. */
const started = z.object({
  botUserId: z.string(),
  coordinator: z.string(),
  pairs: z.array(
    z.object({
      mentor: z.string(),
      actor: z.string(),
      channelId: z.string(),
      mentorDmId: z.string(),
      actorDmId: z.string(),
    }),
  ),
  workspaces: z.array(z.object({ url: z.string(), apiUrl: z.string(), botToken: z.string(), appToken: z.string() })),
});

/** Many workspaces with the same people and channels. */
export type BenchNetworks = { networks: BenchWorkspace[]; close(): Promise<void> };

/** Starts so many workspaces in one process beside this one. `pairs` have their channels in each. */
export async function startNetworks(count: number, pairs: number): Promise<BenchNetworks> {
  const child = fork(join(import.meta.dirname, "networks-process.ts"), [String(count), String(pairs)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  const { workspaces, ...common } = started.parse(message);
  const close = async () => {
    const gone = once(child, "exit");
    child.disconnect();
    await gone;
  };
  return { networks: workspaces.map((one) => workspaceOf(common, one, close)), close };
}

function workspaceOf(
  { botUserId, coordinator, pairs }: Omit<z.infer<typeof started>, "workspaces">,
  one: z.infer<typeof started>["workspaces"][number],
  close: () => Promise<void>,
): BenchWorkspace {
  return {
    access: { ...one, botUserId, coordinator, others: [], pairs },
    pairs: pairs.map(
      ({ mentor, actor, channelId, ...dms }): SlackPair => ({
        ...dms,
        mentor: new Person(one.url, mentor),
        actor: new Person(one.url, actor),
        channelId: madeUp(channelId),
      }),
    ),
    close,
  };
}

/** The folder for WORKSPACES: a copy of one database with so many pairs for each. */
export async function fillFolder(
  root: string,
  networks: readonly BenchWorkspace[],
  pairs: number,
): Promise<DatabasePair[]> {
  const [first] = networks;
  if (!first) throw new Error("no networks");
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const { ring } = readInstallationKeys(root, undefined);
  const seed = `${root}.sqlite`;
  const filled = fillDatabase(seed, first, pairs, () => false);
  await settle(seed, first);
  for (const [index, { access }] of networks.entries()) {
    const id = idOf(index);
    mkdirSync(folderOf(root, id), { mode: 0o700 });
    writeWorkspace(root, id, { paused: false, variables: { SLACK_API_URL: access.apiUrl } });
    writeSecrets(root, id, ring, { SLACK_BOT_TOKEN: access.botToken, SLACK_APP_TOKEN: access.appToken });
    for (const path of [seed, keyFileOf(seed)])
      copyFileSync(path, path.replace(seed, databaseOf(root, id)), constants.COPYFILE_FICLONE);
  }
  return filled;
}

/** Lets the bot run alone until it has asked Slack about all channels. What it would redraw, because it was only filled in, is forgotten. */
async function settle(path: string, slack: BenchWorkspace): Promise<void> {
  const app = await startApp(ourBot, slack, path);
  const database = openBotDatabase(path);
  do await new Promise((resolve) => setTimeout(resolve, 1_000));
  while (database.hasWaiting("channels:round"));
  await app.stop();
  database.forgetDue();
  database.close();
}

export function idOf(index: number): WorkspaceId {
  const id = workspaceIdFrom(`network-${String(index).padStart(4, "0")}`);
  if (id === undefined) throw new Error("no id");
  return id;
}
