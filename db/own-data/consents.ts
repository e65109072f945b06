import type { Consent } from "../../src/programme/privacy/own-data.ts";
import { invitationOf } from "../pairs/new-pair.ts";
import { otherOf, readPair } from "../pairs/pairs.ts";
import { type Person, readPerson } from "../people/people.ts";
import { pairs } from "../schema/index.ts";
import { desc, eq, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { ownDataParts } from "./parts.index.ts";

/** What a person was told and agreed to, and when; of each kind the newest first. */
export const consentsOf = (db: Db, person: Person): Consent[] => [
  ...(person.noticeGivenAt === undefined
    ? []
    : [{ text: "privacy.consents.notice" as const, at: person.noticeGivenAt }]),
  ...toPairs(db, person),
  ...ownDataParts.flatMap((part) => part.consents?.(db, person) ?? []),
];

function toPairs(db: Db, person: Person): Consent[] {
  const own = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(or(eq(pairs.mentorId, person.id), eq(pairs.actorId, person.id)))
    .orderBy(desc(pairs.createdAt))
    .all();
  return own.flatMap(({ id }): Consent[] => {
    const pair = readPair(db, id);
    const other = otherOf(pair, person.id).firstName;
    if (pair.consentBy !== null && pair.consentAt !== null) {
      const by = readPerson(db, pair.consentBy).firstName;
      return [{ text: "privacy.consents.ticked", at: pair.consentAt, names: { other, by } }];
    }
    const { answer, answeredAt } = invitationOf(db, id, person.id) ?? {};
    return answer && answeredAt ? [{ text: `privacy.consents.${answer}`, at: answeredAt, names: { other } }] : [];
  });
}
