import type { Label } from "../../src/programme/forms/labels.ts";
import type { PairId, ProgrammeId, VersionId } from "../../src/programme/ids.ts";
import { type ProgrammeContents, readContents, themeLabel } from "../../src/programme/programmes/contents.ts";
import { formsOfProgramme, type ProgrammeForms } from "../../src/programme/programmes/forms.ts";
import { findPairRow } from "../privacy/privacy.ts";
import { programmes, programmeVersions } from "../schema/index.ts";
import { asc, count, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { remembered } from "../store/remembered.ts";
import { requireSettings } from "../store/settings.ts";

/** One version of a programme, and the forms that follow from it. */
export type Version = {
  id: VersionId;
  programmeId: ProgrammeId;
  number: number;
  contents: ProgrammeContents;
  forms: ProgrammeForms;
};

export type Programme = { id: ProgrammeId; name: string; closedAt: number | null; version: Version };

/** Versions never change and their ids are random, so each is read and checked once, also in a transaction that is undone. */
const versions = new WeakMap<Db, Map<VersionId, Version>>();

const versionRow = prepared((orm) =>
  orm
    .select()
    .from(programmeVersions)
    .where(eq(programmeVersions.id, sql.placeholder("id")))
    .prepare(),
);

/** @throws if there is no such version */
export function readVersion(db: Db, id: VersionId): Version {
  const found = findVersion(db, id);
  if (!found) throw new Error(`no version ${id} of a programme`);
  return found;
}

function findVersion(db: Db, id: VersionId): Version | undefined {
  const known = versions.get(db)?.get(id);
  if (known) return known;
  const row = versionRow(db).get({ id });
  if (!row) return undefined;
  const contents = readContents(row.contents);
  const { programmeId, number } = row;
  const version = { id, programmeId, number, contents, forms: formsOfProgramme(db.forms, contents) };
  const all = versions.get(db) ?? new Map<VersionId, Version>();
  versions.set(db, all.set(id, version));
  return version;
}

const preparedRow = prepared((orm) =>
  orm
    .select()
    .from(programmes)
    .where(eq(programmes.id, sql.placeholder("id")))
    .prepare(),
);

const programmeRow = remembered("programmes", (db, id: ProgrammeId) => preparedRow(db).get({ id }));

type Row = typeof programmes.$inferSelect;

const toProgramme = (db: Db, { id, name, closedAt, versionId }: Row): Programme => ({
  id,
  name,
  closedAt,
  version: readVersion(db, versionId),
});

export function findProgramme(db: Db, id: ProgrammeId | undefined): Programme | undefined {
  const row = id === undefined ? undefined : programmeRow(db, id);
  return row && toProgramme(db, row);
}

/** @throws if there is no such programme */
export function readProgramme(db: Db, id: ProgrammeId): Programme {
  const found = findProgramme(db, id);
  if (!found) throw new Error(`no programme ${id}`);
  return found;
}

const preparedRows = prepared((orm) => orm.select().from(programmes).orderBy(asc(programmes.createdAt)).prepare());
const allRows = remembered("programmes", (db, _all: "all") => preparedRows(db).all());

/** The oldest first. */
export const allProgrammes = (db: Db): Programme[] => allRows(db, "all").map((row) => toProgramme(db, row));

/** Whether what is about one programme has to say about which. Closed ones count: their pairs go on. */
export const hasSeveralProgrammes = (db: Db): boolean => (programmesNumber(db).get()?.number ?? 0) > 1;

const programmesNumber = prepared((orm) => orm.select({ number: count() }).from(programmes).prepare());

/** Those in which pairs and groups can be opened. */
export const openProgrammes = (db: Db): Programme[] => allProgrammes(db).filter(({ closedAt }) => closedAt === null);

/** The open programme that was chosen; where none was asked, the only one. Undefined if it is not open. */
export function chosenProgramme(db: Db, id: string | null): Programme | undefined {
  const offered = openProgrammes(db);
  return id === null ? offered[0] : offered.find((one) => one.id === id);
}

/** The programme of a pair, with the version by which its forms are asked now. @throws if there is no such pair */
export function programmeOfPair(db: Db, pair: { programmeId: ProgrammeId } | PairId): Programme {
  if (typeof pair !== "string") return readProgramme(db, pair.programmeId);
  const row = findPairRow(db, pair);
  if (!row) throw new Error(`no pair ${pair}`);
  return readProgramme(db, row.programmeId);
}

/**
 * The version that a modal was opened with, for reading what is submitted: a change of the programme meanwhile does not touch it. Metadata come
 * from outside, so any other version than the pair's programme's counts as none, and the present one is taken.
 */
export function versionAnswered(db: Db, pair: { programmeId: ProgrammeId }, id: VersionId | undefined): Version {
  const version = id === undefined ? undefined : findVersion(db, id);
  return version?.programmeId === pair.programmeId ? version : programmeOfPair(db, pair).version;
}

/** What themes are called, in whichever programme they are. */
export function themeLabels(db: Db): (theme: string) => Label {
  const known = allProgrammes(db).flatMap(({ version }) => version.contents.themes);
  const byId = new Map(known.map((theme) => [theme.id, themeLabel(theme)]));
  return (theme) => byId.get(theme) ?? themeLabel({ id: theme });
}

/** How many meetings a new pair of a programme plans. */
export const plannedNumberIn = (db: Db, { version }: Programme): number =>
  version.contents.plannedNumber ?? requireSettings(db).plannedNumber;

/** How many minutes a meeting of a pair lasts where nobody has said another length. */
export const meetingMinutesOf = (db: Db, pair: { programmeId: ProgrammeId } | PairId): number =>
  programmeOfPair(db, pair).version.contents.meetingMinutes;

/** How many hours before a meeting the two are reminded of it. */
export const reminderHoursIn = (db: Db, { version }: Programme): number =>
  version.contents.reminderHours ?? requireSettings(db).reminderHours;
