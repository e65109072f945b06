import { join } from "node:path";
import { dateDaysLater, dateOf } from "../../src/programme/calendar/calendar.ts";
import { databaseOf } from "../../src/workspaces/layout.ts";
import { freePort } from "../support/free-port.ts";
import { type AppProcess, ourBot, startApp, startWith } from "./app-process.ts";
import type { BenchWorkspace } from "./bench-workspace.ts";
import { openBotDatabase } from "./bot-database.ts";
import { type DatabasePair, fillDatabase } from "./filling.ts";
import { type MentorClient, openMentorClient } from "./mentor-client.ts";
import { fillFolder, idOf, startNetworks } from "./networks.ts";
import { median } from "./numbers.ts";

/** So many pairs each, and so many of them are open, with a channel. */
type Plan = { workspaces: number; pairs: number; open: number; rounds: number; idleSeconds: number };

const AIMS = { memoryGb: 6, connectedS: 120, ratio: 1.2, idlePercent: 1 };
/** People in other workspaces who save while one opens a modal. */
const SAVING = 20;
const READY_WITHIN_MS = 1_800_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Measures one process with many workspaces, and compares a modal with that of a process with one workspace in which as many save. */
export async function workspacesLines(folder: string, plan: Plan, say: (line: string) => void): Promise<string[]> {
  const { networks, close } = await startNetworks(plan.workspaces, plan.open);
  try {
    const root = join(folder, "networks");
    const filled = await fillFolder(root, networks, plan.pairs);
    const healthPort = await freePort();
    const app = await startWith(
      ourBot,
      { WORKSPACES: root, HEALTH_PORT: String(healthPort) },
      { readyWithinMs: READY_WITHIN_MS },
    );
    try {
      const connectedS = (await connected(healthPort, plan.workspaces)) ? app.readyAfterMs / 1000 : Number.NaN;
      const startCpuS = app.processorMs() / 1000;
      const memoryAtStart = app.memoryMb();
      say(`All are connected after ${connectedS.toFixed(1)} s.`);
      const idle = await idlePercent(app, plan.idleSeconds);
      say(`Nothing due: ${idle.toFixed(2)} % of a core.`);
      const cast = networks.slice(0, SAVING + 1).map((slack, index) => ({
        slack,
        path: databaseOf(root, idOf(index)),
        pair: 0,
      }));
      const among = await measureModal(cast, filled, plan.rounds);
      const alone = await measureAlone(join(folder, "alone.sqlite"), networks, plan);
      const ratio = among.ms / alone.ms;
      const memoryGb = app.memoryMb() / 1024;
      const lines = [
        `${plan.workspaces} workspaces with ${plan.pairs.toLocaleString("en")} pairs each (${plan.open} of them open) in one process:`,
        `  all connected after ${connectedS.toFixed(1)} s (aim ≤ ${AIMS.connectedS} s${mark(connectedS > AIMS.connectedS)}), with ${startCpuS.toFixed(1)} s of a processor`,
        `  resident memory ${memoryGb.toFixed(2)} GB (aim ≤ ${AIMS.memoryGb} GB${mark(memoryGb > AIMS.memoryGb)}), ${(memoryAtStart / 1024).toFixed(2)} GB when all were connected`,
        `  modal while ${SAVING} people save: ${among.ms.toFixed(1)} ms with each in a workspace of her own, ${alone.ms.toFixed(1)} ms with all in one workspace alone: ${ratio.toFixed(2)}× (aim ≤ ${AIMS.ratio}×${mark(ratio > AIMS.ratio)})`,
        `  nothing due: ${idle.toFixed(2)} % of a core (aim ≤ ${AIMS.idlePercent} %${mark(idle > AIMS.idlePercent)})`,
      ];
      const missed = among.missed + alone.missed;
      if (missed > 0) lines.push(`  ${missed} modals did not open in time and are not counted`);
      if (app.errors.length > 0) lines.push(`  ${app.errors.length} errors in the log, first: ${app.errors[0]}`);
      return lines;
    } finally {
      await app.stop();
    }
  } finally {
    await close();
  }
}

const mark = (isMissed: boolean): string => (isMissed ? "  ←" : "");

/** Whether `/health` names all of them as running. */
async function connected(port: number, count: number): Promise<boolean> {
  for (let tries = 0; tries < 600; tries++) {
    const response = await fetch(`http://127.0.0.1:${port}/health`);
    const { workspaces } = (await response.json()) as { workspaces: Record<string, { state: string }> };
    const open = Object.values(workspaces).filter(({ state }) => state === "green");
    if (open.length === count) return true;
    await pause(1_000);
  }
  return false;
}

/** The processor time of an app in which nothing happens, in per cent of one core. */
async function idlePercent(app: AppProcess, seconds: number): Promise<number> {
  await pause(10_000);
  const before = app.processorMs();
  const since = performance.now();
  await pause(seconds * 1_000);
  return ((app.processorMs() - before) / (performance.now() - since)) * 100;
}

type Actor = { slack: BenchWorkspace; path: string; pair: number };

async function measureAlone(path: string, [slack]: readonly BenchWorkspace[], plan: Plan): Promise<Modals> {
  if (!slack) throw new Error("no networks");
  const filled = fillDatabase(path, slack, plan.pairs, () => false);
  const app = await startApp(ourBot, slack, path);
  try {
    const cast = Array.from({ length: SAVING + 1 }, (_, pair) => ({ slack, path, pair }));
    return await measureModal(cast, filled, plan.rounds);
  } finally {
    await app.stop();
  }
}

/** On a busy machine a trigger may expire before the modal opens. Then a person types the command again. */
async function openSurely(client: MentorClient): Promise<void> {
  for (let tries = 0; ; tries++) {
    const isOpen = await client.openLog().then(
      () => true,
      () => false,
    );
    if (isOpen) return;
    if (tries === MOST_TRIES) throw new Error("the modal does not open");
  }
}
const MOST_TRIES = 5;

/** `ms`: the median of the first one's modals, while the others save their logs. `missed`: how many did not open in time. */
type Modals = { ms: number; missed: number };

async function measureModal(cast: readonly Actor[], filled: readonly DatabasePair[], rounds: number): Promise<Modals> {
  const nextOn = dateDaysLater(dateOf(Date.now(), "Europe/Helsinki"), 14);
  const databases = new Map([...new Set(cast.map(({ path }) => path))].map((path) => [path, openBotDatabase(path)]));
  const clients: MentorClient[] = [];
  for (const { slack, pair } of cast) {
    const one = slack.pairs[pair];
    if (!one) throw new Error("no pair");
    clients.push(await openMentorClient(slack, one, nextOn));
  }
  const [first, ...others] = clients;
  if (!first) throw new Error("nobody");
  const times: number[] = [];
  let missed = 0;
  try {
    for (let round = -2; round < rounds; round++) {
      for (const [path, database] of databases)
        database.resetMeetings(
          filled.filter((_, index) => cast.some((one) => one.path === path && one.pair === index)),
        );
      for (const other of others) await openSurely(other);
      await Promise.all(others.map((other) => other.fill()));
      const saving = others.map((other) => other.submit());
      const took = await first.openLog().catch(() => undefined);
      await Promise.all(saving);
      if (took === undefined) missed++;
      else if (round >= 0) times.push(took);
      do await pause(50);
      while (![...databases.values()].every((one) => one.isQuiet()));
    }
    return { ms: median(times), missed };
  } finally {
    for (const client of clients) client.close();
    for (const database of databases.values()) database.close();
  }
}
