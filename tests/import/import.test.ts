import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { mentorProfileFor } from "../../db/enrolment/profiles.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { imports, outbox, people, profiles } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { erase } from "../support/acting.ts";
import { rowsWith } from "../support/all-rows.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { part, partIn, t } from "../support/texts.ts";
import { startWorld, type World } from "../support/world.ts";

const HEADINGS = "Nimi;Sähköposti;Rooli;Ala;Kielet;Kotikunta;Pareja yhtä aikaa";
const TWO = `${HEADINGS}
Päivi Öberg;paivi@example.org;mentori;Kirjanpito;suomi, ruotsi;Espoo;2
Sara Ali;sara@example.org;aktori;Hoitoala;arabia, suomi;;
`;

/** What is stored of people; the bot may meet the one who uploads, but nobody of a list. */
const stored = ({ db }: World) => ({
  people: db.orm
    .select()
    .from(people)
    .all()
    .filter(({ slackUserId }) => slackUserId === null),
  profiles: db.orm.select().from(profiles).all(),
});

const modalOf = async (person: Person) => {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal");
  return modal;
};

async function look(
  world: World,
  content: string | Uint8Array,
  name = "ihmiset.csv",
  kaisa = world.people.kaisa,
): Promise<string> {
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "people:list");
  await world.settle();
  await kaisa.press(await modalOf(kaisa), "import:open");
  await world.settle();
  const { file } = await kaisa.upload(undefined, { name, bytes: Buffer.from(content) });
  await kaisa.fill({ file: [file] });
  expect(await kaisa.submit()).toEqual({ outcome: "updated" });
  await world.settle();
  const said = saidOn(await kaisa.modal());
  return said;
}

async function take(world: World): Promise<string> {
  const { kaisa } = world.people;
  expect(await kaisa.submit()).toEqual({ outcome: "updated" });
  await world.settle();
  const said = saidOn(await kaisa.modal());
  await kaisa.closeAll();
  return said;
}

async function spreadsheet(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet(t("people.list.button")).addRow(HEADINGS.split(";"));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("where an admin has refused a scope to the app", () => {
  test("without users:read.email the list is taken in, the coordinator is told once that nobody can be found, and all else works", async () => {
    await using world = await startWorld({ without: ["users:read.email"], backsUp: true });
    await world.setUp();
    const { kaisa, mirja, amina } = world.people;
    await look(world, TWO);
    await take(world);
    await world.later({ days: 2 });
    const told = world.db.orm.select().from(outbox).where(eq(outbox.kind, "import:no-addresses")).all();
    expect(told.map(({ state }) => state)).toEqual(["sent"]);
    await world.message(kaisa, "@bot", "users:read.email");
    await world.openPair({ mentor: mirja, actor: amina }, { day: "2026-01-20" });
    expect(world.bot.health()).toMatchObject({ state: "green", why: [] });
  });

  test("without files:read the coordinator is told so when she opens the import", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "Ihmiset");
    await world.settle();
    await world.control.order({ kind: "error", method: "views.push", error: "missing_scope" });
    await kaisa.press(await modalOf(kaisa), "Tuo CSV-tiedosto");
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain("files:read");
  });
});

describe("a file that cannot be used", () => {
  const many = `${HEADINGS}\n${"A;a@example.org;mentori;x;fi;;\n".repeat(50_000)}`;
  test.each<[string, () => string | Uint8Array | Promise<Uint8Array>, string]>([
    ["with only headings", () => HEADINGS, t("import.problem.onlyHeadings")],
    ["with nothing but white space", () => " \n\n", t("import.problem.empty")],
    ["of 50,000 rows", () => many, "Tiedostossa on liikaa rivejä."],
    [
      "with other columns",
      () => "Nimi;Osoite\nSara;Katu 1",
      "Ensimmäiseltä riviltä puuttuu otsikko: Sähköposti, Rooli",
    ],
    ["that is a spreadsheet named .csv", spreadsheet, "Tämä on Excel-tiedosto."],
    [
      "with broken letters",
      () => Buffer.concat([Buffer.from(`${HEADINGS}\nPäivi`), Buffer.from([0xc3, 0x28])]),
      "En pysty lukemaan kaikkia kirjaimia.",
    ],
    ["in UTF-16", () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TWO, "utf16le")]), "UTF-16"],
    ["with a quotation that does not end", () => `${HEADINGS}\n"Sara;a@b.fi;aktori;x;fi;;`, "Lainausmerkit ovat rikki"],
  ])("%s gets a clear answer and changes nothing", async (_name, content, answer) => {
    await using world = await startSetUpWorld();
    const before = stored(world);
    const said = await look(world, await content());
    expect(said).toContain(answer);
    expect(said).toContain(t("import.unsaved"));
    expect((await modalOf(world.people.kaisa)).submit).toBeUndefined();
    expect(stored(world)).toEqual(before);
    expect(world.db.orm.select().from(imports).all()).toEqual([]);
  });
});

test("she sees what a list would change, line by line, before anything is stored; then the right rows go in", async () => {
  await using world = await startSetUpWorld();
  const wrong = `=HYPERLINK("x");kaava@example.org;mentori;x;fi;;
Ei Osoitetta;osoite;mentori;x;fi;;
Outo Rooli;outo@example.org;johtaja;x;fi;;
Sara Ali;sara@example.org;aktori;Muu;fi;;
`;
  const said = await look(world, TWO + wrong.replace('=HYPERLINK("x")', "=1+1"));
  expect(said).toContain(
    [
      t("import.counts.new", { count: "2" }),
      t("import.counts.changed", { count: "0" }),
      t("import.counts.unchanged", { count: "0" }),
      t("import.counts.wrong", { count: "4" }),
    ].join("\n"),
  );
  expect(said).toContain("Rivi 4: tämä alkaa merkillä, josta taulukko-ohjelma tekee kaavan: ");
  expect(said).toContain(t("import.wrongRow", { line: "5", why: t("import.reason.email") }));
  expect(said).toContain(t("import.wrongRow", { line: "6", why: t("import.reason.role") }));
  expect(said).toContain(t("import.wrongRow", { line: "7", why: "sama ihminen samassa roolissa on jo rivillä 3." }));
  expect(stored(world)).toEqual({ people: [], profiles: [] });
  expect(await take(world)).toContain(t("import.counts.new", { count: "2" }));
  expect(stored(world).people).toHaveLength(2);

  const after = stored(world);
  const again = await look(world, TWO);
  expect(again).toContain(t("import.nothing"));
  expect(again).toContain(t("import.counts.unchanged", { count: "2" }));
  expect((await modalOf(world.people.kaisa)).submit).toBeUndefined();
  expect(stored(world)).toEqual(after);
});

test.each<[string, Uint8Array]>([
  ["in UTF-8 with a byte order mark", Buffer.from(`\uFEFF${TWO}`)],
  ["in Windows-1252", Buffer.from(TWO, "latin1")],
  [
    "with commas and headings in English",
    Buffer.from(
      'Name,E-mail,Role,Field,Languages,Town,Pairs at once\nPäivi Öberg,paivi@example.org,mentor,Kirjanpito,"suomi, ruotsi",Espoo,2',
    ),
  ],
  [
    "with headings in Swedish",
    Buffer.from(
      "Namn;E-post;Roll;Bransch;Språk;Ort;Par samtidigt\r\nPäivi Öberg;PAIVI@example.org;mentor;Kirjanpito;suomi, ruotsi;Espoo;2\r\n",
    ),
  ],
])(
  "a list %s is read, and whoever waited is linked by her address when she joins and is told",
  async (_name, bytes) => {
    await using world = await startSetUpWorld();
    await look(world, bytes);
    await take(world);
    const paivi = await world.people.kaisa.addPerson({ name: "Päivi Öberg", email: "Paivi@example.org" });
    await world.settle();
    const id = findPersonBySlackId(world.db, paivi.id)?.id ?? madeUp("");
    expect(mentorProfileFor(world.db, { personId: id }, id)).toEqual({
      fields: "Kirjanpito",
      languages: "suomi, ruotsi",
      town: "Espoo",
      pairsAtOnce: 2,
      trainedOn: null,
      experience: null,
    });
    expect((await paivi.dm()).map(({ text }) => text).join("\n")).toContain(part("people.told.mentor"));
  },
);

test("whoever is in the workspace already is found, and what she has told herself stays as she told it", async () => {
  await using world = await startSetUpWorld();
  const { kaisa } = world.people;
  const paivi = await kaisa.addPerson({ name: "Päivi Öberg", email: "paivi@example.org" });
  await world.settle();
  expect(findPersonBySlackId(world.db, paivi.id)).toBeUndefined();
  await look(world, TWO);
  await take(world);
  await world.later({ minutes: 10 });
  expect(findPersonBySlackId(world.db, paivi.id)?.name).toBe("Päivi Öberg");
  const home = await paivi.home();
  if (!home) throw new Error("no Home");
  await paivi.press(home, t("people.profile"));
  await world.settle();
  await paivi.press(await modalOf(paivi), t("people.change"));
  await world.settle();
  await paivi.fill({ town: "Porvoo" });
  await paivi.submit();
  await paivi.closeAll();
  expect(await look(world, TWO)).toContain(t("import.counts.own", { count: "1" }));
});

describe("the language of the bot in a list", () => {
  const listOf = (...rows: string[]) => `${HEADINGS};Botin kieli\n${rows.join("\n")}\n`;

  test("is the one in which she is written to until she chooses one; a list does not take her choice away", async () => {
    await using world = await startSetUpWorld();
    const sara = (language: string) => `Sara Ali;sara@example.org;aktori;Hoitoala;arabia, suomi;;;${language}`;
    expect(await look(world, listOf(sara("englanti")))).toContain("Uusia: 1");
    await take(world);
    const person = await world.people.kaisa.addPerson({ name: "Sara Ali", email: "sara@example.org" });
    await world.later({ minutes: 10 });
    const [told] = await person.dm();
    expect(saidOn(told)).toContain(partIn("en", "people.told.actor"));
    expect(buttonsOf(told)).toEqual(expect.arrayContaining(["Suomi", "Svenska"]));

    expect(await look(world, listOf(sara("englanti")))).toContain("Ennallaan: 1");
    await world.people.kaisa.closeAll();
    await person.home();
    expect(await look(world, listOf(sara("ruotsi")))).toContain("Muuttuneita: 1");
    await take(world);
    expect(buttonsOf(await person.shownHome())).toContain("Språk");
    expect(await look(world, listOf(sara("")))).toContain("Ennallaan: 1");
    await world.people.kaisa.closeAll();

    await world.press(person, "@bot", "Svenska", "Suomi");
    expect(buttonsOf(await person.shownHome())).toContain("Kieli");
    await look(world, listOf(sara("englanti")));
    await take(world);
    expect(findPersonBySlackId(world.db, person.id)?.language).toBe("fi");
  });

  test("moves to the account that somebody has already", async () => {
    await using world = await startSetUpWorld();
    const sara = await world.people.kaisa.addPerson({ name: "Sara Ali", email: "sara@example.org" });
    await world.later({ minutes: 1 });
    await look(world, listOf("Sara Ali;sara@example.org;mentori;Hoitoala;suomi;;;svenska"));
    await take(world);
    await world.later({ minutes: 10 });
    expect(findPersonBySlackId(world.db, sara.id)?.language).toBe("sv");
    expect((await sara.dm()).map(({ text }) => text).join("\n")).toContain(partIn("sv", "people.told.mentor"));
  });

  test("that the bot does not know is named with its line, and the others go in", async () => {
    await using world = await startSetUpWorld();
    const said = await look(
      world,
      listOf(
        "Sara Ali;sara@example.org;aktori;Hoitoala;arabia;;;arabia",
        "Päivi Öberg;paivi@example.org;mentori;Kirjanpito;suomi;;2;ruotsi",
        "Päivi Öberg;paivi@example.org;aktori;Kirjanpito;suomi;;;suomi",
        "Liisa Laine;liisa@example.org;mentori;Kirjanpito;suomi;;1;",
      ),
    );
    expect(said).toContain("Uusia: 2");
    expect(said).toContain("Rivi 2: Botin kieli: kirjoita suomi, selkosuomi, ruotsi tai englanti.");
    expect(said).toContain("Rivi 4: samalla ihmisellä on rivillä 3 eri kieli.");
    await take(world);
    const imported = stored(world).people.map(({ importedLanguage }) => importedLanguage);
    expect(new Set(imported)).toEqual(new Set(["sv", null]));
  });
});

test("who joins weeks after the import is linked and told too", async () => {
  await using world = await startSetUpWorld();
  await look(world, TWO);
  await take(world);
  await world.later({ days: 30 });
  const paivi = await world.people.kaisa.addPerson({ name: "Päivi Öberg", email: "Paivi@example.org" });
  await world.later({ hours: 12 });
  expect((await paivi.dm()).map(({ text }) => text).join("\n")).toContain(
    part("people.told.mentor", { by: "Kaisa Lehtonen" }),
  );
});

test("who joins after the coordinator who imported her has been erased is told as well", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja } = world.people;
  await look(world, TWO);
  await take(world);
  await mirja.home();
  world.db.transaction(() => {
    const isMirja = eq(people.slackUserId, mirja.id);
    world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(isMirja).run();
    erase(world.db, findPersonBySlackId(world.db, kaisa.id)?.id ?? madeUp(""), world.now());
  });
  await world.later({ minutes: 10 });
  const paivi = await kaisa.addPerson({ name: "Päivi Öberg", email: "Paivi@example.org" });
  await world.later({ hours: 1 });
  expect((await paivi.dm()).map(({ text }) => text).join("\n")).toContain(
    part("people.told.mentor", { by: "Poistettu henkilö" }),
  );
});

test("who came with a list and is erased leaves nothing that leads to her account or her address", async () => {
  await using world = await startSetUpWorld();
  const { kaisa } = world.people;
  await look(world, TWO);
  await take(world);
  const paivi = await kaisa.addPerson({ name: "Päivi Öberg", email: "Paivi@example.org" });
  await world.settle();
  const channel = await kaisa.channel("#auroras-tyontekijat");
  await kaisa.invite(channel.id, paivi.id);
  await world.settle();
  const id = findPersonBySlackId(world.db, paivi.id)?.id ?? madeUp("");
  const mark = world.db.orm.select().from(people).where(eq(people.id, id)).get()?.emailMark ?? "";
  expect(mark).not.toBe("");
  const traces = [paivi.id, await paivi.dmId(), mark];
  expect(Object.keys(rowsWith(world, traces))).toContain("outbox");
  erase(world.db, id, world.now());
  await world.later({ hours: 1 });
  expect(rowsWith(world, traces)).toEqual({});
});

test("two coordinators take the same list in at the same time: each person is there once, and the second is told that nothing changed", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, helena } = world.people;
  await helena.home();
  const isHelena = eq(people.slackUserId, helena.id);
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(isHelena).run();
  await look(world, TWO);
  await look(world, TWO, "ihmiset.csv", helena);
  await Promise.all([kaisa.submit(), helena.submit()]);
  await world.settle();
  const said = [saidOn(await kaisa.modal()), saidOn(await helena.modal())].map((text) => /Uusia: \d/u.exec(text)?.[0]);
  expect(said.toSorted()).toEqual([t("import.counts.new", { count: "0" }), t("import.counts.new", { count: "2" })]);
  expect(stored(world).people).toHaveLength(2);
  expect(stored(world).profiles).toHaveLength(2);
});

test("whoever is no coordinator any more takes nothing in and sees no preview, also of a list she has just uploaded", async () => {
  await using world = await startSetUpWorld();
  const { kaisa } = world.people;
  await look(world, TWO);
  const isKaisa = eq(people.slackUserId, kaisa.id);
  world.db.orm.update(people).set({ coordinatorSince: null }).where(isKaisa).run();
  await kaisa.submit();
  await world.settle();
  expect(saidOn(await kaisa.modal())).toContain(t("people.list.onlyCoordinators"));
  expect(stored(world)).toEqual({ people: [], profiles: [] });
});

test("who has not joined within 60 days is forgotten with all that was written about her", async () => {
  await using world = await startSetUpWorld();
  await look(world, TWO);
  await take(world);
  await world.later({ days: 59 });
  expect(stored(world).people).toHaveLength(2);
  await world.later({ days: 1, minutes: 1 });
  expect(stored(world)).toEqual({ people: [], profiles: [] });
});

test("a list that was looked at and not taken in is gone after an hour", async () => {
  await using world = await startSetUpWorld();
  await look(world, TWO);
  expect(world.db.orm.select().from(imports).all()).toHaveLength(1);
  await world.later({ hours: 1, minutes: 1 });
  expect(world.db.orm.select().from(imports).all()).toEqual([]);
  expect(await world.people.kaisa.submit()).toEqual({ outcome: "updated" });
  expect(saidOn(await world.people.kaisa.modal())).toContain(t("import.gone"));
  expect(stored(world)).toEqual({ people: [], profiles: [] });
});
