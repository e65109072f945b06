import type { HomeFacts } from "../src/home/facts.ts";
import { refreshHome } from "./home.ts";
import type { Db } from "./open.ts";
import { noteHomeOpened as noteOpened, type Person } from "./people.ts";
import { readSettings } from "./settings.ts";
import { maySetUp } from "./setup.ts";

/** She has opened her Home: from now on it is kept up to date. */
export function noteHomeOpened(db: Db, personId: string, now: number): void {
  db.transaction(() => {
    noteOpened(db, personId, now);
    refreshHome(db, [personId], now);
  });
}

/** Everything that a person's Home shows, as far as she may see it. */
export function homeOf(db: Db, person: Person, _now: number, _zone: string): HomeFacts {
  if (person.isStranger) return { state: "stranger" };
  if (!readSettings(db)) return { state: "not-set-up", maySetUp: maySetUp(db, person) };
  return { state: "ready", maySetUp: maySetUp(db, person) };
}
