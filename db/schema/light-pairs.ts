import type { PersonId } from "../../src/programme/ids.ts";
import type { ConsentWay } from "../../src/programme/light-pairs/form.ts";
import { primaryKey, sqliteTable, text } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** People whom a coordinator has put into a pair as actors although they have no account in the workspace. */
export const lightActors = sqliteTable("light_actors", {
  personId: text("person_id").$type<PersonId>().primaryKey(),
  /** How and on which day the person consented, as the coordinator says. */
  consentWay: text("consent_way").$type<ConsentWay>().notNull(),
  consentOn: text("consent_on").notNull(),
  namedBy: text("named_by").$type<PersonId>().notNull(),
  namedAt: at("named_at").notNull(),
  /** When the person's account was linked, by the person's own yes. Null while there is none. */
  joinedAt: at("joined_at"),
});

/** That an account may belong to a person who was named without one. The user of the account is asked, and nothing is linked before the yes. */
export const lightJoins = sqliteTable(
  "light_joins",
  {
    personId: text("person_id").$type<PersonId>().notNull(),
    /** The person of the account. After the yes nobody has this id: the account belongs to `personId`. */
    newId: text("new_id").$type<PersonId>().notNull(),
    foundAt: at("found_at").notNull(),
    /** The coordinator who says that they are one person. Null if the address says it. */
    foundBy: text("found_by").$type<PersonId>(),
    answer: text("answer").$type<"yes" | "no">(),
    answeredAt: at("answered_at"),
  },
  (t) => [primaryKey({ columns: [t.personId, t.newId] })],
);
