import { describe, expect, test } from "vitest";
import { ownMail } from "../../db/mail/addresses.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { mailAddresses } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { readList } from "../../src/programme/import/reading.ts";
import { chooseLetters, codeIn, getLetters, lastLetter, lettersIn } from "../support/mail.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

const HEADINGS = "Nimi;Sähköposti;Rooli;Ala;Kielet;Sähköpostiviestit";
const SARA = "sara@posti.example";
const sara = (letters: string) => `Sara Ali;${SARA};mentori;Hoitoala;arabia, suomi;${letters}`;

/** Kaisa uploads a list of these rows. Returns what its preview says. */
async function look(world: World, ...rows: string[]): Promise<string> {
  const { kaisa } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "people:list");
  await world.settle();
  const list = await kaisa.modal();
  if (!list) throw new Error("no list");
  await kaisa.press(list, "import:open");
  await world.settle();
  const bytes = Buffer.from([HEADINGS, ...rows].join("\n"));
  const { file } = await kaisa.upload(undefined, { name: "ihmiset.csv", bytes });
  await kaisa.fill({ file: [file] });
  await kaisa.submit();
  await world.settle();
  return saidOn(await kaisa.modal());
}

async function take(world: World): Promise<string> {
  const { kaisa } = world.people;
  expect(await kaisa.submit()).toEqual({ outcome: "updated" });
  await world.settle();
  const said = saidOn(await kaisa.modal());
  await kaisa.closeAll();
  return said;
}

const mailOf = (world: World, person: Person) => {
  const known = findPersonBySlackId(world.db, person.id);
  return known && ownMail(world.db, known.id);
};

const rowsOf = (world: World) => world.db.orm.select().from(mailAddresses).all();

const withMail = { ...finnish, hasMail: true };
const WISHED = { choice: "meetings", address: SARA, isConfirmed: false, isBroken: false };

describe("a list that says who wishes for letters", () => {
  test("sends nothing: she is told in Slack when she joins, and her own code is what begins them", async () => {
    await using world = await startSetUpWorld(withMail);
    const said = t("import.letters", { count: "1" });
    expect(await look(world, sara("tapaamiset"))).toContain(said);
    expect(rowsOf(world)).toEqual([]);
    expect(await take(world)).toContain(said);
    const person = await world.people.kaisa.addPerson({ name: "Sara Ali", email: SARA, locale: "fi-FI" });
    await world.later({ minutes: 10 });
    expect(mailOf(world, person)).toEqual(WISHED);
    expect((await person.dm()).map((message) => saidOn(message)).join("\n")).toContain(
      t("people.told.letters", { by: "Kaisa Lehtonen" }),
    );
    await world.press(person, "@bot", t("people.told.letters", { by: "Kaisa Lehtonen" }), "privacy:own-data");
    const shown = await person.modal();
    expect(saidOn(shown)).toContain(t("mail.state.wished", { address: SARA }));
    expect(JSON.stringify(shown?.blocks)).not.toContain("mail:enter-code");
    await person.closeAll();
    expect(await lettersIn(world)).toEqual([]);
    await chooseLetters(world, person, {});
    await person.fill({ code: codeIn(await lastLetter(world, SARA)) });
    await person.submit();
    await world.settle();
    await person.closeAll();
    expect(mailOf(world, person)).toEqual({ ...WISHED, isConfirmed: true });
    // The same list again changes nothing, and another wish does not take her choice away.
    expect(await look(world, sara("tapaamiset ja tiedotteet"))).toContain(t("import.nothing"));
  });

  test("takes nothing away from who has chosen, or has stopped her letters", async () => {
    await using world = await startSetUpWorld(withMail);
    const person = await world.people.kaisa.addPerson({ name: "Sara Ali", email: SARA });
    await person.home();
    await world.settle();
    await getLetters(world, person, "muu@posti.example", "all");
    await look(world, sara("tapaamiset"));
    await take(world);
    expect(mailOf(world, person)).toMatchObject({ choice: "all", address: "muu@posti.example", isConfirmed: true });
    await chooseLetters(world, person, { choice: "none" });
    await person.closeAll();
    expect(await look(world, sara("tapaamiset"))).toContain(t("import.nothing"));
    await world.people.kaisa.closeAll();
    expect(mailOf(world, person)).toMatchObject({ choice: null, address: null });
  });

  test("keeps an address that nobody confirms for sixty days, of who joined and of who did not", async () => {
    await using world = await startSetUpWorld(withMail);
    await look(world, sara("kaikki"), "Eeva Eskola;eeva@posti.example;mentori;Opetus;suomi;tapaamiset");
    await take(world);
    await world.people.kaisa.addPerson({ name: "Sara Ali", email: SARA });
    await world.later({ minutes: 10 });
    expect(rowsOf(world)).toHaveLength(2);
    world.clock.advance(61 * 86_400_000);
    await world.settle();
    expect(rowsOf(world)).toEqual([]);
    expect(await lettersIn(world)).toEqual([]);
  });

  test("is not spoken of where the bot sends no letters: the column is one that it does not know", async () => {
    await using world = await startSetUpWorld(finnish);
    const said = await look(world, sara("tapaamiset"), "B;b@posti.example;mentori;x;fi;ehkä");
    expect(said).toContain(t("import.unknown", { headings: "Sähköpostiviestit" }));
    expect(said).not.toContain(t("import.letters", { count: "1" }));
    await take(world);
    expect(rowsOf(world)).toEqual([]);
    expect(said).toContain(t("import.counts.new", { count: "2" }));
  });
});

test.each([
  ["Tapaamiset", "meetings"],
  ["träffar", "meetings"],
  ["meetings", "meetings"],
  ["tapaamiset ja tiedotteet", "all"],
  ["träffar och information", "all"],
  ["Meetings and announcements", "all"],
  ["ei", null],
  ["Slack", null],
  ["", null],
  ["ehkä", "wrong"],
])("the wish %j is read as %j", async (cell, wish) => {
  for (const heading of ["Sähköpostiviestit", "E-postmeddelanden", "E-mail messages"]) {
    const { list } = await readList(
      Buffer.from(`Nimi;Sähköposti;Rooli;Ala;Kielet;${heading}\nA;a@b.fi;mentori;x;fi;${cell}`),
    );
    if (wish === "wrong") expect(list?.wrong).toEqual([{ line: 2, reason: "mail", column: "letters" }]);
    else expect(list?.rows.map(({ letters }) => letters)).toEqual([wish]);
  }
});
