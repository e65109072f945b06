import type { Audience } from "../../src/programme/announcements/rules.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import type { AnnouncementId, PairId, PersonId } from "../../src/programme/ids.ts";
import { index, primaryKey, sql, sqliteTable, text } from "../store/drizzle.ts";
import { at, flag, id, sealed } from "./columns.ts";

/** "Tiedote": a coordinator's message to many people. */
export const announcements = sqliteTable(
  "announcements",
  {
    id: id<AnnouncementId>(),
    audience: text("audience").$type<Stored<Audience>>().notNull(),
    /** The pair that gets it, if it is for one pair. */
    pairId: text("pair_id").$type<PairId>(),
    text: sealed<"announcement">("text"),
    createdBy: text("created_by").$type<PersonId>().notNull(),
    createdAt: at("created_at").notNull(),
    /** Null for a draft. */
    sentAt: at("sent_at"),
    /** When every recipient was either delivered to or failed. */
    finishedAt: at("finished_at"),
    stoppedAt: at("stopped_at"),
  },
  (t) => [
    index("announcements_created").on(t.createdAt),
    index("announcements_author").on(t.createdBy, t.sentAt),
    index("announcements_texts").on(t.createdAt).where(sql`${t.text} is not null`),
  ],
);

export const announcementRecipients = sqliteTable(
  "announcement_recipients",
  {
    announcementId: text("announcement_id").$type<AnnouncementId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    state: text("state").$type<RecipientState>().notNull().default("waiting"),
    /** The direct message channel must be opened first. Slack's rate limit for that is lower than for messages. */
    isNew: flag("is_new"),
    /** Why the delivery failed: a reason of the bot, or Slack's error code. */
    reason: text("reason"),
    at: at("at"),
  },
  (t) => [
    primaryKey({ columns: [t.announcementId, t.personId] }),
    index("announcement_recipients_state").on(t.announcementId, t.state, t.isNew),
  ],
);

/** `going`: the row is in the outbox. */
export type RecipientState = "waiting" | "going" | "delivered" | "failed";
