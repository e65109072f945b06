import { stopForm } from "../../src/programme/closing/form.ts";
import { defineForm } from "../../src/programme/forms/fields.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { supportForm } from "../../src/programme/support/form.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart, type Rows } from "../own-data/part.ts";
import { findPerson } from "../people/people.ts";
import { supportRequests } from "../schema/index.ts";
import { asc, eq } from "../store/drizzle.ts";
import { supportTextFor } from "./support.ts";

const ofRequest = (kind: (typeof supportRequests.$inferSelect)["kind"]): Rows => ({
  pair: supportRequests.pairId,
  person: supportRequests.personId,
  only: eq(supportRequests.kind, kind),
});

/** The wishes to the coordinators in Liite 1 are also stored as a request. */
const wishForm = defineForm("kickoff:wish", { workerWishes: kickoffForm.fields.workerWishes });

export const keptRequests = keptIn(supportRequests, supportForm, { text: "text" }, ofRequest("support"));

export const keptAnswers: readonly KeptAnswers[] = [
  keptRequests,
  keptIn(supportRequests, stopForm, { text: "text" }, ofRequest("stop")),
  keptIn(supportRequests, wishForm, { workerWishes: "text" }, ofRequest("wish")),
];

const requestsIn = ({ db, person, viewer, at }: Looking) =>
  db.orm
    .select()
    .from(supportRequests)
    .where(eq(supportRequests.personId, person.id))
    .orderBy(asc(supportRequests.createdAt))
    .all()
    .map(({ id, kind, state, createdAt, takenBy, takenAt, doneAt }) => ({
      kind,
      state,
      created: at(createdAt),
      takenBy: takenBy === null ? null : (findPerson(db, takenBy)?.firstName ?? null),
      taken: at(takenAt),
      done: at(doneAt),
      text: supportTextFor(db, viewer, id) ?? null,
    }));

export const ownDataPart: OwnDataPart = {
  items: (reader) => ({ supportRequests: requestsIn(reader) }),
  counted: (reader) => ({ text: "privacy.stored.requests", count: requestsIn(reader).length }),
};
