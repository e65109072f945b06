import type { Message } from "../../blocks/kit.ts";
import type { OutboxRow, Ref } from "../../db/outbox/outbox.ts";
import type { Viewer } from "../../db/privacy/privacy.ts";
import type { Db } from "../../db/store/open.ts";
import type { PersonId, SlackChannelId, SlackTs } from "../programme/ids.ts";
import type { Door } from "../slack/door.ts";
import type { Language } from "../texts/languages.ts";
import type { Words } from "../texts/words.ts";

/** What a delivery works with. */
export type Desk = {
  db: Db;
  door: Door;
  now: number;
  zone: string;
  words(language: Language): Words;
};

/** What a call made: where a message stands, or nothing worth keeping. */
export type Made = { channel?: SlackChannelId; ts?: SlackTs };

/** One call to Slack that has to take effect exactly once; or only facts whose time has come, where `call` does nothing. */
export type Step = {
  /** Where a message will stand: from the newest ts known there on it is looked for. */
  channel?: SlackChannelId;
  /** Undefined where it has lost its point since it was prepared, and nothing was called. */
  call(row: OutboxRow): Promise<Made | undefined>;
  /**
   * After a call whose end is not known: what it made, or undefined where it made nothing.
   * Left out where doing it again is harmless.
   */
  find?(row: OutboxRow): Promise<Made | undefined>;
  /** Facts that follow, written in the transaction that settles the row. */
  settled?(made: Made, row: OutboxRow): void;
  /** Slack said no. `done`: it is as it should be; `drop`: give up (after noting what follows); a number: try again at that instant. Anything else is the program's fault. */
  refused?(error: string): "done" | "drop" | number | undefined;
};

/** Thrown by a `call` that made nothing and is to be tried again at that instant; those behind it in its lane do not wait. */
export class Postponed extends Error {
  readonly until: number;
  constructor(until: number, reason: string) {
    super(reason);
    this.until = until;
  }
}

/** Nothing to do (any more), not yet, or what to do. */
export type Preparation = { drop: string } | { waitUntil: number } | Step;

/** What the bot does by itself for rows of one kind. */
export type Effect = {
  kind: string;
  /** Whether it waits for the hours in which the bot may speak by itself. */
  withinHours: boolean;
  /** Made fresh for each attempt, in today's state of the facts. May open a direct message or look at members, but changes nothing. */
  prepare(desk: Desk, row: OutboxRow): Promise<Preparation> | Preparation;
};

/** Where a message goes, in which language, and who will read it there. */
export type Address = { language: Language; viewer: Viewer } & ({ personId: PersonId } | { channelId: SlackChannelId });

/** What a message is drawn from. */
export type Easel = { db: Db; now: number; zone: string; words: Words; viewer: Viewer; isRedraw: boolean };

export type MessageEffect = Effect & {
  /** Draws it anew, for an update in place. */
  drawAgain(desk: Desk, ref: Ref): Message | undefined;
};
