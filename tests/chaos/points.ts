import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { SeededRandom } from "./random.ts";

/** The step of all points before the bot is ready: its start is the same in every step. */
export const STARTING = -1;

export type Side = "before" | "after";

/**
 * A point at which the process may be killed: before or after the effect of a Slack call or commit. `name` is the same in every run of
 * the journey; with `exact` it identifies the call or commit within one walk.
 */
export type Point = { step: number; side: Side; name: string; exact: string };

const nameOf = ({ step, side, name }: Point) => `${step}|${side}|${name}`;
const exactOf = (point: Point) => `${nameOf(point)}|${point.exact}`;

/** A file of points, one line for each. The workspace's process and the bot's append to it, and it survives a kill at any time. */
export class PointLog {
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

/** How often each point is in these lines, by step, side and name. */
export function countPoints(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const name = withoutExact(line);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** How often the bot is killed at each point, and at a point that is not among them. */
export type Plan = { counts: Readonly<Record<string, number>>; others: number };

/** A plan with about `most` of the points, spread over the whole journey. */
export function sample(counts: Readonly<Record<string, number>>, most: number, random: SeededRandom): Plan {
  const all = Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => name));
  const share = most / Math.max(1, all.length);
  return { counts: countPoints(all.filter(() => random.chance(share))), others: 0 };
}

/** Decides for each point of a walk whether the bot is killed at it: as often as the plan says, but at each exact point once. */
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

/** The text with random ids, timestamps and ciphertexts replaced: they differ from run to run. */
export const withoutIds = (text: string): string =>
  text
    .replaceAll(/(?<![\w-])(?=[\w-]*[A-Z0-9_-])[\w-]{16}(?![\w-])/g, "*")
    .replaceAll(/\b\d{10}\.\d{6}\b/g, "<ts>")
    .replaceAll(/\b(pari|ryhma)-[a-z0-9-]+/g, "$1-*");
