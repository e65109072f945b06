import { field, kind, named, type RefOf } from "./kind.ts";
import { kindsOfRooms } from "./kinds.index.ts";
import { laneOf } from "./lanes.ts";
import { work } from "./subjects.ts";

/** Everything the bot says and does by itself, by kind: what its rows refer to, and in which lane they wait. */
export const kinds = named({
  /** Updates a message that was already sent, in the message's own lane. */
  "outbox:update": kind({ message: field.row }, (_ref, to: string) => to, work),
  /**
   * Something about a subject has changed: redraws the messages about it that say something else now. `to`: the only lanes to look into, as a
   * JSON array; "" for all. `after`: the number of the last row that was looked at.
   */
  "outbox:changed": kind(
    { subject: field.text, id: field.text, to: field.text, after: field.number },
    ({ id }) => laneOf.subject(id),
    work,
  ),
  ...kindsOfRooms,
});

export type Kinds = typeof kinds;
export type KindName = keyof Kinds;
/** What rows of a kind refer to. */
export type Ref<N extends KindName> = RefOf<Kinds[N]>;
