import { createHmac } from "node:crypto";
import { addressFor, noteBroken } from "../../db/mail/addresses.ts";
import { whenAddressBroke } from "../../db/mail/broken.ts";
import { MAY_HAVE_ARRIVED } from "../../db/mail/letters.ts";
import { mayHaveBeenDone } from "../../db/outbox/due-rows.ts";
import type { AnyKind, RefOf } from "../../db/outbox/kind.ts";
import type { OutboxRow } from "../../db/outbox/rows.ts";
import { noteGiven } from "../../db/outbox/states.ts";
import { readPerson } from "../../db/people/people.ts";
import { readsElsewhere } from "../../db/people/zones.ts";
import type { Db } from "../../db/store/open.ts";
import { MailRefused, MailUncertain, MailUnready } from "../mail/errors.ts";
import type { Letter } from "../mail/letter.ts";
import { HOUR_MS } from "../programme/calendar/calendar.ts";
import type { PersonId } from "../programme/ids.ts";
import type { LetterTopic } from "../programme/mail/rules.ts";
import type { Words } from "../texts/words.ts";
import {
  type Decision,
  type DeliveryContext,
  type Effect,
  effect,
  GivenUp,
  NO_LONGER_NEEDED,
  NotYetGiven,
  Postponed,
  type RowOf,
  type WithinHours,
} from "./effects.ts";
import { currentKey } from "./stamp.ts";

/** What a letter is drawn from: the facts of now, in the language of the person whom it is for, opened with that person's permit. */
export type LetterContext = {
  db: Db;
  now: number;
  zone: string;
  words: Words;
  viewer: { personId: PersonId };
  /** To which the letter goes. Only for the calendar file, which names it. */
  address: string;
};

type LetterDefinition<K extends AnyKind> = {
  readonly kind: K;
  /** Whom the letter is for. She need not have an account in Slack. */
  readonly to: (ref: RefOf<K>) => PersonId;
  readonly topic: LetterTopic;
  readonly withinHours: WithinHours;
  /** After this instant the letter is of no use, and is not sent: milliseconds since 1970 UTC. Undefined: it is of none any longer. */
  readonly usefulUntil: (context: Pick<LetterContext, "db" | "now">, ref: RefOf<K>) => number | undefined;
  /** Undefined where it is no longer needed. */
  readonly draw: (context: LetterContext, ref: RefOf<K>) => Letter | undefined;
};

/** Where no mail server is set letters wait, until they are of no use. */
const NO_SERVER_FOR_MS = HOUR_MS;

/** The letter became unneeded after the mail server was called and before its text was given. */
class Unneeded extends Error {}

/** A letter that is sent twice, for example after a restored backup, is the same letter for a mail program: the mark of its row's key, as in Slack. */
const markOf = (db: Db, { key }: Pick<OutboxRow, "key">): string =>
  createHmac("sha256", currentKey(db)).update(`letter:${key}`).digest("base64url");

/** The reader of a letter whose reference names nobody else. */
export const toReaderIn = ({ person }: { person: PersonId }): PersonId => person;

/**
 * Sends a letter at most once. It is tried again only while it is certain that the mail server has not got its text: that the text begins to be
 * given is committed before its first byte is.
 */
export function letterEffect<K extends AnyKind>(definition: LetterDefinition<K>): Effect {
  const { kind, to, topic, withinHours } = definition;

  function drawFor(context: DeliveryContext, ref: RefOf<K>, address: string): Letter | undefined {
    const { db, now, zone } = context;
    const person = readPerson(db, to(ref));
    const viewer = { personId: person.id };
    const words = context.words(person.language, readsElsewhere(db, viewer, now, zone));
    return definition.draw({ db, now, zone, words, viewer, address }, ref);
  }

  /** Where a letter goes, if the person still wants it. */
  const addressNow = (db: Db, personId: PersonId): string | undefined =>
    readPerson(db, personId).isDeactivated ? undefined : addressFor(db, personId, topic);

  const prepare = (context: DeliveryContext, row: RowOf<K>): Decision => {
    const { db, now, mail } = context;
    const { ref } = row;
    if (row.givenAt !== null || mayHaveBeenDone(db, row)) return { drop: MAY_HAVE_ARRIVED };
    const personId = to(ref);
    const address = addressNow(db, personId);
    if (address === undefined) return { drop: "nobody to tell" };
    const until = definition.usefulUntil(context, ref);
    if (until === undefined || until <= now) return { drop: NO_LONGER_NEEDED };
    if (!mail) return { waitUntil: Math.min(now + NO_SERVER_FOR_MS, until), because: "no mail server" };
    return {
      async call(calling) {
        const letter = drawFor(context, ref, address);
        if (!letter) return undefined;
        const mark = markOf(db, calling);
        const given = () => {
          // The mail server may have taken minutes to accept the address, and facts may have changed meanwhile.
          if (addressNow(db, personId) !== address || !drawFor(context, ref, address)) throw new Unneeded();
          noteGiven(db, calling, now);
        };
        try {
          await mail.send({ to: address, letter, mark, at: now, given });
          return {};
        } catch (error) {
          if (error instanceof Unneeded) return undefined;
          throw meant(error, address);
        }
      },
    };

    function meant(error: unknown, address: string): unknown {
      if (error instanceof MailUnready)
        return error.waitMs === undefined
          ? new NotYetGiven(error.message)
          : new Postponed(now + error.waitMs, error.message);
      if (error instanceof MailUncertain) return new GivenUp(MAY_HAVE_ARRIVED);
      if (!(error instanceof MailRefused)) return error;
      return new GivenUp(error.message, () => {
        if (error.isOfAddress && noteBroken(db, personId, address, now)) whenAddressBroke(db, personId, now);
      });
    }
  };

  return effect({ kind, withinHours, prepare });
}
