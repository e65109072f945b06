import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";

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
