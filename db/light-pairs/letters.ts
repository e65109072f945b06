import type { ToldBy } from "../../src/programme/light-pairs/rules.ts";
import { findMailRow, getsLetters, saveGivenMail } from "../mail/addresses.ts";
import { writeComingLetters } from "../mail/beginning.ts";
import { type CodeTyped, confirmMail, sendCode } from "../mail/codes.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { isLight, type Pair } from "../pairs/pairs.ts";
import type { Person } from "../people/people.ts";
import { type Allowed, allow, type Coordinator, type PairAs } from "../privacy/acting.ts";
import type { Db } from "../store/open.ts";

/**
 * Letters to the actor of a light pair: when and where she meets her mentor. A coordinator gives the address with her consent. Before anything else
 * goes there, a code does, which she tells and the coordinator types: so a mistyped address gets nothing of hers.
 */
export function beginLetters(db: Db, by: Coordinator, actor: Pick<Person, "id">, address: string, now: number): void {
  saveGivenMail(db, { personId: actor.id, address, givenBy: by.id }, now);
  sendCode(db, actor, now);
}

/** Whether a code waits to be typed for the actor. Says nothing of the address. */
export const awaitsCode = (db: Db, pair: Pair): boolean => {
  const row = findMailRow(db, pair.actor.id);
  return isLight(pair) && row !== undefined && row.address !== null && row.confirmedAt === null;
};

type Confirmable = Allowed<"type a code for her", { readonly pair: Pair }>;

export const findConfirmable = (db: Db, pair: PairAs<"coordinator">): Confirmable | undefined =>
  awaitsCode(db, pair) ? allow(db, { pair }) : undefined;

/** Another code; the one before is void. @returns false after the most that are sent in a day */
export const sendCodeForHer = (db: Db, { pair }: Confirmable, now: number): boolean => sendCode(db, pair.actor, now);

/** The code that came to her. From then on she gets letters, and the mentor is no longer asked to tell her the times. */
export function confirmForHer(db: Db, { pair }: Confirmable, typed: string, now: number, zone: string): CodeTyped {
  const said = confirmMail(db, pair.actor, typed, now);
  if (said !== "confirmed") return said;
  writeComingLetters(db, pair.actor.id, now, zone);
  redrawAbout(db, { pair: pair.id }, now);
  return said;
}

/** Who tells the actor when and where she meets her mentor: the bot where she has an account, a letter, or her mentor. */
export function toldBy(db: Db, pair: Pair): ToldBy {
  if (!isLight(pair)) return "bot";
  return getsLetters(db, pair.actor.id, "meetings") ? "letter" : "mentor";
}
