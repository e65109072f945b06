import type Sqlite from "better-sqlite3";

/**
 * What follows from the facts and is kept beside them, so that no question grows with what is over: how many pairs there are in each
 * state, who waits for a pair, and which pairs have changed since their needs were worked out (db/pair-needs.ts).
 * Triggers keep it, so that no way of writing can forget to. They belong to the connection and not to the file: there is one connection at
 * a time, and they are always those of this version.
 */

/** Raise it when the rules of src/home/rules.ts or of waiting change: at the next start everything is worked out anew. */
const VERSION = 1;

const LIVE = "('invited', 'opening', 'open')";

const isWaiting = `(role = 'mentor' or wants_mentoring = 1)
  and exists (select 1 from people where people.id = profiles.person_id and people.deactivated_at is null)
  and not exists (select 1 from pairs where profiles.role = 'mentor' and pairs.mentor_id = profiles.person_id and pairs.state in ${LIVE})
  and not exists (select 1 from pairs where profiles.role = 'actor' and pairs.actor_id = profiles.person_id and pairs.state in ${LIVE})`;

const waitAnew = (whose: string) => `update profiles set is_waiting = (${isWaiting}) where ${whose};`;

const noteChanged = (pairId: string) =>
  `insert into pairs_changed select ${pairId} where not exists (select 1 from pairs_changed where pair_id = ${pairId});`;

const count = (state: string, by: 1 | -1) => `
  insert into pair_counts select ${state}, 0 where not exists (select 1 from pair_counts where state = ${state});
  update pair_counts set number = number + ${by} where state = ${state};`;

const triggers: Record<string, string> = {
  "after insert on pairs": `${count("new.state", 1)} ${noteChanged("new.id")} ${waitAnew("person_id in (new.mentor_id, new.actor_id)")}`,
  "after delete on pairs": `${count("old.state", -1)} ${noteChanged("old.id")} ${waitAnew("person_id in (old.mentor_id, old.actor_id)")}`,
  "after update on pairs": noteChanged("new.id"),
  "after update of state on pairs when old.state <> new.state": `${count("old.state", -1)} ${count("new.state", 1)} ${waitAnew("person_id in (new.mentor_id, new.actor_id)")}`,
  "after insert on meetings": noteChanged("new.pair_id"),
  "after update of state, ends_at, cancelled_by, pair_id on meetings": noteChanged("new.pair_id"),
  "after delete on meetings": noteChanged("old.pair_id"),
  "after insert on kickoff_forms": noteChanged("new.pair_id"),
  "after delete on kickoff_forms": noteChanged("old.pair_id"),
  "after insert on channel_changes": noteChanged("new.pair_id"),
  "after update on channel_changes": noteChanged("new.pair_id"),
  "after delete on channel_changes": noteChanged("old.pair_id"),
  "after insert on profiles": waitAnew("id = new.id"),
  "after update of role, wants_mentoring, person_id on profiles": waitAnew("id = new.id"),
  "after update of deactivated_at on people when old.deactivated_at is not new.deactivated_at": `
    insert into pairs_changed select id from pairs where (mentor_id = new.id or actor_id = new.id) and state in ${LIVE}
      and id not in (select pair_id from pairs_changed);
    ${waitAnew("person_id = new.id")}`,
};

/** Counts once, which costs some milliseconds, and keeps up from then on. Call it when the schema is the present one. */
export function followFacts(sqlite: Sqlite.Database): void {
  sqlite.pragma("temp_store = memory");
  sqlite.exec("create temp table pair_counts (state text primary key, number integer not null)");
  sqlite.exec("insert into pair_counts select state, count(*) from pairs group by state");
  for (const [index, [event, work]] of Object.entries(triggers).entries())
    sqlite.exec(`create temp trigger following_${index} ${event} begin ${work} end`);
  if (sqlite.pragma("user_version", { simple: true }) === VERSION) return;
  sqlite.transaction(() => {
    sqlite.exec(
      `insert into pairs_changed select id from pairs where state in ${LIVE} and id not in (select pair_id from pairs_changed)`,
    );
    sqlite.exec(waitAnew("true"));
    sqlite.pragma(`user_version = ${VERSION}`);
  })();
}
