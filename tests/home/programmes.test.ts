import { expect, test } from "vitest";
import { mondayMessage } from "../../blocks/monday.ts";
import { FIRST_PROGRAMME, people } from "../../db/schema/index.ts";
import type { ShownSurface } from "../../src/playground/workspace/person.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { ZONE } from "../support/helsinki.ts";
import { makeProgramme, pressOn } from "../support/programmes.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { submit, wordsOf } from "../support/under-way.ts";

test("a coordinator finds pairs by the name of their programme, once there are several, and sees which it is", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina, helena, olena } = world.people;
  await world.openPair({ mentor: helena, actor: olena });
  const found = async (text: string) => {
    if (await kaisa.modal()) await kaisa.closeAll();
    await pressOn(world, kaisa, await kaisa.home(), "home:search");
    await kaisa.fill({ text });
    await submit(world, kaisa);
    return wordsOf(await kaisa.modal());
  };
  expect(await found("pääkaupunkiseutu")).toContain(t("home.search.nothing"));
  const programme = await makeProgramme(world, kaisa, "Vaasa 2027", "vaasa");
  await world.openPair({ mentor: mirja, actor: amina }, { programme });
  const shown = await found("vaasa");
  expect(shown).toContain(t("home.search.found", { count: 1 }));
  expect(shown).toContain(t("home.pairView.programme", { name: "Vaasa 2027" }));
  expect(shown).toContain(mirja.id);
  expect(await found("vaasa mirja")).toContain(t("home.search.found", { count: 1 }));
  expect(await found("vaasa helena")).toContain(t("home.search.nothing"));
});

test("a coordinator looks at the pairs of one programme, once there are several, and is told how many that hides", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina, helena, olena } = world.people;
  const offered = (home: ShownSurface | undefined) => JSON.stringify(home?.blocks).includes('"home:programme"');
  const choose = async (what: string, value: string) => {
    const home = await kaisa.shownHome();
    if (!home) throw new Error("no Home");
    await kaisa.choose(home, what, value);
    await world.settle();
    return saidOn(await kaisa.shownHome());
  };
  await world.openPair({ mentor: helena, actor: olena });
  expect(offered(await kaisa.home())).toBe(false);
  const programme = await makeProgramme(world, kaisa, "Vaasa 2027", "vaasa");
  await world.openPair({ mentor: mirja, actor: amina }, { programme });
  // Nothing is agreed in either pair, so both need her.
  await world.later({ days: 40 });
  const hidden = t("home.otherProgrammes", { count: 1 });
  expect(offered(await kaisa.home())).toBe(true);
  expect(saidOn(await kaisa.shownHome())).toContain(t("home.needs", { count: 2 }));
  expect(saidOn(await kaisa.shownHome())).not.toContain(hidden);

  const needs = await choose("home:programme", programme);
  expect(needs).toContain(t("home.needs", { count: 1 }));
  expect(needs).toContain(hidden);
  expect(needs).toContain(mirja.id);
  expect(needs).not.toContain(helena.id);
  const open = await choose("home:filter", "open");
  expect(open).toContain(t("home.listed", { what: t("home.filter.open"), count: 1 }));
  expect(open).toContain(hidden);
  expect(open).not.toContain(helena.id);
  expect(await choose("home:programme", FIRST_PROGRAMME)).toContain(helena.id);
  const all = await choose("home:programme", "all");
  expect(all).toContain(t("home.listed", { what: t("home.filter.open"), count: 2 }));
  expect(all).not.toContain(hidden);

  // What hides some that need her is undone with one press, by opening Home, and by the next day.
  await choose("home:programme", programme);
  const home = await kaisa.shownHome();
  if (home) await kaisa.press(home, "home:filter-needs");
  await world.settle();
  expect(saidOn(await kaisa.shownHome())).toContain(t("home.needs", { count: 2 }));
  await choose("home:programme", programme);
  expect(saidOn(await kaisa.home())).toContain(t("home.needs", { count: 2 }));
  expect(world.db.orm.select({ programme: people.homeProgramme }).from(people).all()).not.toContainEqual({ programme });
  await pressForged(helena, await anythingIn(world, helena), "home:programme", programme);
  await world.settle();
  expect(world.db.orm.select({ programme: people.homeProgramme }).from(people).all()).not.toContainEqual({ programme });
});

test("Monday's message counts the pairs in need by programme, where there are several", () => {
  const person = { firstName: "Mirja", name: "Mirja", slackUserId: "U1" as never };
  const need = (programme: string | undefined) => ({
    ...{ pairId: "p" as never, mentor: person, actor: person, coordinator: person, isOwn: true },
    ...{ state: "open" as const, at: 0, isPaused: false, isLight: false, reasons: [], programme },
  });
  const counts = { invited: 0, opening: 0, open: 3, paused: 0, finished: 0, mentorsWaiting: 0, actorsWaiting: 0 };
  const said = (programmes: readonly (string | undefined)[]) =>
    wordsOf(
      mondayMessage(wordsIn("fi", ZONE), {
        counts,
        requests: [],
        groups: [],
        needs: programmes.map(need),
      }) as never,
    );
  expect(said(["Vaasa", "Turku <!channel>", "Vaasa"])).toContain("Vaasa: 2 · Turku &lt;!channel&gt;: 1");
  expect(said([undefined, undefined])).not.toMatch(/: \d/u);
});
