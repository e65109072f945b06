import { consequenceOf } from "../../src/programme/channels/rules.ts";
import type { PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import { people } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { channelInSlack, membersKnown } from "./facts.ts";

/** Of which channels it mattered who reads them, while something was drawn: what is drawn for one must not be older than that is known. */
const consulted = new WeakMap<Db, Set<SlackChannelId>>();

/** Called wherever a decision depends on who is in a channel. */
export function noteConsulted(db: Db, channelId: SlackChannelId): void {
  consulted.get(db)?.add(channelId);
}

/** Does the work, and tells of which channels the readers decided about it. */
export function consulting<Result>(
  db: Db,
  work: () => Result,
): { result: Result; channels: readonly SlackChannelId[] } {
  const before = consulted.get(db);
  const channels = new Set<SlackChannelId>();
  consulted.set(db, channels);
  try {
    return { result: work(), channels: [...channels] };
  } finally {
    if (before) consulted.set(db, before);
    else consulted.delete(db);
  }
}

/** Somebody in a channel; without an id where the bot does not know her. */
export type Inside = { personId: PersonId | undefined; isCoordinator: boolean };

/** Who reads a channel. Whose account is closed reads nothing. `anybody`: it is public, or shared with others. */
export function readersInside(db: Db, channelId: SlackChannelId): { people: Inside[]; anybody: boolean } {
  noteConsulted(db, channelId);
  const rows = membersKnown(db, channelId).map((slackUserId) => personRow(db).get({ slackUserId }));
  const present = rows.filter((row) => row === undefined || row.deactivatedAt === null);
  return {
    people: present.map((row) => ({
      personId: row?.id,
      isCoordinator: row !== undefined && row.coordinatorSince !== null,
    })),
    anybody: consequenceOf(channelInSlack(db, channelId))?.othersRead ?? false,
  };
}

const personRow = prepared((orm) =>
  orm
    .select({ id: people.id, deactivatedAt: people.deactivatedAt, coordinatorSince: people.coordinatorSince })
    .from(people)
    .where(eq(people.slackUserId, sql.placeholder("slackUserId")))
    .prepare(),
);
