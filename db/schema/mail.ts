import type { MailAddressId, MailCodeId, PersonId } from "../../src/programme/ids.ts";
import type { MailChoice, MailSource } from "../../src/programme/mail/form.ts";
import { integer, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id, sealed } from "./columns.ts";

/** Where a person's letters go, and which she wants. A row without an address keeps only how many codes were sent. */
export const mailAddresses = sqliteTable(
  "mail_addresses",
  {
    id: id<MailAddressId>(),
    personId: text("person_id").$type<PersonId>().notNull(),
    address: sealed<"mail-address">("address"),
    /** Null: no letters. */
    choice: text("choice").$type<MailChoice>(),
    source: text("source").$type<MailSource>().notNull(),
    /** The coordinator who gave the address of a person who has no account in Slack, with that person's consent. */
    givenBy: text("given_by").$type<PersonId>(),
    /** Null: nothing is sent there but a code. */
    confirmedAt: at("confirmed_at"),
    /** The code that was sent last follows from this id and the database's key. Null once it was typed or is void. */
    codeId: text("code_id").$type<MailCodeId>(),
    codeSentAt: at("code_sent_at"),
    wrongCodes: integer("wrong_codes").notNull().default(0),
    /** How many codes were asked for since then: at most a few a day. */
    codes: integer("codes").notNull().default(0),
    codesSince: at("codes_since"),
    /** Since when the mail server refuses the address for good. */
    brokenAt: at("broken_at"),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [uniqueIndex("mail_addresses_person").on(t.personId)],
);
