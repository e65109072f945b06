import type { PairId, PersonId, ViewId } from "../../src/programme/ids.ts";
import type { Role } from "../../src/programme/privacy/rules.ts";
import { index, integer, sql, sqliteTable, text } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** Every look at a form and every export, without contents. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: at("at").notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    /** How she stood to what she looked at then: of coordinators' looks others may know more. */
    role: text("role").$type<Role>().notNull().default("other"),
    action: text("action").notNull(),
    pairId: text("pair_id").$type<PairId>(),
    /** Whose words it was at, where that is one person and not the pair. Null also where that is not known of an old row. */
    aboutId: text("about_id").$type<PersonId>(),
    /** The other author, where one look showed the words of both of a pair, each for the network. */
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

/** The keys this database has been written with; the id is a hash of the key, so that a wrong one is noticed before anything is read. */
export const encryptionKeys = sqliteTable("encryption_keys", {
  id: text("id").primaryKey(),
  firstUsedAt: at("first_used_at").notNull(),
});

/** Backups that this database was restored from: what was due before may have been said, and is looked for first. */
export const restores = sqliteTable("restores", {
  restoredAt: at("restored_at").primaryKey(),
  backupAt: at("backup_at").notNull(),
});

/** Modals that were submitted, so that the second submission of one changes nothing. */
export const submissions = sqliteTable("submissions", {
  viewId: text("view_id").$type<ViewId | Doubt>().primaryKey(),
  at: at("at").notNull(),
});

/** A doubt that a person was told of before sending a form once more (db/pairs/new-pair.ts); it is remembered as a submission is. */
export type Doubt = `guest:${string}`;

/** By which version of its rules db/store/triggers.ts last worked everything out. */
export const followed = sqliteTable("followed", { version: integer("version").primaryKey() });
