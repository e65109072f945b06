import { folded, isSameWord, normalised, wordsOf } from "./spelling.ts";

/** Languages that people in Finland speak, as ISO 639 codes. The first one wins if two have the same name. */
const codes =
  "fi sv en ru uk et lv lt pl de fr es pt it nl da nb is el hu cs sk sl hr sr bs sq mk bg ro tr az kk ky uz tg tk hy ka ar he fa ps ckb ku ur hi pa bn ne si ta te ml mr gu kn or my th lo km vi id ms tl zh yue ja ko mn bo so am ti om sw rw rn lg ln ha ig yo wo ff ak ee zu xh af sn ny mg ab be ca eu gl ga cy mt se sma smn sms rom yi eo la lb be ce ug tt ba cv crh arz ary mo".split(
    " ",
  );

/** Names that Intl does not have, and inflected forms that differ from the name by more than a typing mistake. */
const otherNames: Record<string, string> = {
  fi: "suomea suomeksi finsk",
  sv: "ruotsia ruotsiksi",
  en: "englantia inglish eng",
  et: "viroa viro eesti estnisk",
  fa: "farsi farsia dari daria parsi persiaa",
  ku: "kurmandži kurmanci kurmanji kurmandzi",
  ckb: "sorani sorania",
  zh: "mandariini mandarin mandariinikiina kiina",
  yue: "kantoninkiina kantonesiska cantonese",
  hr: "serbokroaatti serbokroatiska",
  uk: "ukraina ukrainska ukrainan",
  ru: "venäjää venäjän",
  tl: "tagalog filipino tagalogi",
  nb: "norja norska norwegian",
  rom: "romani romska",
  so: "somalian somalia somali",
  sq: "albaniaa",
  ti: "tigrinja tigrinya",
  th: "thaikieli thai",
  vi: "vietnaminkieli",
  ar: "arabi arab",
  sw: "swahili kiswahili suahili",
};

type Names = { known: ReadonlyMap<string, string>; byFirstLetter: ReadonlyMap<string, readonly string[]> };
let names: Names | undefined;

/** Collected on first use: the names of a hundred languages in themselves take longer to read than any other part of the start. */
function namesOfLanguages(): Names {
  names ??= collectNames();
  return names;
}

function collectNames(): Names {
  const known = new Map<string, string>();
  const add = (text: string, code: string): void => {
    const word = normalised(text);
    if (word !== "" && !known.has(word)) known.set(word, code);
  };
  for (const language of ["fi", "sv", "en"]) {
    const inLanguage = new Intl.DisplayNames(language, { type: "language" });
    for (const code of codes) add(inLanguage.of(code) ?? "", code);
  }
  for (const code of codes)
    add(new Intl.DisplayNames(code, { type: "language", fallback: "none" }).of(code) ?? "", code);
  for (const [code, others] of Object.entries(otherNames)) for (const one of others.split(" ")) add(one, code);
  const words = [...known.keys()].filter((word) => !word.includes(" "));
  return { known, byFirstLetter: Map.groupBy(words, (word) => folded(word).slice(0, 1)) };
}

const remembered = new Map<string, string | undefined>();
const MOST_WORDS = 30;

/** The codes of the languages in a text, which may name them in Finnish, Swedish, English or the language itself. */
export function readLanguages(text: string): ReadonlySet<string> {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  return new Set(words.flatMap((word) => codeOf(word) ?? []));
}

function codeOf(word: string): string | undefined {
  if (remembered.has(word)) return remembered.get(word);
  const code = namesOfLanguages().known.get(word) ?? mistyped(word);
  remembered.set(word, code);
  return code;
}

/** The code of a name with a typing mistake or a Finnish ending, such as englantia. */
function mistyped(word: string): string | undefined {
  const { known, byFirstLetter } = namesOfLanguages();
  const near = (byFirstLetter.get(folded(word).slice(0, 1)) ?? []).filter((one) => isSameWord(word, one));
  return known.get(near.find((one) => folded(one) === folded(word)) ?? near[0] ?? "");
}
