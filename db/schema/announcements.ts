import { index, primaryKey, sqliteTable, text } from "../drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/** "Tiedote": what a coordinator says to many at once. */
export const announcements = sqliteTable(
  "announcements",
  {
    id: id(),
    audience: text("audience").$type<Audience>().notNull(),
    /** The two it goes to, where it goes to one pair. */
    pairId: text("pair_id"),
    text: sealed<"announcement">("text"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
    /** When everybody had got it, or could not. */
    finishedAt: at("finished_at"),
    stoppedAt: at("stopped_at"),
  },
  (t) => [index("announcements_created").on(t.createdAt)],
);

export const announcementRecipients = sqliteTable(
  "announcement_recipients",
  {
    announcementId: text("announcement_id").notNull(),
    personId: text("person_id").notNull(),
    state: text("state").$type<"waiting" | "delivered" | "failed">().notNull().default("waiting"),
    reason: text("reason"),
    at: at("at"),
  },
  (t) => [
    primaryKey({ columns: [t.announcementId, t.personId] }),
    index("announcement_recipients_state").on(t.announcementId, t.state),
  ],
);

export type Audience = "mentors" | "actors" | "everyone" | "open-pairs" | "pair";
