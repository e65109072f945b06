import { consequenceOf } from "../../src/programme/channels/rules.ts";
import type { PersonId, SlackChannelId } from "../../src/programme/ids.ts";
import { findPersonRowBySlackId } from "../people/person-rows.ts";
import type { Db } from "../store/open.ts";
import { channelInSlack, membersKnown } from "./facts.ts";

/** Channels whose readers decided what was drawn. Before the drawing is sent, the outbox checks that their facts are up to date. */
const consulted = new WeakMap<Db, Set<SlackChannelId>>();

/** Records that a decision depends on who is in a channel. */
export function noteConsulted(db: Db, channelId: SlackChannelId): void {
  consulted.get(db)?.add(channelId);
}

/** Runs the work and returns its result with the channels whose readers it depended on. */
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

/** A member of a channel; without an id if the bot does not know the person. */
export type Inside = { personId: PersonId | undefined; isCoordinator: boolean };

/** Who reads a channel, without deactivated accounts. `anybody`: the channel is public, or shared with another workspace. */
export function readersInside(db: Db, channelId: SlackChannelId): { people: Inside[]; anybody: boolean } {
  noteConsulted(db, channelId);
  const rows = membersKnown(db, channelId).map((slackUserId) => findPersonRowBySlackId(db, slackUserId));
  const present = rows.filter((row) => row === undefined || row.deactivatedAt === null);
  return {
    people: present.map((row) => ({
      personId: row?.id,
      isCoordinator: row !== undefined && row.coordinatorSince !== null,
    })),
    anybody: consequenceOf(channelInSlack(db, channelId))?.othersRead ?? false,
  };
}
