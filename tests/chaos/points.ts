import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Dice } from "./random.ts";

/** The step of whatever happens before the bot is ready: standing up is the same in each step. */
export const STARTING = -1;

export type Side = "before" | "after";

/**
 * One place where the process may be killed: a Slack call or a commit, before or after its effect. `name` says what it is in words that are
 * the same in every run of the journey; `exact` also says which one, as long as this walk lasts.
 */
export type Point = { step: number; side: Side; name: string; exact: string };

const nameOf = ({ step, side, name }: Point) => `${step}|${side}|${name}`;
const exactOf = (point: Point) => `${nameOf(point)}|${point.exact}`;

/**
 * What is remembered of the points that were passed and killed at. Both the workspace's and the bot's process append to it, a line each,
 * so it outlives a kill at any instant.
 */
export class PointBook {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  note(point: Point): void {
    appendFileSync(this.#path, `${exactOf(point)}\n`);
  }

  lines(): string[] {
    return existsSync(this.#path) ? readFileSync(this.#path, "utf8").split("\n").slice(0, -1) : [];
  }
}

const withoutExact = (line: string) => line.split("|").slice(0, 3).join("|");

/** How often each point is met in a run that nobody disturbs. */
export function countPoints(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const name = withoutExact(line);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** How often each point is killed at, and one that is not among them. */
export type Plan = { counts: Readonly<Record<string, number>>; others: number };

/** Some of the points of a kind, spread over the whole journey. */
export function sample(counts: Readonly<Record<string, number>>, most: number, dice: Dice): Plan {
  const all = Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => name));
  const share = most / Math.max(1, all.length);
  return { counts: countPoints(all.filter(() => dice.chance(share))), others: 0 };
}

/** Which points of a side and kind are killed at, each once: as often as an undisturbed run meets them, and once where only a disturbed one does. */
export class EveryPoint {
  readonly #plan: Plan;
  readonly #killed = new Set<string>();
  readonly #times = new Map<string, number>();

  constructor(plan: Plan, killed: readonly string[]) {
    this.#plan = plan;
    for (const line of killed) this.#count(line);
  }

  isNext(point: Point): boolean {
    const name = nameOf(point);
    return (
      !this.#killed.has(exactOf(point)) && (this.#times.get(name) ?? 0) < (this.#plan.counts[name] ?? this.#plan.others)
    );
  }

  kill(point: Point): void {
    this.#count(exactOf(point));
  }

  #count(line: string): void {
    const name = withoutExact(line);
    this.#killed.add(line);
    this.#times.set(name, (this.#times.get(name) ?? 0) + 1);
  }
}

/** Random ids, timestamps and ciphertexts differ from run to run. */
export const withoutIds = (text: string): string =>
  text
    .replaceAll(/(?<![\w-])(?=[\w-]*[A-Z0-9_-])[\w-]{16}(?![\w-])/g, "*")
    .replaceAll(/\b\d{10}\.\d{6}\b/g, "<ts>")
    .replaceAll(/\bpari-[a-z0-9-]+/g, "pari-*");
