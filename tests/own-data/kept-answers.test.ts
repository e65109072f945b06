import { describe, expect, test } from "vitest";
import { emptyInPair, emptyOfPerson, profileForms } from "../../db/own-data/kept-answers.ts";
import { ownData } from "../../db/own-data/own-data.ts";
import type { KeptAnswers } from "../../db/own-data/part.ts";
import { keptAnswers } from "../../db/own-data/parts.index.ts";
import { keptGroupMeetings, keptPeerMeetings } from "../../db/peer-support/own-data.ts";
import { readPerson } from "../../db/people/people.ts";
import { sealedColumns } from "../../db/privacy/sealed-columns.ts";
import { type AnySQLiteColumn, type AnySQLiteTable, getTableConfig, sql } from "../../db/store/drizzle.ts";
import type { Db } from "../../db/store/open.ts";
import { timestampOf } from "../../src/programme/calendar/calendar.ts";
import {
  defineForm,
  defineImpersonalForm,
  type Field,
  type KeptForm,
  type Whose,
} from "../../src/programme/forms/fields.ts";
import { pairForms } from "../../src/programme/forms/pair-forms.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { type Deleting, missingTextsOf } from "../../src/programme/privacy/deleting.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { allForms } from "../support/all-forms.ts";
import { ZONE } from "../support/helsinki.ts";
import { writeAll } from "../support/marked-answers.ts";
import { isKept } from "../support/marked-kept.ts";
import { NOW, openedForTest, PairDatabase } from "../support/pair-database.ts";

const stays = (field: Field) => typeof field.whose === "object";

describe("a form whose answers are kept", () => {
  test("says of each field whose it is, or why it stays, in a sentence", async () => {
    const forms = await allForms();
    const kept = forms.filter(({ fields }) => Object.values(fields).some(({ whose }) => whose !== undefined));
    expect(kept.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["kickoff", "meeting-log", "support", "closing"]),
    );
    for (const { name, fields } of kept) {
      for (const [field, { whose }] of Object.entries(fields)) {
        expect([name, field, whose]).not.toContain(undefined);
        if (typeof whose === "object") expect(whose.stays).toMatch(/^[A-Z].{15,}[^.]\.$/);
      }
    }
  });

  test("has a place from which each answer that does not stay is deleted", async () => {
    const known: KeptForm[] = [
      ...Object.values(pairForms),
      ...keptAnswers.map(({ form }) => form),
      keptPeerMeetings.form,
      keptGroupMeetings.form,
      ...profileForms,
    ];
    // A form may ask a part of another: the same field is kept in the same place.
    const placed = new Set<Field>(known.flatMap(({ fields }) => Object.values(fields)));
    const homeless = (await allForms()).flatMap(({ name, fields }) =>
      Object.entries(fields)
        .filter(([, field]) => field.whose !== undefined && !stays(field) && !placed.has(field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(homeless).toEqual([]);
    for (const { form, columns } of [...keptAnswers, keptPeerMeetings])
      expect(Object.keys(columns)).toEqual(
        Object.keys(form.fields).filter((name) => !stays(form.fields[name] as Field)),
      );
  });

  test("does not compile with a field that is nobody's, or without a reason", () => {
    const text = { kind: "text", label: "kickoff.form.on", longest: 5 } as const;
    // @ts-expect-error nobody has said whose it is
    defineForm("form", { text });
    // @ts-expect-error a field stays for a reason
    defineForm("form", { text: { ...text, whose: "stays" } });
    // @ts-expect-error a coordinator owns no field of a pair
    defineForm("form", { text: { ...text, whose: "coordinator" } });
    const impersonal = defineImpersonalForm("form", { text });
    // @ts-expect-error nothing of a person is kept from a form that says it keeps nothing
    const kept: KeptForm = impersonal;
    expect(kept.name).toBe("form");
    expect(defineForm("form", { text: { ...text, whose: { stays: "It is a count." } } }).name).toBe("form");
  });
});

test("each answer that is deleted some day is in the copy of the one who gave it, or of both of the pair", () => {
  using database = new PairDatabase();
  const { db, coordinator } = database;
  const names = { mentor: "Mirja", actor: "Amina" };
  const { pair } = db.transaction(() =>
    writeAll(database, db, database.openPair(names, "Oodi"), "r", { kickoff: {}, log: {} }),
  );
  const copies = new Map<string, string>(
    [pair.mentor.id, pair.actor.id, coordinator].map((id) => [
      id,
      JSON.stringify(ownData(db, readPerson(db, id), wordsIn("fi", ZONE), NOW)),
    ]),
  );
  for (const { form, table, columns, rows } of [...keptAnswers, keptPeerMeetings, keptGroupMeetings]) {
    const found = db.orm.all<Record<string, unknown>>(sql`select * from ${table} where ${rows.only ?? sql`true`}`);
    for (const [field, key] of Object.entries(columns)) {
      const column = Reflect.get(table, key) as AnySQLiteColumn;
      const answers = found.filter((row) => row[column.name] !== null);
      const said = `${form.name}.${field}`;
      const where = "each answer is written in `marksInDatabase` of tests/<feature>/proofs.ts";
      expect([said, answers.length > 0], where).toEqual([said, true]);
      for (const row of answers) {
        const owners = rows.person ? [String(row[rows.person.name])] : [pair.mentor.id, pair.actor.id];
        for (const owner of owners)
          expect([said, copies.get(owner)?.includes(asCopied(db, table, column, row))]).toEqual([said, true]);
      }
    }
  }
});

test("a reader is told of missing answers only where fields of the form were emptied", () => {
  const of = (whose: Whose) =>
    defineForm("form", { text: { kind: "text", label: "kickoff.form.on", longest: 5, whose } });
  const pair = (erased: PairRole | undefined, textsDeletedAt: number | null) => ({
    ...{ textsDeletedAt, mentor: { isErased: erased === "mentor" }, actor: { isErased: erased === "actor" } },
  });
  const told = (forms: KeptForm[]) =>
    [pair(undefined, null), pair("mentor", null), pair("actor", null), pair("actor", 9)].map((state) =>
      missingTextsOf(forms, state),
    );
  const counted = of({ stays: "It is a count." });
  expect(told([counted])).toEqual([undefined, undefined, undefined, undefined]);
  expect(told([of("mentor")])).toEqual([undefined, "partly", undefined, { at: 9 }]);
  expect(told([counted, of("actor")])).toEqual([undefined, undefined, "partly", { at: 9 }]);
  expect(told([of("both")])).toEqual([undefined, "partly", "partly", { at: 9 }]);
  expect(told([kickoffForm])).toEqual([undefined, "partly", "partly", { at: 9 }]);
});

/** What a column holds, as the copy has it. */
function asCopied(db: Db, table: AnySQLiteTable, column: AnySQLiteColumn, row: Record<string, unknown>): string {
  const value = row[column.name];
  const { name } = getTableConfig(table);
  const sealed = sealedColumns.find((one) => one.table === name && one.column === column.name);
  if (sealed)
    return openedForTest(db, { column: `${name}.${column.name}`, row: String(row[sealed.row]) }, String(value));
  return typeof value === "number" ? timestampOf(value, ZONE) : String(value);
}

/** The answers that one person gave in a pair. */
const ownInPair = keptAnswers.filter(({ rows }) => rows.pair && rows.person);

test.each<Deleting>(["mentor", "actor", "time"])(
  "an answer in a column, whosever it is, is emptied after %s as the same field of a form would be",
  (why) => {
    using database = new PairDatabase();
    const owners: Whose[] = ["mentor", "actor", "both", "writer", { stays: "It is a count." }];
    for (const [index, whose] of owners.entries()) {
      const run = `r${index}x`;
      const names = { mentor: `${run}m`, actor: `${run}a` };
      const { pair, marks } = database.db.transaction(() =>
        writeAll(database, database.db, database.openPair(names, "Oodi"), run, { kickoff: {}, log: {} }),
      );
      const own = marks.filter((mark) => mark.in === "pair");
      const before = database.allText();
      expect(own.length).toBeGreaterThanOrEqual(5);
      expect(own.filter(({ text }) => before.includes(text))).toEqual(own);
      const all = ownInPair.map((kept) => ownedBy(kept, whose));
      emptyInPair(database.db, pair.id, why, all);
      if (why !== "time") emptyOfPerson(database.db, pair[why].id, all);
      const left = database.allText();
      const expected = own.filter((mark) => isKept({ ...mark, whose }, why));
      expect(own.filter(({ text }) => left.includes(text))).toEqual(expected);
    }
  },
);

/** The same columns, under a form whose fields are all this one's. */
const ownedBy = (kept: KeptAnswers, whose: Whose): KeptAnswers => ({
  ...kept,
  form: {
    ...kept.form,
    fields: Object.fromEntries(Object.entries(kept.form.fields).map(([name, field]) => [name, { ...field, whose }])),
  },
});
