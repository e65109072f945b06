import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { people } from "../../db/schema/index.ts";
import type { HomeView, Person } from "../../src/playground/workspace/person.ts";
import { fillWithPairs } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { pressFromHome } from "../support/from-home.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { openPair, submit } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/**
 * Kaisa and Helena are coordinators. Mirja, who has enrolled, and Amina are a pair of Kaisa's, Mirja and Olena one of Helena's that
 * pauses; Sirpa and Amina are asked. Friday 16 January at 10.
 */
async function startWithPairs(): Promise<World> {
  const { world } = await worldAfter("coordinators with pairs", {}, async (fresh) => {
    const { kaisa, helena, mirja, amina, olena, sirpa } = fresh.people;
    await fresh.setUp({ coordinators: [kaisa.id, helena.id] });
    await pressOnHome(fresh, mirja, t("people.enrolMentor"));
    await mirja.fill({ fields: "Röntgenhoitaja", languages: "suomi", pairsAtOnce: 2 });
    await submit(fresh, mirja);
    await mirja.closeAll();
    await openPair(fresh, mirja, amina);
    await openPair(fresh, mirja, olena, { coordinator: helena.id });
    await fresh.travelTo("2026-01-16", "10:00");
    await pressOnHome(fresh, olena, t("silence.pause"));
    await olena.fill({ until: "2026-02-16" });
    await submit(fresh, olena);
    await kaisa.command("@bot", "/new-pair");
    await fresh.control.idle();
    await kaisa.fill({ actor: amina.id, mentor: sirpa.id, day: "2026-01-20", time: "17:00" });
    await submit(fresh, kaisa);
    await kaisa.closeAll();
    return {};
  });
  return world;
}

async function homeOf(person: Person): Promise<HomeView> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  return home;
}

const pressOnHome = (world: World, person: Person, what: string): Promise<void> =>
  pressFromHome(person, what, { settle: () => world.settle() });

async function pressShown(world: World, person: Person, what: string): Promise<void> {
  const home = await person.shownHome();
  if (!home) throw new Error("no Home");
  await person.press(home, what);
  await world.settle();
}

async function pressInModal(world: World, person: Person, what: string): Promise<void> {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal");
  await person.press(modal, what);
  await world.settle();
}

async function choose(world: World, person: Person, filter: string) {
  await person.choose(await homeOf(person), "home:filter", filter);
  await world.settle();
  return person.shownHome();
}

describe("a coordinator looks at", () => {
  test("the pairs in each state, or her own", async () => {
    await using world = await startWithPairs();
    const { kaisa, helena, mirja, amina, olena, sirpa } = world.people;
    const lines: Record<string, string> = {};
    for (const filter of ["mine", "open", "paused", "invited", "opening", "finished"])
      lines[filter] = saidOn(await choose(world, kaisa, filter));
    const first = `<@${mirja.id}> ja <@${amina.id}>`;
    const paused = t("home.pairOf", {
      pair: t("home.pair", { mentor: `<@${mirja.id}>`, actor: `<@${olena.id}>` }),
      coordinator: "Helena",
    });
    expect(lines.mine).toContain(t("home.listed", { what: t("home.filter.mine"), count: 2 }));
    expect(lines.mine).toContain([first, t("home.state.open", { date: "12.1.2026" })].join("\n"));
    expect(lines.mine).not.toContain(paused);
    expect(lines.open).toContain(t("home.listed", { what: t("home.filter.open"), count: 2 }));
    expect(lines.paused).toContain(t("home.listed", { what: t("home.filter.paused"), count: 1 }));
    expect(lines.paused).toContain([paused, t("home.state.paused", { day: "maanantaina 16.2." })].join("\n"));
    expect(lines.invited).toContain(
      [`<@${sirpa.id}> ja <@${amina.id}>`, t("home.state.invited", { date: "16.1.2026" })].join("\n"),
    );
    expect(lines.opening).toContain(t("home.noneListed"));
    expect(lines.finished).toContain(t("home.listed", { what: t("home.filter.finished"), count: 0 }));
    expect(saidOn(await homeOf(helena))).not.toContain(`*${t("home.filter.paused")}*`);
  });

  test("other pairs, is told how many need her meanwhile, and finds those when she comes back or the next day", async () => {
    await using world = await startWithPairs();
    const { kaisa } = world.people;
    await world.travelTo("2026-01-17", "10:00");
    const needs = t("home.needs", { count: 1 });
    const listed = t("home.listed", { what: t("home.filter.paused"), count: 1 });
    expect(saidOn(await homeOf(kaisa))).toContain(needs);
    const chosen = saidOn(await choose(world, kaisa, "paused"));
    expect(chosen).toContain(listed);
    expect(chosen).toContain(t("home.hidden", { count: 1 }));
    await world.restart();
    expect(saidOn(await homeOf(kaisa))).not.toContain(listed);
    expect(saidOn(await homeOf(kaisa))).toContain(needs);

    await choose(world, kaisa, "paused");
    await pressShown(world, kaisa, t("home.showHidden"));
    expect(saidOn(await kaisa.shownHome())).toContain(needs);

    await choose(world, kaisa, "paused");
    await world.travelTo("2026-01-18", "10:00");
    // She does not open it. It is drawn again when a fact changes.
    await pressOnHome(world, world.people.amina, "support:ask");
    await world.people.amina.fill({ text: "Apua" });
    await submit(world, world.people.amina);
    expect(saidOn(await kaisa.shownHome())).not.toContain(listed);
    expect(saidOn(await kaisa.shownHome())).toContain(needs);
  });

  test("what a forged choice makes of it: the pairs in need, and for a mentor nothing", async () => {
    await using world = await startWithPairs();
    const { kaisa, mirja } = world.people;
    await choose(world, kaisa, "mine");
    for (const person of [kaisa, mirja])
      await pressForged(person, await anythingIn(world, person), "home:filter", "refused'; drop table pairs");
    await world.settle();
    const kept = world.db.orm.select({ filter: people.homeFilter }).from(people).all();
    expect(kept.map(({ filter }) => filter).filter((filter) => filter !== null)).toEqual(["needs"]);
  });
});

describe("a coordinator looks for", () => {
  test("a pair by a part of a name or of a field, without case and marks", async () => {
    await using world = await startWithPairs();
    const { kaisa, mirja, amina, olena } = world.people;
    const search = async (text: string, among = "live") => {
      await kaisa.fill({ text, among });
      await submit(world, kaisa);
      return saidOn(await kaisa.modal());
    };
    await pressOnHome(world, kaisa, t("home.search.button"));
    const both = await search("HOITAJA");
    expect(both).toContain(t("home.search.found", { count: 2 }));
    expect(both).toContain(`<@${mirja.id}> ja <@${olena.id}>`);
    expect(await search("rontgen hassan")).toContain(t("home.search.found", { count: 1 }));
    expect(await search("makinen")).toContain(t("home.state.invited", { date: "16.1.2026" }));
    expect(await search("hoitaja", "paused")).toContain(t("home.search.found", { count: 1 }));
    expect(await search("hoitaja", "finished")).toContain(t("home.search.nothing"));
    expect(await search("hassan")).toContain(t("home.search.found", { count: 2 }));
    expect(buttonsOf(await kaisa.modal())).toEqual([t("home.showPair"), t("home.showPair")]);
    expect(await search("hassan virtanen")).toContain(t("home.search.found", { count: 1 }));
    await pressInModal(world, kaisa, t("home.showPair"));
    expect(saidOn(await kaisa.modal())).toContain(t("home.pairView.actor", { name: `<@${amina.id}>` }));
    await kaisa.close();
    expect(saidOn(await kaisa.modal())).toContain(t("home.search.found", { count: 1 }));
  });

  test("more than a page of pairs, turned over in the modal, and what she typed is nowhere in the database", async () => {
    await using world = await startWithPairs();
    const { kaisa } = world.people;
    await fillWithPairs(world, 20);
    await pressOnHome(world, kaisa, t("home.search.button"));
    await kaisa.fill({ text: "mentori aktori" });
    await submit(world, kaisa);
    expect(saidOn(await kaisa.modal())).toContain(t("home.search.found", { count: 20 }));
    for (const [button, page] of [
      [t("home.later"), t("home.page", { page: "2", pages: "3" })],
      [t("home.later"), t("home.page", { page: "3", pages: "3" })],
      [t("home.earlier"), t("home.page", { page: "2", pages: "3" })],
    ] as const) {
      await pressInModal(world, kaisa, button);
      expect(saidOn(await kaisa.modal())).toContain(page);
    }
    await kaisa.fill({ text: "sanahaku-jota-kukaan-ei-nae" });
    await submit(world, kaisa);
    for (const ending of ["", "-wal"])
      expect(readFileSync(`${world.db.path}${ending}`).includes("sanahaku-jota")).toBe(false);
  });

  test("a pair, but not one that she is in herself; and nobody else looks for any", async () => {
    await using world = await startWithPairs();
    const { helena, amina, mirja, kaisa } = world.people;
    await openPair(world, helena, amina, { day: "2026-01-20" });
    await pressOnHome(world, helena, t("home.search.button"));
    await helena.fill({ text: "korhonen" });
    await submit(world, helena);
    expect(saidOn(await helena.modal())).toContain(t("home.search.nothing"));
    await helena.fill({ text: "hassan" });
    await pressOnHome(world, kaisa, t("setup.settings"));
    await kaisa.fill({ coordinators: [kaisa.id] });
    await submit(world, kaisa);
    expect((await submit(world, helena)).outcome).toBe("errors");
    for (const actionId of ["home:search", "home:results", "home:results-back"]) {
      await pressForged(mirja, await anythingIn(world, mirja), actionId, "1");
      await world.settle();
      expect(await mirja.modal()).toBeUndefined();
    }
  });
});
