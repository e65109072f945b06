import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { columnsOfPeople } from "../../db/enrolment/moving-account.ts";
import { livePairsOf, readPair } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { auditLog, outbox, pairs, people, profiles } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { NewPerson } from "../../src/playground/workspace/users.ts";
import { rowsWith } from "../support/all-rows.ts";
import { isMentor } from "../support/matching.ts";
import { download } from "../support/own-data.ts";
import { saidOn } from "../support/reading.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { startUnderWay, writeLog } from "../support/under-way.ts";
import { wishErased } from "../support/wishing.ts";
import { finnish, type World } from "../support/world.ts";

/** Her account is closed, a week passes, and she joins with another account that has the same address. */
async function joinAnew(world: World, closed: Person, name: string, more: Partial<NewPerson> = {}): Promise<Person> {
  const { kaisa } = world.people;
  const { email } = world.workspace.workspace.user(closed.id);
  await kaisa.deactivate(closed.id);
  await world.settle();
  await world.later({ days: 7 });
  const fresh = await kaisa.addPerson({ name, ...(email ? { email } : {}), ...more });
  await world.settle();
  await world.later({ minutes: 5 });
  return fresh;
}

async function onHome(world: World, person: Person, action: string): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, action, { confirm: true });
  await world.settle();
  await world.later({ minutes: 5 });
}

describe("Same person, new account", () => {
  test("the new account sees nothing of the old one by itself, and the coordinator is asked on Home and in the pair's view", async () => {
    const { world, pair, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    const hers = saidOn(await fresh.home());
    expect(hers).not.toContain("Amina");
    expect(hers).not.toContain(t("home.more.button"));
    const question = t("people.same.meaning");
    const home = await kaisa.home();
    expect(JSON.stringify(home?.blocks)).toContain(question);
    expect(saidOn(home)).toContain(`<@${fresh.id}>`);
    if (!home) throw new Error("no Home");
    await kaisa.press(home, "home:pair");
    await world.settle();
    const view = await kaisa.modal();
    expect(JSON.stringify(view?.blocks)).toContain("people:same");
    if (!view) throw new Error("no view");
    await kaisa.press(view, "people:same", { confirm: true });
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain("Mirja");
    expect(JSON.stringify((await kaisa.modal())?.blocks)).not.toContain("people:same");
    expect(readPair(world.db, pair.id).mentor.slackUserId).toBe(fresh.id);
  });

  test.each(["mirja", "amina"] as const)(
    "the coordinator puts the new account of %s in the old one's place in one step: logs and tasks stay, and the pairs are as many as before",
    async (who) => {
      const { world, pair } = await startUnderWay();
      await using _ = world;
      const { kaisa } = world.people;
      const closed = world.people[who];
      await writeLog(world, pair, {
        content: "Ansioluettelo",
        mentorTasks: "Kysyn ystävältä",
        actorTasks: "Kirjoitan",
      });
      const fresh = await joinAnew(world, closed, "Uusi Tili");
      const before = world.db.orm.select().from(pairs).all().length;
      await onHome(world, kaisa, "people:same");
      expect(world.db.orm.select().from(pairs).all()).toHaveLength(before);
      const person = findPersonBySlackId(world.db, fresh.id);
      expect(person && livePairsOf(world.db, person.id).map(({ id }) => id)).toEqual([pair.id]);
      expect(findPersonBySlackId(world.db, closed.id)).toBeUndefined();
      const channel = world.workspace.workspace.channel(pair.channelId);
      expect(world.workspace.workspace.isMember(channel, fresh.id)).toBe(true);
      expect(saidOn(await fresh.home())).toContain(t("home.more.button"));
      // The notice of what is stored comes to the new account too, and she may choose her language there.
      const notices = world.db.orm.select().from(outbox).where(eq(outbox.kind, "pairs:notice")).all();
      expect(notices.filter(({ lane, state }) => lane === `person:${person?.id}` && state === "sent")).toHaveLength(2);
      expect(JSON.stringify((await fresh.dm()).map(({ blocks }) => blocks))).toContain("people:language-sv");
      const looks = world.db.orm.select().from(auditLog).where(eq(auditLog.action, "people:same")).all();
      expect(looks.map(({ aboutId }) => aboutId)).toEqual([person?.id]);
      expect((await download(world, fresh)).person).toMatchObject({
        slackUserId: fresh.id,
        anotherAccountTookYourPlace: [expect.any(String)],
      });
    },
  );

  test('"they are two people" is never asked again', async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    await onHome(world, kaisa, "people:not-same");
    await kaisa.closeAll();
    await kaisa.changeProfile({ name: "Mirja Kolmas" }, fresh.id);
    await world.settle();
    expect(JSON.stringify((await kaisa.home())?.blocks)).not.toContain("people:same");
    expect(saidOn(await fresh.home())).not.toContain("Amina");
  });

  test("an address that Slack has not confirmed asks nothing", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await joinAnew(world, mirja, "Mirja Toinen", { isUnconfirmed: true });
    expect(JSON.stringify((await kaisa.home())?.blocks)).not.toContain("people:same");
  });

  test("when the old account is opened again, there is nothing to ask", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    expect(findPersonBySlackId(world.db, fresh.id)).toBeDefined();
    await kaisa.reactivate(mirja.id);
    await world.settle();
    expect(JSON.stringify((await kaisa.home())?.blocks)).not.toContain("people:same");
  });

  test("what she enrolled with in the new account replaces the old profile, and she is one person in the list", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    await isMentor(world, mirja, { fields: "Kirjanpito", town: "Espoo" });
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    await isMentor(world, fresh, { fields: "Tilintarkastus", town: "Vantaa" });
    await onHome(world, kaisa, "people:same");
    const person = findPersonBySlackId(world.db, fresh.id);
    expect(
      world.db.orm
        .select()
        .from(profiles)
        .all()
        .map(({ personId }) => personId),
    ).toEqual([person?.id]);
  });

  test("a new pair of the new account with the same person is ended first", async () => {
    const { world, kaisa, mirja, amina } = await startWorldWithPair(finnish);
    await using _ = world;
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    await world.openPair({ mentor: fresh, actor: amina }, { day: "2026-01-29" });
    await onHome(world, kaisa, "people:same");
    expect(saidOn(await kaisa.modal())).toContain(t("people.same.bothPaired"));
    expect(findPersonBySlackId(world.db, mirja.id)?.isDeactivated).toBe(true);
  });

  test("a coordinator's role is not passed on to the new account", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(eq(people.slackUserId, mirja.id)).run();
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    await onHome(world, kaisa, "people:same");
    expect(findPersonBySlackId(world.db, fresh.id)).toMatchObject({ isCoordinator: false, isPeerOrganiser: false });
  });

  test("erased from the new account, nothing of either account is left", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair(finnish);
    await using _ = world;
    const fresh = await joinAnew(world, mirja, "Mirja Toinen");
    await onHome(world, kaisa, "people:same");
    await wishErased(world, fresh);
    await world.later({ days: 1 });
    expect(rowsWith(world, [mirja.id, fresh.id, await fresh.dmId()])).toEqual({});
  });
});

test("every column of the schema that refers to a person goes along", () => {
  const schema = new URL("../../db/schema/", import.meta.url);
  const rooms = readdirSync(schema).filter((file) => file.endsWith(".ts"));
  const named = rooms.flatMap((room) => {
    const source = readFileSync(new URL(room, schema), "utf8");
    return source
      .split("sqliteTable(")
      .slice(1)
      .flatMap((table) => {
        const name = /"(\w+)"/.exec(table)?.[1];
        return [...table.matchAll(/text\("(\w+)"\)\.\$type<PersonId>/g)].map(([, column]) => `${name}.${column}`);
      });
  });
  const own = ["erasures.person_id", "same_people.closed_id", "same_people.new_id", "same_people.answered_by"];
  const listed = columnsOfPeople.map(
    ({ table, name }) => `${(table as unknown as Record<symbol, string>)[Symbol.for("drizzle:Name")]}.${name}`,
  );
  expect([...listed, ...own].toSorted()).toEqual(named.toSorted());
});
