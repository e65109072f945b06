import { existsSync } from "node:fs";
import PQueue from "p-queue";
import type { Logger } from "pino";
import { explainingPort } from "../app.ts";
import { after, type Clock } from "../clock.ts";
import { type Config, ConfigProblem, type Installation, readConfig, tokenVariables } from "../config.ts";
import { serveHealth } from "../health/health.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";
import { type Gate, openGate } from "./gate.ts";
import { answerHealth } from "./health.ts";
import { placesOf } from "./inherited.ts";
import { isInShard, lastChange, readWorkspace, stampOf, type WorkspaceId, workspacesIn } from "./layout.ts";
import { sharePulse } from "./pulse.ts";
import { deleteOldRemoved } from "./removed.ts";
import { present } from "./scope.ts";
import { noteState } from "./state.ts";
import { readInstallationKeys, readSecrets } from "./tokens.ts";
import { type State, Workspace } from "./workspace.ts";

/** Workspaces that are opened at the same time, and how many begin within a second: Slack and the disk serve those that run already. */
const OPENED_AT_ONCE = 16;
const OPENED_PER_SECOND = 25;
/** One that takes longer gives its place to the next. */
const MAX_PLACE_MS = 20_000;
/** What is changed by hand is noticed within this time. */
const WHOLE_LOOK_MS = MINUTE_MS;

export type RunningInstallation = {
  /** Resolves when each workspace was opened, or could not be. */
  opened: Promise<void>;
  /** How many workspaces are in each state. */
  counts(): Partial<Record<State, number>>;
  /** The workspace whose code runs now. */
  part(): { log: Logger; end(error: unknown): void } | undefined;
  stop(): Promise<void>;
};

/** What is known of a workspace in the folder. */
type Known = { workspace: Workspace; stamp: string };

/** The configuration of one workspace, from its own variables and those of the installation. @throws CannotOpen, ConfigProblem */
export function configOf(installation: Installation, id: WorkspaceId): Config {
  const { folder, encryptionKey, port } = installation;
  const { ring } = readInstallationKeys(folder, encryptionKey);
  return readConfig({
    ...placesOf(installation, id),
    ...readWorkspace(folder, id).variables,
    ...readSecrets(folder, id, ring),
    ...(port === undefined ? {} : { PORT: String(port) }),
  });
}

/** @throws ConfigProblem, CannotOpen for what concerns all workspaces */
export async function openInstallation(
  installation: Installation,
  { clock, log }: { clock: Clock; log: Logger },
): Promise<RunningInstallation> {
  const { folder, shard, port, healthPort } = installation;
  refuseTokensBeside(installation);
  if (!existsSync(folder)) {
    throw new ConfigProblem(
      `WORKSPACES: the folder ${folder} is not there. Check the path; the first workspace makes it: npm run workspace -- add <id>`,
    );
  }
  readInstallationKeys(folder, installation.encryptionKey);
  const known = new Map<WorkspaceId, Known>();
  const opening = new PQueue({ concurrency: OPENED_AT_ONCE, interval: 1_000, intervalCap: OPENED_PER_SECOND });
  const gate: Gate | undefined = port === undefined ? undefined : openGate(port, log);
  await gate?.listen().catch(explainingPort("PORT", port ?? 0));
  const pulse = sharePulse(clock, everyTick);
  const retries = new Map<Workspace, number>();
  let seen: bigint | undefined;
  let wholeLookAt = 0;
  let isStopping = false;
  let isFolderLost = false;

  function changed(workspace: Workspace): void {
    const { condition, id } = workspace;
    noteState(folder, id, condition);
    retries.delete(workspace);
    if (condition.state === "broken" && condition.retryAt !== undefined)
      retries.set(workspace, performance.now() + condition.retryAt - clock.now());
  }

  const open = (workspace: Workspace): void =>
    void opening.add(() => Promise.race([workspace.start(), after(MAX_PLACE_MS)]));

  function takeIn(id: WorkspaceId, stamp: string): Workspace {
    const child = log.child({ workspace: id });
    const workspace = new Workspace({
      id,
      clock,
      log: child,
      pulse: pulse.of(id),
      entrance: gate?.at(id),
      readConfig: () => configOf(installation, id),
      changed,
    });
    known.set(id, { workspace, stamp });
    return workspace;
  }

  /** Brings what runs in line with what is in the folder. */
  function look(): void {
    const ids = workspacesIn(folder).filter((id) => isInShard(id, shard));
    for (const [id, { workspace }] of known) {
      if (ids.includes(id)) continue;
      known.delete(id);
      log.info({ workspace: id }, "The workspace was removed");
      void workspace.stop("waiting").then(() => retries.delete(workspace));
    }
    for (const id of ids) settle(id);
  }

  function settle(id: WorkspaceId): void {
    const stamp = stampOf(folder, id);
    const before = known.get(id);
    if (before?.stamp === stamp) return;
    const workspace = before?.workspace ?? takeIn(id, stamp);
    if (before) before.stamp = stamp;
    workspace.forgive();
    const isPaused = isToBePaused(id);
    if (before || isPaused) void workspace.stop(isPaused ? "paused" : "waiting");
    if (!isPaused) open(workspace);
  }

  /** Settings that cannot be read are named when the workspace is opened. */
  function isToBePaused(id: WorkspaceId): boolean {
    try {
      return readWorkspace(folder, id).paused;
    } catch {
      return false;
    }
  }

  function everyTick(): void {
    if (isStopping) return;
    const now = performance.now();
    try {
      const change = lastChange(folder);
      if (change !== seen || now >= wholeLookAt) {
        // Once more at the next tick: another change within the resolution of the folder's time would not be seen.
        wholeLookAt = change === seen ? now + WHOLE_LOOK_MS : now;
        seen = change;
        look();
        deleteOldRemoved(folder, clock.now(), log);
      }
      isFolderLost = false;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!isFolderLost) log.error({ why }, "The folder of the workspaces cannot be read. Those that run go on");
      isFolderLost = true;
    }
    for (const [workspace, at] of retries) {
      if (at > now) continue;
      retries.delete(workspace);
      open(workspace);
    }
  }

  const looked = () =>
    [...known]
      .map(([id, { workspace }]) => ({ id, condition: workspace.condition, report: workspace.health() }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));

  everyTick();
  const healthServer =
    healthPort === undefined
      ? undefined
      : await serveHealth({ answer: (response) => answerHealth(response, looked(), clock.now()) }, healthPort).catch(
          explainingPort("HEALTH_PORT", healthPort),
        );

  return {
    opened: opening.onIdle(),
    counts() {
      const counts: Partial<Record<State, number>> = {};
      for (const { workspace } of known.values())
        counts[workspace.condition.state] = (counts[workspace.condition.state] ?? 0) + 1;
      return counts;
    },
    part() {
      const id = present();
      const found = id && known.get(id)?.workspace;
      return found ? { log: found.log, end: (error) => found.end(error) } : undefined;
    },
    async stop() {
      isStopping = true;
      opening.clear();
      pulse.stop();
      healthServer?.close();
      healthServer?.closeAllConnections();
      await Promise.all([...known.values()].map(({ workspace }) => workspace.stop("waiting")));
      gate?.close();
    },
  };
}

/** Tokens in the environment would be those of no workspace. @throws ConfigProblem */
function refuseTokensBeside({ environment }: Installation): void {
  const beside = [...tokenVariables, "DATABASE_PATH"].filter((name) => environment[name] !== undefined);
  if (beside.length === 0) return;
  throw new ConfigProblem(
    `${beside.join(", ")} and WORKSPACES are both set, and each workspace has its own. Take the workspace in by npm run workspace -- add <id>, and unset ${beside.join(", ")}; or unset WORKSPACES.`,
  );
}
