import type { Message } from "../../blocks/kit.ts";
import { type AnyKind, type RefOf, refOf } from "../../db/outbox/kind.ts";
import type { OutboxRow, RowIn, UnsettledRow } from "../../db/outbox/rows.ts";
import type { Viewer } from "../../db/privacy/privacy.ts";
import type { Db } from "../../db/store/open.ts";
import type { PersonId, SlackChannelId, SlackTs } from "../programme/ids.ts";
import type { Door } from "../slack/door.ts";
import type { Language } from "../texts/languages.ts";
import type { Words } from "../texts/words.ts";
import type { Lookout } from "./lookout.ts";

/** What a delivery works with. `now`: the instant at which the row was taken in hand, in milliseconds since 1970 UTC. */
export type DeliveryContext = {
  db: Db;
  door: Door;
  /** For asking who reads a channel: behind what somebody waits for, unless somebody waits for this. */
  doorToAsk: Door;
  channels: Lookout;
  now: number;
  zone: string;
  words(language: Language): Words;
};

/** What a call did: where the message is, or nothing worth keeping. */
export type CallResult = { channel?: SlackChannelId; ts?: SlackTs };

/** One call to Slack that has to take effect exactly once; or only facts whose time has come, where `call` does nothing. */
export type Step = {
  /** Where the message will be: from the newest ts known there on it is looked for. */
  channel?: SlackChannelId;
  /** Undefined where it is no longer needed since it was prepared, and nothing was called. */
  call(row: RowIn<"calling">): Promise<CallResult | undefined>;
  /**
   * After a call whose end is not known: what it did, or undefined where it did nothing.
   * Left out where doing it again is harmless.
   */
  find?(row: RowIn<"calling">): Promise<CallResult | undefined>;
  /** Facts that follow, written in the transaction that settles the row. */
  settled?(result: CallResult): void;
  /** Slack said no. `done`: it is as it should be; `drop`: give up (after noting what follows); a number: try again at that instant. Anything else is the program's fault. */
  refused?(error: string): "done" | "drop" | number | undefined;
};

/** Thrown by a `call` that did nothing and is to be tried again at that instant; those behind it in its lane do not wait. */
export class Postponed extends Error {
  readonly until: number;
  constructor(until: number, reason: string) {
    super(reason);
    this.until = until;
  }
}

/**
 * What is to be done with a row: nothing (any more), nothing yet, or this step. `because`: what has to end before; when it does, the row may go
 * at once.
 */
export type Decision = { drop: string } | { waitUntil: number; because?: string } | Step;

/** The reason in `last_error` of a row that facts have made superfluous before it was delivered. */
export const NO_LONGER_NEEDED = "no longer needed";

/** A row with its reference checked: it refers to what rows of its kind refer to. */
export type RowOf<K extends AnyKind> = Omit<UnsettledRow, "ref"> & { readonly ref: RefOf<K> };

type EffectDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Whether it waits for the hours in which the bot may speak by itself. */
  readonly withinHours: boolean;
  /** Made fresh for each attempt, in today's state of the facts. May open a direct message, look at members, and note what it learns by that; it changes nothing else. */
  readonly prepare: (context: DeliveryContext, row: RowOf<K>) => Promise<Decision> | Decision;
};

/** What the bot does by itself for rows of one kind, as the outbox takes it: made with `effect` or one of the functions built on it. */
export type Effect = {
  readonly kind: string;
  readonly withinHours: boolean;
  /** @throws where the row does not refer to what rows of its kind refer to */
  readonly prepare: (context: DeliveryContext, row: UnsettledRow) => Promise<Decision> | Decision;
};

/** Where a message goes, in which language, and who will read it there. */
export type Address = { language: Language; viewer: Viewer } & ({ personId: PersonId } | { channelId: SlackChannelId });

/** What a message is drawn from. */
export type DrawContext = { db: Db; now: number; zone: string; words: Words; viewer: Viewer; isRedraw: boolean };

export type MessageEffect = Effect & {
  /** Draws the message of a row again, for an update in place. */
  readonly drawAgain: (context: DeliveryContext, row: Pick<OutboxRow, "ref">) => Message | undefined;
};

/** What the bot does by itself for rows of one kind. This is the border at which the reference of a row from the database is checked. */
export const effect = <K extends AnyKind>({ kind, withinHours, prepare }: EffectDefinition<K>): Effect => ({
  kind: kind.name,
  withinHours,
  prepare: (context, row) => prepare(context, { ...row, ref: refOf(kind, row.ref) }),
});
