import { expect, test } from "vitest";
import { coordinators } from "../../db/people/people.ts";
import { reportFor } from "../../db/reports/reports.ts";
import { peerMeetings } from "../../db/schema/index.ts";
import { desc } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { shownReport } from "../../src/programme/reports/shown.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { GROUP, type MadeGroup, makeGroup, textOf } from "../support/groups.ts";
import { ZONE } from "../support/helsinki.ts";
import { outline, told } from "../support/peers.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

/** A group of eight actors and three mentors, from its welcome to its digest; then one of the actors has a mentor of her own. */

async function does(world: World, person: Person, what: string, value: string, answers?: Record<string, unknown>) {
  await pressForged(person, await anythingIn(world, person), what, value);
  await world.settle();
  if (answers === undefined) return;
  await person.fill(answers);
  const { outcome } = await person.submit();
  await world.settle();
  if (outcome !== "updated" && outcome !== "closed") throw new Error(`${what}: ${outcome}`);
  if (await person.modal()) await person.closeAll();
}

const newestMeeting = (world: World): string =>
  world.db.orm.select().from(peerMeetings).orderBy(desc(peerMeetings.startsAt)).get()?.id ?? "";

async function meet(world: World, group: MadeGroup, by: Person, day: string, came: number, theme: string) {
  await does(world, by, "groups:meeting", group.id, { title: `Tapaaminen ${day}`, day, time: "17:00", theme });
  await world.travelTo(day, "19:00");
  await does(world, by, "groups:count", newestMeeting(world), { came: String(came), themes: [theme] });
}

test("from the welcome to the digest, a mentor of her own, and the report", async () => {
  await using world = await startSetUpWorld();
  const { kaisa } = world.people;
  const add = (names: readonly string[]) =>
    Promise.all(names.map((name) => kaisa.addPerson({ name, locale: "fi-FI" })));
  const mentors = await add(["Anna Aalto", "Beata Berg", "Cecilia Cavén"]);
  const names = ["Dina", "Eman", "Fatima", "Gul", "Hana", "Iman", "Jana", "Kira"];
  const actors = await add(names.map((name) => `${name} Nieminen`));
  const [anna, beata] = mentors as [Person, Person, Person];
  const group = await makeGroup(world, {
    mentors: mentors.map(({ id }) => id),
    actors: actors.map(({ id }) => id),
    number: "4",
  });
  await meet(world, group, anna, "2026-01-14", 9, "language");
  await meet(world, group, beata, "2026-01-21", 8, "applications");
  for (const actor of actors) expect(await told(actor, t("groups.wish.ask", { group: GROUP }))).toHaveLength(1);
  for (const [index, actor] of actors.entries()) {
    const answer = index < 5 ? "yes" : "no";
    const learned = `zzopin${index}zz`;
    await does(world, actor, "groups:wish", group.id, {
      wishes: answer,
      field: "sairaanhoito",
      languages: "suomi",
      learned,
    });
  }
  await meet(world, group, anna, "2026-01-28", 7, "applications");
  await does(world, kaisa, "groups:end", group.id, {});
  for (const person of [...mentors, ...actors])
    await does(world, person, "groups:feedback", group.id, { rating: person === anna ? "4" : "5", text: "Hyvä" });

  const digest = outline(await world.message(kaisa, "#auroras-tyontekijat", GROUP)).join("\n");
  for (const line of [
    t("groups.digest.people", { mentors: 3, actors: 8 }),
    t("groups.view.heldOf", { held: 3, planned: 4 }),
    t("groups.digest.came", { came: 24 }),
    t("groups.digest.themes", { themes: `${t("themes.applications")} 2, ${t("themes.language")} 1` }),
    t("groups.view.wishes", { asked: 8, yes: 5, no: 3 }),
    t("groups.digest.ratings", { given: 11, mean: "4.9" }),
  ])
    expect(digest).toContain(line);

  const home = outline((await kaisa.home()) ?? { blocks: [] }).join("\n");
  expect(home).toContain(t("home.waitingPeople", { mentors: 0, actors: 5 }));

  const [dina] = actors as [Person];
  const pair = await world.openPair({ mentor: beata, actor: dina }, { day: "2026-02-03", time: "17:00" });
  await does(world, dina, "kickoff:open", pair.id);
  expect((await dina.modal())?.fields().find(({ blockId }) => blockId === "actorLearned")?.value).toBe("zzopin0zz");
  await dina.fill({ actorLearned: "zzopin0zz ja enemmän", themes: ["jobs"] });
  await dina.submit();
  await world.settle();
  await does(world, beata, "kickoff:show", pair.id);
  expect(textOf(await beata.modal())).toContain("zzopin0zz ja enemmän");

  const viewer = { personId: coordinators(world.db)[0]?.id ?? ("" as never) };
  const period = { from: "2026-01-01", until: "2026-06-30" };
  await world.travelTo("2026-07-14", "10:00");
  const facts = reportFor({ db: world.db, viewer, period, zone: ZONE, isNamed: false }, world.now());
  if (!facts) throw new Error("no report");
  expect(facts.groups).toEqual({
    underWay: 1,
    started: 1,
    ended: 1,
    mentors: 3,
    actors: 8,
    held: 3,
  });
  expect(facts.said).toMatchObject({ wishes: { yes: 5, no: 3, none: 0 }, visits: { groups: 24, common: 0 } });
  // Whether the three others said no or nothing stays open.
  const shown = shownReport(facts, false);
  expect(shown.wishes).toEqual({ yes: 5, no: "protected", none: "protected" });
  expect(shown.visits).toEqual({ groups: 24, common: 0 });
  expect(facts.said.feedback.at(-1)).toEqual({ head: "reports.head.groups", asked: 11, given: [0, 0, 0, 1, 10] });
});
