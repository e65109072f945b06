import { expect, test } from "vitest";
import { wishesIn } from "../../db/groups/report.ts";
import { coordinators } from "../../db/people/people.ts";
import { reportFor } from "../../db/reports/reports.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { reportSheets } from "../../src/programme/reports/sheets.ts";
import { shownReport } from "../../src/programme/reports/shown.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { callGroup, changeGroupPeople, GROUP, press, putAway, send, textOf, worldOfGroup } from "../support/groups.ts";
import { ZONE } from "../support/helsinki.ts";
import { outline, personId } from "../support/peers.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

function reportOf(world: World) {
  const [coordinator] = coordinators(world.db);
  const viewer = { personId: coordinator?.id ?? ("" as never) };
  const period = { from: "2026-01-01", until: "2026-03-31" };
  const facts = reportFor({ db: world.db, viewer, period, zone: ZONE, isNamed: false }, world.now());
  if (!facts) throw new Error("no report");
  return facts;
}

test("the report counts groups, and protects how few wish for a mentor", async () => {
  const { world, group } = await worldOfGroup(finnish);
  await using _world = world;
  await callGroup(world, group);
  await world.travelTo("2026-01-21", "10:00");
  await press(world, "kaisa", "groups:ask-wishes", group.id);
  await press(world, "amina", "groups:wish", group.id);
  await send(world, "amina", { wishes: "yes", field: "kirjanpito", languages: "suomi" });
  await putAway(world.people.amina);
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await press(world, "olena", "groups:feedback", group.id);
  await send(world, "olena", { rating: "5" });
  const facts = reportOf(world);
  expect(facts.groups).toEqual({ underWay: 1, started: 1, ended: 1, mentors: 2, actors: 2, held: 1 });
  expect(facts.said).toMatchObject({ wishes: { yes: 1, no: 0, none: 1 }, visits: { groups: 0, common: 0 } });
  expect(facts.said.feedback.at(-1)).toEqual({ head: "reports.head.groups", asked: 4, given: [0, 0, 0, 0, 1] });
  const shown = shownReport(facts, false);
  expect(shown.wishes).toEqual({ yes: "protected", no: "protected", none: "protected" });
  const words = wordsIn("fi", ZONE);
  const sheet = reportSheets(words, shown).find(({ name }) => name === t("reports.sheets.groups"));
  expect(sheet?.rows.find(([what]) => what === t("reports.groups.yes"))?.[1]).toBe(t("reports.cell.protected"));
  expect(sheet?.rows.find(([what]) => what === t("reports.groups.asked"))?.[1]).toBe(2);
});

test("a report without groups has no sheet of them", async () => {
  const { world } = await worldOfGroup(finnish);
  await using _world = world;
  const facts = { ...reportOf(world), groups: undefined };
  const names = reportSheets(wordsIn("fi", ZONE), shownReport(facts, false)).map(({ name }) => name);
  expect(names).not.toContain(t("reports.sheets.groups"));
});

test("on Monday the coordinators hear of a group that should have ended", async () => {
  const { world, group } = await worldOfGroup(finnish);
  await using _world = world;
  await press(world, "kaisa", "groups:edit", group.id);
  await send(world, "kaisa", { endsOn: "2026-01-16" });
  await putAway(world.people.kaisa);
  await world.travelTo("2026-01-19", "09:30");
  const message = await world.message(world.people.kaisa, "#auroras-tyontekijat", t("monday.groups", { count: 1 }));
  expect(outline(message).join("\n")).toContain(t("groups.needs.past-end"));
});

test("a coordinator who is of the group learns by no number what its actors wish or how they rate", async () => {
  const { world, group } = await worldOfGroup(finnish);
  await using _world = world;
  const { kaisa, sirpa, amina, olena } = world.people;
  await changeGroupPeople(world, group, { mentors: [sirpa.id], actors: [amina.id, olena.id] });
  world.db.orm
    .update(people)
    .set({ coordinatorSince: world.now() })
    .where(eq(people.id, personId(world, sirpa)))
    .run();
  await press(world, "kaisa", "groups:ask-wishes", group.id);
  await press(world, "amina", "groups:wish", group.id);
  await send(world, "amina", { wishes: "yes", field: "kirjanpito", languages: "suomi" });
  await putAway(amina);
  const asked = t("groups.view.wishes", { asked: 2, yes: 1, no: 0 });
  await press(world, "kaisa", "groups:show", group.id);
  expect(textOf(await kaisa.modal())).toContain(asked);
  await putAway(kaisa);
  await press(world, "sirpa", "groups:show", group.id);
  expect(textOf(await sirpa.modal())).toContain(GROUP);
  expect(textOf(await sirpa.modal())).not.toContain(asked);
  await putAway(sirpa);
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await putAway(kaisa);
  const digest = outline(await world.message(kaisa, "#auroras-tyontekijat", GROUP)).join("\n");
  expect(digest).toContain(t("groups.digest.people", { mentors: 1, actors: 2 }));
  expect(digest).not.toContain(asked);
  const counted = (who: Person) => {
    const viewer = { personId: personId(world, who) };
    return wishesIn({ db: world.db, viewer, span: { begin: 0, end: world.now() + 1 }, programmeId: undefined });
  };
  expect(counted(kaisa)).toEqual({ yes: 1, no: 0, none: 1 });
  expect(counted(sirpa)).toEqual({ yes: 0, no: 0, none: 0 });
});
