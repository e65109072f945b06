/** What the first name of a person depends on. */
type NameFacts = {
  /** By the person: "Kutsumanimi". */
  chosen: string | null;
  /** Slack's `profile.first_name`. Where the person has not set it, Slack splits the whole name at a space. */
  ofProfile: string | null;
  whole: string;
};

/**
 * Characters that show nothing: controls, direction marks, zero-width characters, and the blank Braille cell. Joiners stay between letters that
 * are not Latin, because Persian and Indic names are spelt with them. https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const INVISIBLE = /(?![\u200C\u200D])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u2800]/gv;
const IDLE_JOINER =
  /(?<![[\p{L}\p{M}]--\p{Script=Latin}])[\u200C\u200D]|[\u200C\u200D](?![[\p{L}\p{M}]--\p{Script=Latin}])/gv;

/** A name without what cannot be seen, in one line. Empty if nothing of it can be seen. */
export const cleanName = (name: string): string =>
  name
    .normalize("NFC")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(IDLE_JOINER, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();

/** The first of these of which something can be seen; undefined if there is none. */
export const firstVisible = (names: readonly (string | null | undefined)[]): string | undefined =>
  names.map((name) => cleanName(name ?? "")).find((name) => name !== "");

/** Titles that people write before their names, without the full stop. A word in capitals is not looked for here. */
const titles: ReadonlySet<string> = new Set(
  [
    [
      "dr",
      "mr",
      "mrs",
      "ms",
      "miss",
      "mx",
      "prof",
      "professor",
      "sir",
      "madam",
      "doctor",
      "phd",
      "msc",
      "bsc",
      "mba",
      "eng",
    ],
    [
      "herra",
      "hra",
      "rouva",
      "rva",
      "neiti",
      "nti",
      "tohtori",
      "toht",
      "professori",
      "maisteri",
      "tkt",
      "fil",
      "dos",
      "dosentti",
    ],
    ["herr", "fru", "frk", "doktor", "doc", "docent", "frau", "hr", "dipl", "ing", "mag", "mme", "mlle", "sra", "dra"],
  ].flat(),
);

const isTitle = (word: string): boolean =>
  titles.has(word.toLowerCase().replaceAll(/[.,]/g, "")) || /^\p{L}{2,}\.,?$/u.test(word);
const isWord = (word: string): boolean => /\p{L}/u.test(word) && !/^[([{"“”'@#:]/u.test(word);
/** Written in capitals, as many write their family name. Scripts without capitals have no such words. */
const isInCapitals = (word: string): boolean =>
  /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase() && word !== word.toLowerCase();

/** The words of a name that can be a first name: no titles, no brackets, no family name that differs by its capitals. */
function ownWords(name: string): string[] {
  const words = name.split(" ").filter((word) => isWord(word) && !isTitle(word));
  const small = words.filter((word) => !isInCapitals(word));
  return small.length > 0 ? small : words;
}

/** "Hassan, Amina" has the first name after the comma; "Amina Hassan, PhD" has a title there. */
function inOrder(name: string): string {
  const [before = "", after = ""] = name.split(",");
  const isTurned = after.split(" ").some((word) => isWord(word) && !isTitle(word) && !isInCapitals(word));
  return isTurned ? `${after.trim()} ${before.trim()}` : name;
}

/** How a person is called. Nothing else decides it. PRODUCT.md section 11. Not empty, unless nothing of the whole name can be seen either. */
export function firstNameOf({ chosen, ofProfile, whole }: NameFacts): string {
  const called = cleanName(chosen ?? "");
  if (called !== "") return called;
  const name = cleanName(whole);
  const own = ownWords(inOrder(name));
  const given = ofProfile === null ? [] : ownWords(cleanName(ofProfile));
  // A first name that is only the family name in capitals was split off by Slack, not written by the person.
  const isFamily = given.every(isInCapitals) && own.some((word) => !isInCapitals(word));
  if (given.length > 0 && !isFamily) return given.join(" ");
  return own[0]?.replace(/,$/, "") ?? name;
}

/** Whether this is a person's name, and not an account's: those have digits. */
export const isOfPerson = (firstName: string): boolean => /\p{L}/u.test(firstName) && !/\p{Nd}/u.test(firstName);

type Named = { id: string; name: string; firstName: string };

/**
 * First names for a list from which one person chooses. Those who share one get the first letter of their family name, or their whole name if that
 * is the same too.
 */
export function toldApart(people: readonly Named[]): (person: Named) => string {
  const all = new Map(people.map((person) => [person.id, person]));
  const shared = (label: (person: Named) => string, person: Named): boolean =>
    [...all.values()].some((other) => other.id !== person.id && same(label(other), label(person)));
  return (person) => {
    if (!shared(({ firstName }) => firstName, person)) return person.firstName;
    return shared(withInitial, person) ? withWhole(person) : withInitial(person);
  };
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const withWhole = ({ name, firstName }: Named): string => {
  const whole = cleanName(name);
  return whole.toLowerCase().includes(firstName.toLowerCase()) ? whole : `${firstName} (${whole})`;
};

/** "Anna K." */
function withInitial(person: Named): string {
  const { name, firstName } = person;
  const first = firstName.toLowerCase().split(" ");
  const rest = cleanName(name)
    .split(" ")
    .filter((word) => isWord(word) && !isTitle(word) && !first.includes(word.toLowerCase().replace(/,$/, "")));
  const letter = [...(rest.at(-1) ?? "")].find((character) => /\p{L}/u.test(character));
  return letter === undefined ? withWhole(person) : `${firstName} ${letter.toUpperCase()}.`;
}
