import { Crowd, type CrowdPair, type Rate } from "./crowd.ts";
import { newSlackId, startLightSlack } from "./light-slack.ts";

/* Slack and the people in a process of its own; how many pairs is the first argument. Answers each `Rate` that its parent sends with a `Held`. */
const pairs: CrowdPair[] = Array.from({ length: Number(process.argv[2]) }, () => ({
  mentor: newSlackId("U"),
  actor: newSlackId("U"),
  channelId: newSlackId("C"),
}));
const slack = await startLightSlack(new Map(pairs.map(({ channelId, mentor, actor }) => [channelId, [mentor, actor]])));
const crowd = new Crowd(slack, pairs);

process.on("message", (rate: Rate) => void crowd.hold(rate).then((held) => process.send?.(held)));
process.on("disconnect", () => process.exit());
process.send?.({ apiUrl: slack.apiUrl, pairs });
