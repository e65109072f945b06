import { isSameWord, normalised, wordsOf } from "./spelling.ts";

/** Towns with their names: the Finnish one, then the others after slashes. A town that is not here is compared as it is written. */
const twoNames =
  "helsinki/helsingfors/stadi/hki espoo/esbo vantaa/vanda kauniainen/grankulla turku/åbo tampere/tammerfors oulu/uleåborg pori/björneborg vaasa/vasa kokkola/karleby lahti/lahtis hämeenlinna/tavastehus lappeenranta/villmanstrand mikkeli/sankt michel/st michel/s t michel rauma/raumo porvoo/borgå lohja/lojo kirkkonummi/kyrkslätt sipoo/sibbo tuusula/tusby kerava/kervo järvenpää/träskända hyvinkää/hyvinge vihti/vichtis raisio/reso naantali/nådendal kaarina/sankt karins/st karins/s t karins pietarsaari/jakobstad maarianhamina/mariehamn raasepori/raseborg hanko/hangö loviisa/lovisa hamina/fredrikshamn savonlinna/nyslott iisalmi/idensalmi kajaani/kajana tornio/torneå kemi seinäjoki jyväskylä/jkl kuopio joensuu kouvola kotka rovaniemi salo nokia kangasala ylöjärvi lempäälä/lembois pirkkala/birkala nurmijärvi riihimäki imatra inkoo/ingå siuntio/sjundeå mustasaari/korsholm närpiö/närpes paimio/pemar parainen/pargas uusikaupunki/nystad";

/** Towns between which people can travel to meet after work. */
const surroundings = [
  ["helsinki", "espoo", "vantaa", "kauniainen", "kerava", "sipoo", "tuusula", "järvenpää", "kirkkonummi", "nurmijärvi"],
  ["tampere", "nokia", "kangasala", "ylöjärvi", "lempäälä", "pirkkala"],
  ["turku", "kaarina", "raisio", "naantali", "paimio", "parainen"],
  ["vaasa", "mustasaari"],
];

const regions: Record<string, string[]> = {
  pääkaupunkiseutu: ["helsinki", "espoo", "vantaa", "kauniainen"],
  pääkaupunkiseudulla: ["helsinki", "espoo", "vantaa", "kauniainen"],
  huvudstadsregionen: ["helsinki", "espoo", "vantaa", "kauniainen"],
  "capital region": ["helsinki", "espoo", "vantaa", "kauniainen"],
  "capital area": ["helsinki", "espoo", "vantaa", "kauniainen"],
};

const remoteWords =
  /\b(?:remote\w*|online|distans\w*|virtual\w*|zoom|teams|anywhere)\b|(?:^| )(?:etä|etänä|etä\p{L}+|verkossa|verkon|netissä|netin|missä vain|var som helst|nätet|på nätet)(?= |$)/u;

const canonical = new Map<string, string>();
for (const names of normalisedNames()) for (const name of names) canonical.set(name, names[0] ?? name);
const singleWords = [...canonical.keys()].filter((name) => !name.includes(" "));

function normalisedNames(): string[][] {
  const names: string[][] = [];
  // A space ends an entry, except within the names of several words that are listed here.
  for (const part of twoNames.split(/ (?!michel|karins|t )/u)) names.push(part.split("/").map(normalised));
  return names;
}

/** Where a person can meet: the towns, and whether also online. `words`: what is in no list, such as a village. */
export type TownText = { towns: ReadonlySet<string>; words: readonly string[]; isRemote: boolean };

const MOST_WORDS = 12;

export function readTown(text: string): TownText {
  const whole = normalised(text);
  const towns = new Set<string>();
  const words: string[] = [];
  for (const [region, parts] of Object.entries(regions))
    if (whole.includes(region)) for (const part of parts) towns.add(part);
  for (const [name, town] of canonical) if (name.includes(" ") && whole.includes(name)) towns.add(town);
  for (const word of wordsOf(text).slice(0, MOST_WORDS)) {
    const town = townOf(word);
    if (town) towns.add(town);
    else if (word.length > 3) words.push(word);
  }
  return { towns, words, isRemote: remoteWords.test(whole) };
}

/** The town of a word, also if it is inflected: Helsingissä, Turusta. */
function townOf(word: string): string | undefined {
  const exact = canonical.get(word) ?? canonical.get(withoutCase(word));
  if (exact) return exact;
  return canonical.get(singleWords.find((name) => isSameWord(word, name)) ?? "");
}

const irregularStems: Record<string, string> = {
  helsingi: "helsinki",
  turu: "turku",
  lahde: "lahti",
  tamperee: "tampere",
  vanta: "vantaa",
  pori: "pori",
};

function withoutCase(word: string): string {
  const stem = word.replace(/(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|seen|n)$/u, "");
  return irregularStems[stem] ?? stem;
}

export type Nearness = "same" | "near" | "remote" | "unknown" | "far";

/** Whether two people can meet. A person who meets online can meet everybody. */
export function nearnessOf(one: TownText, other: TownText): Nearness {
  if (one.towns.size + one.words.length > 0 && isShared(one, other)) return "same";
  if (one.isRemote || other.isRemote) return "remote";
  if (isEmpty(one) || isEmpty(other)) return "unknown";
  const isNear = surroundings.some(
    (area) => area.some((town) => one.towns.has(town)) && area.some((town) => other.towns.has(town)),
  );
  return isNear ? "near" : "far";
}

const isEmpty = ({ towns, words }: TownText): boolean => towns.size === 0 && words.length === 0;

const isShared = (one: TownText, other: TownText): boolean =>
  [...one.towns].some((town) => other.towns.has(town)) ||
  (one.towns.size === 0 &&
    other.towns.size === 0 &&
    one.words.some((word) => other.words.some((same) => isSameWord(word, same))));
