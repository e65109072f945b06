import { followUpForm } from "../../src/programme/follow-up/form.ts";
import type { Consent } from "../../src/programme/privacy/own-data.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart } from "../own-data/part.ts";
import type { Person } from "../people/people.ts";
import { open } from "../privacy/privacy.ts";
import { followUps, typedReplies } from "../schema/index.ts";
import { and, asc, desc, eq, isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { permitOfWriter } from "./typed.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(
    followUps,
    followUpForm,
    { rating: "rating", words: "reply", sharing: "sharedAt" },
    { pair: followUps.pairId, person: followUps.actorId },
  ),
];

function typedIn({ db, person, at }: Looking) {
  const permitted = permitOfWriter(db, person.id);
  return db.orm
    .select()
    .from(typedReplies)
    .where(eq(typedReplies.personId, person.id))
    .orderBy(asc(typedReplies.receivedAt))
    .all()
    .map(({ id, text, receivedAt, outcome, settledAt }) => ({
      received: at(receivedAt),
      becameOfIt: outcome,
      settled: at(settledAt),
      text: text === null || !permitted ? null : open(db, permitted, { column: "typed_replies.text", row: id }, text),
    }));
}

const consentsToShareAnswers = (db: Db, { id }: Person): Consent[] =>
  db.orm
    .select({ sharedAt: followUps.sharedAt })
    .from(followUps)
    .where(and(eq(followUps.actorId, id), isNotNull(followUps.sharedAt)))
    .orderBy(desc(followUps.sharedAt))
    .all()
    .flatMap(({ sharedAt }) => (sharedAt === null ? [] : [{ text: "privacy.consents.shared" as const, at: sharedAt }]));

/** The answers about meetings are with their meetings in the file (db/own-data/own-data.ts). */
export const ownDataPart: OwnDataPart = {
  items: (reader) => ({ messagesTypedToTheBot: typedIn(reader) }),
  consents: consentsToShareAnswers,
};
