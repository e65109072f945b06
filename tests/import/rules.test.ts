import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutUnseen } from "../../src/programme/forms/typed-text.ts";
import { plainHeading, readHeadings } from "../../src/programme/import/columns.ts";
import { decoded } from "../../src/programme/import/decoding.ts";
import { firstStored, isSame, updated } from "../../src/programme/import/plan.ts";
import { type List, readList } from "../../src/programme/import/reading.ts";
import type { ListRow } from "../../src/programme/import/rules.ts";
import { profileOf } from "../../src/slack/profile.ts";
import type { Language } from "../../src/texts/languages.ts";
import { madeUp } from "../support/made-up.ts";
import { t } from "../support/texts.ts";

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const headings = "Nimi,Sähköposti,Rooli,Ala,Kielet,Kotikunta,Kokemus".split(",");

async function listIn(text: string): Promise<List> {
  const { list, problem } = await readList(Buffer.from(text));
  if (!list) throw new Error(problem.what);
  return list;
}

/** What a person may write into a cell: quotation marks, separators and line ends too, but nothing that cannot be seen. */
const written = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((text) => !/[\p{Cc}\uFFFD]/u.test(text) && withoutUnseen(text) === text)
  .map((text) => text.normalize("NFC").trim())
  .filter((text) => text !== "");

/** Nothing that a spreadsheet would calculate. */
const noFormula = written.filter((text) => !/^[=+\-@]/u.test(text));

const row = fc.record({
  name: noFormula.map((text) => text.replaceAll(/\s+/gu, " ")),
  fields: noFormula,
  languages: noFormula,
  town: fc.option(noFormula),
  experience: fc.option(fc.tuple(noFormula, written).map((lines) => lines.join("\n"))),
});

test("what was written into a table comes out of it again, whichever sign stands between its cells", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(",", ";", "\t"),
      async (rows, sign) => {
        const lines = rows.map(({ name, fields, languages, town, experience }, index) =>
          [name, `a${index}@example.org`, "mentori", fields, languages, town ?? "", experience ?? ""]
            .map(cell)
            .join(sign),
        );
        const list = await listIn([headings.join(sign), ...lines].join("\r\n"));
        expect(list.wrong).toEqual([]);
        expect(list.rows.map(({ line: _, ...read }) => read)).toEqual(
          rows.map((one, index) => ({
            ...one,
            email: `a${index}@example.org`,
            role: "mentor",
            pairsAtOnce: null,
            trainedOn: null,
            groupAttended: null,
            wantsMentoring: null,
            botLanguage: null,
            letters: null,
          })),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("rows end as each of them ends, whichever way the first one did", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("\r\n", "\n", "\r"), { minLength: 3, maxLength: 6 }),
      async ([first = "\n", ...ends]) => {
        const lines = ends.map((end, index) => `A${index};a${index}@b.fi;mentori;x;fi${end}`);
        const { rows, wrong } = await listIn(`Nimi;Sähköposti;Rooli;Ala;Kielet${first}${lines.join("")}`);
        expect(wrong).toEqual([]);
        expect(rows.map(({ name, line }) => [name, line])).toEqual(ends.map((_, index) => [`A${index}`, index + 2]));
      },
    ),
  );
});

test("letters outside the first 65,536 are read wherever in a long file they stand", async () => {
  const lines = Array.from(
    { length: 400 },
    (_, index) => `𐐀${index};a${index}@b.fi;mentori;${"😀".repeat(20 + (index % 3))}x;fi`,
  );
  const { rows, wrong } = await listIn(`Nimi;Sähköposti;Rooli;Ala;Kielet\n${lines.join("\n")}`);
  expect(wrong).toEqual([]);
  expect(rows.map(({ fields }) => fields)).toEqual(lines.map((line) => line.split(";")[3]));
});

describe("a file made to keep the bot busy", () => {
  const most = 2 * 1024 * 1024 - 100;
  const start = "Nimi;Sähköposti;Rooli;Ala;Kielet";
  const filled = (text: string, piece: string) => text + piece.repeat(Math.floor((most - text.length) / piece.length));
  test.each([
    ["separators instead of headings", filled("", ";")],
    ["hundreds of thousands of headings", filled(start, ";x")],
    ["one line without an end", filled(`${start}\n`, "x")],
    ["one row of nothing but separators", filled(`${start}\nSara;s@b.fi;aktori;x;fi`, ";")],
    ["a cell of line ends", filled(`${start}\n"`, "\n").replace(/\n$/, '"')],
    ["a quotation that does not end", filled(`${start}\n"`, "x;y\n")],
    ["nothing but line ends", filled(start, "\n")],
    ["rows of nothing", filled(`${start}\n`, ";;;;\n")],
  ])("of 2 MB, %s, is answered, and others get their turn", async (_what, text) => {
    const turns = await turnsDuring(async () => {
      const { list, problem } = await readList(Buffer.from(text));
      expect(problem !== undefined || list.rows.length <= 1).toBe(true);
    });
    expect(turns).toBeGreaterThan(200);
  });
});

/** How often others got their turn meanwhile. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let isWorking = true;
  let turns = 0;
  const others = async () => {
    for (; isWorking; turns++) await setImmediate();
  };
  const counting = others();
  await work();
  isWorking = false;
  await counting;
  return turns;
}

test("whatever bytes come, they are a list or a problem that can be named", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { list, problem } = await readList(bytes);
      expect(list === undefined).toBe(problem !== undefined);
    }),
    { numRuns: 300 },
  );
});

describe("letters", () => {
  test("UTF-8 with and without its mark, and Windows-1252, say the same", () => {
    const text = "Päivi Öberg, Åbo";
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(text, "latin1")])
      expect(decoded(bytes)).toEqual({ text });
  });

  test("a quotation mark in the middle of a cell is named with its line", async () => {
    expect(await readList(Buffer.from(`${headings.join(",")}\nA"B,a@b.fi,mentori,x,fi,,`))).toEqual({
      problem: { what: "quotes", line: 2 },
    });
  });

  test("a file of no bytes is empty, and zeros are no text", () => {
    expect(decoded(new Uint8Array())).toEqual({ problem: { what: "empty" } });
    expect(decoded(new Uint8Array([65, 0, 66]))).toEqual({ problem: { what: "notText" } });
  });
});

describe("headings", () => {
  test.each(["E-Post ", "sähköposti", "SAHKOPOSTI", "e-mail", "Email address"])("%s is the address", (heading) => {
    expect(readHeadings([heading]).at).toEqual({ email: 0 });
  });

  test("small signs and capitals make no difference", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainHeading(plainHeading(text))).toBe(plainHeading(text));
      }),
    );
  });

  test("a heading that is there twice, and those that nobody knows, are named", () => {
    const { twice, unknown } = readHeadings([t("people.column.name"), "Name", "Puhelin", ""]);
    expect({ twice, unknown }).toEqual({ twice: ["name"], unknown: ["Puhelin"] });
  });
});

describe("rows", () => {
  const wrongIn = async (...cells: string[]) =>
    (await listIn(`Nimi;Sähköposti;Rooli;Ala;Kielet;Pareja;Haluaa mentorin;Botin kieli\n${cells.join(";")}`)).wrong;

  test.each([
    [["", "a@b.fi", "mentori", "x", "fi"], { reason: "missing", column: "name" }],
    [["@summa", "a@b.fi", "mentori", "x", "fi"], { reason: "formula", column: "name" }],
    [["A", "a@b.fi", "mentori", "=1+1", "fi"], { reason: "formula", column: "fields" }],
    [["A", "a@b.fi", "mentori", "x", " @SUM(A1)"], { reason: "formula", column: "languages" }],
    [["A", "a@b.fi", "mentori", "+cmd|'/c calc'!A1", "fi"], { reason: "formula", column: "fields" }],
    [["A", "a@b", "mentori", "x", "fi"], { reason: "email", column: "email" }],
    [["A", "a@b.fi", "pomo", "x", "fi"], { reason: "role", column: "role" }],
    [["A", "a@b.fi", "mentori", "x", "fi", "11"], { reason: "number", column: "pairsAtOnce" }],
    [["A", "a@b.fi", "aktori", "x", "fi", "", "ehkä"], { reason: "yesNo", column: "wantsMentoring" }],
    [["A", "a@b.fi", "aktori", "x", "fi", "", "", "saksa"], { reason: "language", column: "botLanguage" }],
    [["A", "a@b.fi", "mentori", "x", "fi", "", "", "suomi, ruotsi"], { reason: "language", column: "botLanguage" }],
    [["A", "a@b.fi", "aktori", "x".repeat(5_000), "fi"], { reason: "tooLong", column: "fields" }],
    [["A".repeat(76), "a@b.fi", "aktori", "x", "fi"], { reason: "tooLong", column: "name" }],
    [["A", "a@b.fi", "aktori", "x\u0007", "fi"], { reason: "letters", column: "fields" }],
    [["A", "a@b.fi", "aktori", "x", "fi", "", "", "", "y"], { reason: "moreCells" }],
  ])("%j is left out with its reason", async (cells, wrong) => {
    expect(await wrongIn(...cells)).toEqual([{ line: 2, ...wrong }]);
  });

  test("a dash that begins a list, or stands for nothing, is no formula", async () => {
    const { rows } = await listIn(
      'Nimi;Sähköposti;Rooli;Ala;Kielet;Kunta;Kokemus\nA;a@b.fi;mentori;x;fi;-;"- 5 vuotta\n- 2 (osa-aikainen)"',
    );
    expect(rows.map(({ town, experience }) => [town, experience])).toEqual([["-", "- 5 vuotta\n- 2 (osa-aikainen)"]]);
  });

  test.each<[Language | null, string[]]>([
    ["fi", ["suomi", "Suomi ", "FI", "finska", "Finnish"]],
    ["selko", ["selkosuomi", "Selkosuomi (helppo suomi)", "selko", "helppo suomi", "lättläst finska", "Easy Finnish"]],
    ["sv", ["ruotsi", "svenska", "Swedish", "sv"]],
    ["en", ["englanti", "engelska", "English", "en"]],
    [null, ["", "  "]],
  ])("the language of the bot, %s: %j", async (language, cells) => {
    for (const heading of ["Botin kieli", "Botens språk", "Language of the bot"]) {
      const { rows, unknown } = await listIn(
        `Nimi;Sähköposti;Rooli;Ala;Kielet;${heading}\n${cells.map((cell, index) => `A;a${index}@b.fi;aktori;x;fi;${cell}`).join("\n")}`,
      );
      expect(unknown).toEqual([]);
      expect(rows.map(({ botLanguage }) => botLanguage)).toEqual(cells.map(() => language));
    }
  });

  test("a column of the languages that somebody speaks is not the language of the bot", async () => {
    for (const heading of ["Kieli", "Språk", "Language"]) {
      const { rows } = await listIn(`Nimi;Sähköposti;Rooli;Ala;${heading}\nA;a@b.fi;aktori;x;ruotsi`);
      expect(rows.map(({ languages, botLanguage }) => [languages, botLanguage])).toEqual([["ruotsi", null]]);
    }
  });

  test("one person with two languages of the bot is one too many, also in two roles; an empty cell is none", async () => {
    const { rows, wrong } = await listIn(
      "Nimi;Sähköposti;Rooli;Ala;Kielet;Botin kieli\nA;a@b.fi;mentori;x;fi;ruotsi\nA;A@b.fi;aktori;x;fi;suomi\nB;b@b.fi;mentori;x;fi;\nB;b@b.fi;aktori;x;fi;englanti",
    );
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(wrong).toEqual([{ line: 3, reason: "otherLanguage", otherLine: 2 }]);
  });

  test("one address under two names is one too many", async () => {
    const { rows, wrong } = await listIn(
      "Nimi;Sähköposti;Rooli;Ala;Kielet\nA;a@b.fi;mentori;x;fi\n\nB;A@B.fi;aktori;x;fi",
    );
    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(wrong).toEqual([{ line: 4, reason: "otherName", otherLine: 2 }]);
  });
});

test.each([
  ["", null],
  ["2026-02-01", "2026-02-01"],
  ["1.2.2026", "2026-02-01"],
  ["01.12.2026", "2026-12-01"],
  ["31.2.2026", "date"],
  ["viime vuonna", "date"],
])("the training %j is read as %j", async (cell, read) => {
  const list = await listIn(
    `Nimi;Sähköposti;Rooli;Ala;Kielet;Koulutus\nA;a@b.fi;mentori;x;fi;${cell}\nB;b@b.fi;aktori;x;fi;`,
  );
  if (read === "date") expect(list.wrong).toEqual([{ line: 2, reason: "date", column: "trainedOn" }]);
  else expect(list.rows.map(({ trainedOn }) => trainedOn)).toEqual([read, null]);
});

test("a row that was taken in changes nothing the second time, and an empty cell takes nothing away", () => {
  const full: ListRow = {
    line: 2,
    name: "A",
    email: "a@b.fi",
    role: "actor",
    fields: "x",
    languages: "fi",
    town: "Espoo",
    experience: "y",
    pairsAtOnce: null,
    trainedOn: null,
    groupAttended: "z",
    wantsMentoring: false,
    botLanguage: "selko",
    letters: "meetings",
  };
  const stored = firstStored(full);
  const emptied = { ...full, town: null, experience: null, groupAttended: null, wantsMentoring: null };
  expect(isSame(stored, updated(stored, full))).toBe(true);
  expect(updated(stored, emptied)).toEqual(stored);
  expect(isSame(stored, updated(stored, { ...full, town: "Vantaa" }))).toBe(false);
});

test("an address that its owner has not confirmed links nobody to anything", () => {
  const user = { id: madeUp("U1"), team_id: "T1", profile: { real_name: "A", email: "a@b.fi" } };
  const at = { teamId: "T1", enterpriseId: undefined };
  expect(profileOf(user, at).email).toBe("a@b.fi");
  expect(profileOf({ ...user, is_email_confirmed: true }, at).email).toBe("a@b.fi");
  expect(profileOf({ ...user, is_email_confirmed: false }, at).email).toBeUndefined();
});
