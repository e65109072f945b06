import i18next, { type i18n } from "i18next";
import { en, type Finnish, fi, selko, sv } from "./catalogues.ts";
import { nameIn } from "./erased.ts";
import type { Language } from "./languages.ts";
import { escaped, type Markup } from "./markup.ts";
import { clock, date, weekdayAndDate } from "./times.ts";

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Singular<K>}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
/** i18next picks `key_one` or `key_other` by the `count` it is given. */
type Singular<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** Every text the product can say, by the path of its key: `meetingLog.saved`. */
export type TextKey = Leaves<Finnish>;

type Plain = string | number;

/** The texts, dates and times of one language. */
export type Words = {
  language: Language;
  zone: string;
  /** For plain_text: titles, labels, buttons. */
  t(key: TextKey, params?: Record<string, Plain>): string;
  /** For mrkdwn: what is put in is escaped, unless it is markup already. */
  md(key: TextKey, params?: Record<string, Plain | Markup>): Markup;
  /** "tiistaina 8.12. kello 17" */
  when(at: number): string;
  /** "tiistaina 8.12." */
  day(at: number): string;
  /** "8.12.2026" */
  date(at: number): string;
  /** "kello 17" */
  clock(at: number): string;
};

let catalogues: i18n | undefined;

function catalogue(): i18n {
  if (catalogues) return catalogues;
  catalogues = i18next.createInstance({
    resources: {
      fi: { translation: fi },
      selko: { translation: selko },
      sv: { translation: sv },
      en: { translation: en },
    },
    supportedLngs: ["fi", "selko", "sv", "en"],
    load: "currentOnly",
    fallbackLng: { selko: ["fi"], default: [] },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  catalogues.init();
  return catalogues;
}

const made = new Map<string, Words>();

/** The words of a language, with times in the programme's zone. */
export function wordsIn(language: Language, zone: string): Words {
  const key = `${language} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  const fixed = catalogue().getFixedT(language);
  const named = (value: Plain) => (typeof value === "string" ? nameIn(language, value) : value);
  const say = (textKey: string, params: Record<string, Plain>): string => {
    const inIt = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, named(value)]));
    const text = fixed(textKey, inIt);
    if (text === textKey) throw new Error(`no text ${textKey} in ${language}`);
    return text;
  };
  // Labels and buttons say the same each time, and a modal has dozens.
  const constant = new Map<string, string>();
  const sayConstant = (textKey: string): string => {
    const text = constant.get(textKey) ?? say(textKey, {});
    constant.set(textKey, text);
    return text;
  };
  const words: Words = {
    language,
    zone,
    t: (textKey, params) => (params ? say(textKey, params) : sayConstant(textKey)),
    md: (textKey, params = {}) => ({
      mrkdwn: say(
        textKey,
        Object.fromEntries(
          Object.entries(params).map(([name, value]) => [
            name,
            typeof value === "object" ? value.mrkdwn : typeof value === "string" ? escaped(value) : value,
          ]),
        ),
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
