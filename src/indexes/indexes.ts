import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";

/**
 * The indexes: files `*.index.ts`, each of which joins what the rooms of the features export under one name, so that a new feature adds itself
 * by its own files alone. The order is that of the rooms' names. `npm run indexes` writes them all, `npm run check` begins by comparing them.
 * They are drawn as Biome formats them; `npm run lint` says where they are not.
 */

const ROOT = join(import.meta.dirname, "..", "..");
/** Of Biome, in characters. */
const LINE_WIDTH = 120;

/** What a file of a room exports. `path` is relative to the project, with `/`. `text`: the lines of the export, up to the next one. */
type Exported = { readonly room: string; readonly path: string; readonly name: string; readonly text: string };
/** By room, in the order of the rooms' names. */
type Rooms = ReadonlyMap<string, readonly Exported[]>;

type Index = {
  /** The path of the generated file. */
  readonly path: string;
  /** The files that are looked at. */
  readonly files: string;
  /** Only exports that contain this text. */
  readonly having?: string;
  /** The names that are looked for. */
  readonly exports: RegExp;
  /** The room of a file. */
  room(path: string): string;
  /** What else the index imports: a statement without its source, and the source. */
  readonly imports: readonly (readonly [what: string, source: string])[];
  /** The lines after the imports. Without it the index exports the whole files. */
  draw?(rooms: Rooms): readonly string[];
};

const folderOf = (path: string): string => basename(dirname(path));
const fileOf = (path: string): string => basename(path, ".ts");

/** `meeting-log` as `meetingLog`. */
const camel = (text: string): string => text.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As Biome sorts what is imported. */
const byLetters = (one: string, other: string): number => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);

/** The name that an export has in its index: with its room or its language where others have the same name. */
function aliasOf({ room, path, name }: Exported): string {
  if (path.startsWith("src/texts/")) return camel(room) + capital(folderOf(path));
  if (path.startsWith("db/schema/") || name.endsWith("Kinds")) return name;
  return camel(room) + capital(name);
}

/** Everything that the rooms export, or what they export under one name. */
const allOf = (rooms: Rooms, name?: string): string[] =>
  [...rooms.values()]
    .flat()
    .filter((one) => name === undefined || one.name === name)
    .map(aliasOf);

/** A list, on one line where it fits. */
function list(name: string, type: string, entries: readonly string[]): string[] {
  const begin = `export const ${name}: readonly ${type}[] = [`;
  const line = `${begin}${entries.join(", ")}];`;
  return line.length <= LINE_WIDTH ? [line] : [begin, ...entries.map((entry) => `  ${entry},`), "];"];
}

/** `before{ a, b }after` on one line where it fits. */
const object = (before: string, entries: readonly string[], after: string): string[] =>
  enclosed(`${before}{ `, entries, ` }${after}`);

/** `before[a, b]after` on one line where it fits. */
const array = (before: string, entries: readonly string[], after: string): string[] =>
  enclosed(`${before}[`, entries, `]${after}`);

function enclosed(begin: string, entries: readonly string[], end: string): string[] {
  const line = `  ${begin}${entries.join(", ")}${end}`;
  return line.length <= LINE_WIDTH
    ? [line]
    : [`  ${begin.trimEnd()}`, ...entries.map((entry) => `    ${entry},`), `  ${end.trimStart()}`];
}

function importOf(names: readonly string[], source: string): string[] {
  const line = `import { ${names.join(", ")} } from "${source}";`;
  return line.length <= LINE_WIDTH ? [line] : ["import {", ...names.map((name) => `  ${name},`), `} from "${source}";`];
}

/** Of a pair: db/pairs/moments.ts. */
const MOMENTS = ["whenPairOpened", "whenMeetingHeld", "whenPairEnded", "whenPairGoesOn"];
/** Of a column that refers to a person. */
const OF_PERSON = ".$type<PersonId>()";

/** The columns of a table that refer to a person, as `table.column`. */
const personColumnsIn = ({ name, text }: Exported): string[] =>
  text.split("\n").flatMap((line) => {
    const [, column] = /^\s*(\w+): /.exec(line) ?? [];
    return column !== undefined && line.includes(OF_PERSON) ? [`${name}.${column}`] : [];
  });

const LANGUAGES = ["fi", "sv", "en", "selko"];

/** What the tests of a feature give to the proofs of the whole: tests/proofs.md. */
const PROOFS = [
  { name: "lanes", type: "Lanes", what: "In which lanes the kinds of each feature wait." },
  { name: "marksInDatabase", type: "MarksInDatabase", what: "What a pair writes, by the functions of db." },
  { name: "marksInPairs", type: "MarksInPairs", what: "What a pair writes in Slack." },
  { name: "marksBesidePairs", type: "MarksBesidePairs", what: "What is written in Slack beside the pairs." },
  { name: "secretActs", type: "SecretActs", what: "What is done in confidence." },
  { name: "tourSteps", type: "TourSteps", what: "What people do in the tour." },
] as const;

function languagesOf(found: readonly Exported[]): string[] {
  const byLanguage = new Map(found.map((one) => [folderOf(one.path), one]));
  return LANGUAGES.flatMap((language) => {
    const one = byLanguage.get(language);
    return one ? [`${language}: ${aliasOf(one)}`] : [];
  });
}

export const indexes: readonly Index[] = [
  {
    path: "db/outbox/kinds.index.ts",
    files: "db/*/outbox-kinds.ts",
    exports: /^\w+Kinds$/,
    room: folderOf,
    imports: [],
    draw: (rooms) => [
      "/** The kinds of outbox rows of every room. */",
      "export const kindsOfRooms = {",
      ...allOf(rooms).map((one) => `  ...${one},`),
      "};",
    ],
  },
  {
    path: "db/own-data/parts.index.ts",
    files: "db/*/*.ts",
    exports: /^(keptAnswers|ownDataPart)$/,
    room: folderOf,
    imports: [["import type { KeptAnswers, OwnDataPart }", "./part.ts"]],
    draw: (rooms) => [
      "/** The answers that are emptied after their retention time or when a person is erased. */",
      "export const keptAnswers: readonly KeptAnswers[] = [",
      ...allOf(rooms, "keptAnswers").map((one) => `  ...${one},`),
      "];",
      "",
      "/** What the rooms keep about a person. */",
      ...list("ownDataParts", "OwnDataPart", allOf(rooms, "ownDataPart")),
    ],
  },
  {
    path: "db/pairs/moments.index.ts",
    files: "db/*/*.ts",
    exports: new RegExp(`^(${MOMENTS.join("|")})$`),
    room: folderOf,
    imports: [["import type { Followers }", "./moments.ts"]],
    draw: (rooms) => [
      "/** The moments of a pair, and who follows them. */",
      "export const followers: Followers = {",
      ...MOMENTS.flatMap((moment) => array(`${moment}: `, allOf(rooms, moment), ",")),
      "};",
    ],
  },
  {
    path: "db/reports/ratings.index.ts",
    files: "db/*/*.ts",
    exports: /^reportRatings$/,
    room: folderOf,
    imports: [["import type { ReportRatings }", "./ratings.ts"]],
    draw: (rooms) => [
      "/** The columns of ratings in the report. */",
      ...list("reportRatings", "ReportRatings", allOf(rooms)),
    ],
  },
  {
    path: "src/texts/catalogues.index.ts",
    files: `src/texts/{${LANGUAGES.join(",")}}/*.ts`,
    exports: /^\w+$/,
    room: fileOf,
    imports: [["import { languages }", "./catalogue.ts"]],
    draw: (rooms) => [
      "/** All texts, by feature and language. The feature's name begins the keys: `meetingLog.saved`. */",
      "export const features = {",
      ...[...rooms].flatMap(([room, found]) => object(`${camel(room)}: languages(`, languagesOf(found), "),")),
      "};",
    ],
  },
  {
    path: "src/features/features.index.ts",
    files: "src/features/*/*.ts",
    exports: /^(listen|effects|begin)$/,
    room: folderOf,
    imports: [["import type { Feature }", "./feature.ts"]],
    draw: (rooms) => [
      "/** All features. */",
      "export const features: readonly Feature[] = [",
      ...[...rooms.values()].flatMap((found) =>
        object(
          "",
          found.map((one) => `${one.name}: ${aliasOf(one)}`),
          ",",
        ),
      ),
      "];",
    ],
  },
  {
    path: "src/features/home/questions.index.ts",
    files: "src/features/*/*.ts",
    exports: /^openQuestions$/,
    room: folderOf,
    imports: [["import type { OpenQuestions }", "./question.ts"]],
    draw: (rooms) => [
      "/** What of each feature waits for a person in a pair. */",
      ...list("openQuestions", "OpenQuestions", allOf(rooms)),
    ],
  },
  {
    path: "db/schema/tables.index.ts",
    files: "db/schema/*.ts",
    having: "sqliteTable(",
    exports: /^\w+$/,
    room: fileOf,
    imports: [],
  },
  {
    path: "db/schema/person-columns.index.ts",
    files: "db/schema/*.ts",
    having: OF_PERSON,
    exports: /^\w+$/,
    room: fileOf,
    imports: [["import type { AnySQLiteColumn }", "../store/drizzle.ts"]],
    draw: (rooms) => [
      "/** Every column that refers to a person. */",
      ...list("personColumns", "AnySQLiteColumn", [...rooms.values()].flat().flatMap(personColumnsIn)),
    ],
  },
  {
    path: "tests/support/proofs.index.ts",
    files: "tests/*/*.ts",
    exports: new RegExp(`^(${PROOFS.map(({ name }) => name).join("|")})$`),
    room: folderOf,
    imports: [
      ["import type { Lanes }", "./lanes.ts"],
      ["import type { MarksBesidePairs, MarksInPairs }", "./marked-items.ts"],
      ["import type { MarksInDatabase }", "./marked-kept.ts"],
      ["import type { SecretActs }", "./secret-world.ts"],
      ["import type { TourSteps }", "./tour-chapters.ts"],
    ],
    draw: (rooms) =>
      PROOFS.flatMap(({ name, type, what }, index) => [
        ...(index > 0 ? [""] : []),
        `/** ${what} */`,
        ...list(`all${capital(name)}`, type, allOf(rooms, name)),
      ]),
  },
];

/** Everything that an index joins. */
function roomsOf({ files, having = "", exports, room }: Index): Rooms {
  const rooms = new Map<string, Exported[]>();
  const paths = globSync(files, { cwd: ROOT, exclude: ["**/*.{index,test,thorough}.ts"] }).map((path) =>
    path.replaceAll("\\", "/"),
  );
  const orderOf = (path: string) => `${room(path)} ${path}`;
  for (const path of paths.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))) {
    const text = readFileSync(join(ROOT, path), "utf8");
    for (const part of text.split(/^(?=export )/m)) {
      const [, name = ""] = /^export (?:const|function) (\w+)/.exec(part) ?? [];
      if (!exports.test(name) || !part.includes(having)) continue;
      const one = { room: room(path), path, name, text: part };
      rooms.set(one.room, [...(rooms.get(one.room) ?? []), one]);
    }
  }
  return rooms;
}

/** The text of an index as it has to be. */
function textOf(index: Index): string {
  const rooms = roomsOf(index);
  const bySource = new Map<string, string[]>();
  for (const one of [...rooms.values()].flat()) {
    const from = posix.relative(posix.dirname(index.path), one.path);
    const source = from.startsWith(".") ? from : `./${from}`;
    const alias = aliasOf(one);
    const what = alias === one.name ? one.name : `${one.name} as ${alias}`;
    bySource.set(source, [...(bySource.get(source) ?? []), what]);
  }
  const note = "// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.";
  if (!index.draw) return [note, ...[...bySource.keys()].map((source) => `export * from "${source}";`), ""].join("\n");
  const found = [...bySource].map(([source, names]) => [source, importOf(names.toSorted(byLetters), source)] as const);
  const imports = [...index.imports.map(([what, source]) => [source, [`${what} from "${source}";`]] as const), ...found]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, lines]) => lines);
  return [note, ...imports, "", ...index.draw(rooms), ""].join("\n");
}

const stored = ({ path }: Index): string | undefined =>
  existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : undefined;

/** The paths of the indexes that differ from the rooms. */
export const outOfDate = (): string[] =>
  indexes.filter((index) => stored(index) !== textOf(index)).map(({ path }) => path);

/** Writes every index. @returns their paths */
export function writeIndexes(): string[] {
  for (const index of indexes) writeFileSync(join(ROOT, index.path), textOf(index));
  return indexes.map(({ path }) => path);
}
