import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { Acts } from "./acts.ts";
import { EffectCount } from "./effects.ts";
import { ExtraFaults } from "./extra-faults.ts";
import type { PairChannels, Step } from "./journey.ts";
import type { Mode } from "./killer.ts";
import { difference, type Snapshot, takeSnapshot } from "./snapshot.ts";
import { type ChaosWorld, startChaos } from "./world.ts";

/** What the workspace and the mailboxes held after each step of the undisturbed walk, and the calls that took effect. */
export type Undisturbed = {
  snapshots: readonly Snapshot[];
  /** All that had come by e-mail after each step. */
  letters: readonly (readonly string[])[];
  effects: readonly string[];
};

export type WalkResult = {
  kills: number;
  faults: number;
  killedAt: readonly string[];
  snapshots: Snapshot[];
  letters: string[][];
  effects: string[];
  /** How the workspace differs from the undisturbed walk, or what a person could not do. */
  failure?: string;
};

export type WalkOptions = {
  mode: Mode;
  seed: number;
  journey: readonly Step[];
  /** Whether the bot has a mail server. */
  hasMail: boolean;
  /** Whether there are other faults besides kills. */
  withExtraFaults: boolean;
  /** What the workspace has to hold. */
  wanted?: Undisturbed;
  progress?(step: string, kills: number): void;
  signal?: AbortSignal;
};

/** Walks the journey once, and compares the workspace after each step with `wanted`. */
export async function walk(options: WalkOptions): Promise<WalkResult> {
  const { mode, seed, hasMail, signal } = options;
  const world = await startChaos(mode, seed, hasMail);
  const stop = () => void world.supervisor.stop();
  signal?.addEventListener("abort", stop);
  try {
    return await takeSteps(world, options);
  } finally {
    signal?.removeEventListener("abort", stop);
    await world.close();
  }
}

async function takeSteps(world: ChaosWorld, options: WalkOptions): Promise<WalkResult> {
  const { journey, wanted, progress, signal } = options;
  const extraFaults = options.withExtraFaults ? new ExtraFaults(world) : undefined;
  const effects = new EffectCount();
  const acts = new Acts(world);
  const channels: PairChannels = new Map();
  const ends: number[] = [];
  const snapshots: Snapshot[] = [];
  const letters: string[][] = [];
  let failure: string | undefined;
  for (const [number, { name, take, showsHomes = false }] of journey.entries()) {
    signal?.throwIfAborted();
    world.step = number;
    try {
      // Each step has a time of its own, so that the order by time is always the same.
      world.moveTo(world.now() + MINUTE_MS);
      await extraFaults?.before();
      await take(acts, channels);
      await extraFaults?.after();
      await world.recover();
    } catch (error) {
      signal?.throwIfAborted();
      failure = `in "${name}": ${error instanceof Error ? error.stack : error}`;
      break;
    }
    ends.push(world.workspace.workspace.state.lastMicros);
    snapshots.push(snapshotOf(world, ends, showsHomes));
    effects.add(await world.control.calls());
    await world.control.clearCalls();
    letters.push((await world.post?.lines()) ?? []);
    failure =
      report(`after "${name}"`, wanted?.snapshots[number], snapshots.at(-1)) ??
      (await reportLetters(`by e-mail after "${name}"`, world, wanted?.letters[number]));
    if (failure) break;
    progress?.(name, world.supervisor.kills);
  }
  failure ??= report("in the calls that took effect", wanted?.effects, effects.lines());
  return {
    kills: world.supervisor.kills,
    faults: extraFaults?.count ?? 0,
    killedAt: world.killer.killedAt,
    snapshots,
    letters,
    effects: effects.lines(),
    ...(failure ? { failure: `${failure}\n${circumstances(world)}` } : {}),
  };
}

function snapshotOf(world: ChaosWorld, ends: readonly number[], showsHomes: boolean): Snapshot {
  const stepOf = (ts: string) => ends.findIndex((end) => Number(ts.replace(".", "")) <= end);
  return takeSnapshot({ state: world.workspace.workspace.state, lanes: world.outbox.lanes(), showsHomes, stepOf });
}

function report(
  where: string,
  wanted: readonly string[] | undefined,
  found: readonly string[] | undefined,
): string | undefined {
  if (!wanted || !found) return undefined;
  const lines = difference(wanted, found);
  return lines.length === 0 ? undefined : `${where}:\n${lines.join("\n")}`;
}

async function reportLetters(
  where: string,
  { post, outbox }: ChaosWorld,
  wanted: readonly string[] | undefined,
): Promise<string | undefined> {
  const lines = (post && wanted && (await post.differences(wanted, outbox.letters()))) ?? [];
  return lines.length === 0 ? undefined : `${where}:\n${lines.join("\n")}`;
}

function circumstances({ killer, supervisor, outbox }: ChaosWorld): string {
  return [
    `The last kills: ${killer.killedAt.slice(-5).join(", ") || "none"}`,
    `The last errors the bot logged: ${supervisor.errors.slice(-3).join("\n") || "none"}`,
    `The outbox:\n${outbox.lastRows(12).join("\n")}`,
  ].join("\n");
}
