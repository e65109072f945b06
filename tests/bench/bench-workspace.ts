import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { Person } from "../../src/playground/workspace/person.ts";
import type { SlackChannelId } from "../../src/programme/ids.ts";

/** The number of pairs whose mentors act. At the most they all act at once. */
export const ACTING_PAIRS = 50;

/** The message of the workspace's process when it has started. */
const started = z.object({
  url: z.string(),
  apiUrl: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  botUserId: z.string(),
  coordinator: z.string(),
  others: z.array(z.string()),
  pairs: z.array(z.object({ mentor: z.string(), actor: z.string() })),
});

/** A pair in the workspace: its people, its channel, and their direct conversations with the app. */
export type SlackPair = {
  mentor: Person;
  actor: Person;
  channelId: SlackChannelId;
  mentorDmId: string;
  actorDmId: string;
};

export type BenchWorkspace = {
  /** How to reach it, and whom it has. */
  access: z.infer<typeof started>;
  pairs: SlackPair[];
  close(): Promise<void>;
};

/** Starts a workspace in a process of its own. Each acting pair has a private channel with the app; `others` more people are in the workspace. */
export async function startBenchWorkspace(others = 0): Promise<BenchWorkspace> {
  const child = fork(join(import.meta.dirname, "workspace-process.ts"), [String(others)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  const access = started.parse(message);
  const pairs: SlackPair[] = [];
  for (const [index, { mentor, actor }] of access.pairs.entries()) {
    pairs.push(await openPair(access.botUserId, index, new Person(access.url, mentor), new Person(access.url, actor)));
  }
  return {
    access,
    pairs,
    async close() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

/** Makes the private channel of a pair, with the app in it. */
export async function openPair(botUserId: string, index: number, mentor: Person, actor: Person): Promise<SlackPair> {
  const channelId = await mentor.createChannel(`pari-mirja-amina-${index + 1}`, { private: true });
  await mentor.invite(channelId, botUserId);
  await mentor.invite(channelId, actor.id);
  return { mentor, actor, channelId, mentorDmId: await mentor.dmId(), actorDmId: await actor.dmId() };
}
