import { updateNeeds } from "../../db/home/pair-needs.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { Db } from "../../db/store/open.ts";

/** The derived values that are stored beside the facts (db/store/triggers.ts), as triggers have written them. */
export function kept(db: Db) {
  updateNeeds(db);
  return {
    needs: db.orm.all(sql`select * from pair_needs order by pair_id, what, person_id`),
    counts: db.orm.all(sql`select state, number from pair_counts where number > 0 order by state`),
    waiting: db.orm.all(sql`select person_id, role from profiles where is_waiting = 1 order by person_id, role`),
  };
}

/** The same, calculated from the facts alone. */
export function workedOut(db: Db) {
  db.orm.run(sql`delete from pair_needs`);
  db.orm.run(sql`insert into pairs_changed select id from pairs where id not in (select pair_id from pairs_changed)`);
  const live = sql`('invited', 'opening', 'open')`;
  return {
    ...kept(db),
    counts: db.orm.all(sql`select state, count(*) as number from pairs group by state order by state`),
    waiting: db.orm.all(sql`select person_id, role from profiles join people on people.id = person_id
      where deactivated_at is null and (role = 'mentor' or wants_mentoring = 1) and not exists (
        select 1 from pairs where state in ${live} and person_id = case role when 'mentor' then mentor_id else actor_id end)
      and not (role = 'actor' and exists (select 1 from pairs where actor_id = person_id and state = 'finished' and finished_at > changed_at
        and not exists (select 1 from closing_answers where pair_id = pairs.id and closing = closings and outcome = 'early')))
      order by person_id, role`),
  };
}
