import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { importedModal, previewModal } from "../../blocks/import.ts";
import { noticeModal } from "../../blocks/kit.ts";
import { proposalsModal, rankingBlocks } from "../../blocks/matching.ts";
import { profileBlocks } from "../../blocks/people.ts";
import { peopleModal } from "../../blocks/people-list.ts";
import { personModal, profileTold } from "../../blocks/person.ts";
import { emailFor } from "../../db/enrolment/awaited-people.ts";
import { importPeople, keepList, listFor, ownList } from "../../db/enrolment/import.ts";
import { planning } from "../../db/enrolment/import-plan.ts";
import { pairLinesOf, peopleFor, personLineFor } from "../../db/enrolment/people-list.ts";
import { actorProfileFor, mentorProfileFor } from "../../db/enrolment/profiles.ts";
import { enrolledFor, openMentorTexts } from "../../db/matching/matching.ts";
import { ownData } from "../../db/own-data/own-data.ts";
import { type Person, readPerson } from "../../db/people/people.ts";
import { auditLog, outbox, people, profiles } from "../../db/schema/index.ts";
import { eq, ne, sql } from "../../db/store/drizzle.ts";
import { openDatabase } from "../../db/store/open.ts";
import { rankingShown, roundShown } from "../../src/features/matching/pages.ts";
import { messageProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { withoutUnseen } from "../../src/programme/forms/typed-text.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { readList } from "../../src/programme/import/reading.ts";
import type { ListRow } from "../../src/programme/import/rules.ts";
import { inTurns } from "../../src/programme/import/turns.ts";
import { propose } from "../../src/programme/matching/proposing.ts";
import { rank } from "../../src/programme/matching/ranking.ts";
import { cleanName } from "../../src/programme/people/names.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { coordinatorOf } from "../support/acting.ts";
import { dose } from "../support/dose.ts";
import { hostile } from "../support/hostile.ts";
import { expectInert, expectReads } from "../support/inert.ts";
import { madeUp } from "../support/made-up.ts";
import { writeEnrolled } from "../support/matching.ts";
import { t } from "../support/texts.ts";
import { memoryOrDisk } from "../support/world.ts";

/** How many strings are written into lists, besides those that are typed (tests/bad-input/hostile.test.ts). `npm run hostile` writes a tenth of a million. */
const STRINGS = Number(process.env.HOSTILE_STRINGS ?? dose(4_000, 60_000)) / 10;
const AT = 1_769_000_000_000;
const words = wordsIn("fi", "Europe/Helsinki");

const folder = mkdtempSync(join(memoryOrDisk, "auroras-list-"));
const db = openDatabase(join(folder, "mentoring.sqlite"), { now: AT });
const kaisa = writeEnrolled(db, { name: "Kaisa", role: "mentor", fields: "kirjanpito" }, AT);
db.orm.update(people).set({ coordinatorSince: AT }).where(eq(people.id, kaisa)).run();
const viewer = { personId: kaisa };

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const texts = ["name", "fields", "languages", "town", "experience", "groupAttended"] as const;
type Typed = Record<(typeof texts)[number], string> & { role: "mentori" | "aktori" };

/** What cannot be read, or calculated by a spreadsheet, keeps its whole row out: most cells are spared it. Zeros make a file no text at all. */
const readable = (text: string) => `x${text.toWellFormed().replaceAll(/[^\P{Cc}\n\r\t]|\uFFFD/gu, "")}`;
const typed = (longest: number) =>
  fc.oneof(
    { weight: 15, arbitrary: hostile(longest).map((text) => [...readable(text)].slice(0, longest).join("")) },
    { weight: 1, arbitrary: hostile(longest).map((text) => text.replaceAll("\u0000", "")) },
  );
const row: fc.Arbitrary<Typed> = fc.record({
  name: typed(75),
  fields: typed(200),
  languages: typed(200),
  town: typed(200),
  experience: typed(3_000),
  groupAttended: typed(200),
  role: fc.constantFrom("mentori", "aktori"),
});
const ROWS = 5;
const list = fc.record({
  heading: hostile(200).map((text) => `${text} x`),
  rows: fc.array(row, { minLength: 1, maxLength: ROWS }),
  sign: fc.constantFrom(",", ";", "\t"),
  end: fc.constantFrom("\r\n", "\n"),
});

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const HEADINGS = [
  t("people.column.name"),
  t("people.column.fields"),
  t("people.column.languages"),
  "Kotikunta",
  "Kokemus",
  "Ryhmä",
  t("people.column.role"),
  t("people.column.email"),
];
const fileOf = ({ heading, rows, sign, end }: { heading: string; rows: Typed[]; sign: string; end: string }) =>
  [
    [...HEADINGS, cell(heading)].join(sign),
    ...rows.map((one, index) =>
      [...texts.map((name) => one[name]), one.role, `h${index}@example.org`].map(cell).join(sign),
    ),
  ].join(end);

/** As an editor counts them. */
const linesIn = (text: string) => text.toWellFormed().split(/\r\n|\r|\n/u).length;

let taken = 0;
let left = 0;

test("whatever stands in a list is kept as it stood there, or named with its line, and comes to life nowhere", async () => {
  await fc.assert(
    fc.asyncProperty(list, async (given) => {
      forgetAll();
      const read = await readList(Buffer.from(fileOf(given)));
      if (!read.list) {
        expect([read.problem.what, given.heading.includes("\u0000")]).toEqual(["notText", true]);
        return;
      }
      const { rows, wrong } = read.list;
      let line = linesIn(given.heading);
      const lines = given.rows.map((one) => {
        const first = ++line;
        line += texts.reduce((sum, name) => sum + linesIn(one[name]) - 1, 0);
        return first;
      });
      expect([...rows, ...wrong].map((one) => one.line).toSorted((one, other) => one - other)).toEqual(lines);
      for (const one of rows) expectKept(one, given.rows[lines.indexOf(one.line)]);
      taken += rows.length;
      left += wrong.length;

      const plan = await inTurns(planning(db, viewer, rows));
      if (!plan) throw new Error("no plan");
      const kept = { ...read.list, counts: { ...plan.counts, wrong: wrong.length } };
      expectInert(previewModal(words, { id: madeUp("list"), list: kept, page: 1 }));
      db.transaction(() => {
        const by = coordinatorOf(db, kaisa);
        keepList(db, by, { id: madeUp("list"), list: kept }, AT);
        const again = listFor(db, viewer, madeUp("list"));
        expect(again).toEqual(kept);
        const own = ownList(db, by, madeUp("list"));
        if (own) expectInert(importedModal(words, importPeople(db, own, plan, AT)));
        db.orm
          .update(people)
          .set({ slackUserId: sql`'U1' || ${people.id}` })
          .run();
      });
      expectShown(rows);
    }),
    { numRuns: Math.ceil(STRINGS / (ROWS * texts.length)) * 2 },
  );
  expect(taken).toBeGreaterThan(left / 5);
  expect(left).toBeGreaterThan(0);
});

function expectKept(read: ListRow, given: Typed | undefined): void {
  if (!given) throw new Error("no such row");
  const plain = (text: string) => withoutUnseen(text).replaceAll(/\r\n?/gu, "\n").normalize("NFC").trim();
  const { name, fields, languages, town, experience } = read;
  expect({ name, fields, languages, town: town ?? "", experience: experience ?? "" }).toEqual({
    name: cleanName(withoutUnseen(given.name)),
    fields: plain(given.fields),
    languages: plain(given.languages),
    town: plain(given.town),
    experience: plain(given.experience),
  });
  expect(read.groupAttended ?? "").toBe(read.role === "actor" ? plain(given.groupAttended) : "");
}

/** Everywhere in the bot where somebody of a list is seen. */
function expectShown(rows: readonly ListRow[]): void {
  const all = db.orm.select({ id: people.id }).from(people).where(ne(people.id, kaisa)).all();
  const found = peopleFor(db, viewer, { search: "", filter: "everybody", page: 1 });
  if (!found) throw new Error("no list");
  const shownList = peopleModal(words, found, 0);
  expectInert(shownList);
  for (const { name } of rows) expectReads(shownList.blocks, name);
  for (const { id } of all) expectPersonShown(readPerson(db, id), rows);
  expectMatched();
}

function expectPersonShown(person: Person, rows: readonly ListRow[]): void {
  const told = rows.find(({ email }) => email === emailFor(db, viewer, person.id));
  const line = personLineFor(db, viewer, person.id);
  if (!told || !line) throw new Error("nobody");
  expect(person.name).toBe(told.name);
  const mentor = mentorProfileFor(db, viewer, person.id);
  const actor = actorProfileFor(db, viewer, person.id);
  const place = { search: told.name.slice(0, 100), filter: "everybody", page: 1, generation: 0 } as const;
  const shown = {
    person: line,
    email: told.email,
    hasMailAddress: true,
    mentor,
    actor,
    ...pairLinesOf(db, viewer, person.id),
    place,
    said: undefined,
  };
  const sheet = personModal(words, shown, () => AT);
  expectInert(sheet);
  for (const text of [told.name, told.fields, told.languages, told.town, told.experience, told.groupAttended])
    if (text !== null) expectReads(sheet.blocks, text);
  expectInert(
    noticeModal(
      t("people.profile"),
      t("forms.close"),
      profileBlocks(words, { mentor, actor }, () => AT),
    ),
  );
  const message = profileTold(words, { by: told.name, mentor, actor, wishesLetters: true });
  expect(messageProblems({ ...message })).toBeUndefined();
  expectInert(message);
  const { name, fields, languages, town, experience } = told;
  const own = JSON.stringify(ownData(db, person, words, AT));
  for (const text of [name, fields, languages, town, experience])
    if (text !== null) expect(own).toContain(JSON.stringify(text));
}

function expectMatched(): void {
  const enrolled = enrolledFor(db, viewer);
  if (!enrolled) throw new Error("may not");
  const mentors = enrolled.mentors.map((one) => openMentorTexts(db, enrolled.permitted, one));
  const actors = enrolled.actors.map((one) => openMentorTexts(db, enrolled.permitted, one));
  const { forbidden } = enrolled;
  const nameOf = (id: PersonId) => readPerson(db, id);
  const told = new Map([
    ...mentors.map((one) => [`mentor ${one.personId}`, one] as const),
    ...actors.map((one) => [`actor ${one.personId}`, one] as const),
  ]);
  const proposed = propose({ what: "propose", actors, mentors, forbidden, now: AT });
  expectInert(proposalsModal(words, roundShown({ ...proposed, told, enrolled }, nameOf, 1, AT)));
  const [actor] = actors;
  if (!actor) return;
  const ranking = rank({ what: "rank", actor, mentors, forbidden });
  const ranked = {
    ...ranking,
    told: new Map(mentors.map((one) => [one.personId, one])),
    isActorKnown: true,
    resting: [],
  };
  const chosen = { actorId: actor.personId, chosenId: undefined };
  expectInert(
    noticeModal(t("home.newPair"), t("forms.close"), rankingBlocks(words, rankingShown(ranked, nameOf, chosen, AT))),
  );
}

function forgetAll(): void {
  db.transaction(() => {
    db.orm.delete(profiles).where(ne(profiles.personId, kaisa)).run();
    db.orm.delete(people).where(ne(people.id, kaisa)).run();
    db.orm.delete(outbox).run();
    db.orm.delete(auditLog).run();
    db.orm.run(sql`delete from imports`);
  });
}
