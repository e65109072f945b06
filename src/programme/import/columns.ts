/** Which columns a list of people may have, and by which headings they are known. */

/** The columns of a list, in the order of the upload modal. */
export const columns = [
  "name",
  "email",
  "role",
  "fields",
  "languages",
  "town",
  "pairsAtOnce",
  "trainedOn",
  "experience",
  "groupAttended",
  "wantsMentoring",
  "botLanguage",
  "letters",
] as const;
export type Column = (typeof columns)[number];

/** The columns that a list must have. */
export const neededColumns: readonly Column[] = ["name", "email", "role", "fields", "languages"];

/** Headings of these columns in Finnish, Swedish and English, as `plainHeading` writes them. */
const headings: Record<Column, readonly string[]> = {
  name: ["nimi", "kokonimi", "etunimijasukunimi", "namn", "fullstandigtnamn", "name", "fullname"],
  email: [
    "sahkoposti",
    "sahkopostiosoite",
    "email",
    "emailosoite",
    "meili",
    "epost",
    "epostadress",
    "mejl",
    "emailaddress",
    "mail",
    "mailaddress",
  ],
  role: ["rooli", "roll", "role"],
  fields: [
    "ala",
    "alat",
    "toivottuala",
    "toiveala",
    "ammattiala",
    "tyoala",
    "bransch",
    "branscher",
    "onskadbransch",
    "omrade",
    "field",
    "fields",
    "hopedforfield",
    "desiredfield",
  ],
  languages: ["kieli", "kielet", "kielitaito", "sprak", "sprakkunskaper", "language", "languages"],
  town: [
    "kunta",
    "kotikunta",
    "kaupunki",
    "paikkakunta",
    "asuinpaikka",
    "kotikuntataietana",
    "kuntataietana",
    "ort",
    "stad",
    "kommun",
    "hemort",
    "hemkommun",
    "ortellerpadistans",
    "town",
    "city",
    "municipality",
    "townorremote",
    "townoronline",
  ],
  pairsAtOnce: [
    "pareja",
    "parejayhtaaikaa",
    "parejasamaanaikaan",
    "parienmaara",
    "par",
    "antalpar",
    "parsamtidigt",
    "pairs",
    "pairsatonce",
  ],
  trainedOn: [
    "koulutus",
    "koulutuskayty",
    "mentorikoulutus",
    "mentorikoulutuskayty",
    "mentorutbildning",
    "mentorutbildningen",
    "training",
    "mentortraining",
    "trainedon",
  ],
  experience: [
    "kokemus",
    "tyokokemus",
    "koulutusjatyokokemus",
    "koulutusjakokemus",
    "erfarenhet",
    "arbetserfarenhet",
    "utbildningocherfarenhet",
    "utbildningocharbetserfarenhet",
    "experience",
    "workexperience",
    "educationandexperience",
    "educationandworkexperience",
  ],
  groupAttended: ["ryhma", "aurorasryhma", "grupp", "aurorasgrupp", "group", "aurorasgroup", "groupattended"],
  wantsMentoring: [
    "haluaamentorin",
    "haluaaomanmentorin",
    "haluaamentorointia",
    "haluaayksilomentorointia",
    "villhamentor",
    "villhaenmentor",
    "villhaenegenmentor",
    "onskarmentor",
    "wantsmentor",
    "wantsamentor",
    "wantsamentoroftheirown",
    "wantsmentoring",
  ],
  botLanguage: [
    "botinkieli",
    "botinviestienkieli",
    "viestienkieli",
    "viestikieli",
    "yhteydenpidonkieli",
    "asiointikieli",
    "botensprak",
    "botenssprak",
    "sprakforboten",
    "meddelandesprak",
    "kontaktsprak",
    "languageofthebot",
    "botslanguage",
    "botlanguage",
    "languageofmessages",
    "messagelanguage",
    "contactlanguage",
  ],
  letters: [
    "sahkopostiviestit",
    "viestitsahkopostiin",
    "viestitsahkopostitse",
    "haluaasahkopostia",
    "epostmeddelanden",
    "meddelandenmedepost",
    "villhaepost",
    "onskarepost",
    "emailmessages",
    "messagesbyemail",
    "lettersbyemail",
    "wantsemail",
  ],
};

const columnOf = new Map(
  Object.entries(headings).flatMap(([column, names]) => names.map((name) => [name, column as Column])),
);

/** A heading for comparison: lower case, letters and digits only, without diacritics. "E-Post " becomes "epost". */
export const plainHeading = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

export type Headings = {
  /** The index of the cell for each column. */
  at: Partial<Record<Column, number>>;
  unknown: readonly string[];
  /** Columns that occur twice, so that it is not clear which one counts. */
  twice: readonly Column[];
  missing: readonly Column[];
  count: number;
};

export function readHeadings(cells: readonly string[], ignored: readonly Column[] = []): Headings {
  const at: Partial<Record<Column, number>> = {};
  const unknown: string[] = [];
  const twice: Column[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = columnOf.get(plainHeading(cell));
    if (column === undefined || ignored.includes(column)) unknown.push(cell.trim());
    else if (at[column] !== undefined) twice.push(column);
    else at[column] = index;
  }
  const missing = neededColumns.filter((column) => at[column] === undefined);
  return { at, unknown: unknown.filter((text) => text !== ""), twice, missing, count: cells.length };
}
