import type { PairId, PersonId, ViewId } from "../../src/programme/ids.ts";
import type { Role } from "../../src/programme/privacy/rules.ts";
import { index, integer, sql, sqliteTable, text } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** Who read which form and who exported, when. Without contents. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: at("at").notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    /** The reader's role at that time. Others may see more of what coordinators read in that role. */
    role: text("role").$type<Role>().notNull().default("other"),
    action: text("action").notNull(),
    pairId: text("pair_id").$type<PairId>(),
    /** The author of what was read, if that is one person and not the pair. Null also in old rows, which did not record it. */
    aboutId: text("about_id").$type<PersonId>(),
    /** The second author, if both of a pair wrote what was read, each to the network. */
    alsoAboutId: text("also_about_id").$type<PersonId>(),
  },
  (t) => [
    index("audit_log_pair").on(t.pairId),
    index("audit_log_person").on(t.personId),
    index("audit_log_about").on(t.aboutId).where(sql`${t.aboutId} is not null`),
    index("audit_log_also_about").on(t.alsoAboutId).where(sql`${t.alsoAboutId} is not null`),
    index("audit_log_coordinators").on(t.id).where(sql`${t.role} = 'coordinator'`),
  ],
);

/** The keys that this database was written with. The id is a hash of the key, so that a wrong key is found before any text is read. */
export const encryptionKeys = sqliteTable("encryption_keys", {
  id: text("id").primaryKey(),
  firstUsedAt: at("first_used_at").notNull(),
});

/** Restores of this database. What was due before one may have been sent, and is looked for in Slack first (db/outbox/after-restore.ts). */
export const restores = sqliteTable("restores", {
  restoredAt: at("restored_at").primaryKey(),
  backupAt: at("backup_at").notNull(),
});

/** Work that is done again and again (db/outbox/repeats.ts): how often it was done, and when last by our clock. */
export const repeats = sqliteTable("repeats", {
  kind: text("kind").primaryKey(),
  runs: integer("runs").notNull(),
  ranAt: at("ran_at"),
});

/** Submitted modals, so that a repeated submission changes nothing. */
export const submissions = sqliteTable("submissions", {
  viewId: text("view_id").$type<ViewId | `${ViewId}~${string}` | Doubt>().primaryKey(),
  at: at("at").notNull(),
  /** The trigger id of the submission that was processed. Slack delivers one again with the same. */
  sentAs: text("sent_as"),
  /** A keyed mark of each answer, by block id: db/store/submissions.ts. */
  answers: text("answers", { mode: "json" }).$type<Record<string, string>>(),
});

/** What still has to follow from acts that were acknowledged (db/store/deferred.ts). Empty except in the moments after an acknowledgement. */
export const deferred = sqliteTable("deferred", {
  number: integer("number").primaryKey(),
  kind: text("kind").notNull(),
  pairId: text("pair_id").$type<PairId>().notNull(),
  /** Ids, numbers and instants: nothing that people wrote. */
  about: text("about", { mode: "json" }).$type<unknown>().notNull(),
  /** When the act was. */
  at: at("at").notNull(),
});

/** A warning that a person saw before submitting the form again (db/pairs/new-pair.ts). Stored among the submissions. */
export type Doubt = `guest:${string}` | `room:${string}`;

/** The version of its rules with which db/store/triggers.ts last computed everything. */
export const followed = sqliteTable("followed", { version: integer("version").primaryKey() });
