import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findPersonBySlackId, type Person as Known } from "../../db/people/people.ts";
import { allLooks, LOOKS_ON_PAGE, looksAtWordsOf, looksOfStaff } from "../../db/privacy/audit.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import { auditLog, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { openDatabase } from "../../db/store/open.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { COORDINATORS, finish, giveFeedback } from "../support/closing.ts";
import { pressFromHome } from "../support/from-home.ts";
import { databaseOfBefore } from "../support/old-database.ts";
import { download, openOwn } from "../support/own-data.ts";
import { t } from "../support/texts.ts";
import { next, openPair, startUnderWay, submit, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** A look at what one of a pair wrote for the network or for herself is in her list, and in nobody else's of the pair. */

const knownAs = (world: World, person: Person): Known => {
  const found = findPersonBySlackId(world.db, person.id);
  if (!found) throw new Error("nobody");
  return found;
};

async function askSupport(world: World, person: Person, text: string): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "support:ask");
  await world.settle();
  await person.fill({ text });
  await submit(world, person);
  await person.closeAll();
}

async function askToStop(world: World, person: Person, text: string): Promise<void> {
  await pressFromHome(person, "closing:stop", { settle: () => world.settle() });
  await person.fill({ text });
  await submit(world, person);
  await person.closeAll();
}

async function look(world: World, said: string, button: string): Promise<void> {
  await world.press(world.people.kaisa, COORDINATORS, said, button);
  await world.people.kaisa.closeAll();
}

/** What "Kuka on katsonut?" and its file show: the actions of others' looks. */
async function toldOfLooks(world: World, person: Person) {
  const modal = wordsOf(await openOwn(world, person));
  await person.closeAll();
  // Asked for twice within a minute, it is one file.
  await world.later({ minutes: 1 });
  const { looks } = (await download(world, person)) as { looks: { what: string; by: string }[] };
  return {
    requests: modal.match(/Kaisa, viesti työntekijöille/gu)?.length ?? 0,
    feedback: modal.match(/Kaisa, palaute verkostolle/gu)?.length ?? 0,
    inFile: looks.filter(({ by }) => by !== "you").map(({ what }) => what),
  };
}

test("that a request for support or a wish to stop was looked at is told to her who wrote it, never to the other", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  await askSupport(world, pair.mentor, "Puhutaan");
  await look(world, "pyytää tukea", t("followUp.toMentor.show"));
  const nothing = { requests: 0, feedback: 0, inFile: [] };
  expect(await toldOfLooks(world, pair.actor)).toEqual(nothing);
  expect(await toldOfLooks(world, pair.mentor)).toEqual({ ...nothing, requests: 1, inFile: ["support:show"] });
  await askToStop(world, pair.actor, "En jaksa");
  await look(world, "haluaa lopettaa", t("followUp.toMentor.show"));
  await look(world, "haluaa lopettaa", t("followUp.toMentor.show"));
  expect(await toldOfLooks(world, pair.actor)).toEqual({
    ...{ requests: 2, feedback: 0 },
    inFile: ["support:show", "support:show"],
  });
  expect(await toldOfLooks(world, pair.mentor)).toEqual({ ...nothing, requests: 1, inFile: ["support:show"] });
  expect(looksOfStaff(world.db, knownAs(world, world.people.kaisa), 1)?.items).toHaveLength(3);
});

test("that feedback to the network was looked at is told to those whose feedback there was to read", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  await finish(world, pair, { rating: "5", text: "Mentorin palaute" });
  await look(world, "Mentorointi päättyi", t("closing.digest.show"));
  const nothing = { requests: 0, feedback: 0, inFile: [] };
  const once = { requests: 0, feedback: 1, inFile: ["closing:show-feedback"] };
  expect(await toldOfLooks(world, pair.actor)).toEqual(nothing);
  expect(await toldOfLooks(world, pair.mentor)).toEqual(once);
  await giveFeedback(world, pair.actor, { outcome: "goals", rating: "4", text: "Aktorin palaute" });
  await look(world, "Mentorointi päättyi", t("closing.digest.show"));
  expect(await toldOfLooks(world, pair.actor)).toEqual(once);
  expect(await toldOfLooks(world, pair.mentor)).toEqual({
    ...{ requests: 0, feedback: 2 },
    inFile: ["closing:show-feedback", "closing:show-feedback"],
  });
  expect(looksOfStaff(world.db, knownAs(world, world.people.kaisa), 1)?.items).toHaveLength(2);
});

test("an answer about a meeting that is looked at by herself is no look for the mentor, one that he looked at is one for her", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  await writeLog(world, pair, { on: "2026-01-14", ...next("2026-01-22", "17:00") });
  await world.press(pair.actor, "@bot", "follow-up:rate-4", "follow-up:rate-4");
  await world.press(pair.actor, "@bot", "follow-up:share", "follow-up:share", { confirm: true });
  await world.press(pair.mentor, "@bot", "follow-up:show", "follow-up:show");
  await pair.mentor.closeAll();
  expect(looksAtWordsOf(world.db, knownAs(world, pair.actor), 1).items).toMatchObject([{ action: "follow-up" }]);
  const row = world.db.orm.select().from(auditLog).where(eq(auditLog.action, "follow-up")).get();
  const hers = knownAs(world, pair.actor).id;
  expect(row?.aboutId).toBe(hers);
  recordLook(world.db, {
    ...{ at: world.now(), personId: hers, action: "follow-up", pairId: pair.id },
    authorIds: [hers],
  });
  expect(looksAtWordsOf(world.db, knownAs(world, pair.mentor), 1).items).toEqual([]);
});

/** One row of the log, drawn from few people and pairs, so that many rows fit to each other. */
const PEOPLE = ["kaisa", "sirpa", "mirja", "amina", "helena", "olena"] as const;
const rowsOfTheLog = fc.array(
  fc.record({
    by: fc.constantFrom(...PEOPLE),
    action: fc.constantFrom("kickoff:show", "meeting-log", "support:show", "closing:show-feedback", "people:show", "x"),
    pair: fc.constantFrom("mirja and amina", "sirpa and olena", undefined),
    authors: fc.subarray(["mirja", "amina", "sirpa", "olena", "helena"] as const, { maxLength: 2 }),
  }),
  { maxLength: 60 },
);

/** As section 2 says it, in its own words. */
function mayKnow(
  viewer: (typeof PEOPLE)[number],
  row: { by: string; action: string; pair: string | undefined; authors: readonly string[] },
  coordinators: readonly string[],
): boolean {
  if (row.by === viewer || row.authors.includes(viewer)) return true;
  const isOfHers = row.pair?.split(" and ").includes(viewer) ?? false;
  const isMadeTogether = row.action.startsWith("kickoff") || row.action === "meeting-log";
  if (isOfHers) return isMadeTogether;
  const others: Record<string, string> = { mirja: "amina", amina: "mirja", sirpa: "olena", olena: "sirpa" };
  const isAboutOther = row.pair === undefined && row.authors.some((who) => who === others[viewer]);
  const isByStaff = coordinators.includes(row.by) && !(row.pair?.split(" and ").includes(row.by) ?? false);
  return coordinators.includes(viewer) && isByStaff && !isAboutOther;
}

test("whatever is in the log, each list and each of its pages has the looks that its reader may know of, and no gap where others are", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const second = await openPair(world, world.people.sirpa, world.people.olena, { day: "2026-02-03" });
  await world.people.helena.home();
  await world.settle();
  const id = Object.fromEntries(PEOPLE.map((name) => [name, knownAs(world, world.people[name]).id])) as Record<
    (typeof PEOPLE)[number],
    PersonId
  >;
  const pairIds: Record<string, PairId> = { "mirja and amina": pair.id, "sirpa and olena": second.id };
  const coordinators = ["kaisa", "sirpa"];
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(eq(people.id, id.sirpa)).run();
  const pagesOf = (read: (page: number) => ReturnType<typeof looksOfStaff>) => {
    const found: number[] = [];
    for (let page = 1; ; page++) {
      const { items = [], hasMore = false } = read(page) ?? {};
      found.push(...items.map(({ at }) => at));
      expect(items.length, "a page is full unless it is the last").toBe(hasMore ? LOOKS_ON_PAGE : items.length);
      expect(items.length > 0 || page === 1, "no page is empty but the only one").toBe(true);
      if (!hasMore) return found.reverse();
    }
  };
  await fc.assert(
    fc.asyncProperty(rowsOfTheLog, async (rows) => {
      world.db.orm.delete(auditLog).run();
      for (const [at, { by, action, pair: name, authors }] of rows.entries()) {
        const of = name === undefined ? {} : { pairId: pairIds[name] };
        // What belongs to no pair has one author; what a pair has made together has none.
        const authorIds = authors.slice(0, name === undefined ? 1 : 2).map((author) => id[author]);
        recordLook(world.db, { at, personId: id[by], action, ...of, authorIds });
      }
      const given = rows.map((row, at) => ({ ...row, at, authors: row.authors.slice(0, row.pair ? 2 : 1) }));
      for (const name of PEOPLE) {
        const viewer = knownAs(world, world.people[name]);
        const seen = given.filter((row) => mayKnow(name, row, coordinators));
        const isHers = (row: (typeof given)[number]) => mayKnow(name, row, []);
        expect(allLooks(world.db, viewer).map(({ at }) => at)).toEqual(seen.filter(isHers).map(({ at }) => at));
        expect(pagesOf((page) => looksAtWordsOf(world.db, viewer, page))).toEqual(
          seen.filter((row) => isHers(row) && row.by !== name).map(({ at }) => at),
        );
        const byStaff = seen.filter(
          ({ by, pair: of }) => coordinators.includes(by) && !(of?.split(" and ").includes(by) ?? false),
        );
        expect(pagesOf((page) => looksOfStaff(world.db, viewer, page))).toEqual(
          coordinators.includes(name) ? byStaff.map(({ at }) => at) : [],
        );
      }
    }),
    { numRuns: 60 },
  );
});

test("a look in a database of before is told to her whose words it was at, and where that is not known to neither of the pair", async () => {
  const { world, pair } = await startUnderWay();
  const { mirja, amina, kaisa } = world.people;
  const labels = new Map<number, string>();
  /** A row as it was written before it said whose words it was at. */
  const looked = async (label: string, action: string, by = kaisa) => {
    labels.set(world.now(), label);
    const role = by === kaisa ? ("coordinator" as const) : ("mentor" as const);
    const row = { at: world.now(), personId: knownAs(world, by).id, role, action, pairId: pair.id };
    world.db.orm.insert(auditLog).values(row).run();
    await world.later({ minutes: 1 });
  };
  await looked("form", "kickoff:show");
  await looked("log", "meeting-log");
  await looked("answer", "follow-up", mirja);
  await askToStop(world, amina, "En jaksa");
  await looked("request when only the actor had asked", "support:show");
  await askSupport(world, mirja, "Puhutaan");
  await looked("request when both had asked", "support:show");
  await finish(world, pair, { rating: "5", text: "Mentorin palaute" });
  await looked("feedback of the mentor", "closing:show-feedback");
  await giveFeedback(world, amina, { outcome: "goals", rating: "4" });
  await looked("feedback of both", "closing:show-feedback");
  await world.stopBot();
  const { path } = databaseOfBefore(world.db.path, mkdtempSync(join(tmpdir(), "auroras-")), 4);
  world.db = openDatabase(path, { now: world.now() });
  const toldTo = (person: Person) =>
    looksAtWordsOf(world.db, knownAs(world, person), 1)
      .items.map(({ at }) => labels.get(at))
      .reverse();
  expect(toldTo(mirja)).toEqual(["form", "log", "feedback of the mentor", "feedback of both"]);
  expect(toldTo(amina)).toEqual([
    ...["form", "log", "answer", "request when only the actor had asked", "feedback of both"],
  ]);
  const byStaff = looksOfStaff(world.db, knownAs(world, kaisa), 1)?.items.map(({ at }) => labels.get(at));
  expect(byStaff?.reverse()).toEqual([...labels.values()].filter((label) => label !== "answer"));
  world.db.close();
  await world.leave();
});
