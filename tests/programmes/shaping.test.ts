import { describe, expect, test } from "vitest";
import { findPersonBySlackId, hasAccount } from "../../db/people/people.ts";
import { acting, asCoordinator } from "../../db/privacy/acting.ts";
import { closeProgramme } from "../../db/programmes/changing.ts";
import { allProgrammes, openProgrammes } from "../../db/programmes/programmes.ts";
import type { FormContents, Question } from "../../src/programme/programmes/contents.ts";
import { contentsOfTemplate } from "../../src/programme/programmes/templates.ts";
import { changeProgramme } from "../support/programme.ts";
import { makeProgramme, openProgramme, pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { command, submit, wordsOf } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const FIRST = "auroras-helsinki";

function close(world: World, id: string): boolean {
  const kaisa = findPersonBySlackId(world.db, world.people.kaisa.id);
  return world.db.transaction(() => {
    const by = kaisa && hasAccount(kaisa) && asCoordinator(world.db, acting(kaisa));
    if (!by) throw new Error("no coordinator");
    return closeProgramme(world.db, by, id as never, true, world.now());
  });
}

describe("the last open programme", () => {
  test("is not closed by anybody, whichever was closed before it", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    expect(close(world, FIRST)).toBe(false);
    const id = await makeProgramme(world, kaisa, "Vaasa", "vaasa");
    expect(close(world, FIRST)).toBe(true);
    expect(close(world, FIRST)).toBe(true);
    expect(close(world, id)).toBe(false);
    expect(openProgrammes(world.db).map((one) => one.id)).toEqual([id]);
    await openProgramme(world, kaisa, id);
    const shown = await kaisa.modal();
    if (!shown) throw new Error("nothing is open");
    await kaisa.press(shown, "programmes:close", { confirm: true });
    await world.settle();
    expect(wordsOf(await kaisa.modal())).toContain(t("programmes.lastOne"));
    expect(openProgrammes(world.db).map((one) => one.id)).toEqual([id]);
  });
});

describe("200 themes and questions that are no longer in use", () => {
  test("leave the programme's view, its forms and a pair's forms within Slack's limits", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    const many = Array.from({ length: 200 }, (_, index) => index);
    const questions = many.map(
      (index): Question => ({
        id: `q${index}`,
        kind: "text",
        name: { fi: `Kysymys ${index} ${"pitkä ".repeat(20)}` },
        options: [],
        isRequired: true,
        audience: "pair",
        isRetired: true,
      }),
    );
    const form: FormContents = { hidden: [], required: [], questions };
    const themes = [
      ...contentsOfTemplate.auroras.themes,
      ...many.map((index) => ({ id: `t${index}`, name: { fi: `Teema ${index} ${"ö".repeat(60)}` }, isRetired: true })),
    ];
    changeProgramme(world.db, { themes, kickoff: form, meetingLog: form }, world.now());
    await openProgramme(world, kaisa, FIRST);
    expect((await kaisa.modal())?.blocks.length).toBeLessThan(60);
    for (const of of ["kickoff", "meetingLog", "themes"]) {
      await openProgramme(world, kaisa, FIRST);
      await pressOn(world, kaisa, await kaisa.modal(), "programmes:retired", `${FIRST} ${of}`);
      expect(wordsOf(await kaisa.modal())).toContain(t("programmes.retired.newest", { count: 90 }));
    }
    await pressOn(world, kaisa, await kaisa.modal(), "programmes:theme", `${FIRST} t199`);
    await kaisa.fill({ retire: [] });
    expect((await kaisa.submit()).outcome).toBe("updated");
    const { contents } = allProgrammes(world.db)[0]?.version ?? {};
    expect(contents?.themes.find(({ id }) => id === "t199")?.isRetired).toBe(false);
    await kaisa.closeAll();
    const { channelId } = await world.openPair({ mentor: mirja, actor: amina }, { language: "fi" });
    await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
    await mirja.fill({ themes: ["t199"] });
    expect((await submit(world, mirja)).outcome).toBe("closed");
    await world.travelTo("2026-01-15", "10:00");
    await command(world, mirja, channelId, "/meeting-log");
    await mirja.fill({ themes: ["t199"] });
    expect((await submit(world, mirja)).outcome).toBe("closed");
  });
});

describe("the view of a pair", () => {
  test("names its programme as soon as there are two", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    const { id } = await world.openPair({ mentor: mirja, actor: amina }, { language: "fi" });
    await world.travelTo("2026-01-13", "18:30");
    const view = async () => {
      if (await kaisa.modal()) await kaisa.closeAll();
      await pressOn(world, kaisa, await kaisa.home(), "home:pair", id);
      return wordsOf(await kaisa.modal());
    };
    const line = t("home.pairView.programme", { name: "Auroras pääkaupunkiseutu" });
    expect(await view()).not.toContain(line);
    await makeProgramme(world, kaisa, "Vaasa", "vaasa");
    expect(await view()).toContain(line);
  });
});
