import type { PairId, PersonId } from "../../src/programme/ids.ts";
import type { MidWayId } from "../../src/programme/mid-way/form.ts";
import { integer, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/** The mid-way check: the answers of one of the two of a pair, from when she was asked. */
export const midWayAnswers = sqliteTable(
  "mid_way_answers",
  {
    id: id<MidWayId>(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    askedAt: at("asked_at").notNull(),
    /** Not sealed, because the report counts it. */
    rating: integer("rating"),
    needs: sealed<"mid-way">("needs"),
    answeredAt: at("answered_at"),
    /** Since when she shows it to coordinators. */
    sharedAt: at("shared_at"),
    revision: integer("revision").notNull().default(0),
  },
  (t) => [uniqueIndex("mid_way_answers_person").on(t.pairId, t.personId)],
);
