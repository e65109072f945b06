import i18next, { type i18n } from "i18next";
import { en, type Finnish, fi, selko, sv } from "./catalogues.ts";
import { isolated } from "./directions.ts";
import { nameIn } from "./erased.ts";
import type { Language } from "./languages.ts";
import { asTyped, type Markup } from "./markup.ts";
import { catalogueWithNames, type RoleNames } from "./role-names.ts";
import { clock, date, weekdayAndDate } from "./times.ts";

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Singular<K>}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
/** i18next picks `key_one` or `key_other` by the parameter `count`, so the key is named without its ending. */
type Singular<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** The key of a text, as a path: `meetingLog.saved`. */
export type TextKey = Leaves<Finnish>;

type Plain = string | number;

/** The texts, dates and times of one language. Instants are milliseconds since 1970 UTC, shown in `zone`. */
export type Words = {
  language: Language;
  zone: string;
  /** A text for plain_text: titles, labels, buttons. @throws if there is no such text */
  t(key: TextKey, params?: Record<string, Plain>): string;
  /** A text for mrkdwn. Parameters are shown as typed, unless they are `Markup`. @throws if there is no such text */
  md(key: TextKey, params?: Record<string, Plain | Markup>): Markup;
  /** "tiistaina 8.12. kello 17" */
  when(at: number): string;
  /** "tiistaina 8.12." */
  day(at: number): string;
  /** "8.12.2026" */
  date(at: number): string;
  /** "kello 17" */
  clock(at: number): string;
  /** Whether a reader's own clock shows another time than `zone`. */
  isElsewhere: boolean;
};

const catalogues = new Map<string, i18n>();

/** All texts, or those with a programme's names of the roles, made once for each names. */
function catalogue(names: RoleNames | undefined, key: string): i18n {
  const known = catalogues.get(key);
  if (known) return known;
  const translation = <T>(texts: T, language: Language) => ({
    translation: names ? catalogueWithNames(texts, language, names) : texts,
  });
  const made = i18next.createInstance({
    resources: {
      fi: translation(fi, "fi"),
      selko: translation(selko, "selko"),
      sv: translation(sv, "sv"),
      en: translation(en, "en"),
    },
    supportedLngs: ["fi", "selko", "sv", "en"],
    load: "currentOnly",
    fallbackLng: { selko: ["fi"], default: [] },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  made.init();
  catalogues.set(key, made);
  return made;
}

const mapped = <From, To>(params: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, change(value)]));

const inSentence = (value: Plain): Plain => (typeof value === "string" ? isolated(value) : value);
const escapedInSentence = (value: Plain): Plain => (typeof value === "string" ? isolated(asTyped(value)) : value);

const made = new Map<string, Words>();

/**
 * The words of a language, made once for each language and zone.
 * @param zone an IANA time zone
 * @param isElsewhere whether a reader's own clock shows another time
 * @param names what the reader's programme calls mentor and actor; undefined for the guide's words
 */
export function wordsIn(language: Language, zone: string, isElsewhere = false, names?: RoleNames): Words {
  const namesKey = names ? JSON.stringify(names) : "";
  const key = `${language} ${zone} ${isElsewhere} ${namesKey}`;
  const known = made.get(key);
  if (known) return known;
  const fixed = catalogue(names, namesKey).getFixedT(language);
  const named = (value: Plain) => (typeof value === "string" ? nameIn(language, value) : value);
  const say = (textKey: string, params: Record<string, Plain>): string => {
    const inIt = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, named(value)]));
    const text = fixed(textKey, inIt);
    if (text === textKey) throw new Error(`no text ${textKey} in ${language}`);
    return text;
  };
  // Texts without parameters are kept: a modal has dozens of labels.
  const constant = new Map<string, string>();
  const sayConstant = (textKey: string): string => {
    const text = constant.get(textKey) ?? say(textKey, {});
    constant.set(textKey, text);
    return text;
  };
  const words: Words = {
    isElsewhere,
    language,
    zone,
    t: (textKey, params) => (params ? say(textKey, mapped(params, inSentence)) : sayConstant(textKey)),
    md: (textKey, params = {}) => ({
      mrkdwn: say(
        textKey,
        mapped(params, (value) => (typeof value === "object" ? value.mrkdwn : escapedInSentence(value))),
      ),
    }),
    when: (at) => `${weekdayAndDate(language, at, zone)} ${clock(language, at, zone)}`,
    day: (at) => weekdayAndDate(language, at, zone),
    date: (at) => date(language, at, zone),
    clock: (at) => clock(language, at, zone),
  };
  made.set(key, words);
  return words;
}
