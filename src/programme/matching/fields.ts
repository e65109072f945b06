import { commonEndings, type FamilyName, families, passedOver } from "./lexicon.ts";
import { folded, isSameWord, normalised, slipsAllowed, slipsBetween, stemsOf } from "./spelling.ts";

/** How two fields stand to each other. `word`: even the occupation is the same. */
export type Relation = "word" | "same" | "related";

/** `stems`: the word without its endings in each of the three languages, as numbers, which are compared a million times. */
type Word = { text: string; stems: readonly [number, number, number]; isKnown: boolean };

/** What a text says about fields of work, read once and compared often. */
export type FieldText = { families: readonly number[]; words: readonly Word[]; hasUnknown: boolean };

/** So many words of a text are looked at: more is not a field but a story, and would cost time for everybody. */
const MOST_WORDS = 24;
/** So many of them are compared with the words of others, those the lexicon does not know letter by letter. */
const MOST_COMPARED = 8;
const MOST_UNKNOWN = 4;

/** Entries shorter than this are whole words, longer ones the beginning of a word. */
const BEGINNING = 5;
/** From this length on they are also looked for inside a compound. */
const INSIDE = 6;
const FIRST_PART = 3;

/** These say how somebody works rather than in which field: shared beside other fields they only make these related. */
const weak: ReadonlySet<FamilyName> = new Set(["business", "office", "research", "data"]);

const indexOf = new Map(families.map(({ name }, index) => [name, index]));
const isWeak = families.map(({ name }) => weak.has(name));
const isNear = families.map(({ near }) => {
  const row = new Uint8Array(families.length);
  for (const name of near) row[indexOf.get(name) ?? 0] = 1;
  return row;
});

type Entry = { text: string; families: number[] };

const phrases = new Map<string, Entry>();
const wholeWords = new Map<string, Entry>();
const beginnings = new Map<string, Entry>();
const foldedBeginnings = new Map<string, Entry>();
const byFirstLetter = new Map<string, Entry[]>();
for (const [index, { words }] of families.entries()) for (const word of words) learn(normalised(word), index);
const longestBeginning = Math.max(...[...beginnings.keys()].map((text) => text.length));
const longestFirst = [...phrases.values()].toSorted((one, other) => other.text.length - one.text.length);

function learn(text: string, family: number): void {
  const map = text.includes(" ") ? phrases : text.length < BEGINNING ? wholeWords : beginnings;
  const known = map.get(text);
  if (known) return void (known.families.includes(family) || known.families.push(family));
  const entry = { text, families: [family] };
  map.set(text, entry);
  if (map !== beginnings) return;
  foldedBeginnings.set(folded(text), entry);
  const letter = folded(text).slice(0, 1);
  byFirstLetter.set(letter, [...(byFirstLetter.get(letter) ?? []), entry]);
}

/** Reads what somebody typed about her field: the families of fields it names, and the words. */
export function readFields(text: string): FieldText {
  const found = new Set<number>();
  const rest = withoutPhrases(normalised(text), found);
  const words: Word[] = [];
  const all = [...new Set(rest.split(" "))].filter((word) => word.length > 1);
  const telling = all.filter((word) => !passedOver.has(word));
  for (const word of telling.slice(0, MOST_WORDS)) {
    const entry = meaningOf(word);
    for (const family of entry?.families ?? []) found.add(family);
    // A year or a level is no word to be compared.
    if (word.length >= BEGINNING && !/\d/.test(word))
      words.push({ text: word, stems: stemNumbers(word), isKnown: entry !== undefined });
  }
  // "Chef" is a cook, but somebody's head in Swedish: such a word counts where nothing else says anything.
  if (found.size === 0)
    for (const word of all.slice(0, MOST_WORDS))
      for (const family of (wholeWords.get(word) ?? beginnings.get(word))?.families ?? []) found.add(family);
  const unknown = words.filter(({ isKnown }) => !isKnown).slice(0, MOST_UNKNOWN);
  return {
    families: [...found],
    words: words.filter((word) => word.isKnown || unknown.includes(word)).slice(0, MOST_COMPARED),
    hasUnknown: unknown.length > 0,
  };
}

const numberOfStem = new Map<string, number>();

function stemNumbers(word: string): [number, number, number] {
  const [finnish, swedish, english] = stemsOf(word);
  return [numbered(`fi ${finnish}`), numbered(`sv ${swedish}`), numbered(`en ${english}`)];
}

function numbered(stem: string): number {
  const number = numberOfStem.get(stem) ?? numberOfStem.size;
  numberOfStem.set(stem, number);
  return number;
}

/** What several words mean together they do not mean one by one: "social media" is no social work. */
function withoutPhrases(text: string, found: Set<number>): string {
  let rest = ` ${text} `;
  for (const { text: phrase, families: meant } of longestFirst) {
    const at = rest.indexOf(` ${phrase}`);
    if (at < 0) continue;
    for (const family of meant) found.add(family);
    const end = rest.indexOf(" ", at + 1 + phrase.length);
    rest = `${rest.slice(0, at)} ${rest.slice(end)}`;
  }
  return rest;
}

const remembered = new Map<string, Entry | undefined>();

function meaningOf(word: string): Entry | undefined {
  if (remembered.has(word)) return remembered.get(word);
  const entry = wholeWord(word) ?? beginningOf(word) ?? insideOf(word) ?? mistyped(word);
  remembered.set(word, entry);
  return entry;
}

function wholeWord(word: string): Entry | undefined {
  const exact = wholeWords.get(word);
  if (exact || word.length > BEGINNING + 1) return exact;
  return stemsOf(word)
    .map((stem) => wholeWords.get(stem))
    .find((entry) => entry !== undefined);
}

function beginningOf(word: string): Entry | undefined {
  for (let length = Math.min(word.length, longestBeginning); length >= BEGINNING; length--) {
    const start = word.slice(0, length);
    const entry = beginnings.get(start) ?? foldedBeginnings.get(start);
    if (entry) return entry;
  }
  return undefined;
}

/** The later part of a compound: in Finnish and Swedish the occupation often stands there. */
function insideOf(word: string): Entry | undefined {
  for (let start = FIRST_PART; start <= word.length - INSIDE; start++) {
    const entry = beginningOf(word.slice(start));
    if (entry && entry.text.length >= INSIDE) return entry;
  }
  return undefined;
}

function mistyped(word: string): Entry | undefined {
  let best: Entry | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const entry of byFirstLetter.get(folded(word).slice(0, 1)) ?? []) {
    const slips = slipsIn(word, entry.text);
    if (slips > slipsAllowed(entry.text.length) || slips >= fewest) continue;
    best = entry;
    fewest = slips;
  }
  return best;
}

/** A short entry has to be the whole word, or nearly every word would begin with one; of a long one a letter may be missing or too many. */
function slipsIn(word: string, entry: string): number {
  if (entry.length <= INSIDE)
    return Math.abs(word.length - entry.length) > 1 ? Number.POSITIVE_INFINITY : slipsBetween(word, entry);
  if (word.length < entry.length - 1) return Number.POSITIVE_INFINITY;
  return Math.min(...[-1, 0, 1].map((more) => slipsBetween(word.slice(0, entry.length + more), entry)));
}

/** How two people's fields stand to each other; undefined where nothing is known to connect them. */
export function relationOf(one: FieldText, other: FieldText): Relation | undefined {
  const shared = one.families.filter((family) => other.families.includes(family));
  const isStrong =
    shared.some((family) => !isWeak[family]) || (shared.length > 0 && (isAllWeak(one) || isAllWeak(other)));
  if (isStrong) return shareAWord(one, other) ? "word" : "same";
  if (shared.length > 0) return "related";
  return (
    unknownRelation(one, other) ??
    (one.families.some((family) => other.families.some((near) => isNear[family]?.[near])) ? "related" : undefined)
  );
}

const isAllWeak = ({ families: found }: FieldText): boolean => found.every((family) => isWeak[family]);

const shareAWord = ({ words: one }: FieldText, { words: other }: FieldText): boolean =>
  one.some((word) => other.some((candidate) => isSameStem(word, candidate)));

/** Letter by letter, where one of the two words is in no family: what the lexicon knows it knows better than the letters do. */
function unknownRelation(one: FieldText, other: FieldText): "word" | "related" | undefined {
  if (!one.hasUnknown && !other.hasUnknown) return undefined;
  let relation: "related" | undefined;
  for (const word of one.words)
    for (const candidate of other.words) {
      if (word.isKnown && candidate.isKnown) continue;
      if (isSameStem(word, candidate) || isSameWord(word.text, candidate.text)) return "word";
      if (shareAPart(word.text, candidate.text)) relation = "related";
    }
  return relation;
}

const isSameStem = ({ stems: one }: Word, { stems: other }: Word): boolean =>
  one[0] === other[0] || one[1] === other[1] || one[2] === other[2];

const COMMON_START = 7;
const COMMON_END = 7;

/** Compounds with the same first or last part: ohjelmistokehittäjä and ohjelmistosuunnittelija, sairaanhoitaja and lähihoitaja. */
function shareAPart(one: string, other: string): boolean {
  if (one[0] === other[0] && one.slice(0, COMMON_START) === other.slice(0, COMMON_START) && one.length >= COMMON_START)
    return true;
  if (one.length <= COMMON_END || other.length <= COMMON_END || one.slice(-COMMON_END) !== other.slice(-COMMON_END))
    return false;
  return !commonEndings.some((ending) => one.endsWith(ending) && other.endsWith(ending));
}

/** The names of the families a text belongs to, for whoever mends the lexicon: tests/matching/rules.test.ts looks at them. */
export const familiesIn = (text: string): FamilyName[] =>
  readFields(text).families.flatMap((index) => families[index]?.name ?? []);
