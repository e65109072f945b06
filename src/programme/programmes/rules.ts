import { type Language, languages } from "../../texts/languages.ts";
import { type NameField, nameFields, type RoleName, type RoleNames } from "../../texts/role-names.ts";
import { looksAlike } from "../forms/alike.ts";
import { type Typed, typedIn } from "../forms/labels.ts";
import type { Complaint } from "../forms/reading.ts";
import type { ProgrammeContents } from "./contents.ts";
import { nextSpokenDay } from "./silent-days.ts";

/** The longest name of a theme or choice that Slack shows whole (an option has at most 75 characters), in UTF-16 units. */
export const LONGEST_OPTION = 75;
/** The longest question: a label, which is read on a phone. */
export const LONGEST_QUESTION = 150;
export const LONGEST_NAME = 80;
export const LONGEST_TEXT = 1000;
/** A name of a role is part of titles and buttons. */
export const LONGEST_ROLE_NAME = 30;
/** Slack shows at most 100 choices; so many themes are more than anybody reads. */
export const MOST_THEMES = 30;
export const MOST_OPTIONS = 30;

const SHOWN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A text typed in several languages, without outer blanks and languages in which nothing was typed. */
export const trimmed = (typed: { readonly [L in Language]?: string | null | undefined }): Typed =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const text = typed[language]?.trim().replaceAll(/\s+/gu, " ") ?? "";
      return text === "" ? [] : [[language, text]];
    }),
  );

/** What is wrong with a name in several languages, by language; undefined if nothing is. */
export function wrongInName(typed: Typed, longest: number): Partial<Record<Language, Complaint>> | undefined {
  if (languages.every((language) => typed[language] === undefined)) return { fi: { key: "programmes.wrong.noName" } };
  const wrong = languages.flatMap((language): [Language, Complaint][] => {
    const text = typed[language] ?? "";
    if (text.length > longest) return [[language, { key: "forms.tooLong", params: { longest } }]];
    return text !== "" && !SHOWN.test(text) ? [[language, { key: "programmes.wrong.unshown" }]] : [];
  });
  return wrong.length > 0 ? Object.fromEntries(wrong) : undefined;
}

/** Only what is inflected and read aloud: a name is put into sentences, titles and buttons. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’ -]*$/u;

/** The endings that a form has in all words, by which a form in the wrong field is noticed. */
const endings: Partial<Record<NameField, RegExp>> = {
  fi_genitive: /n$/u,
  fi_partitive: /[aä]$/u,
  fi_yours: /si$/u,
};

/** What is wrong with the forms of one role's name, by their fields. */
export function wrongInForms(name: RoleName): Partial<Record<NameField, Complaint>> {
  const wrongOf = (field: NameField): Complaint | undefined => {
    const form = name[field];
    const language = field.slice(0, 2);
    const isBegun = nameFields.some((other) => other.startsWith(language) && name[other] !== undefined);
    if (form === undefined) return isBegun ? { key: "programmes.wrong.formMissing" } : undefined;
    if (!NAME.test(form)) return { key: "programmes.wrong.nameLetters" };
    return endings[field]?.test(form.toLocaleLowerCase("fi")) === false
      ? { key: `programmes.wrong.ending.${field as "fi_genitive"}` }
      : undefined;
  };
  return Object.fromEntries(
    nameFields.flatMap((field) => {
      const wrong = wrongOf(field);
      return wrong ? [[field, wrong]] : [];
    }),
  );
}

/** The field in which mentor and actor would be called the same. */
export const sameNames = ({ mentor, actor }: RoleNames): NameField | undefined =>
  (["fi_name", "sv_name", "en_name"] as const).find((field) => {
    const [one, other] = [mentor?.[field], actor?.[field]];
    return one !== undefined && other !== undefined && looksAlike(one, other);
  });

/** Whether two names would look the same to somebody. */
export const looksSame = (one: Typed, other: Typed): boolean =>
  languages.some((language) => looksAlike(typedIn(one, language), typedIn(other, language)));

/** The choices in a text, one a line. */
export const optionsIn = (text: string | null): string[] =>
  (text ?? "")
    .split(/\r?\n/u)
    .map((line) => line.trim().replaceAll(/\s+/gu, " "))
    .filter((line) => line !== "");

/** What is wrong with the choices of a question. */
export function wrongInOptions(names: readonly string[]): Complaint | undefined {
  if (names.length < 2) return { key: "programmes.wrong.fewOptions" };
  if (names.length > MOST_OPTIONS) return { key: "programmes.wrong.manyOptions", params: { most: MOST_OPTIONS } };
  const long = names.find((name) => name.length > LONGEST_OPTION);
  if (long !== undefined) return { key: "programmes.wrong.longOption", params: { most: LONGEST_OPTION } };
  const twice = names.find((name, index) => names.findIndex((other) => looksAlike(other, name)) < index);
  return twice === undefined ? undefined : { key: "programmes.wrong.sameOption", params: { name: twice } };
}

/** Whether at least one theme can be chosen: without one no log can be saved. */
export const hasThemes = ({ themes }: Pick<ProgrammeContents, "themes">): boolean =>
  themes.some(({ isRetired }) => !isRetired);

/** Whether silent days leave any day on which the bot may begin something. @param today `YYYY-MM-DD` */
export const leavesDays = ({ silent }: Pick<ProgrammeContents, "silent">, today: string): boolean =>
  nextSpokenDay(silent, today) !== undefined;

/** How many meetings the guide's own mentoring has, in 3–4 months. */
const MEETINGS_OF_GUIDE = { least: 6, most: 8 };

/** Whether a pair of the programme meets as often, and for as many months, as the guide says. `planned` null: as the workspace's setting, which is the guide's at first. */
export const meetsAsGuideSays = ({ template }: Pick<ProgrammeContents, "template">, planned: number | null): boolean =>
  template === "auroras" &&
  (planned === null || (planned >= MEETINGS_OF_GUIDE.least && planned <= MEETINGS_OF_GUIDE.most));
