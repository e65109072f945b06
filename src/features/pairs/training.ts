import { isTrained } from "../../../db/enrolment/profiles.ts";
import type { Person } from "../../../db/people/people.ts";
import type { Programme } from "../../../db/programmes/programmes.ts";
import type { Db } from "../../../db/store/open.ts";
import type { Complaint } from "../../programme/forms/reading.ts";

/** Where the programme requires the training, a mentor without it cannot be in a pair. */
export const complaintAboutTraining = (db: Db, { version }: Programme, mentor: Person): Complaint | undefined =>
  version.contents.needsTraining && !isTrained(db, mentor.id)
    ? { key: "pairs.wrong.untrained", params: { name: mentor.firstName } }
    : undefined;
