import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { PairMoment } from "./pair-moments.ts";
import type { UnderWay } from "./under-way.ts";
import type { World } from "./world.ts";

/** A text that was typed or chosen. `row`: the first words of its row in the table of section 2. `easyMark`: what stands for it in easy Finnish. */
export type Item = { row: string; mark: string; easyMark?: string; owner?: PairRole; isShared?: boolean };

export type Marked = {
  name: string;
  id: PairId;
  channelId: SlackChannelId;
  mentor: string;
  actor: string;
  items: Item[];
};

/**
 * A pair that writes all that it can. `before`: whose mentor is replaced before the end; `now`: with the next mentor; `own`: whose mentor is a
 * coordinator of other pairs.
 */
export type Writing = {
  world: World;
  name: "before" | "now" | "own";
  pair: UnderWay;
  /** A text that is in one place only. */
  mark(what: string): string;
  /** The days of its two meetings. */
  days: readonly [string, string];
};

/** What the tests of a feature let a pair write in Slack, and its marks. */
export type MarksInPairs = Partial<Record<PairMoment, (writing: Writing) => Promise<readonly Item[]>>>;

/** The moments outside the pairs. */
export type MomentBeside = "before the pairs" | "after the pairs" | "on the last day" | "at the end";

/** What the tests of a feature let be written in Slack beside the pairs. What belongs to no pair of `marked` is added there. */
export type MarksBesidePairs = Partial<Record<MomentBeside, (world: World, marked: Marked[]) => Promise<void>>>;

/** What was added under this name. */
export function markedAs(name: string, marked: readonly Marked[]): Marked {
  const found = marked.find((one) => one.name === name);
  if (!found) throw new Error(`nothing is marked as ${name}`);
  return found;
}
