import { join } from "node:path";
import { createGroup, noteGroupChannelMade } from "../../db/groups/making.ts";
import { chooseFilter, noteHomeOpened } from "../../db/home/facts.ts";
import type { ChosenPairs } from "../../db/home/overview.ts";
import { updateNeeds } from "../../db/home/pair-needs.ts";
import { findPersonBySlackId, hasAccount } from "../../db/people/people.ts";
import { acting, asCoordinator } from "../../db/privacy/acting.ts";
import { createProgramme } from "../../db/programmes/changing.ts";
import { allProgrammes } from "../../db/programmes/programmes.ts";
import { pairs } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import { DAY_MS, dateOf } from "../../src/programme/calendar/calendar.ts";
import { madeUp } from "../support/made-up.ts";
import type { BenchWorkspace } from "./bench-workspace.ts";
import { fillDatabase } from "./filling.ts";
import { drawingHome, ZONE } from "./home.ts";
import { median } from "./numbers.ts";

const PAIRS = 5_000;
const PROGRAMMES = 20;
const GROUPS = 200;
const ROUNDS = 100;
const MOST_RATIO = 1.2;

/**
 * Compares a coordinator's Home of one programme without groups with that of 20 programmes and 200 groups, with the same 5,000 open pairs: the
 * bot's own time, as Home opens and with the list of open pairs, there of one programme. The databases take turns, so that other work on the
 * machine meets both.
 */
export async function measureProgrammes(folder: string, slack: BenchWorkspace): Promise<string> {
  const opened = ["one", "many"].map((name) => {
    const path = join(folder, `programmes-${name}.sqlite`);
    fillDatabase(path, slack, PAIRS, () => true);
    return openDatabase(path, { now: Date.now() });
  });
  try {
    const now = Date.now();
    const by = slack.access.coordinator;
    const [one, many] = opened;
    if (!one || !many) throw new Error("no databases");
    shape(many, by, now);
    for (const db of opened) {
      noteHomeOpened(db, coordinatorOf(db, by).id, now);
      updateNeeds(db);
    }
    const asItOpens = await compared(opened, by, now);
    choose(one, by, { filter: "open" }, now);
    choose(many, by, { filter: "open", programme: allProgrammes(many)[1]?.id }, now);
    const listed = await compared(opened, by, now);
    return `Home of a coordinator, ${PAIRS.toLocaleString("en")} pairs, in one programme and in ${PROGRAMMES} with ${GROUPS} groups: ${asItOpens}; with the open pairs, there of one programme: ${listed}. Aim: ≤ ${MOST_RATIO}×.`;
  } finally {
    for (const db of opened) db.close();
  }
}

/** The medians of the two, and their ratio. */
async function compared(opened: readonly Db[], coordinator: string, now: number): Promise<string> {
  const draws = opened.map((db) => drawingHome(db, coordinatorOf(db, coordinator).id, now));
  for (const draw of draws) await draw();
  const times: number[][] = draws.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, draw] of draws.entries()) times[index]?.push(await draw());
  const [one = Number.NaN, many = Number.NaN] = times.map(median);
  const ratio = many / one;
  return `${one.toFixed(1)} and ${many.toFixed(1)} ms, ${ratio.toFixed(2)}×${ratio > MOST_RATIO ? "  ←" : ""}`;
}

function coordinatorOf(db: Db, slackUserId: string) {
  const person = findPersonBySlackId(db, madeUp(slackUserId));
  if (!person || !hasAccount(person)) throw new Error("nobody has set up");
  return person;
}

/** Programmes and groups as a coordinator makes them; every pair and group is in one of the programmes. */
function shape(db: Db, coordinator: string, now: number): void {
  const person = coordinatorOf(db, coordinator);
  db.transaction(() => {
    const by = asCoordinator(db, acting(person));
    if (!by) throw new Error("no coordinator");
    for (let number = 1; number < PROGRAMMES; number++)
      createProgramme(db, by, { id: newId(), name: `Ohjelma ${number}`, template: "vaasa" }, now + number);
    const programmes = allProgrammes(db);
    const programmeIdOf = (index: number) => programmes[index % PROGRAMMES]?.id ?? madeUp("");
    const rows = db.orm.select().from(pairs).all();
    for (const [index, { id }] of rows.entries())
      db.orm
        .update(pairs)
        .set({ programmeId: programmeIdOf(index) })
        .where(eq(pairs.id, id))
        .run();
    for (let number = 0; number < GROUPS; number++) {
      const members = rows.slice(number * 5, number * 5 + 5);
      const about = {
        name: `Ryhmä ${number}`,
        coordinatorId: by.id,
        language: "fi" as const,
        endsOn: dateOf(now + (number - 20) * DAY_MS, ZONE),
        plannedNumber: 8,
        programmeId: programmeIdOf(number),
      };
      const people = { mentor: members.map(({ mentorId }) => mentorId), actor: members.map(({ actorId }) => actorId) };
      const group = createGroup(db, by, about, people, now, ZONE);
      noteGroupChannelMade(db, group, madeUp(`C0GROUP${number}`), now);
    }
  });
}

function choose(db: Db, coordinator: string, chosen: Partial<ChosenPairs>, now: number): void {
  const person = coordinatorOf(db, coordinator);
  db.transaction(() => {
    const by = asCoordinator(db, acting(person));
    if (by) chooseFilter(db, by, chosen, now, ZONE);
  });
}
