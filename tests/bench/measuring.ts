import { rmSync } from "node:fs";
import { join } from "node:path";
import { Control } from "../../src/playground/workspace/control.ts";
import { overHttp } from "../../src/playground/workspace/person.ts";
import { dateDaysLater, dateOf } from "../../src/programme/calendar/calendar.ts";
import { type Actor, actAtOnce, actorOf, type Times } from "./acting.ts";
import { type AppKind, type AppProcess, bareApp, ourBot, startApp } from "./app-process.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { openStage, type Stage } from "./cast.ts";
import { type FilledPair, fillDatabase } from "./filling.ts";

/** One of those that are compared: an app, and for our bot the database it works on. */
export type Arm = { label: string; kind: AppKind; stage: Stage; pairs: number; databasePath: string };

export async function openArms(folder: string, sizes: readonly number[]): Promise<Arm[]> {
  const databasePath = (pairs: number) => join(folder, `${pairs}.sqlite`);
  return [
    { label: "bare Bolt app", kind: bareApp, stage: await openStage(), pairs: 0, databasePath: "" },
    ...(await Promise.all(
      sizes.map(async (pairs) => ({
        label: `${pairs.toLocaleString("en")} pairs`,
        kind: ourBot,
        stage: await openStage(),
        pairs,
        databasePath: databasePath(pairs),
      })),
    )),
  ];
}

/** What one arm did with so many people at once. */
export type Measured = { arm: Arm; times: Times; memory: number };

type Playing = {
  arm: Arm;
  app: AppProcess;
  actors: Actor[];
  backstage: Backstage | undefined;
  filled: FilledPair[];
  control: Control;
};

type Plan = { atOnce: number; rounds: number; warmUp: number };

const NEXT_MEETING_IN_DAYS = 14;

/**
 * Rounds of acts, each round by every arm in turn, so that whatever else the machine does meets all of them.
 * The people who act are mentors of open pairs; `filled` are these pairs in each arm's database.
 */
export async function measure(arms: readonly Arm[], filled: ReadonlyMap<Arm, FilledPair[]>, plan: Plan) {
  const playing = await Promise.all(arms.map((arm) => beginPlaying(arm, filled.get(arm) ?? [], plan.atOnce)));
  const measured = new Map<Playing, Times>(playing.map((one) => [one, { open: [], submit: [] }]));
  try {
    for (let round = -plan.warmUp; round < plan.rounds; round++) {
      for (const one of turned(playing, round)) {
        const times = measured.get(one);
        await playRound(one, Math.abs(round), plan.atOnce, round >= 0 && times ? times : { open: [], submit: [] });
      }
    }
    return playing.map((one): Measured => {
      const times = measured.get(one) ?? { open: [], submit: [] };
      return { arm: one.arm, times, memory: one.app.memory() };
    });
  } finally {
    await Promise.all(playing.map(endPlaying));
  }
}

/** Each round another one begins. */
function turned<T>(list: readonly T[], by: number): T[] {
  const start = ((by % list.length) + list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

async function beginPlaying(arm: Arm, filled: FilledPair[], atOnce: number): Promise<Playing> {
  const app = await startApp(arm.kind, arm.stage, arm.databasePath);
  const nextOn = dateDaysLater(dateOf(Date.now(), "Europe/Helsinki"), NEXT_MEETING_IN_DAYS);
  const cast = arm.stage.pairs.slice(0, Math.max(atOnce, FEWEST_ACTORS));
  return {
    arm,
    app,
    actors: await Promise.all(cast.map((pair) => actorOf(arm.stage, pair, nextOn))),
    backstage: arm.kind === ourBot ? openBackstage(arm.databasePath) : undefined,
    filled,
    control: new Control(overHttp(arm.stage.workspace.url)),
  };
}

/** In milliseconds: so long nothing has come from the app. */
const QUIET = 30;

/** Those who act alone take turns. */
const FEWEST_ACTORS = 10;

async function playRound(one: Playing, round: number, atOnce: number, times: Times): Promise<void> {
  const from = (round * atOnce) % one.actors.length;
  const actors = one.actors.slice(from, from + atOnce);
  one.backstage?.setScene(
    one.filled.filter(({ channelId }) => actors.some(({ pair }) => pair.channelId === channelId)),
  );
  await actAtOnce(actors, times);
  do await one.control.idle(QUIET);
  while (one.backstage?.isQuiet() === false);
}

async function endPlaying({ arm, app, actors, backstage }: Playing): Promise<void> {
  for (const actor of actors) actor.leave();
  backstage?.close();
  await app.stop();
  // What was in hand when the scene was set anew looks for a meeting that is gone.
  const troubles = app.troubles.filter((line) => !line.includes('"no meeting '));
  if (troubles.length > 0) console.warn(`${arm.label} complained ${troubles.length} times, first:\n${troubles[0]}`);
}

export function fillArms(arms: readonly Arm[]): Map<Arm, FilledPair[]> {
  return new Map(
    arms.filter(({ pairs }) => pairs > 0).map((arm) => [arm, fillDatabase(arm.databasePath, arm.stage, arm.pairs)]),
  );
}

/** The same with more pairs, in a new database: as many people at once need as many pairs. */
export function refill(arm: Arm, pairs: number): FilledPair[] {
  for (const ending of ["", "-wal", "-shm", ".key", ".lock"]) rmSync(`${arm.databasePath}${ending}`, { force: true });
  return fillDatabase(arm.databasePath, arm.stage, pairs);
}
