import { commonEndings, type FamilyName, families, passedOver } from "./lexicon.ts";
import { folded, isSameWord, normalised, slipsAllowed, slipsBetween, stemsOf } from "./spelling.ts";

/** How two fields of work are related. `word`: even the occupation is the same. */
export type Relation = "word" | "same" | "related";

/** `stems`: the stem in Finnish, Swedish and English, as numbers, because a round compares them about a million times. */
type Word = { text: string; stems: readonly [number, number, number]; isKnown: boolean };

/** The fields of work in a text, read once and compared often. `families` are indexes of `families` in lexicon.ts. */
export type FieldText = { families: readonly number[]; words: readonly Word[]; hasUnknown: boolean };

/** How many words of a text are read. A longer text is not a field but a story, and would slow down every round. */
const MOST_WORDS = 24;
/** How many of them are compared with the words of others, and how many of those that the lexicon does not know, which takes longer. */
const MOST_COMPARED = 8;
const MOST_UNKNOWN = 4;

/** An entry of at least this length is the beginning of a word, a shorter one a whole word. In letters, as the next two. */
const MIN_BEGINNING = 5;
/** From this length on an entry is also searched inside a compound, after a first part of at least MIN_FIRST_PART. */
const MIN_INSIDE = 6;
const MIN_FIRST_PART = 3;

/** Families that say how a person works rather than in which field. If only these are shared, two fields are related, not the same. */
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
for (const [index, { words }] of families.entries()) for (const word of words) addEntry(normalised(word), index);
const longestBeginning = Math.max(...[...beginnings.keys()].map((text) => text.length));
const longestFirst = [...phrases.values()].toSorted((one, other) => other.text.length - one.text.length);

function addEntry(text: string, family: number): void {
  const map = text.includes(" ") ? phrases : text.length < MIN_BEGINNING ? wholeWords : beginnings;
  const known = map.get(text);
  if (known) return void (known.families.includes(family) || known.families.push(family));
  const entry = { text, families: [family] };
  map.set(text, entry);
  if (map !== beginnings) return;
  foldedBeginnings.set(folded(text), entry);
  const letter = folded(text).slice(0, 1);
  byFirstLetter.set(letter, [...(byFirstLetter.get(letter) ?? []), entry]);
}

/** Reads what a person typed about a field: the families that it names, and its words. */
export function readFields(text: string): FieldText {
  const found = new Set<number>();
  const rest = withoutPhrases(normalised(text), found);
  const words: Word[] = [];
  const all = [...new Set(rest.split(" "))].filter((word) => word.length > 1);
  const telling = all.filter((word) => !passedOver.has(word));
  for (const word of telling.slice(0, MOST_WORDS)) {
    const entry = meaningOf(word);
    for (const family of entry?.families ?? []) found.add(family);
    // Years and levels are not compared.
    if (word.length >= MIN_BEGINNING && !/\d/.test(word))
      words.push({ text: word, stems: stemNumbers(word), isKnown: entry !== undefined });
  }
  // Ambiguous words ("chef" is a cook, but a manager in Swedish) count only if no other word names a family.
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

/** Removes phrases of several words from a text and adds their families: the "social" of "social media" is not social work. */
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
  if (exact || word.length > MIN_BEGINNING + 1) return exact;
  return stemsOf(word)
    .map((stem) => wholeWords.get(stem))
    .find((entry) => entry !== undefined);
}

function beginningOf(word: string): Entry | undefined {
  for (let length = Math.min(word.length, longestBeginning); length >= MIN_BEGINNING; length--) {
    const start = word.slice(0, length);
    const entry = beginnings.get(start) ?? foldedBeginnings.get(start);
    if (entry) return entry;
  }
  return undefined;
}

/** The entry in the later part of a compound, which in Finnish and Swedish often names the occupation. */
function insideOf(word: string): Entry | undefined {
  for (let start = MIN_FIRST_PART; start <= word.length - MIN_INSIDE; start++) {
    const entry = beginningOf(word.slice(start));
    if (entry && entry.text.length >= MIN_INSIDE) return entry;
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

/**
 * The mistakes in a word, if it means the entry. A short entry must be the whole word, because too many words begin with one. A long entry may
 * be the beginning of the word, with a letter missing or too many.
 */
function slipsIn(word: string, entry: string): number {
  if (entry.length <= MIN_INSIDE)
    return Math.abs(word.length - entry.length) > 1 ? Number.POSITIVE_INFINITY : slipsBetween(word, entry);
  if (word.length < entry.length - 1) return Number.POSITIVE_INFINITY;
  return Math.min(...[-1, 0, 1].map((more) => slipsBetween(word.slice(0, entry.length + more), entry)));
}

/** How the fields of two people are related; undefined if no relation is known. */
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

/** Compares letters, if one of two words is in no family. Words that the lexicon knows are compared by their families only. */
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

/** The names of the families of a text, for changes of the lexicon and for tests/matching/rules.test.ts. */
export const familiesIn = (text: string): FamilyName[] =>
  readFields(text).families.flatMap((index) => families[index]?.name ?? []);
