import { MINUTE } from "../../src/programme/calendar/calendar.ts";
import { Acts } from "./acts.ts";
import { EffectCount } from "./effects.ts";
import type { Places, Step } from "./journey.ts";
import type { Mode } from "./killer.ts";
import { difference, type Picture, takePicture } from "./picture.ts";
import { Troubles } from "./troubles.ts";
import { type ChaosWorld, startChaos } from "./world.ts";

/** What the workspace held after each step of a run that nobody disturbed. */
export type Undisturbed = { pictures: readonly Picture[]; effects: readonly string[] };

export type Walked = {
  kills: number;
  faults: number;
  killedAt: readonly string[];
  pictures: Picture[];
  effects: string[];
  /** Why it is not what an undisturbed run holds. */
  failure?: string;
};

export type WalkOptions = {
  mode: Mode;
  seed: number;
  journey: readonly Step[];
  /** Whether calls fail and envelopes go astray as well. */
  withTroubles: boolean;
  /** What it has to be the same as. */
  wanted?: Undisturbed;
  progress?(step: string, kills: number): void;
  signal?: AbortSignal;
};

/** Walks the journey once, and looks after each step at whether the workspace holds what it should. */
export async function walk(options: WalkOptions): Promise<Walked> {
  const { mode, seed, signal } = options;
  const world = await startChaos(mode, seed);
  const stop = () => void world.keeper.stop();
  signal?.addEventListener("abort", stop);
  try {
    return await takeSteps(world, options);
  } finally {
    signal?.removeEventListener("abort", stop);
    await world.leave();
  }
}

async function takeSteps(world: ChaosWorld, options: WalkOptions): Promise<Walked> {
  const { journey, wanted, progress, signal } = options;
  const troubles = options.withTroubles ? new Troubles(world) : undefined;
  const effects = new EffectCount();
  const acts = new Acts(world);
  const places: Places = new Map();
  const ends: number[] = [];
  const pictures: Picture[] = [];
  let failure: string | undefined;
  for (const [number, { name, take, showsHomes = false }] of journey.entries()) {
    signal?.throwIfAborted();
    world.step = number;
    try {
      // Nobody does two things in the same instant; what is sorted by time would be in any order.
      world.moveTo(world.now() + MINUTE);
      await troubles?.before();
      await take(acts, places);
      await troubles?.after();
      await world.calm();
    } catch (error) {
      signal?.throwIfAborted();
      failure = `in "${name}": ${error instanceof Error ? error.stack : error}`;
      break;
    }
    ends.push(world.workspace.workspace.state.lastMicros);
    pictures.push(pictureOf(world, ends, showsHomes));
    effects.add(await world.control.calls());
    await world.control.clearCalls();
    failure = report(`after "${name}"`, wanted?.pictures[number], pictures.at(-1));
    if (failure) break;
    progress?.(name, world.keeper.kills);
  }
  failure ??= report("in the calls that took effect", wanted?.effects, effects.lines());
  return {
    kills: world.keeper.kills,
    faults: troubles?.count ?? 0,
    killedAt: world.killer.killedAt,
    pictures,
    effects: effects.lines(),
    ...(failure ? { failure: `${failure}\n${circumstances(world)}` } : {}),
  };
}

function pictureOf(world: ChaosWorld, ends: readonly number[], showsHomes: boolean): Picture {
  const stepOf = (ts: string) => ends.findIndex((end) => Number(ts.replace(".", "")) <= end);
  return takePicture({ state: world.workspace.workspace.state, lanes: world.outbox.lanes(), showsHomes, stepOf });
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

function circumstances({ killer, keeper, outbox }: ChaosWorld): string {
  return [
    `The last kills: ${killer.killedAt.slice(-5).join(", ") || "none"}`,
    `The last errors the bot logged: ${keeper.errors.slice(-3).join("\n") || "none"}`,
    `The outbox:\n${outbox.lastRows(12).join("\n")}`,
  ].join("\n");
}
