import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MailServer } from "../../src/playground/mail/mail-server.ts";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import type { WorkspaceState } from "../../src/playground/workspace/state.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { manifests, memoryOrDisk, startWorld, World } from "./world.ts";

/**
 * Worlds in which the people have already taken the first steps. The steps are taken once in each test file and the result is kept. A copy takes a
 * third of the time of the steps, and has the same workspace, database and clock.
 */
type KeptWorld<T> = { options: Options; at: number; state: WorkspaceState; files: Map<string, Buffer>; facts: T };
/** `steps`: the text of the function that took them. Files that run in one process share what is kept, and two of them must not mean two things by a name. */
type Kept = { world: Promise<KeptWorld<unknown>>; steps: string };

type Options = NonNullable<Parameters<typeof startWorld>[0]>;

/** A world that Kaisa has set up, as `setUp` does it. */
export const startSetUpWorld = async (options: Options = {}): Promise<World> =>
  (await worldAfter("set up", options, (world) => world.setUp())).world;

/** Set up, and Mirja and Amina have a channel with Kaisa in it. Their first meeting is tomorrow at 17. */
export async function startWorldWithPair(options: Options = {}) {
  const { world, facts: pair } = await worldAfter("pair", options, async (fresh) => {
    await fresh.setUp();
    return fresh.openPair({ mentor: fresh.people.mirja, actor: fresh.people.amina });
  });
  return { world, pair, ...world.people };
}

const keptWorlds = new Map<string, Kept>();

/** A copy of the world after these steps, kept under `name`. The facts must be plain data, because people belong to one world. */
export async function worldAfter<T>(
  step: string,
  options: Options,
  take: (world: World) => Promise<T>,
): Promise<{ world: World; facts: T }> {
  const key = `${step} ${JSON.stringify(options)}`;
  const steps = String(take);
  const known = keptWorlds.get(key) ?? { world: keep(options, take), steps };
  if (known.steps !== steps) throw new Error(`two worlds are kept as "${step}"`);
  keptWorlds.set(key, known);
  const kept = (await known.world) as KeptWorld<T>;
  return { world: await copyOf(kept), facts: kept.facts };
}

async function keep<T>(options: Options, take: (world: World) => Promise<T>): Promise<KeptWorld<T>> {
  const world = await startWorld(options);
  const facts = await take(world);
  await world.stopBot();
  const entries = await readdir(world.folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(world.folder, name))] as const)),
  );
  const kept = { options, at: world.now(), state: world.workspace.state(), files, facts };
  await world.leave();
  return kept;
}

async function copyOf<T>({ options, at, state, files }: KeptWorld<T>): Promise<World> {
  const clock = new TravelClock({ at });
  const workspace = await startWorkspace({
    manifest: manifests.socket,
    clock,
    state: structuredClone(state),
  });
  const folder = await mkdtemp(join(memoryOrDisk, "auroras-"));
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes, { mode: 0o600 });
  const world = new World({ clock, workspace, folder, backsUp: options.backsUp });
  if (options.hasMail) world.mailServer = await new MailServer().start();
  await world.startBot();
  return world;
}
