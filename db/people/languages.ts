import type { PersonId } from "../../src/programme/ids.ts";
import { hasChosen } from "../../src/programme/people/language.ts";
import type { Language } from "../../src/texts/languages.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { redraw } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow, type OutboxRow } from "../outbox/rows.ts";
import type { Acting } from "../privacy/acting.ts";
import { people } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/**
 * The first direct message to a person who has not chosen a language offers all of them, once. The person's row in the database says which
 * outbox row has the offer. It is written before the call to Slack, so that after a crash the same row has the offer again and no other one.
 */

type KeyedRow = Pick<OutboxRow, "key">;

/** Stores the language that the person wants, and draws Home and the message that offered the languages again. */
export function chooseLanguage(db: Db, { id }: Acting, language: Language, now: number): void {
  db.orm.update(people).set({ language }).where(eq(people.id, id)).run();
  refreshHome(db, [id], now);
  redrawAbout(db, { reader: id }, now);
  const offeredIn = offerTo(db, id)?.offeredIn;
  if (offeredIn) redraw(db, { key: offeredIn }, now);
}

/** Whether the message of this row, when it is drawn again, offers the languages. */
export function offersLanguages(db: Db, personId: PersonId, { key }: KeyedRow): boolean {
  const offer = offerTo(db, personId);
  return offer !== undefined && !hasChosen(offer) && offer.offeredIn === key;
}

/**
 * Whether the message of this row, which is about to be sent, offers the languages. If so, no other message does, unless Slack certainly has not
 * got this one.
 */
export function claimLanguageOffer(db: Db, personId: PersonId, row: KeyedRow): boolean {
  const offer = offerTo(db, personId);
  if (!offer || hasChosen(offer)) return false;
  if (offer.offeredIn === row.key) return true;
  if (offer.offeredIn !== null && mayBeInSlack(findRow(db, { key: offer.offeredIn }))) return false;
  setOffer(db, personId, row);
  return true;
}

/** A message was found in Slack that the database does not know as sent, as after a restored backup. Without an earlier one it has the offer. */
export function noteLanguageOffered(db: Db, personId: PersonId, row: KeyedRow): void {
  if (offerTo(db, personId)?.offeredIn === null) setOffer(db, personId, row);
}

/** Instead of the key of a row that is deleted. No row has it. */
const OFFERED_LONG_AGO = "gone";

/** Rows with these keys are being deleted. A key has the id of what its message is about. That the languages were offered stays known. */
export function forgetOffers(db: Db, keys: readonly string[]): void {
  const isThere = sql`${people.languageOfferedIn} in (select value from json_each(${JSON.stringify(keys)}))`;
  db.orm.update(people).set({ languageOfferedIn: OFFERED_LONG_AGO }).where(isThere).run();
}

/** Rows that were sent are deleted after a year. */
const mayBeInSlack = (row: OutboxRow | undefined): boolean =>
  row === undefined || row.state === "calling" || row.state === "sent";

const offerTo = (db: Db, personId: PersonId) => offerOf(db).get({ personId });

const offerOf = prepared((orm) =>
  orm
    .select({ chosen: people.language, ofProfile: people.profileLanguage, offeredIn: people.languageOfferedIn })
    .from(people)
    .where(eq(people.id, sql.placeholder("personId")))
    .prepare(),
);

const setOffer = (db: Db, personId: PersonId, { key }: KeyedRow): void =>
  void db.orm.update(people).set({ languageOfferedIn: key }).where(eq(people.id, personId)).run();
