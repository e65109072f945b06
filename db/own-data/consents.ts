import type { Consent } from "../../src/programme/privacy/own-data.ts";
import { invitationOf } from "../pairs/new-pair.ts";
import { otherOf, readPair } from "../pairs/pairs.ts";
import { type Person, readPerson } from "../people/people.ts";
import { followUps, pairs, peerContacts } from "../schema/index.ts";
import { and, desc, eq, isNotNull, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** The notices that a person got and the consents that the person gave, with their times; the newest of each kind first. */
export const consentsOf = (db: Db, person: Person): Consent<Person>[] => [
  ...(person.noticeGivenAt === undefined ? [] : [{ what: "notice" as const, at: person.noticeGivenAt }]),
  ...toPairs(db, person),
  ...toPassOnContacts(db, person),
  ...toShare(db, person),
];

function toPairs(db: Db, person: Person): Consent<Person>[] {
  const own = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(or(eq(pairs.mentorId, person.id), eq(pairs.actorId, person.id)))
    .orderBy(desc(pairs.createdAt))
    .all();
  return own.flatMap(({ id }): Consent<Person>[] => {
    const pair = readPair(db, id);
    const other = otherOf(pair, person.id);
    if (pair.consentBy !== null && pair.consentAt !== null)
      return [{ what: "ticked", at: pair.consentAt, other, by: readPerson(db, pair.consentBy) }];
    const { answer, answeredAt } = invitationOf(db, id, person.id) ?? {};
    return answer && answeredAt ? [{ what: answer, at: answeredAt, other }] : [];
  });
}

const toPassOnContacts = (db: Db, { id }: Person): Consent<Person>[] =>
  db.orm
    .select()
    .from(peerContacts)
    .where(eq(peerContacts.personId, id))
    .orderBy(desc(peerContacts.givenAt))
    .all()
    .map(({ givenAt, withdrawnAt }) =>
      withdrawnAt === null ? { what: "contact", at: givenAt } : { what: "contactOver", at: withdrawnAt },
    );

const toShare = (db: Db, { id }: Person): Consent<Person>[] =>
  db.orm
    .select({ sharedAt: followUps.sharedAt })
    .from(followUps)
    .where(and(eq(followUps.actorId, id), isNotNull(followUps.sharedAt)))
    .orderBy(desc(followUps.sharedAt))
    .all()
    .flatMap(({ sharedAt }) => (sharedAt === null ? [] : [{ what: "shared" as const, at: sharedAt }]));
