import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Person } from "../../src/playground/workspace/person.ts";
import type { SlackChannelId } from "../../src/programme/ids.ts";
import { madeUp } from "../support/made-up.ts";
import { ourBot, startWith } from "./app-process.ts";
import type { BenchWorkspace } from "./bench-workspace.ts";
import type { CrowdPair, Held, Rate } from "./crowd.ts";
import { fillDatabase } from "./filling.ts";
import { newSlackId } from "./light-slack.ts";

const PAIRS = 200;

/** What one process holds: 200 pairs whose mentors act all the time, for so many seconds at each rate. */
export async function sustainedLines(folder: string, rates: readonly Rate[]): Promise<string[]> {
  const child = fork(join(import.meta.dirname, "sustained-process.ts"), [String(PAIRS)]);
  try {
    const [{ apiUrl, pairs }] = (await once(child, "message")) as [{ apiUrl: string; pairs: CrowdPair[] }];
    const databasePath = join(folder, "sustained.sqlite");
    fillDatabase(databasePath, asWorkspace(pairs), PAIRS);
    const bot = await startWith(ourBot, {
      SLACK_BOT_TOKEN: "xoxb-bench",
      SLACK_APP_TOKEN: "xapp-bench",
      SLACK_API_URL: apiUrl,
      DATABASE_PATH: databasePath,
    });
    try {
      await hold(child, { perSecond: 50, seconds: 4 });
      const lines = [
        `Sustained: ${PAIRS} pairs; each types /meeting-log, fills the modal in and submits it, again and again.`,
      ];
      for (const rate of rates) {
        const before = bot.processorMs();
        const held = await hold(child, rate);
        const share = (bot.processorMs() - before) / (rate.seconds * 1000);
        lines.push(`${lineOf(held, rate)}; ${(share * 100).toFixed(0)} % of a core, ${bot.memoryMb().toFixed(0)} MB`);
      }
      const { errors } = bot;
      if (errors.length > 0) lines.push(`The bot logged ${errors.length} errors, first: ${errors[0]}`);
      return lines;
    } finally {
      await bot.stop();
    }
  } finally {
    child.disconnect();
  }
}

async function hold(child: ChildProcess, rate: Rate): Promise<Held> {
  child.send(rate);
  const [held] = await once(child, "message");
  return held as Held;
}

function lineOf(held: Held, { seconds }: Rate): string {
  const { ack, modal, asked, missed, expired, putOff, saved, connections } = held;
  const ms = ({ p50, p99 }: { p50: number; p99: number }) => `${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  return [
    `  asked for ${held.perSecond} a second, for ${seconds} s: ${(asked / seconds).toFixed(0)} acts a second`,
    `acknowledged ${ms(ack)}`,
    `modal ${ms(modal)}`,
    `${missed} missed, ${expired} expired, ${putOff} asked to try again, ${saved} saved, ${connections} connection${connections === 1 ? "" : "s"}`,
  ].join("; ");
}

function asWorkspace(pairs: readonly CrowdPair[]): BenchWorkspace {
  return {
    access: {
      url: "",
      apiUrl: "",
      botToken: "",
      appToken: "",
      botUserId: "",
      coordinator: newSlackId("UK"),
      others: [],
      pairs: [],
    },
    pairs: pairs.map(({ mentor, actor, channelId }) => ({
      mentor: new Person("", mentor),
      actor: new Person("", actor),
      channelId: madeUp<SlackChannelId>(channelId),
      mentorDmId: newSlackId("DM"),
      actorDmId: newSlackId("DA"),
    })),
    close: async () => undefined,
  };
}
