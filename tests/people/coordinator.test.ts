import { expect, test } from "vitest";
import { actorProfileFor } from "../../db/enrolment/profiles.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { looksAtWordsOf } from "../../db/privacy/audit.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld, startWorldWithPair } from "../support/ready-worlds.ts";
import { easyPart, part, t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

async function press(world: World, person: Person, button: string): Promise<string> {
  const shown = (await person.modal()) ?? (await person.home());
  if (!shown) throw new Error("nothing to press");
  await person.press(shown, button);
  await world.settle();
  return saidOn(await person.modal());
}

async function send(world: World, person: Person, answers: Record<string, unknown> = {}): Promise<string> {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal");
  const fields = modal.fields().map(({ blockId }) => blockId);
  const blockOf = (name: string) => fields.find((id) => id.replace(/~\d+$/, "") === name) ?? name;
  await person.fill(Object.fromEntries(Object.entries(answers).map(([name, value]) => [blockOf(name), value])));
  const { outcome } = await person.submit();
  expect(["updated", "cleared"]).toContain(outcome);
  await world.settle();
  return saidOn(await person.modal());
}

/** Finds somebody in the list and opens her page. */
async function find(world: World, coordinator: Person, search: string): Promise<string> {
  await press(world, coordinator, t("people.list.button"));
  await send(world, coordinator, { search });
  return press(world, coordinator, t("people.list.open"));
}

const told = async (person: Person) => (await person.dm()).map(({ text }) => text).join("\n");

const sara = {
  fields: "Hoitoala",
  languages: "arabia, suomi",
  town: "Espoo",
  groupAttended: "Helsinki, kevät 2026",
  wantsMentoring: "yes",
  experience: "Sairaanhoitaja Damaskoksessa.",
};

test("a coordinator writes about somebody, finds her by her field, and she is told and reads it herself", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, olena } = world.people;
  await press(world, kaisa, t("people.list.button"));
  await press(world, kaisa, t("people.list.add"));
  await send(world, kaisa, { person: olena.id, role: "actor" });
  expect(await send(world, kaisa, sara)).toContain(t("people.person.saved"));
  const id = findPersonBySlackId(world.db, olena.id)?.id ?? madeUp("");
  expect(actorProfileFor(world.db, { personId: id }, id)).toEqual(sara);
  await kaisa.closeAll();

  expect(await told(olena)).toContain(easyPart("people.told.actor", { by: "Kaisa Lehtonen" }));
  expect(await told(olena)).not.toContain("Damaskoksessa");
  expect(await press(world, olena, t("people.profile"))).toContain(sara.experience);

  const page = await find(world, kaisa, "hoito");
  for (const text of ["Olena Kovalenko", ...Object.values(sara).slice(0, 4), sara.experience])
    expect(page).toContain(text);
  expect((await kaisa.modal())?.submit).toBeUndefined();
  await kaisa.closeAll();
  await olena.closeAll();
  expect(await press(world, kaisa, t("privacy.looks.staffTitle"))).toContain(
    part("privacy.looks.lineAbout", { name: "Kaisa", what: t("privacy.looks.what.profile"), about: "Olena" }),
  );
  expect(await press(world, olena, t("people.profile"))).toContain(`Kaisa, ${t("privacy.looks.what.profile")}`);
});

test("she sees who looked at what is stored about her, in the list or in the form; her own looks are not there", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, olena } = world.people;
  await press(world, olena, t("people.enrolActor"));
  await send(world, olena, { ...sara, experience: null });
  await olena.closeAll();
  const looks = () => {
    const found = findPersonBySlackId(world.db, olena.id);
    return found && looksAtWordsOf(world.db, found, 1).items.map(({ by, action }) => [by?.firstName, action]);
  };
  expect(looks()).toEqual([]);
  await find(world, kaisa, "Olena");
  await kaisa.closeAll();
  expect(looks()).toEqual([["Kaisa", "people:show"]]);
  await press(world, kaisa, t("people.list.button"));
  await press(world, kaisa, t("people.list.add"));
  await send(world, kaisa, { person: olena.id, role: "actor" });
  expect(looks()).toEqual([
    ["Kaisa", "people:show"],
    ["Kaisa", "people:show"],
  ]);
  await kaisa.closeAll();
  expect(await press(world, olena, t("people.profile"))).toContain(`Kaisa, ${t("privacy.looks.what.profile")}`);
});

test("of two who write about the same person at once the second is told, and keeps what she wrote", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja } = world.people;
  await mirja.home();
  await world.settle();
  await find(world, kaisa, "mirja");
  await press(world, kaisa, t("people.person.enrolMentor"));
  await kaisa.fill(
    Object.fromEntries(
      ((await kaisa.modal())?.fields() ?? [])
        .filter(({ blockId }) => /^(fields|languages)/.test(blockId))
        .map(({ blockId }) => [blockId, "Kaisan teksti"]),
    ),
  );
  await press(world, mirja, t("people.enrolMentor"));
  await send(world, mirja, { fields: "Kirjanpito", languages: "suomi", pairsAtOnce: "2" });
  expect(await send(world, kaisa)).toContain("Mirja muutti näitä tietoja");
  expect(await send(world, kaisa)).toContain(t("people.person.saved"));
  expect(saidOn(await kaisa.modal())).toContain("Kaisan teksti");
});

test("a coordinator joins and leaves: her pairs are taken over, and nobody is left without one", async () => {
  const { world, kaisa, helena } = await startWorldWithPair();
  await using _world = world;
  await helena.home();
  await world.settle();
  await find(world, kaisa, "kaisa");
  await press(world, kaisa, t("people.staff.end.coordinator"));
  expect(await send(world, kaisa)).toContain(t("people.staff.last"));
  await kaisa.closeAll();

  await find(world, kaisa, "helena");
  await press(world, kaisa, t("people.staff.make.coordinator"));
  expect(await send(world, kaisa)).toContain(t("people.staff.done"));
  await kaisa.closeAll();
  expect(await told(helena)).toContain(t("people.staff.told.coordinator", { by: "Kaisa Lehtonen" }));

  await find(world, kaisa, "kaisa");
  await press(world, kaisa, t("people.staff.end.coordinator"));
  await send(world, kaisa);
  expect(await told(helena)).toContain(part("people.staff.handedOver_one"));
  expect(buttonsOf(await kaisa.home())).not.toContain(t("people.list.button"));
  expect(buttonsOf(await helena.home())).toContain(t("people.list.button"));
});

test("a coordinator who is mentor herself neither sees what her actor told, nor finds her by it, nor writes over it", async () => {
  const { world, kaisa, mirja, amina } = await startWorldWithPair();
  await using _world = world;
  await find(world, kaisa, "amina");
  await press(world, kaisa, t("people.person.enrolActor"));
  await send(world, kaisa, sara);
  await kaisa.closeAll();
  expect(await find(world, kaisa, "hoito")).toContain(sara.fields);
  await kaisa.closeAll();
  await find(world, kaisa, "mirja");
  await press(world, kaisa, t("people.staff.make.coordinator"));
  await send(world, kaisa);

  await press(world, mirja, t("people.list.button"));
  expect(await send(world, mirja, { search: "hoito" })).not.toContain("Amina");
  expect(await send(world, mirja, { search: "amina" })).not.toContain(sara.fields);
  const page = await press(world, mirja, t("people.list.open"));
  expect(page).toContain("Amina");
  expect(page).toContain(t("people.person.inPairWithHer"));
  expect(page).not.toContain(sara.fields);
  for (const enrol of [t("people.person.enrolMentor"), t("people.person.enrolActor")])
    expect(buttonsOf(await mirja.modal())).not.toContain(enrol);

  await press(world, mirja, t("people.list.back"));
  await press(world, mirja, t("people.list.add"));
  expect(await send(world, mirja, { person: amina.id, role: "actor" })).toContain(t("people.person.inPairWithHer"));
  const id = findPersonBySlackId(world.db, amina.id)?.id ?? madeUp("");
  expect(actorProfileFor(world.db, { personId: id }, id)).toEqual(sara);
});

test("a coordinator makes somebody an organiser of peer support, and takes it back", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja } = world.people;
  await mirja.home();
  await world.settle();
  await find(world, kaisa, "mirja");
  await press(world, kaisa, t("people.staff.make.organiser"));
  expect(await send(world, kaisa)).toContain(t("people.staff.done"));
  expect(findPersonBySlackId(world.db, mirja.id)?.isPeerOrganiser).toBe(true);
  await press(world, kaisa, t("people.staff.end.organiser"));
  await send(world, kaisa);
  expect(findPersonBySlackId(world.db, mirja.id)?.isPeerOrganiser).toBe(false);
  expect(await told(mirja)).toContain(part("people.staff.told.not-organiser"));
});
