import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { allProgrammes } from "../../db/programmes/programmes.ts";
import { FIRST_PROGRAMME, groups } from "../../db/schema/index.ts";
import { openDatabase } from "../../db/store/open.ts";
import type { ProgrammeId } from "../../src/programme/ids.ts";
import {
  callGroup,
  GROUP,
  makeGroup,
  openNewGroup,
  press,
  putAway,
  send,
  textOf,
  worldOfGroup,
} from "../support/groups.ts";
import { databaseOfBefore, MIGRATIONS } from "../support/old-database.ts";
import { outline, told } from "../support/peers.ts";
import { change, openProgramme, pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

/** Kaisa makes a programme from the template "Ryhmämentorointi", with a theme, names, texts and silent days of its own. */
async function makeProgramme(world: World): Promise<ProgrammeId> {
  const { kaisa } = world.people;
  await pressOn(world, kaisa, await kaisa.home(), "programmes:list");
  await change(world, kaisa, ["programmes:add"], { name: "Turun ryhmät", template: "group" });
  const { id = "" as ProgrammeId } = allProgrammes(world.db).find(({ name }) => name === "Turun ryhmät") ?? {};
  await change(world, kaisa, ["programmes:theme", `${id} new`], { fi: "Puutarha" });
  await change(world, kaisa, ["programmes:basics", id], { silent: "20.1.–22.1." });
  const texts = { welcome_fi: "Kahvia on aina.", goodbye_fi: "Nähdään keväällä." };
  await change(world, kaisa, ["programmes:texts", id], texts);
  const formsOf = (name: string) => ({ name, genitive: `${name}n`, partitive: `${name}a`, yours: `${name}si` });
  const names = Object.fromEntries(
    Object.entries({ mentor: formsOf("ohjaaja"), actor: formsOf("osallistuja") }).flatMap(([role, forms]) =>
      Object.entries(forms).map(([form, text]) => [`${role}_fi_${form}`, text]),
    ),
  );
  await change(world, kaisa, ["programmes:names", id], names);
  await putAway(kaisa);
  return id;
}

const labels = async (world: World, name: "mirja" | "kaisa") =>
  (await world.people[name].modal())?.fields().map(({ label }) => label) ?? [];

test("one open programme is not asked about; of several the one for groups is proposed", async () => {
  await using world = await startSetUpWorld(finnish);
  await openNewGroup(world);
  expect(await labels(world, "kaisa")).not.toContain("Ohjelma");
  await putAway(world.people.kaisa);
  await makeGroup(world);
  const id = await makeProgramme(world);
  await openNewGroup(world);
  const field = (await world.people.kaisa.modal())?.fields().find(({ blockId }) => blockId === "programme");
  expect(field).toMatchObject({ label: "Ohjelma", value: id });
  await putAway(world.people.kaisa);
  await makeGroup(world, { name: "Turku 1" });
  const rows = world.db.orm.select().from(groups).all();
  expect(rows.map(({ programmeId }) => programmeId)).toEqual([FIRST_PROGRAMME, id]);
  await press(world, "kaisa", "groups:list", "");
  expect(textOf(await world.people.kaisa.modal())).toContain(t("groups.list.programme", { programme: "Turun ryhmät" }));
});

test("themes, names, texts, length and silent days are those of its programme", async () => {
  await using world = await startSetUpWorld(finnish);
  const { mirja, helena, kaisa } = world.people;
  await makeProgramme(world);
  const group = await makeGroup(world);
  const welcome = outline(await world.message(mirja, group.channelId, GROUP)).join("\n");
  expect(welcome).toContain("*ohjaaja:* <@");
  expect(welcome).toContain("*osallistuja:* <@");
  expect(welcome).toContain("Kahvia on aina.");
  await press(world, "mirja", "groups:meeting", group.id);
  const fields = (await mirja.modal())?.fields() ?? [];
  expect(fields.find(({ blockId }) => blockId === "length")?.value).toBe("90");
  await putAway(mirja);
  const garden = allProgrammes(world.db)
    .find(({ name }) => name === "Turun ryhmät")
    ?.version.contents.themes.find(({ name }) => name?.fi === "Puutarha")?.id;
  await callGroup(world, group, { theme: garden });
  const invitation = outline(await world.message(mirja, group.channelId, "CV-ilta")).join("\n");
  expect(invitation).toContain(t("groups.meeting.theme", { theme: "Puutarha" }));
  // Over on 20 January, a silent day: nobody is asked before the 23rd.
  await world.travelTo("2026-01-22", "20:00");
  const asked = t("groups.count.button");
  for (const person of [mirja, helena]) expect(await told(person, asked)).toEqual([]);
  await world.travelTo("2026-01-23", "09:00");
  for (const person of [mirja, helena]) expect(await told(person, asked)).toHaveLength(1);
  await world.press(mirja, "@bot", "groups:count", "groups:count");
  await send(world, "mirja", { came: "4", themes: [garden] });
  await putAway(mirja);
  expect((await told(mirja, t("groups.count.themes", { themes: "Puutarha" }))).length).toBe(1);
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await putAway(kaisa);
  const goodbye = outline(await world.message(mirja, group.channelId, "Nähdään keväällä.")).join("\n");
  expect(goodbye).toContain(t("groups.goodbye", { count: 14 }));
  const digest = outline(await world.message(kaisa, "#auroras-tyontekijat", GROUP)).join("\n");
  expect(digest).toContain(t("groups.digest.themes", { themes: "Puutarha 1" }));
});

test("a theme that is retired while the form is open may still be chosen, and keeps its name", async () => {
  await using world = await startSetUpWorld(finnish);
  const { mirja, kaisa } = world.people;
  const id = await makeProgramme(world);
  const group = await makeGroup(world);
  const garden = allProgrammes(world.db)
    .find((one) => one.id === id)
    ?.version.contents.themes.find(({ name }) => name?.fi === "Puutarha")?.id;
  await press(world, "mirja", "groups:meeting", group.id);
  await mirja.fill({ title: "Retki", day: "2026-01-20", time: "17:00", theme: garden });
  await openProgramme(world, kaisa, id);
  await change(world, kaisa, ["programmes:theme", `${id} ${garden}`], { retire: ["retired"] });
  await putAway(kaisa);
  await mirja.submit();
  await world.settle();
  await putAway(mirja);
  const invitation = outline(await world.message(mirja, group.channelId, "Retki")).join("\n");
  expect(invitation).toContain(t("groups.meeting.theme", { theme: "Puutarha" }));
});

test("a group from before there were programmes for groups belongs to the first one", async () => {
  const { world } = await worldOfGroup();
  const known = world.db.orm.select().from(groups).all();
  await world.stopBot();
  const { entries } = JSON.parse(readFileSync(join(MIGRATIONS, "meta", "_journal.json"), "utf8"));
  const before = entries.findIndex(({ tag }: { tag: string }) => tag.endsWith("_groups-programme"));
  const { path } = databaseOfBefore(world.db.path, mkdtempSync(join(tmpdir(), "auroras-")), before);
  const old = new Sqlite(path);
  old.exec("update groups set programme_id = null");
  old.close();
  world.db = openDatabase(path, { now: world.now() });
  expect(known).toMatchObject([{ programmeId: FIRST_PROGRAMME }]);
  expect(world.db.orm.select().from(groups).all()).toEqual(known);
  world.db.close();
  await world.leave();
});
