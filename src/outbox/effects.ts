import type { SpokenMessage } from "../../blocks/spoken.ts";
import { type AnyKind, type RefOf, refOf } from "../../db/outbox/kind.ts";
import type { OutboxRow, RowIn, UnsettledRow } from "../../db/outbox/rows.ts";
import type { Member } from "../../db/people/people.ts";
import type { Viewer } from "../../db/privacy/privacy.ts";
import type { Db } from "../../db/store/open.ts";
import type { MailDoor } from "../mail/door.ts";
import type { SlackChannelId, SlackTs } from "../programme/ids.ts";
import type { Door, SlackRefused } from "../slack/door.ts";
import type { Language } from "../texts/languages.ts";
import type { Words } from "../texts/words.ts";
import type { Lookout } from "./lookout.ts";

/** What a delivery works with. `now`: when the delivery of the row began, in milliseconds since 1970 UTC. */
export type DeliveryContext = {
  db: Db;
  door: Door;
  /** For asking who reads a channel: with low urgency, unless a person probably waits for this message. */
  doorToAsk: Door;
  channels: Lookout;
  /** Undefined where no mail server is set. */
  mail: MailDoor | undefined;
  now: number;
  zone: string;
  words(language: Language, isElsewhere?: boolean): Words;
};

/** The end of a letter that is given up: for good, or because nobody can tell whether it arrived. `settled` writes what follows. */
export class GivenUp extends Error {
  readonly settled: () => void;
  constructor(reason: string, settled: () => void = () => undefined) {
    super(reason);
    this.settled = settled;
  }
}

/** Thrown by the `call` of a letter that certainly did not go: after a wait that grows with each attempt it is tried again. */
export class NotYetGiven extends Error {}

/** Where the message or channel is that a call made, and the mark of what the message says; empty where there is nothing to keep. */
export type CallResult = { channel?: SlackChannelId; ts?: SlackTs; drawn?: string };

/**
 * What follows from a refusal by Slack. `done`: the wanted state exists already; `drop`: give up; a number: try again at that instant.
 * Undefined means a missing scope or a fault of the program: nothing is given up, and the row is tried again until Slack accepts it.
 */
export type Verdict = "done" | "drop" | number | undefined;

/** One call to Slack that must take effect exactly once. Where only facts are written, `call` does nothing. */
export type Step = {
  /** Where the message will be. `find` looks from the newest ts known in this channel on. */
  channel?: SlackChannelId;
  /** Returns undefined, without calling Slack, where the message has become unneeded since it was prepared. */
  call(row: RowIn<"calling">): Promise<CallResult | undefined>;
  /**
   * After a call with an unknown end: what the call did, or undefined where it did nothing.
   * Left out where repeating the call is harmless.
   */
  find?(row: RowIn<"calling">): Promise<CallResult | undefined>;
  /** Writes the facts that follow, in the transaction that settles the row. */
  settled?(result: CallResult): void;
  /**
   * Slack refused the call. Writes what follows first, in the transaction that settles the row. Not called for what concerns the whole workspace
   * or the token, nor where the wanted state exists already: see src/slack/errors.ts.
   */
  refused?(error: SlackRefused): Verdict;
};

/** Thrown by a `call` that did nothing and is to be tried again at `until`. Rows behind it in its lane do not wait. */
export class Postponed extends Error {
  readonly until: number;
  constructor(until: number, reason: string) {
    super(reason);
    this.until = until;
  }
}

/**
 * What to do with a row: drop it, wait, or take this step. `because`: what the row waits for; when that ends, `hurry` in db/outbox lets the row
 * go at once.
 */
export type Decision = { drop: string } | { waitUntil: number; because?: string } | Step;

/** The reason in `last_error` of a row that became unneeded before it was delivered. */
export const NO_LONGER_NEEDED = "no longer needed";

/** A row whose reference has been checked against its kind. */
export type RowOf<K extends AnyKind> = Omit<UnsettledRow, "ref"> & { readonly ref: RefOf<K> };

/**
 * Whether rows of a kind wait for the hours in which the bot may begin something by itself. Such rows wait for the end of silent days too, except
 * those that people rely on because of something that they have agreed.
 */
export type WithinHours = boolean | "silent-days-too";

type EffectDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Whether the row waits for the hours in which the bot may write by itself. */
  readonly withinHours: WithinHours;
  /**
   * Called for each attempt, with the facts of that moment. May open a direct message, ask for members, and store what it learns by that.
   * Changes nothing else.
   */
  readonly prepare: (context: DeliveryContext, row: RowOf<K>) => Promise<Decision> | Decision;
};

/** How rows of one kind are delivered. Made with `effect` or one of the functions built on it. */
export type Effect = {
  readonly kind: string;
  readonly withinHours: WithinHours;
  /** @throws where the row's reference does not match its kind */
  readonly prepare: (context: DeliveryContext, row: UnsettledRow) => Promise<Decision> | Decision;
};

/** Where a message goes, in which language, and who reads it there. Nobody without an account has an address. */
export type Address = { language: Language; viewer: Viewer } & ({ person: Member } | { channelId: SlackChannelId });

/** What an effect draws a message from: the database, the time, the words and who reads it. */
export type DrawContext = { db: Db; now: number; zone: string; words: Words; viewer: Viewer; isRedraw: boolean };

export type MessageEffect = Effect & {
  /** Draws the message of a row again, for an update in place. */
  readonly drawAgain: (
    context: DeliveryContext,
    row: Pick<OutboxRow, "key" | "ref" | "channel">,
  ) => SpokenMessage | undefined;
};

/** Defines how rows of one kind are delivered. Here the reference of a row from the database is checked and gets its type. */
export const effect = <K extends AnyKind>({ kind, withinHours, prepare }: EffectDefinition<K>): Effect => ({
  kind: kind.name,
  withinHours,
  prepare: (context, row) => prepare(context, { ...row, ref: refOf(kind, row.ref) }),
});
