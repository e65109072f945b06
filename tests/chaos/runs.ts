import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Step } from "./journey.ts";
import type { Mode, PointKind } from "./killer.ts";
import { countPoints, type Plan, PointLog, type Side, sample } from "./points.ts";
import { SeededRandom } from "./random.ts";
import { type Undisturbed, type WalkResult, walk } from "./walk.ts";

export type RunOptions = {
  journey: readonly Step[];
  /** Whether the bot has a mail server. */
  hasMail?: boolean;
  seed: number;
  modes: readonly ("every" | "random")[];
  /** In the mode `random` at least so many processes are killed. */
  kills: number;
  /** In the mode `every` about so many points of each kind; all of them by default. */
  sampled?: number;
  /** In the mode `every` only in the steps whose name has this text. */
  steps?: string;
  /** On which sides of an effect; both by default. */
  sides?: readonly Side[];
  /** How many walks run at once. */
  worlds: number;
  say(line: string): void;
  /** Gets a line after each step. */
  progress?(line: string): void;
  signal?: AbortSignal;
};

export type ChaosResult = {
  kills: number;
  faults: number;
  walks: number;
  /** How many points an undisturbed run meets, and at how many of them the bot was killed. */
  points: number;
  pointsKilledAt: number;
  /** The other points, by what they are, with their numbers: disturbed walks did not meet them. */
  missed: Record<string, number>;
  failures: string[];
};

type PlannedWalk = { name: string; mode: Mode; seed: number; withExtraFaults: boolean };

const KILLS_PER_RANDOM_WALK = 80;
const KINDS: readonly { at: PointKind; side: Side }[] = [
  { at: "commit", side: "after" },
  { at: "commit", side: "before" },
  { at: "call", side: "after" },
  { at: "call", side: "before" },
  { at: "mail", side: "after" },
  { at: "mail", side: "before" },
];

/**
 * Walks the journey undisturbed, then with the bot killed: at every point, in a walk for each kind (calls, sessions with the mail server and commits,
 * before and after their effect), and at random. After each step the workspace has to hold what it held in the undisturbed walk, and the mailboxes
 * too, but for letters that may have arrived.
 */
export async function runChaos(options: RunOptions): Promise<ChaosResult> {
  const folder = await mkdtemp(join(tmpdir(), "auroras-chaos-points-"));
  try {
    return await run(options, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(options: RunOptions, folder: string): Promise<ChaosResult> {
  const { journey, seed, modes, kills, say, signal } = options;
  const { wanted, points } = await undisturbed(options, folder);
  const result: ChaosResult = {
    kills: 0,
    faults: 0,
    walks: 0,
    points: sum(points),
    pointsKilledAt: 0,
    missed: {},
    failures: [],
  };
  say(`An undisturbed run meets ${result.points} points at which the bot can be killed, and says what it says.`);
  const random = new SeededRandom(seed);
  let atRandom = 0;
  /** The kills of the random walks that are under way. */
  let promised = 0;
  const met: string[] = [];
  const planned = modes.includes("every") ? await everyPoint(options, folder, points, random) : [];
  const next = (): PlannedWalk | undefined => {
    const known = planned.shift();
    if (known) return known;
    const left = kills - atRandom - promised;
    if (!modes.includes("random") || left <= 0) return undefined;
    const walkSeed = random.between(1, 2 ** 31);
    const mode = { kind: "random", kills: Math.min(left, KILLS_PER_RANDOM_WALK) } as const;
    promised += mode.kills;
    return { name: `random ${walkSeed}`, mode, seed: walkSeed, withExtraFaults: true };
  };
  const world = async () => {
    for (let plan = next(); plan && !signal?.aborted; plan = next()) {
      const { name, ...rest } = plan;
      const walked = await walk({
        ...rest,
        journey,
        hasMail: options.hasMail ?? false,
        wanted,
        progress: (step, killed) => options.progress?.(`${name}: ${killed} kills, "${step}"`),
        ...(signal ? { signal } : {}),
      });
      addTo(result, walked);
      if (rest.mode.kind === "every") met.push(...walked.killedAt);
      if (rest.mode.kind === "random") {
        promised -= rest.mode.kills;
        atRandom += walked.kills;
      }
      say(`${name}: ${walked.kills} kills, ${walked.faults} other faults: ${walked.failure ? "DIFFERS" : "the same"}`);
      if (walked.failure) result.failures.push(`seed ${seed}, ${name}, ${walked.failure}`);
    }
  };
  await Promise.all(Array.from({ length: options.worlds }, world));
  result.missed = missedPoints(points, met);
  result.pointsKilledAt = result.points - sum(result.missed);
  return result;
}

/** A walk for each kind of point. */
async function everyPoint(
  { journey, sampled, steps, sides = ["after", "before"] }: RunOptions,
  folder: string,
  points: Record<string, number>,
  random: SeededRandom,
): Promise<PlannedWalk[]> {
  const walks: PlannedWalk[] = [];
  for (const { at, side } of KINDS.filter((kind) => sides.includes(kind.side))) {
    const isWanted = (step: number) => steps === undefined || journey[step]?.name.includes(steps);
    const isOfKind = (name: string) =>
      name.includes(`|${side}|${at} `) && isWanted(Number(name.slice(0, name.indexOf("|"))));
    const ofKind = Object.fromEntries(Object.entries(points).filter(([name]) => isOfKind(name)));
    if (Object.keys(ofKind).length === 0) continue;
    const path = join(folder, `${at}-${side}.json`);
    const plan: Plan =
      sampled === undefined ? { counts: ofKind, others: steps === undefined ? 1 : 0 } : sample(ofKind, sampled, random);
    await writeFile(path, JSON.stringify(plan));
    const mode = { kind: "every", at, side, plan: path } as const;
    walks.push({
      name: `every ${at}, ${side}`,
      mode,
      seed: random.between(1, 2 ** 31),
      withExtraFaults: sampled !== undefined,
    });
  }
  return walks;
}

async function undisturbed(options: RunOptions, folder: string) {
  const passed = join(folder, "passed");
  const { journey, seed } = options;
  const walked = await walk({
    mode: { kind: "undisturbed", passed },
    seed,
    journey,
    hasMail: options.hasMail ?? false,
    withExtraFaults: false,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (walked.failure) throw new Error(`The undisturbed run failed ${walked.failure}`);
  const wanted: Undisturbed = walked;
  return { wanted, points: countPoints(new PointLog(passed).lines()) };
}

function addTo(result: ChaosResult, { kills, faults }: WalkResult): void {
  result.kills += kills;
  result.faults += faults;
  result.walks++;
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, count) => all + count, 0);

/** The points at which no walk killed the bot, added up over all steps: how often an undisturbed run meets each beyond the walks' kills. */
function missedPoints(points: Record<string, number>, met: readonly string[]): Record<string, number> {
  const killed = countPoints(met);
  const missed: Record<string, number> = {};
  for (const [name, count] of Object.entries(points)) {
    const left = count - Math.min(count, killed[name] ?? 0);
    const what = name.split("|").slice(1).join(" ");
    if (left > 0) missed[what] = (missed[what] ?? 0) + left;
  }
  return missed;
}
