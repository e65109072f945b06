import { expect, test } from "vitest";
import { keepList } from "../../db/enrolment/import.ts";
import { saveActorProfile } from "../../db/enrolment/profiles.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { announcements } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { SlackUserId } from "../../src/programme/ids.ts";
import { coordinatorOf, profileOf } from "../support/acting.ts";
import { writeTo } from "../support/announcing.ts";
import { factsOf, unmoved } from "../support/bad-input.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { madeUp } from "../support/made-up.ts";
import { startUnderWay } from "../support/under-way.ts";

const SECRET = "salaisuus-4711";

test("no button of the coordinators' shows or changes anything for a mentor, a peer organiser or a newcomer, whoever it claims to be about", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { mirja, amina, kaisa, sirpa, ulla } = world.people;
  const idOf = (slackUserId: SlackUserId) => findPersonBySlackId(world.db, slackUserId)?.id ?? madeUp("");
  const told = { fields: SECRET, languages: SECRET, town: SECRET, experience: SECRET, groupAttended: SECRET };
  saveActorProfile(world.db, profileOf(world.db, idOf(amina.id)), { ...told, wantsMentoring: "yes" }, world.now());
  await world.settle();
  const values = [
    ...[amina, kaisa].flatMap(({ id }) => [
      idOf(id),
      `coordinator:${idOf(id)}`,
      `not-coordinator:${idOf(id)}`,
      `organiser:${idOf(id)}`,
    ]),
    `${idOf(amina.id)} ${idOf(mirja.id)}`,
    pair.id,
    "staff:1",
    "2",
  ];
  const presses = world.bot.registered.presses.filter((id) =>
    /^(people:(list|page|back|add|show|edit|staff)|import:|matching:|monday:|announcements:|home:(pair|search|results)|pairs:(new|replace|pause|number|hand-over|continue)|reports:|setup:|privacy:looks)/.test(
      id,
    ),
  );
  expect(presses.length).toBeGreaterThan(30);
  await world.control.policies({ rateLimits: false });
  for (const person of [mirja, sirpa, ulla]) {
    const on = await anythingIn(world, person);
    const { told: said, opened } = await unmoved(world, person, async () => {
      for (const actionId of presses) for (const value of values) await pressForged(person, on, actionId, value);
    });
    expect(JSON.stringify([said, opened])).not.toContain(SECRET);
    expect(JSON.stringify(opened)).not.toMatch(/Amina|Kaisa/u);
    expect(JSON.stringify(await world.control.calls())).not.toContain(SECRET);
  }
  expect(world.db.orm.all(sql`select * from people where coordinator_since is not null`)).toHaveLength(1);
});

test("no form of the coordinators' is taken from anybody else, whatever it says it is about; what one has begun no other coordinator sends", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { mirja, amina, kaisa, helena } = world.people;
  const idOf = (slackUserId: SlackUserId) => findPersonBySlackId(world.db, slackUserId)?.id ?? madeUp("");
  await helena.home();
  await writeTo(world, kaisa, "everyone", "Kesäjuhla");
  const [draft] = world.db.orm.select().from(announcements).all();
  world.db.transaction(() =>
    keepList(
      world.db,
      coordinatorOf(world.db, idOf(kaisa.id)),
      {
        id: madeUp("hers"),
        list: { rows: [], wrong: [], unknown: [], counts: { new: 1, changed: 0, unchanged: 0, own: 0, wrong: 0 } },
      },
      world.now(),
    ),
  );
  const metadata = JSON.stringify({
    person: idOf(amina.id),
    change: "coordinator",
    import: "hers",
    announcement: draft?.id,
    pair: pair.id,
    changedAt: 0,
    text: "Amina",
    among: "names",
  });
  const theirs =
    /^(people:(list|add|staff|mentor|actor|edit)|import|announcements|pairs|home:|reports|setup|closing:coordinator)/;
  const submits = world.bot.registered.submits.filter((id) => theirs.test(id));
  expect(submits.length).toBeGreaterThan(14);
  const sent = async (person: typeof mirja, callbackId: string) => {
    await pressForged(person, await anythingIn(world, person), "people:language", "");
    await world.settle();
    await world.control.forge(person.id, { callbackId, metadata, values: {} });
    await world.settle();
    const shown = JSON.stringify((await person.modal()) ?? {});
    await person.closeAll().catch(() => undefined);
    return shown;
  };
  await anythingIn(world, mirja);
  const before = factsOf(world);
  for (const callbackId of submits) expect(await sent(mirja, callbackId)).not.toMatch(/Amina|Kesäjuhla|Hassan/u);
  expect(factsOf(world)).toEqual(before);

  world.db.orm.run(sql`update people set coordinator_since = 1 where slack_user_id = ${helena.id}`);
  await anythingIn(world, helena);
  const then = factsOf(world);
  for (const callbackId of ["announcements-preview", "import:preview"])
    expect(await sent(helena, callbackId)).not.toMatch(/Kesäjuhla|Valmista/u);
  expect(factsOf(world)).toEqual(then);
});
