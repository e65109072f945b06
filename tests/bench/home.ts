import { join } from "node:path";
import { noteHomeOpened } from "../../db/home/facts.ts";
import { updateNeeds } from "../../db/home/pair-needs.ts";
import { nextInLane } from "../../db/outbox/due-rows.ts";
import { refreshHome } from "../../db/outbox/home-refresh.ts";
import { laneOf } from "../../db/outbox/lanes.ts";
import { markCalling, markSent } from "../../db/outbox/states.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { effects } from "../../src/features/home/messages.ts";
import type { DeliveryContext } from "../../src/outbox/effects.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import type { Language } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { madeUp } from "../support/made-up.ts";
import type { BenchWorkspace } from "./bench-workspace.ts";
import { fillDatabase } from "./filling.ts";
import { median, quantile } from "./numbers.ts";

export const ZONE = "Europe/Helsinki";
const ROUNDS = 60;
/** After this time every open pair of the database has been silent for too long. */
const LATER_MS = 60 * DAY_MS;

/**
 * Measures a coordinator's Home with 5,000 open pairs and `finished` ended ones: the bot's own time from taking the outbox row to calling
 * `views.publish`, on a day without silent pairs and on one on which every pair needs the coordinator.
 */
export async function measureHome(folder: string, slack: BenchWorkspace, finished: number): Promise<string> {
  const path = join(folder, `home-${finished}.sqlite`);
  fillDatabase(path, slack, 5_000 + finished, (number) => number < 5_000);
  const db = openDatabase(path, { now: Date.now() });
  try {
    const person = findPersonBySlackId(db, madeUp(slack.access.coordinator));
    if (!person) throw new Error("nobody has set up");
    noteHomeOpened(db, person.id, Date.now());
    // Not measured: the needs of all pairs at once, which years of acts would have brought up to date one by one.
    updateNeeds(db);
    const calm = await timesOf(db, person.id, Date.now());
    const busy = await timesOf(db, person.id, Date.now() + LATER_MS);
    const text = (times: number[]) =>
      `median ${median(times).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;
    return `Home of a coordinator, 5,000 pairs and ${finished.toLocaleString("en")} finished: ${text(calm)}; all in need: ${text(busy)}. Aim: median < 100 ms.`;
  } finally {
    db.close();
  }
}

/** In milliseconds. */
async function timesOf(db: Db, personId: PersonId, now: number): Promise<number[]> {
  const draw = drawingHome(db, personId, now);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await draw());
  return times;
}

/** A function that publishes the person's Home once, and gives the bot's own time until `views.publish`, in milliseconds. */
export function drawingHome(db: Db, personId: PersonId, now: number): () => Promise<number> {
  const [publish] = effects;
  if (!publish) throw new Error("Home is not published");
  let called = Number.NaN;
  const door = {
    call: async () => {
      called = performance.now();
      return {};
    },
  };
  const context = {
    db,
    door,
    now,
    zone: ZONE,
    words: (language: Language) => wordsIn(language, ZONE),
  } as unknown as DeliveryContext;
  return async () => {
    refreshHome(db, [personId], now);
    const row = nextInLane(db, laneOf.home(personId), now);
    if (!row) throw new Error("no row");
    const start = performance.now();
    const step = await publish.prepare(context, row);
    if (!("call" in step)) throw new Error("Home is not drawn");
    const calling = markCalling(db, row, { channel: null, dueAt: now });
    if (!calling) throw new Error("the row is gone");
    await step.call(calling);
    markSent(db, calling, {}, now);
    return called - start;
  };
}
