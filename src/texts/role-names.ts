import type { Language } from "./languages.ts";

/**
 * What a programme calls mentor and actor, in the bot's own sentences. A free name cannot be inflected by a program, so a coordinator types the
 * forms that cannot be made from each other; the rest is made from them. A text that needs a form that is not here keeps the guide's words as a
 * whole: two words for one role in one sentence would confuse.
 */

/** The forms that are typed, and what the guide's own words are in them: "mentori" is called …, "mentorin" … */
export const formsTyped = {
  fi: ["name", "genitive", "partitive", "yours"],
  sv: ["name", "definite"],
  en: ["name"],
} as const;

export type NamedLanguage = keyof typeof formsTyped;
export type NameField = { [L in NamedLanguage]: `${L}_${(typeof formsTyped)[L][number]}` }[NamedLanguage];

export const nameFields: readonly NameField[] = Object.entries(formsTyped).flatMap(([language, forms]) =>
  forms.map((form) => `${language}_${form}` as NameField),
);

/** The typed forms of one role's name. A language has all of its forms or none. */
export type RoleName = { readonly [F in NameField]?: string | undefined };
export type RoleNames = { readonly mentor?: RoleName | undefined; readonly actor?: RoleName | undefined };

const guides = {
  fi: { mentor: "mentori", actor: "aktori" },
  sv: { mentor: "mentor", actor: "adept" },
  en: { mentor: "mentor", actor: "mentee" },
} as const;

/** Easy Finnish has the words of Finnish. */
const namedIn = (language: Language): NamedLanguage => (language === "selko" ? "fi" : language);

/** Whether a name can be put into the sentences of a language. */
export const isNamedIn = (language: NamedLanguage, name: RoleName | undefined): boolean =>
  formsTyped[language].every((form) => (name?.[`${language}_${form}` as NameField]?.trim() ?? "") !== "");

/** Each form of the guide's word, and the name in that form. */
function formsOf(language: NamedLanguage, word: string, name: RoleName): ReadonlyMap<string, string> | undefined {
  const typed = formsTyped[language].map((form) => name[`${language}_${form}` as NameField]?.trim() ?? "");
  if (typed.some((form) => form === "")) return undefined;
  const [nominative = "", second = "", partitive = "", yours = ""] = typed;
  if (language === "en")
    return new Map([
      [word, nominative],
      [`${word}'s`, `${nominative}'s`],
    ]);
  if (language === "sv") {
    const possessive = /[sxz]$/u.test(second) ? second : `${second}s`;
    return new Map([
      [word, nominative],
      [`${word}${word === "adept" ? "en" : "n"}`, second],
      [`${word}${word === "adept" ? "ens" : "ns"}`, possessive],
    ]);
  }
  // "oppaan" and "oppaasi": before a possessive ending and "-na" the word has another stem than before the other endings.
  const weak = second.replace(/n$/u, "");
  const strong = yours.replace(/si$/u, "");
  const a = partitive.at(-1) === "ä" ? "ä" : "a";
  return new Map([
    [word, nominative],
    [`${word}n`, second],
    [`${word}a`, partitive],
    [`${word}lle`, `${weak}lle`],
    [`${word}lla`, `${weak}ll${a}`],
    [`${word}lta`, `${weak}lt${a}`],
    [`${word}sta`, `${weak}st${a}`],
    [`${word}ksi`, `${weak}ksi`],
    [`${word}llesi`, `${weak}llesi`],
    [`${word}ltasi`, `${weak}lt${a}si`],
    [`${word}si`, yours],
    [`${word}nsa`, `${strong}ns${a}`],
    [`${word}na`, `${strong}n${a}`],
  ]);
}

/**
 * The texts in which a programme's names are used: those of a pair, by the beginnings of their keys. Others (of the network, of groups, of the mentors
 * among themselves, for coordinators) are about mentors and actors of all programmes.
 */
export const namedTexts = [
  "certificate.",
  "closing.",
  "followUp.",
  "goals.",
  "home.",
  "kickoff.",
  "meetingLog.",
  "meetings.",
  "midWay.",
  "pairs.",
  "programmes.answerSeenBy.",
  "silence.",
  "support.",
] as const;

/** A parameter, or a word that begins as a role does, with an English article before it and a possessive "'s" after it. */
const PIECES =
  /\{\{[^}]*\}\}|(?<![\p{L}\p{M}])(?:([Aa])n? )?((?:mentor|mentee|aktor|adept)[\p{L}\p{M}]*(?:'s(?![\p{L}\p{M}]))?)/giu;

/** The work of a mentor and its meetings, which keep their name. */
const isMentoring = (word: string): boolean => /^mentor(?:oi|skap|ing|träff)/u.test(word);

/** A text of ours with a programme's names in it; the text itself where it needs a form that there is none of. */
export function withNames(text: string, language: Language, names: RoleNames): string {
  const named = namedIn(language);
  let isWhole = true;
  const changed = text.replaceAll(PIECES, (piece, article: string | undefined, typed: string | undefined) => {
    const word = typed?.toLowerCase() ?? "";
    if (typed === undefined || isMentoring(word)) return piece;
    const role = word.startsWith(guides[named].mentor) ? "mentor" : "actor";
    const name = names[role];
    const forms = name && formsOf(named, guides[named][role], name);
    if (!forms) return piece;
    const form = forms.get(word);
    if (form === undefined) {
      isWhole = false;
      return piece;
    }
    const written = typed[0] === word[0] ? form : `${form[0]?.toUpperCase() ?? ""}${form.slice(1)}`;
    if (article === undefined) return written;
    return `${article}${/^[aeiou]/iu.test(form) ? "n" : ""} ${written}`;
  });
  return isWhole ? changed : text;
}

/** All texts of a feature's catalogue with a programme's names in them. @param path the beginning of their keys, with a dot at its end */
export function catalogueWithNames<T>(catalogue: T, language: Language, names: RoleNames, path = ""): T {
  if (typeof catalogue === "string")
    return (
      namedTexts.some((start) => path.startsWith(start)) ? withNames(catalogue, language, names) : catalogue
    ) as T;
  const changed = Object.entries(catalogue as Record<string, unknown>).map(([key, value]) => [
    key,
    catalogueWithNames(value, language, names, `${path}${key}.`),
  ]);
  return Object.fromEntries(changed) as T;
}
