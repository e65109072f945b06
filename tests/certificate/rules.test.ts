import { expect, test } from "vitest";
import { undrawable } from "../../src/programme/certificate/fonts.ts";
import { type CertificateFacts, certificatePdf, inSeenOrder } from "../../src/programme/certificate/pdf.ts";
import { numberFrom, numberIn, whyNoCertificate } from "../../src/programme/certificate/rules.ts";
import { languages } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { readPdf } from "../support/pdf.ts";

const facts: CertificateFacts = {
  number: "K7QM-2XPA",
  role: "mentor",
  name: "Åsa Öhman-Šimić",
  programme: "Auroras pääkaupunkiseutu",
  startedAt: at("2026-01-13"),
  finishedAt: at("2026-04-20"),
  held: 7,
  themes: ["Työhakemukset ja CV", "Utveckling av språkkunskaperna"],
  coordinator: "Kaisa Lehtonen",
  issuedAt: at("2026-04-21"),
};

test.each(languages)(
  "in %s all that it says can be read as text, on one page, tagged and in its language",
  async (language) => {
    const words = wordsIn(language, ZONE);
    const pdf = await readPdf(await certificatePdf(words, facts));
    expect(pdf.pages).toBe(1);
    expect(pdf.hasOwnFonts).toBe(true);
    expect(pdf.language).toMatch(language === "selko" ? /^fi/ : new RegExp(`^${language}`));
    expect(pdf.title).toBe(`${words.t("certificate.pdf.title")}: ${facts.name}`);
    expect(pdf.tags.slice(0, 4)).toEqual(["Document", "P", "H1", "H2"]);
    for (const text of [
      words.t("certificate.pdf.network"),
      words.t("certificate.pdf.title"),
      words.t("certificate.pdf.mentor"),
      words.t("certificate.pdf.held", { count: 7 }),
      words.t("certificate.pdf.number", { number: facts.number }),
      "Åsa Öhman-Šimić",
      "Työhakemukset ja CV",
    ])
      expect(pdf.text).toContain(text);
  },
);

test("the longest that it can say is all there, if need be on a second page", async () => {
  const long = { ...facts, name: "Ä".repeat(80), coordinator: "Ö".repeat(80), programme: "W".repeat(80) };
  const themes = Array.from({ length: 20 }, (_, index) => `Realistiset työllistymismahdollisuudet ${index}`);
  const pdf = await readPdf(await certificatePdf(wordsIn("sv", ZONE), { ...long, themes }));
  expect(pdf.pages).toBe(2);
  expect(pdf.text).toContain("työllistymismahdollisuudet 19");
  expect(pdf.text).toContain(facts.number);
});

test.each([
  "Åsa Öhman",
  "Олена Коваленко",
  "أمينة حسن",
  "אמינה",
  "Ελένη",
  "Nguyễn Thị Ánh",
  "Gülşen Şahin",
  "O’Neill-D'Arc",
])("the font has every letter of %s", async (name) => {
  expect(undrawable(name)).toEqual([]);
  const pdf = await readPdf(await certificatePdf(wordsIn("fi", ZONE), { ...facts, name }));
  for (const letter of name.replaceAll(/\s/g, "")) expect(pdf.text.normalize("NFKC")).toContain(letter);
});

test("letters that the font lacks are named, each once", () => {
  expect(undrawable("王 王芳 Amina 🙂")).toEqual(expect.arrayContaining(["王", "芳"]));
  expect(undrawable("นภา")).toHaveLength(3);
});

test("words of right-to-left letters are drawn as they are seen", () => {
  expect(inSeenOrder("Amina Hassan")).toEqual(["Amina Hassan"]);
  expect(inSeenOrder("أمينة حسن")).toEqual(["حسن", " ", "أمينة"]);
  expect(inSeenOrder("Amina أمينة حسن H")).toEqual(["Amina", " ", "حسن", " ", "أمينة", " ", "H"]);
});

test("a number is recognised however it is typed, and nothing else is", () => {
  const number = numberFrom(new Uint8Array([0, 1, 31, 32, 200, 255, 18, 9]));
  expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  for (const typed of [number, number.toLowerCase(), number.replace("-", ""), ` ${number.replace("-", " – ")} `])
    expect(numberIn(typed)).toBe(number);
  expect(numberIn("oil1-0000")).toBe("0111-0000");
  for (const wrong of ["", "K7QM-2XP", "K7QM-2XPAA", "K7QM-2XPU", "<!channel>"])
    expect(numberIn(wrong)).toBeUndefined();
});

test.each([
  [{ state: "open", held: 3, programmeGives: true, hasOne: false }, "notOver"],
  [{ state: "open", held: 3, programmeGives: true, hasOne: true }, "notOver"],
  [{ state: "finished", held: 0, programmeGives: true, hasOne: false }, "noMeetings"],
  [{ state: "finished", held: 3, programmeGives: false, hasOne: false }, "off"],
  [{ state: "finished", held: 3, programmeGives: false, hasOne: true }, undefined],
  [{ state: "finished", held: 1, programmeGives: true, hasOne: false }, undefined],
] as const)("of %j: %s", (known, why) => {
  expect(whyNoCertificate(known)).toBe(why);
});
