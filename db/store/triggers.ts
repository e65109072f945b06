import type Sqlite from "better-sqlite3";

/**
 * Derived data kept up to date by triggers: the number of pairs in each state, the people who wait for a pair, and the pairs that changed since
 * their needs were computed (db/home/pair-needs.ts). With it the cost of a query does not grow with finished pairs, and no write can forget to
 * update it. The triggers are temporary: they belong to the only connection, so they always match this version of the program.
 */

/** Raise this when src/programme/home/rules.ts or the rule of waiting changes: the next start then computes everything again. */
const VERSION = 5;

/** Marks SQL for editors. */
const sql = String.raw;

const LIVE = "('invited', 'opening', 'open')";

/** The actor's mentoring finished as planned, and the actor has not asked for another one since (db/matching/matching.ts). */
const isOver = sql`profiles.role = 'actor' and exists (select 1 from pairs where pairs.actor_id = profiles.person_id
  and pairs.state = 'finished' and pairs.finished_at > profiles.changed_at and not exists (select 1 from closing_answers
    where closing_answers.pair_id = pairs.id and closing_answers.closing = pairs.closings and closing_answers.outcome = 'early'))`;

const isWaiting = sql`(role = 'mentor' or wants_mentoring = 1)
  and exists (select 1 from people where people.id = profiles.person_id and people.deactivated_at is null)
  and not exists (select 1 from pairs where profiles.role = 'mentor' and pairs.mentor_id = profiles.person_id and pairs.state in ${LIVE})
  and not exists (select 1 from pairs where profiles.role = 'actor' and pairs.actor_id = profiles.person_id and pairs.state in ${LIVE})
  and not (${isOver})`;

const waitAnew = (whose: string) => sql`update profiles set is_waiting = (${isWaiting}) where ${whose};`;

const noteChanged = (pairId: string) =>
  sql`insert into pairs_changed select ${pairId} where not exists (select 1 from pairs_changed where pair_id = ${pairId});`;

const noteChangedIn = (channelId: string) =>
  sql`insert into pairs_changed select id from pairs where channel_id = ${channelId} and id not in (select pair_id from pairs_changed);`;

const count = (state: string, by: 1 | -1) => sql`
  insert into pair_counts select ${state}, 0 where not exists (select 1 from pair_counts where state = ${state});
  update pair_counts set number = number + ${by} where state = ${state};`;

/** A trigger's row after or before the change. */
type Seen = "new" | "old";
const actorOf = (row: Seen) => sql`person_id = (select actor_id from pairs where id = ${row}.pair_id)`;
const twoOf = (row: Seen) => sql`person_id in (${row}.mentor_id, ${row}.actor_id)`;

const triggers: readonly (readonly [event: string, work: string])[] = [
  [sql`after insert on pairs`, `${count("new.state", 1)} ${noteChanged("new.id")} ${waitAnew(twoOf("new"))}`],
  [sql`after delete on pairs`, `${count("old.state", -1)} ${noteChanged("old.id")} ${waitAnew(twoOf("old"))}`],
  [sql`after update on pairs`, noteChanged("new.id")],
  [
    sql`after update of state on pairs when old.state <> new.state`,
    `${count("old.state", -1)} ${count("new.state", 1)} ${waitAnew(twoOf("new"))}`,
  ],
  [sql`after insert on meetings`, noteChanged("new.pair_id")],
  [sql`after update of state, ends_at, cancelled_by, pair_id on meetings`, noteChanged("new.pair_id")],
  [sql`after delete on meetings`, noteChanged("old.pair_id")],
  [sql`after insert on kickoff_forms`, noteChanged("new.pair_id")],
  [sql`after delete on kickoff_forms`, noteChanged("old.pair_id")],
  [sql`after insert on channel_changes`, noteChanged("new.pair_id")],
  [sql`after update on channel_changes`, noteChanged("new.pair_id")],
  [sql`after delete on channel_changes`, noteChanged("old.pair_id")],
  [sql`after insert on channel_facts`, noteChangedIn("new.channel_id")],
  [sql`after update of holds, since on channel_facts`, noteChangedIn("new.channel_id")],
  [sql`after delete on channel_facts`, noteChangedIn("old.channel_id")],
  [
    sql`after update of coordinator_since, deactivated_at, slack_user_id on people`,
    sql`insert into pairs_changed select id from pairs where id not in (select pair_id from pairs_changed) and channel_id in
      (select channel_id from channel_facts where what = 'member' and subject in (old.slack_user_id, new.slack_user_id));`,
  ],
  [
    sql`after update of broken_at on mail_addresses when old.broken_at is not new.broken_at`,
    sql`insert into pairs_changed select id from pairs where new.person_id in (mentor_id, actor_id) and state in ${LIVE}
      and id not in (select pair_id from pairs_changed);`,
  ],
  [
    sql`after delete on mail_addresses when old.broken_at is not null`,
    sql`insert into pairs_changed select id from pairs where old.person_id in (mentor_id, actor_id) and state in ${LIVE}
      and id not in (select pair_id from pairs_changed);`,
  ],
  [sql`after insert on profiles`, waitAnew("id = new.id")],
  [sql`after update of role, wants_mentoring, person_id, changed_at on profiles`, waitAnew("id = new.id")],
  [sql`after insert on closing_answers`, waitAnew(actorOf("new"))],
  [sql`after update of outcome, closing on closing_answers`, waitAnew(actorOf("new"))],
  [sql`after delete on closing_answers`, waitAnew(actorOf("old"))],
  [sql`after update of finished_at, closings on pairs`, waitAnew(twoOf("new"))],
  [
    sql`after update of deactivated_at on people when old.deactivated_at is not new.deactivated_at`,
    sql`insert into pairs_changed select id from pairs where (mentor_id = new.id or actor_id = new.id or coordinator_id = new.id) and state in ${LIVE}
      and id not in (select pair_id from pairs_changed);
      ${waitAnew("person_id = new.id")}`,
  ],
];

/** Computes the derived data once (some milliseconds) and installs the triggers. Call it after the migration. */
export function installTriggers(sqlite: Sqlite.Database): void {
  sqlite.pragma("temp_store = memory");
  sqlite.exec("create temp table pair_counts (state text primary key, number integer not null)");
  sqlite.exec("insert into pair_counts select state, count(*) from pairs group by state");
  for (const [index, [event, work]] of triggers.entries())
    sqlite.exec(sql`create temp trigger following_${index} ${event} begin ${work} end`);
  if (sqlite.prepare(sql`select 1 from followed where version = ?`).get(VERSION) !== undefined) return;
  sqlite.transaction(() => {
    sqlite.exec(
      sql`insert into pairs_changed select id from pairs where state in ${LIVE} and id not in (select pair_id from pairs_changed)`,
    );
    sqlite.exec(waitAnew("true"));
    sqlite.exec(sql`delete from followed`);
    sqlite.prepare(sql`insert into followed values (?)`).run(VERSION);
  })();
}
