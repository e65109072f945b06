import type { Consent } from "../../src/programme/privacy/own-data.ts";
import type { Looking, OwnDataPart } from "../own-data/part.ts";
import type { Person } from "../people/people.ts";
import { lightActors } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

const rowOf = (db: Db, { id }: Person) => db.orm.select().from(lightActors).where(eq(lightActors.personId, id)).get();

function items({ db, person, at }: Looking) {
  const row = rowOf(db, person);
  if (!row) return {};
  const { consentWay, consentOn, namedAt, joinedAt } = row;
  return {
    withoutSlack: { consentedBy: consentWay, consentedOn: consentOn, named: at(namedAt), joined: at(joinedAt) },
  };
}

function consents(db: Db, person: Person): Consent[] {
  const row = rowOf(db, person);
  if (!row) return [];
  return [
    ...(row.joinedAt === null ? [] : [{ text: "lightPairs.consents.joined" as const, at: row.joinedAt }]),
    { text: "lightPairs.consents.named" as const, at: row.namedAt },
  ];
}

export const ownDataPart: OwnDataPart = { items, consents };
