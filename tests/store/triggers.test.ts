import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { updateNeeds } from "../../db/home/pair-needs.ts";
import { sql } from "../../db/store/drizzle.ts";
import { openDatabase } from "../../db/store/open.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { dose } from "../support/dose.ts";
import { kept, workedOut } from "../support/following.ts";
import { writeEnrolled } from "../support/matching.ts";
import { memoryOrDisk } from "../support/world.ts";

const AT = 1_769_000_000_000;
const folder = mkdtempSync(join(memoryOrDisk, "auroras-following-"));
const db = openDatabase(join(folder, "mentoring.sqlite"), { now: AT });
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const PEOPLE = 4;
const PAIRS = 2;
let ids: string[] = [];

const number = (below: number) => fc.nat(below - 1);
const when = fc.integer({ min: -40, max: 40 }).map((days) => AT + days * DAY_MS);
const one = <T>(...list: T[]) => fc.constantFrom(...list);
const states = one("invited", "refused", "opening", "open", "finished");
const kinds = one("left", "outsider", "not-invited");
const pair = number(PAIRS);

/** Each way in which a fact on which the needs, the counts or the waiting depend can change. */
const change = fc.oneof(
  fc.tuple(pair, number(PEOPLE), number(PEOPLE), states).map(
    ([at, mentor, actor, state]) =>
      () =>
        sql`insert into pairs (id, mentor_id, actor_id, coordinator_id, state, language, planned_number, channel_suffix, created_by, created_at)
            values (${`pair${at}`}, ${ids[mentor]}, ${ids[actor]}, ${ids[0]}, ${state}, 'fi', 7, 'x', ${ids[0]}, ${AT}) on conflict do nothing`,
  ),
  fc.tuple(pair, states).map(
    ([at, state]) =>
      () =>
        sql`update pairs set state = ${state} where id = ${`pair${at}`}`,
  ),
  fc.tuple(pair, number(PEOPLE)).map(
    ([at, to]) =>
      () =>
        sql`update pairs set coordinator_id = ${ids[to]} where id = ${`pair${at}`}`,
  ),
  fc.tuple(pair, one("paused_at", "coordinator_left_at", "silence_from", "opened_at"), fc.option(when)).map(
    ([at, column, value]) =>
      () =>
        sql`update pairs set ${sql.raw(column)} = ${value} where id = ${`pair${at}`}`,
  ),
  fc.tuple(pair, one("none", "ready", "bot-removed", "archived-by-hand")).map(
    ([at, state]) =>
      () =>
        sql`update pairs set channel_state = ${state} where id = ${`pair${at}`}`,
  ),
  fc
    .tuple(number(4), pair, one("kickoff", "later"), one("planned", "held", "cancelled", "not-held", "replaced"), when)
    .map(
      ([at, of, kind, state, startsAt]) =>
        () =>
          sql`insert into meetings (id, pair_id, kind, state, starts_at, ends_at, revision, created_by, created_at)
            values (${`meeting${at}`}, ${`pair${of}`}, ${kind}, ${state}, ${startsAt}, ${startsAt + DAY_MS}, 0, ${ids[0]}, ${AT})
            on conflict (id) do update set state = excluded.state, starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
    ),
  fc.tuple(number(4), fc.boolean()).map(
    ([at, is]) =>
      () =>
        sql`update meetings set cancelled_by = ${is ? ids[1] : null} where id = ${`meeting${at}`}`,
  ),
  number(4).map((at) => () => sql`delete from meetings where id = ${`meeting${at}`}`),
  pair.map(
    (at) => () =>
      sql`insert into kickoff_forms (pair_id, "on", themes, form, saved_at, saved_by) values (${`pair${at}`}, '2026-01-13', '[]', '', ${AT}, ${ids[0]}) on conflict do nothing`,
  ),
  pair.map((at) => () => sql`delete from kickoff_forms where pair_id = ${`pair${at}`}`),
  fc.tuple(pair, number(PEOPLE), kinds, when).map(
    ([at, who, kind, then]) =>
      () =>
        sql`insert into channel_changes (pair_id, slack_user_id, change, at) values (${`pair${at}`}, ${`U0MANY${ids[who]}`}, ${kind}, ${then})
            on conflict do update set at = excluded.at, over_at = null`,
  ),
  fc.tuple(pair, kinds).map(
    ([at, kind]) =>
      () =>
        sql`update channel_changes set over_at = 1 where pair_id = ${`pair${at}`} and change = ${kind}`,
  ),
  number(PEOPLE).map((who) => () => sql`delete from channel_changes where slack_user_id = ${`U0MANY${ids[who]}`}`),
  fc.tuple(number(PEOPLE), fc.option(when)).map(
    ([who, at]) =>
      () =>
        sql`update people set deactivated_at = ${at} where id = ${ids[who]}`,
  ),
  fc.tuple(number(PEOPLE), fc.boolean()).map(
    ([who, is]) =>
      () =>
        sql`update profiles set wants_mentoring = ${Number(is)} where person_id = ${ids[who]} and role = 'actor'`,
  ),
  fc.tuple(number(PEOPLE), number(PEOPLE)).map(
    ([who, to]) =>
      () =>
        sql`update or ignore profiles set person_id = ${ids[to]} where person_id = ${ids[who]}`,
  ),
  fc.tuple(number(PEOPLE), one("mentor", "actor")).map(
    ([who, role]) =>
      () =>
        sql`insert into profiles (id, person_id, role, fields, languages, wants_mentoring, enrolled_at, changed_at)
            values (${`${ids[who]}${role}`}, ${ids[who]}, ${role}, '', '', 1, ${AT}, ${AT}) on conflict do nothing`,
  ),
  number(PEOPLE).map((who) => () => sql`delete from profiles where person_id = ${ids[who]}`),
);

/** An open pair with its first meeting, in one of the two held, and another planned. */
function begin(at: number): void {
  const id = `pair${at}`;
  db.orm.run(
    sql`insert into pairs (id, mentor_id, actor_id, coordinator_id, state, language, planned_number, channel_suffix, created_by, created_at)
      values (${id}, ${ids[2 * at]}, ${ids[2 * at + 1]}, ${ids[0]}, 'open', 'fi', 7, 'x', ${ids[0]}, ${AT})`,
  );
  for (const [number, kind] of (["kickoff", "later"] as const).entries())
    db.orm.run(
      sql`insert into meetings (id, pair_id, kind, state, starts_at, ends_at, created_by, created_at)
        values (${`meeting${2 * at + number}`}, ${id}, ${kind}, ${number === 0 && at === 0 ? "held" : "planned"}, ${AT + number * DAY_MS}, ${AT + (number + 1) * DAY_MS}, ${ids[0]}, ${AT})`,
    );
}

test("whatever changes, and in whichever order it is looked at, what is kept beside the facts follows from them", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.boolean()), { maxLength: 12 }), (changes) => {
      for (const table of ["pairs", "meetings", "kickoff_forms", "channel_changes", "profiles", "people"])
        db.orm.run(sql.raw(`delete from ${table}`));
      ids = Array.from({ length: PEOPLE }, (_, at) =>
        writeEnrolled(db, { name: `Nimi ${at}`, role: at % 2 === 0 ? "mentor" : "actor", fields: "x" }, AT),
      );
      for (const at of [0, 1]) begin(at);
      updateNeeds(db);
      for (const [make, isLookedAt] of changes) {
        db.orm.run(make());
        if (isLookedAt) updateNeeds(db);
      }
      const found = kept(db);
      expect(found).toEqual(workedOut(db));
    }),
    { numRuns: dose(250, 4_000) },
  );
});
