import type { PersonId, SlackUserId } from "../ids.ts";
import type { PairState } from "../pairs/states.ts";
import type { Filter } from "./rules.ts";

/** A person for texts: by first name, or by a mention if there is a Slack account (undefined if not). */
export type NamedPerson = { firstName: string; slackUserId: SlackUserId | undefined };

/** One person in a coordinator's list of people. */
export type PersonLine = {
  id: PersonId;
  name: string;
  /** Undefined if the person has no account in the workspace. */
  slackUserId: SlackUserId | undefined;
  isCoordinator: boolean;
  isPeerOrganiser: boolean;
  isDeactivated: boolean;
  /** Whether the viewer is or was in a pair with this person, and therefore may neither read nor write the person's profile. */
  isInPairWithViewer: boolean;
  /** `live`: the pairs now; `most`: how many pairs the mentor accepts at once. */
  mentor: { fields: string; live: number; most: number } | undefined;
  /** `waits`: wishes for a mentor and has none. */
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
