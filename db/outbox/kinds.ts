import { field, kind, named, type RefOf } from "./kind.ts";
import { kindsOfRooms } from "./kinds.index.ts";

/** Everything the bot says and does by itself, by kind: what its rows refer to, and in which lane they wait. */
export const kinds = named({
  /** Updates a message that was already sent, in the message's own lane. */
  "outbox:update": kind({ message: field.row }, (_ref, to: string) => to),
  ...kindsOfRooms,
});

export type Kinds = typeof kinds;
export type KindName = keyof Kinds;
/** What rows of a kind refer to. */
export type Ref<N extends KindName> = RefOf<Kinds[N]>;
