import { describe, expect, test } from "vitest";
import { languages } from "../../src/texts/languages.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { easy, finnish, read } from "../support/catalogues.ts";
import { ZONE } from "../support/helsinki.ts";
import { choices, titles } from "../support/labels.ts";
import { namedTexts } from "../support/quoted.ts";
import { botSources, type Literal, literalsIn } from "../support/sources.ts";
import { said } from "./said.ts";

const all = languages.flatMap((language) => [...read[language]].map(([key, text]) => ({ language, key, text })));
const saying = (texts: typeof all) => texts.map(({ language, key, text }) => `${language} ${key}: ${text}`);
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

describe("the catalogues", () => {
  test.each(languages)("%s says everything, and puts in the same things", (language) => {
    expect([...read[language].keys()].sort()).toEqual([...finnish.keys()].sort());
    const different = [...finnish].filter(
      ([key, text]) => placeholders(read[language].get(key) ?? "").join() !== placeholders(text).join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test("easy Finnish has nothing of its own that is not in Finnish, and repeats nothing of it", () => {
    expect([...easy.keys()].filter((key) => !finnish.has(key))).toEqual([]);
    expect([...easy].filter(([key, text]) => finnish.get(key) === text).map(([key]) => key)).toEqual([]);
  });

  test.each(languages)("one and several both have their form in %s", (language) => {
    const keys = [...read[language].keys()];
    const stems = [...new Set(keys.filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_\w+$/, "")))];
    expect(stems.length).toBeGreaterThan(5);
    expect(stems.filter((stem) => !keys.includes(`${stem}_one`) || !keys.includes(`${stem}_other`))).toEqual([]);
    const words = wordsIn(language, ZONE);
    for (const stem of stems)
      for (const count of [0, 1, 2, 21]) expect(words.t(stem as TextKey, { count })).not.toMatch(/\{\{/);
    expect(words.t("closing.summary.days", { count: 1 })).not.toBe(words.t("closing.summary.days", { count: 2 }));
  });
});

describe("how it sounds", () => {
  test("nobody is shouted at", () => {
    expect(saying(all.filter(({ text }) => text.includes("!")))).toEqual([]);
  });

  test("ranges have an en dash, quotations the marks of their language, and spaces stand alone", () => {
    const wrong = all.filter(
      ({ language, text }) =>
        /\d-\d|"|(?<!\p{L})'| {2}|^\s|\s$|\.\.\.| [,.;:?]/u.test(text) || /[“„«»]/.test(language === "en" ? "" : text),
    );
    expect(saying(wrong)).toEqual([]);
  });

  test("a date at the end of a sentence brings its own full stop, and no sentence ends in two", () => {
    const drawn = all.map(({ language, key, text }) => ({ language, key, text: said(language, text) }));
    expect(saying(drawn.filter(({ text }) => /\.\.|\. \.|\{\{/.test(text)))).toEqual([]);
    expect(said("fi", finnish.get("home.log") ?? "")).toBe("Muistilista odottaa sinua. Tapaaminen oli tiistaina 8.12.");
    expect(said("sv", read.sv.get("home.log") ?? "")).toBe("Minneslistan väntar på dig. Träff: tisdag 8.12.");
  });

  test("nothing is hung on a name: it stands as it is", () => {
    expect(saying(all.filter(({ text }) => /\}\}[:’'-]?\p{L}/u.test(text)))).toEqual([]);
  });

  test("easy Finnish has no clauses shortened to one word, and nothing done without doing", () => {
    const shortened =
      /(?:ess[aä](?:ni|si|an|än|nsa|nsä|mme|nne)|t(?:tua|tyä)(?:ni|si|an|än|nsa|nsä)|m(?:atta|ättä))(?!\p{L})/iu;
    for (const word of ["ilmoittautuessasi", "päätyttyään", "lukematta"]) expect(word).toMatch(shortened);
    expect(
      saying(all.filter(({ language, key, text }) => language === "selko" && easy.has(key) && shortened.test(text))),
    ).toEqual([]);
  });
});

describe("labels", () => {
  const sources = botSources();

  test("titles of modals and what closes them fit, in every language", () => {
    expect(titles.length).toBeGreaterThan(20);
    const long = all.filter(({ key, text }) => titles.includes(key) && text.length > 24);
    expect(saying(long)).toEqual([]);
  });

  test("choices fit, in every language", () => {
    expect(choices.length).toBeGreaterThan(30);
    expect(saying(all.filter(({ key, text }) => choices.includes(key) && text.length > 75))).toEqual([]);
  });

  test("what the page about the product quotes is said to the letter in Finnish or easy Finnish", () => {
    const texts = new Set([...finnish.values(), ...easy.values()]);
    const missing = namedTexts.filter((quoted) => !texts.has(quoted));
    // Those that carry numbers.
    const { t } = wordsIn("fi", ZONE);
    expect(missing).toEqual([
      t("meetingLog.saved.number", { number: 3, planned: 7 }),
      t("meetingLog.saved.beyond", { number: 8, planned: 7 }),
      t("closing.summary.goals", { reached: 2, all: 3 }),
    ]);
    expect(namedTexts.length).toBeGreaterThan(90);
  });

  test("no text is left that nobody says", () => {
    const whole = sources.map(({ text }) => text).join("\n");
    const begun = [...whole.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g)].map(([, prefix]) => prefix ?? "");
    const isSaid = (key: string) => whole.includes(`"${key}"`) || begun.some((prefix) => key.startsWith(prefix));
    const stems = [...finnish.keys()].map((key) => key.replace(/_(one|other)$/, ""));
    expect(stems.filter((stem) => !isSaid(stem))).toEqual([]);
  });

  test("every sentence that a person reads stands in the catalogues", () => {
    const forOperators =
      /^(src[\\/](config|ending|main|(?:commands|hosting|indexes|slack-check|workspaces)[\\/].*|health[\\/]rules|mail[\\/](errors|door)|slack[\\/]tokens)|db[\\/](keeping[\\/](everything|key-rotation|backup|restore-from)|store[\\/]storage-faults))\.ts$/;
    /** Words that people type, to be recognised. */
    const forReading = /^src[\\/]programme[\\/]matching[\\/](lexicon|languages|towns|spelling)\.ts$/;
    /** The form of letters: HTML, style and headers. Numbers for other programs. */
    const forPrograms = /^src[\\/](mail[\\/]compose|programme[\\/]reports[\\/]plain)\.ts$/;
    /** Names of types. */
    const forTypes = /^src[\\/]programme[\\/]ids\.ts$/;
    const technical =
      /(?:Error|CannotOpen|ConfigProblem|Postponed|message\.includes|markDropped|prepare(?:<[^>]*>)?|exec|stays)\([^;]*$|\b(?:drop|because|stays|readonly kind):\s*$|\b(?:NO_LONGER_NEEDED|MAY_HAVE_ARRIVED) =\s*$|\b(?:Allowed|Id)<\s*$|\bsql(?:<[^>]*>)?\s*$|\bsql\.raw\($|\blog\.\w+\([^;]*$/;
    const looksSaid = /\p{L}{2,}[,.;:]? \p{L}{2,}|[åäöÅÄÖ]/u;
    const typeNames = new Set(["first page", "DejaVu Sans", "to many"]);
    const isSaid = ({ text, before }: Literal) =>
      looksSaid.test(text) && !technical.test(before) && !typeNames.has(text);
    expect(literalsIn({ path: "", text: 'section(plain("Hei taas"))' }).filter(isSaid)).toHaveLength(1);
    const loose = sources
      .filter(({ path }) => [forOperators, forReading, forPrograms, forTypes].every((paths) => !paths.test(path)))
      .flatMap(literalsIn)
      .filter(isSaid);
    expect(loose.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });
});

describe("what people typed", () => {
  test.each(["$t(forms.save)", "{{other}}", "{{- name}}", "$& $1 $$", "a.b:c", "<!channel> & <@U1>"])(
    "stays text: %s",
    (name) => {
      for (const language of languages) {
        const words = wordsIn(language, ZONE);
        const [before = "", after = ""] = (read[language].get("support.taken") ?? "").split("{{name}}");
        expect(words.t("support.taken", { name })).toBe(`${before}${name}${after}`);
        const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
        expect(words.md("support.taken", { name }).mrkdwn).toBe(`${before}${escaped}${after}`);
        expect(words.t("followUp.tasks.withState", { text: name, state: "{{text}}" })).toBe(`${name} – {{text}}`);
      }
    },
  );
});
