import type { PersonId } from "../../src/programme/ids.ts";
import { cleanName } from "../../src/programme/people/names.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { refreshHomes } from "../pairs/new-pair.ts";
import { livePairsOf } from "../pairs/pairs.ts";
import { readPerson } from "../people/people.ts";
import type { Acting } from "../privacy/acting.ts";
import { sealIn } from "../privacy/privacy.ts";
import { people } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** Stores how the person wants to be called. @param called null or nothing visible: as the Slack profile says */
export function chooseCalledName(db: Db, { id }: Acting, called: string | null, now: number): void {
  const before = readPerson(db, id).firstName;
  const wanted = cleanName(called ?? "") || null;
  const calledName = sealIn<"name">(db, { column: "people.called_name", row: id }, wanted);
  db.orm.update(people).set({ calledName }).where(eq(people.id, id)).run();
  if (readPerson(db, id).firstName !== before) followNewName(db, id, now);
}

/** Brings a person's new first name into topic and name of the channels of the pairs, and to Home of those who see it. */
export function followNewName(db: Db, personId: PersonId, now: number): void {
  refreshHome(db, [personId], now);
  redrawAbout(db, { reader: personId }, now);
  for (const pair of livePairsOf(db, personId)) {
    redrawAbout(db, { pair: pair.id }, now);
    refreshHomes(db, pair, now);
    if (pair.state !== "open" || pair.channelId === null) continue;
    const mark = `${pair.id}:${pair.channelSuffix}:${personId}:${now}`;
    const ref = { pair: pair.id };
    enqueue(db, { key: `pairs:topic:${mark}`, kind: "pairs:topic", ref, dueAt: now }, now);
    enqueue(db, { key: `pairs:rename:${mark}`, kind: "pairs:rename", ref, dueAt: now }, now);
  }
}
