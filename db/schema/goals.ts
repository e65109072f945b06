import type { GoalId, PairId, PersonId } from "../../src/programme/ids.ts";
import { index, integer, sqliteTable, text } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/** The goals of a pair as the two have them now. Liite 1 keeps them as they were written there. */
export const goals = sqliteTable(
  "goals",
  {
    id: id<GoalId>(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    position: integer("position").notNull(),
    /** Null after the texts of the pair were deleted: the row is counted. */
    text: sealed<"goal">("text"),
    /** When the actor said that it is reached. */
    reachedAt: at("reached_at"),
    savedBy: text("saved_by").$type<PersonId>().notNull(),
    savedAt: at("saved_at").notNull(),
    /** The same in all goals of a pair: rises with each change of their texts or order. */
    revision: integer("revision").notNull(),
  },
  (t) => [index("goals_pair").on(t.pairId, t.position)],
);
