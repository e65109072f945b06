import { expect, onTestFinished, test } from "vitest";
import { works } from "../../db/store/deferred-rows.ts";
import { watchStorage } from "../../src/health/storage.ts";
import { watchUnfinished } from "../../src/health/unfinished.ts";
import { openLog } from "../../src/log.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { PairDatabase } from "../support/pair-database.ts";

test("what follows from an act and has failed asks for a beat in a minute, is tried then, and asks for none when it is done", () => {
  const pairs = new PairDatabase();
  onTestFinished(() => pairs[Symbol.dispose]());
  const { db } = pairs;
  const clock = new TravelClock({ at: "2026-01-20T10:00:00Z" });
  const log = openLog("error", { write: () => undefined });
  const watch = watchUnfinished({ db, clock, storage: watchStorage(db.path, log), log });
  expect(watch.nextAt()).toBe(Number.POSITIVE_INFINITY);

  let tries = 0;
  works.set("test:fails-twice", () => {
    tries++;
    if (tries <= 2) throw new Error("not yet");
  });
  onTestFinished(() => void works.delete("test:fails-twice"));
  const pair = pairs.openPair({ mentor: "Mirja", actor: "Amina" }, "Oodi");
  db.transaction(() => db.deferred.add({ kind: "test:fails-twice", pairId: pair.id, about: {}, at: clock.now() }));
  db.catchUp();
  const seen = Array.from({ length: 3 }, () => {
    const inMs = watch.nextAt() - clock.now();
    clock.advance(30_000);
    watch.look();
    clock.advance(30_000);
    watch.look();
    return { inMs, tries, concerns: watch.concerns().length };
  });
  expect(seen).toEqual([
    { inMs: 60_000, tries: 2, concerns: 1 },
    { inMs: 60_000, tries: 3, concerns: 0 },
    { inMs: Number.POSITIVE_INFINITY, tries: 3, concerns: 0 },
  ]);
});
