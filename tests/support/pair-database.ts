import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPair } from "../../db/pairs/new-pair.ts";
import { changePair, type Pair, readPair } from "../../db/pairs/pairs.ts";
import { savePerson } from "../../db/people/people.ts";
import { sealedColumns } from "../../db/privacy/sealed-columns.ts";
import { people } from "../../db/schema/index.ts";
import { eq, sql } from "../../db/store/drizzle.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { saveSettings } from "../../db/store/settings.ts";
import { DAY_MS, instantOf } from "../../src/programme/calendar/calendar.ts";
import { namedBySlack, type PersonId, type SlackUserId } from "../../src/programme/ids.ts";
import type { Kind } from "../../src/programme/privacy/rules.ts";
import { type Permit, type Sealed, unseal } from "../../src/programme/privacy/sealed.ts";
import { coordinatorOf } from "./acting.ts";
import { ZONE } from "./helsinki.ts";

/** Wednesday 11 February 2026 at 18, in milliseconds since 1970 UTC. */
export const NOW = instantOf("2026-02-11", "18:00", ZONE) ?? Number.NaN;

/** A database without a bot, in which pairs can be made. */
export class PairDatabase {
  readonly db: Db;
  readonly coordinator: PersonId;
  #people = 0;
  readonly #folder = mkdtempSync(join(tmpdir(), "auroras-pairs-"));

  constructor() {
    this.db = openDatabase(join(this.#folder, "mentoring.sqlite"), { now: NOW });
    this.coordinator = this.person("Kaisa");
    this.db.orm.update(people).set({ coordinatorSince: NOW }).where(eq(people.id, this.coordinator)).run();
    saveSettings(this.db, {
      language: "fi",
      plannedNumber: 7,
      coordinatorsChannelId: null,
      peerChannelId: null,
      hoursFrom: "09:00",
      hoursUntil: "20:00",
      reminderHours: 24,
      goodbyeDays: 14,
      privacyNoticeUrl: null,
      setUpAt: NOW,
      setUpBy: this.coordinator,
    });
  }

  person(name: string): PersonId {
    const slackUserId = namedBySlack<SlackUserId>(`U${String(this.#people++).padStart(8, "0")}`);
    const nobody = { isAdmin: false, isGuest: false, isBot: false, isStranger: false, isDeactivated: false };
    return savePerson(this.db, { slackUserId, name, profileLanguage: null, ...nobody }, NOW).id;
  }

  /** An open pair that has met for the first time, four weeks ago. */
  openPair(two: { mentor: string; actor: string }, place: string): Pair {
    const [mentorId, actorId] = [this.person(two.mentor), this.person(two.actor)];
    const began = NOW - 28 * DAY_MS;
    const facts = { kickoffAt: began, place, language: "fi", hasConsent: true } as const;
    const by = coordinatorOf(this.db, this.coordinator);
    const { id } = createPair(this.db, by, { mentorId, actorId, coordinatorId: by.id, ...facts }, began, ZONE);
    changePair(this.db, id, { state: "open", openedAt: began });
    return readPair(this.db, id);
  }

  allText = (): string => allTextOf(this.db);

  [Symbol.dispose](): void {
    this.db.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The whole database as text, with each sealed text opened. `without`: tables that are left out. */
export function allTextOf(db: Db, without: readonly string[] = []): string {
  const all = db.orm.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`);
  const tables = all.filter(({ name }) => !without.includes(name));
  return JSON.stringify(
    tables.map(({ name }) =>
      db.orm.all<Record<string, unknown>>(sql.raw(`select * from "${name}"`)).map(opened(db, name)),
    ),
  );
}

function opened(db: Db, table: string) {
  const sealed = sealedColumns.filter((column) => column.table === table);
  return (row: Record<string, unknown>) => {
    const texts = sealed.map(({ column, row: idColumn }) => {
      const value = row[column];
      const place = { column: `${table}.${column}`, row: String(row[idColumn]) } as const;
      return [column, typeof value === "string" ? openedForTest(db, place, value) : value];
    });
    return { ...row, ...Object.fromEntries(texts) };
  };
}

/** Opens sealed bytes without asking who may read them. Only tests may make a permit like this. */
export const openedForTest = (db: Db, place: Parameters<typeof unseal>[2], sealed: string): string =>
  unseal(db.keys, { kind: "name" } as Permit<Kind>, place, sealed as Sealed<Kind>);
