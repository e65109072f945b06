import type { CertificateId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { Language } from "../../src/texts/languages.ts";
import { integer, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, flag, id, sealed } from "./columns.ts";

/** Certificates, one for each of the two of a pair who has asked for it. Deleted with its owner's data. */
export const certificates = sqliteTable(
  "certificates",
  {
    id: id<CertificateId>(),
    /** What is printed on it, and by which it is checked. */
    number: text("number").notNull(),
    pairId: text("pair_id").$type<PairId>().notNull(),
    personId: text("person_id").$type<PersonId>().notNull(),
    /** The end of the pair that the facts are of: `closings` of the pair. It is not valid while the pair goes on after all. */
    closing: integer("closing").notNull(),
    /** As the owner typed it. */
    name: sealed<"certificate">("name"),
    programme: text("programme").notNull(),
    startedAt: at("started_at").notNull(),
    finishedAt: at("finished_at").notNull(),
    held: integer("held").notNull(),
    themes: text("themes", { mode: "json" }).$type<string[]>().notNull(),
    showsThemes: flag("shows_themes"),
    language: text("language").$type<Language>().notNull(),
    issuedAt: at("issued_at").notNull(),
    /** How many times it was sent. */
    issues: integer("issues").notNull().default(1),
  },
  (t) => [uniqueIndex("certificates_number").on(t.number), uniqueIndex("certificates_person").on(t.pairId, t.personId)],
);
