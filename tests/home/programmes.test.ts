import { expect, test } from "vitest";
import { mondayMessage } from "../../blocks/monday.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "../support/helsinki.ts";
import { makeProgramme, pressOn } from "../support/programmes.ts";
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
