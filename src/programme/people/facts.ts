import type { PersonId, SlackUserId } from "../ids.ts";
import type { PairState } from "../pairs/states.ts";
import type { Filter } from "./rules.ts";

/** Somebody in a coordinator's list of people. */
export type PersonLine = {
  id: PersonId;
  name: string;
  /** Empty for somebody who is not yet in the workspace. */
  slackUserId: SlackUserId;
  isCoordinator: boolean;
  isPeerOrganiser: boolean;
  isDeactivated: boolean;
  /** She who looks is or was in a pair with her, so what she told of herself is not hers to read or write. */
  isInPairWithViewer: boolean;
  /** `live`: her pairs now; `most`: how many she can have at once. */
  mentor: { fields: string; live: number; most: number } | undefined;
  /** `waits`: she wishes for a mentor and has none. */
  actor: { fields: string; waits: boolean } | undefined;
};

export type PairLine = {
  mentor: string;
  actor: string;
  state: PairState;
  isPaused: boolean;
  finishedAt: number | undefined;
};

export type ListOfPeople = {
  items: readonly PersonLine[];
  page: number;
  pages: number;
  count: number;
  filter: Filter;
  search: string;
};
