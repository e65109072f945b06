import { rmSync } from "node:fs";
import { join } from "node:path";
import { Control } from "../../src/playground/workspace/control.ts";
import { dateDaysLater, dateOf } from "../../src/programme/calendar/calendar.ts";
import { type AppKind, type AppProcess, bareApp, ourBot, startApp } from "./app-process.ts";
import { type BenchWorkspace, startBenchWorkspace } from "./bench-workspace.ts";
import { type BotDatabase, openBotDatabase } from "./bot-database.ts";
import { type DatabasePair, fillDatabase } from "./filling.ts";
import { actAtOnce, type MentorClient, openMentorClient, type Times } from "./mentor-client.ts";

/** One of the things to compare: an app with its workspace, and for our bot a database with so many pairs. */
export type Variant = { label: string; kind: AppKind; slack: BenchWorkspace; pairs: number; databasePath: string };

export async function openVariants(folder: string, sizes: readonly number[]): Promise<Variant[]> {
  const databasePath = (pairs: number) => join(folder, `${pairs}.sqlite`);
  return [
    { label: "bare Bolt app", kind: bareApp, slack: await startBenchWorkspace(), pairs: 0, databasePath: "" },
    {
      label: "bare app with one row",
      kind: bareApp,
      slack: await startBenchWorkspace(),
      pairs: 0,
      databasePath: join(folder, "one-row.sqlite"),
    },
    ...(await Promise.all(
      sizes.map(async (pairs) => ({
        label: `${pairs.toLocaleString("en")} pairs`,
        kind: ourBot,
        slack: await startBenchWorkspace(),
        pairs,
        databasePath: databasePath(pairs),
      })),
    )),
  ];
}

/** The result of one variant. */
export type Measured = {
  variant: Variant;
  times: Times;
  memoryMb: number;
  /** Processor time for one person's opened modal, saved log and all that follows, in milliseconds. Other load blurs it less than the times. */
  processorMs: number;
};

type RunningVariant = {
  variant: Variant;
  app: AppProcess;
  clients: MentorClient[];
  botDatabase: BotDatabase | undefined;
  filled: DatabasePair[];
  control: Control;
};

type Plan = { atOnce: number; rounds: number; warmUp: number };

const NEXT_MEETING_IN_DAYS = 14;

/**
 * Runs rounds of acts, each round with every variant in turn, so that other load on the machine affects all of them. `filled`: the
 * acting pairs in each variant's database.
 */
export async function measure(variants: readonly Variant[], filled: ReadonlyMap<Variant, DatabasePair[]>, plan: Plan) {
  const running = await Promise.all(
    variants.map((variant) => startVariant(variant, filled.get(variant) ?? [], plan.atOnce)),
  );
  const measured = new Map<RunningVariant, Times>(running.map((one) => [one, { open: [], submit: [] }]));
  let before: number[] = [];
  try {
    for (let round = -plan.warmUp; round < plan.rounds; round++) {
      if (round === 0) before = running.map(({ app }) => app.processorMs());
      for (const one of rotated(running, round)) {
        const times = measured.get(one);
        await runRound(one, Math.abs(round), plan.atOnce, round >= 0 && times ? times : { open: [], submit: [] });
      }
    }
    return running.map((one, index): Measured => {
      const times = measured.get(one) ?? { open: [], submit: [] };
      const processorMs = (one.app.processorMs() - (before[index] ?? 0)) / (plan.rounds * plan.atOnce);
      return { variant: one.variant, times, memoryMb: one.app.memoryMb(), processorMs };
    });
  } finally {
    await Promise.all(running.map(stopVariant));
  }
}

/** The list, beginning with another item in each round. */
function rotated<T>(list: readonly T[], by: number): T[] {
  const start = ((by % list.length) + list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

async function startVariant(variant: Variant, filled: DatabasePair[], atOnce: number): Promise<RunningVariant> {
  const app = await startApp(variant.kind, variant.slack, variant.databasePath);
  const nextOn = dateDaysLater(dateOf(Date.now(), "Europe/Helsinki"), NEXT_MEETING_IN_DAYS);
  const cast = variant.slack.pairs.slice(0, Math.max(atOnce, MIN_MENTORS));
  return {
    variant,
    app,
    clients: await Promise.all(cast.map((pair) => openMentorClient(variant.slack, pair, nextOn))),
    botDatabase: variant.kind === ourBot ? openBotDatabase(variant.databasePath) : undefined,
    filled,
    control: new Control(variant.slack.access.url),
  };
}

/** A round ends when the app has done nothing for this time. */
const QUIET_MS = 30;

/** When one person acts at a time, so many take turns. */
const MIN_MENTORS = 10;

async function runRound(one: RunningVariant, round: number, atOnce: number, times: Times): Promise<void> {
  const from = (round * atOnce) % one.clients.length;
  const clients = one.clients.slice(from, from + atOnce);
  one.botDatabase?.resetMeetings(
    one.filled.filter(({ channelId }) => clients.some(({ pair }) => pair.channelId === channelId)),
  );
  await actAtOnce(clients, times);
  do await one.control.idle(QUIET_MS);
  while (one.botDatabase?.isQuiet() === false);
}

async function stopVariant({ variant, app, clients, botDatabase }: RunningVariant): Promise<void> {
  for (const client of clients) client.close();
  botDatabase?.close();
  await app.stop();
  // Expected: an outbox row that was being delivered during `resetMeetings` does not find its meeting.
  const errors = app.errors.filter((line) => !line.includes('"no meeting '));
  if (errors.length > 0) console.warn(`${variant.label} logged ${errors.length} errors, first:\n${errors[0]}`);
}

export function fillDatabases(variants: readonly Variant[]): Map<Variant, DatabasePair[]> {
  return new Map(
    variants
      .filter(({ pairs }) => pairs > 0)
      .map((variant) => [variant, fillDatabase(variant.databasePath, variant.slack, variant.pairs)]),
  );
}

/** Replaces the variant's database by one with so many pairs. */
export function refill(variant: Variant, pairs: number): DatabasePair[] {
  for (const ending of ["", "-wal", "-shm", ".key", ".lock"])
    rmSync(`${variant.databasePath}${ending}`, { force: true });
  return fillDatabase(variant.databasePath, variant.slack, pairs);
}
