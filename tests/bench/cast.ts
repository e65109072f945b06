import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { overHttp, Person } from "../../src/playground/workspace/person.ts";

/** As many as act at once, at the most: the mentors of as many open pairs. */
export const ACTING = 50;

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

/** A pair as Slack knows it: its people, its channel, and the two's conversations with the app. */
export type CastPair = { mentor: Person; actor: Person; channelId: string; mentorDmId: string; actorDmId: string };

export type Stage = {
  workspace: z.infer<typeof started>;
  pairs: CastPair[];
  close(): Promise<void>;
};

/** A workspace in a process of its own, with a private channel for each pair that acts, the app in it, and so many others. */
export async function openStage(others = 0): Promise<Stage> {
  const child = fork(join(import.meta.dirname, "workspace.ts"), [String(others)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  const workspace = started.parse(message);
  const pairs: CastPair[] = [];
  for (const [index, { mentor, actor }] of workspace.pairs.entries()) {
    pairs.push(
      await openPair(
        workspace,
        index,
        new Person(overHttp(workspace.url), mentor),
        new Person(overHttp(workspace.url), actor),
      ),
    );
  }
  return {
    workspace,
    pairs,
    async close() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

async function openPair(
  { botUserId }: Stage["workspace"],
  index: number,
  mentor: Person,
  actor: Person,
): Promise<CastPair> {
  const channelId = await mentor.createChannel(`pari-mirja-amina-${index + 1}`, { private: true });
  await mentor.invite(channelId, botUserId);
  await mentor.invite(channelId, actor.id);
  return { mentor, actor, channelId, mentorDmId: await mentor.dmId(), actorDmId: await actor.dmId() };
}
