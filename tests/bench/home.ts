import { join } from "node:path";
import { noteHomeOpened } from "../../db/home/facts.ts";
import { freshenNeeds } from "../../db/home/pair-needs.ts";
import { refreshHome } from "../../db/outbox/home-refresh.ts";
import { laneOf, markCalling, markSent, nextInLane } from "../../db/outbox/outbox.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { effects } from "../../src/features/home/messages.ts";
import type { Desk } from "../../src/outbox/effects.ts";
import { DAY } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import type { Language } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { madeUp } from "../support/made-up.ts";
import type { Stage } from "./cast.ts";
import { fillDatabase } from "./filling.ts";
import { median, quantile } from "./numbers.ts";

const ZONE = "Europe/Helsinki";
const ROUNDS = 60;
/** By then every open pair of the filling has been silent. */
const LATER = 60 * DAY;

/**
 * A coordinator's Home with 5,000 open pairs and `finished` more: our own time in milliseconds from the outbox row in hand to the call of
 * `views.publish`, drawn again and again, on a calm day and on one on which every pair needs her.
 */
export async function measureHome(folder: string, stage: Stage, finished: number): Promise<string> {
  const path = join(folder, `home-${finished}.sqlite`);
  fillDatabase(path, stage, 5_000 + finished, (number) => number < 5_000);
  const db = openDatabase(path, { now: Date.now() });
  try {
    const person = findPersonBySlackId(db, madeUp(stage.workspace.coordinator));
    if (!person) throw new Error("nobody has set up");
    noteHomeOpened(db, person.id, Date.now());
    // What the filling changed at once, years of acts would have changed one by one.
    freshenNeeds(db);
    const calm = await timesOf(db, person.id, Date.now());
    const busy = await timesOf(db, person.id, Date.now() + LATER);
    const text = (times: number[]) =>
      `median ${median(times).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;
    return `Home of a coordinator, 5,000 pairs and ${finished.toLocaleString("en")} finished: ${text(calm)}; all in need: ${text(busy)}. Aim: median < 100 ms.`;
  } finally {
    db.close();
  }
}

async function timesOf(db: Db, personId: PersonId, now: number): Promise<number[]> {
  const [publish] = effects;
  if (!publish) throw new Error("Home is not published");
  let called = Number.NaN;
  const door = {
    call: async () => {
      called = performance.now();
      return {};
    },
  };
  const desk = { db, door, now, zone: ZONE, words: (language: Language) => wordsIn(language, ZONE) } as unknown as Desk;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    refreshHome(db, [personId], now);
    const row = nextInLane(db, laneOf.home(personId), now);
    if (!row) throw new Error("no row");
    const start = performance.now();
    const step = await publish.prepare(desk, row);
    if (!("call" in step)) throw new Error("Home is not drawn");
    const calling = markCalling(db, row, { channel: null, dueAt: now });
    await step.call(calling);
    times.push(called - start);
    markSent(db, calling, {}, now);
  }
  return times;
}
