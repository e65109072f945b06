import type { Outcome, Side, WayOn } from "../../src/programme/closing/rules.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import type { ClosingAnswerId, PairId, PersonId, SupportRequestId } from "../../src/programme/ids.ts";
import type { RequestState, SupportKind } from "../../src/programme/support/rules.ts";
import { index, integer, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/** Requests that only coordinators see: for support, to stop, or a wish to the network's worker. */
export const supportRequests = sqliteTable(
  "support_requests",
  {
    id: id<SupportRequestId>(),
    pairId: text("pair_id").$type<PairId>(),
    personId: text("person_id").$type<PersonId>().notNull(),
    kind: text("kind").$type<SupportKind>().notNull(),
    text: sealed<"support">("text"),
    state: text("state").$type<RequestState>().notNull().default("open"),
    takenBy: text("taken_by").$type<PersonId>(),
    takenAt: at("taken_at"),
    doneAt: at("done_at"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    index("support_requests_state").on(t.state),
    index("support_requests_person").on(t.personId),
    index("support_requests_pair").on(t.pairId).where(sql`${t.pairId} is not null`),
    index("support_requests_texts").on(t.doneAt).where(sql`${t.text} is not null`),
  ],
);

/** Each side's answer at the end of a pair. */
export const closingAnswers = sqliteTable(
  "closing_answers",
  {
    id: id<ClosingAnswerId>(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    role: text("role").$type<Side>().notNull(),
    /** Which finishing of the pair the answer belongs to. Answers to a finishing that was undone do not count. */
    closing: integer("closing").notNull(),
    outcome: text("outcome").$type<Stored<Outcome>>().notNull(),
    rating: integer("rating"),
    text: sealed<"feedback">("text"),
    goesOn: text("goes_on", { mode: "json" }).$type<Stored<WayOn>[]>(),
    savedAt: at("saved_at").notNull(),
    revision: integer("revision").notNull().default(1),
  },
  (t) => [uniqueIndex("closing_answers_pair_role").on(t.pairId, t.role)],
);
