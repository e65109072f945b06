import type { PersonId, SlackUserId } from "../../src/programme/ids.ts";
import { people } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import { prepared } from "../store/prepared.ts";
import { remembered } from "../store/remembered.ts";

/** The rows of people as they are stored, names sealed. Who may read of a person what is in people.ts and in db/privacy. */

const byId = prepared((orm) =>
  orm
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder("id")))
    .prepare(),
);

const bySlackId = prepared((orm) =>
  orm
    .select()
    .from(people)
    .where(eq(people.slackUserId, sql.placeholder("slackUserId")))
    .prepare(),
);

export const findPersonRow = remembered("people", (db, id: PersonId) => byId(db).get({ id }));

export const findPersonRowBySlackId = remembered("people", (db, slackUserId: SlackUserId) =>
  bySlackId(db).get({ slackUserId }),
);
