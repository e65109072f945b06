import { expect, test } from "vitest";
import { findPersonBySlackId, readPerson } from "../../db/people/people.ts";
import { looksAtWordsOf, looksOfStaff } from "../../db/privacy/audit.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import { auditLog, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { COORDINATORS, finish } from "../support/closing.ts";
import { part, t } from "../support/texts.ts";
import { openPair, startUnderWay, submit, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const personOf = (world: World, person: Person) => {
  const found = findPersonBySlackId(world.db, person.id);
  if (!found) throw new Error("nobody");
  return found;
};

const actions = (world: World) =>
  world.db.orm
    .select()
    .from(auditLog)
    .all()
    .map(({ personId, action, role }) => [readPerson(world.db, personId).firstName, role, action]);

test("each look at what people wrote leaves a row with who, as what and when, and no contents", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { mirja, amina, kaisa } = world.people;
  await writeLog(world, pair, { on: "2026-01-14", content: "Ansioluettelo" });
  await world.press(kaisa, "@bot", "lomake on tallessa", t("kickoff.leave")).catch(() => undefined);
  await world.press(amina, pair.channelId, t("meetingLog.show"), t("meetingLog.show"));
  await amina.closeAll();
  await world.press(mirja, pair.channelId, t("kickoff.show"), t("kickoff.show"));
  await mirja.closeAll();
  await world.press(amina, pair.channelId, "support:ask", "support:ask");
  await amina.fill({ text: "Puhutaan" });
  await submit(world, amina);
  await amina.closeAll();
  await world.press(kaisa, COORDINATORS, part("support.asked"), t("followUp.toMentor.show"));
  await kaisa.closeAll();
  await finish(world, pair, { text: "Kiitos" });
  await world.press(kaisa, COORDINATORS, "Mentorointi päättyi", t("closing.digest.show"));
  await kaisa.closeAll();
  expect(actions(world)).toEqual([
    ["Amina", "actor", "meeting-log"],
    ["Mirja", "mentor", "kickoff:show"],
    ["Kaisa", "coordinator", "support:show"],
    ["Kaisa", "coordinator", "closing:show-feedback"],
  ]);
  expect(JSON.stringify(world.db.orm.select().from(auditLog).all())).not.toMatch(/Puhutaan|Kiitos|Ansioluettelo/u);
});

test("coordinators see what coordinators looked at, not what the two of a pair did, and turn pages", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, mirja } = world.people;
  const look = (person: Person) => ({ at: world.now(), personId: personOf(world, person).id, action: "kickoff:show" });
  recordLook(world.db, { ...look(mirja), pairId: pair.id });
  for (let number = 1; number <= 11; number++) recordLook(world.db, { ...look(kaisa), pairId: pair.id });
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, t("privacy.looks.staffTitle"));
  await world.settle();
  const first = await kaisa.modal();
  expect(wordsOf(first)).toContain(t("privacy.looks.staffSeenBy"));
  expect(wordsOf(first).match(/Kaisa, /gu)).toHaveLength(10);
  expect(wordsOf(first)).not.toContain("Mirja, ensimmäisen");
  if (first) await kaisa.press(first, t("privacy.looks.older"));
  await world.settle();
  expect(wordsOf(await kaisa.modal())).toContain(t("privacy.looks.newer"));
});

test("a coordinator who is mentor herself looks at her own pair as its mentor: other coordinators do not learn of it", async () => {
  const { world } = await startUnderWay();
  await using _ = world;
  const { kaisa, helena, olena } = world.people;
  const pair = await openPair(world, helena, olena, { day: "2026-02-03" });
  const one = personOf(world, helena);
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(eq(people.id, one.id)).run();
  recordLook(world.db, { at: world.now(), personId: one.id, action: "meeting-log", pairId: pair.id });
  const seen = looksOfStaff(world.db, personOf(world, kaisa), 1)?.items.map(({ action }) => action);
  expect(seen).toEqual([]);
  expect(looksAtWordsOf(world.db, personOf(world, olena), 1).items).toMatchObject([
    { action: "meeting-log", role: "mentor" },
  ]);
});

test("nobody else opens the log of events, whatever the button says", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, mirja } = world.people;
  recordLook(world.db, { at: world.now(), personId: personOf(world, kaisa).id, action: "report:export" });
  recordLook(world.db, {
    at: world.now(),
    personId: personOf(world, kaisa).id,
    action: "kickoff:show",
    pairId: pair.id,
  });
  expect(looksOfStaff(world.db, personOf(world, mirja), 1)).toBeUndefined();
  expect(looksAtWordsOf(world.db, personOf(world, mirja), 1).items.map(({ action }) => action)).toEqual([
    "kickoff:show",
  ]);
  expect(looksAtWordsOf(world.db, personOf(world, kaisa), 1).items).toEqual([]);
});
