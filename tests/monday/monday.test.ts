import { describe, expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { people, settings } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { pressForged } from "../support/forging.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld, startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

const OFFICE = "#auroras-tyontekijat";

const mondays = async (world: World, person = world.people.kaisa) =>
  (await person.messages(OFFICE)).filter((message) => saidOn(message).startsWith(t("monday.title")));

async function ask(world: World, person: Person, text = "Apua"): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "support:ask");
  await world.settle();
  await person.fill({ text });
  await person.submit();
  await person.closeAll();
  await world.settle();
}

function makeCoordinator(world: World, person: Person): void {
  const id = findPersonBySlackId(world.db, person.id)?.id ?? madeUp("");
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(eq(people.id, id)).run();
}

describe("Monday at 9", () => {
  test("the coordinators' channel is told what waits and why, and a button shows all of it", async () => {
    const { world, kaisa, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await world.travelTo("2026-01-18", "12:00");
    await ask(world, amina, "En jaksa tätä.");
    expect(await mondays(world)).toEqual([]);
    await world.travelTo("2026-01-19", "08:59");
    expect(await mondays(world)).toEqual([]);
    await world.travelTo("2026-01-19", "09:00");
    const [monday, ...more] = await mondays(world);
    expect(more).toEqual([]);
    expect(saidOn(monday).split("\n")).toEqual([
      t("monday.title"),
      t("home.counts", { open: "1", paused: "0", invited: "0", opening: "0", finished: "0" }),
      t("home.requests", { count: "1" }),
      `• ${t("support.asked", { name: `<@${amina.id}>` })} ${t("support.pair", { mentor: `<@${mirja.id}>`, actor: `<@${amina.id}>` })}`,
      t("monday.needs", { count: "1" }),
      `• ${t("monday.pair", { pair: `<@${mirja.id}> ja <@${amina.id}>`, coordinator: `<@${kaisa.id}>`, reasons: t("home.reason.kickoffForm") })}`,
      t("monday.show"),
    ]);
    expect(JSON.stringify(monday)).not.toContain("En jaksa");
    await world.press(kaisa, OFFICE, t("monday.title"), t("monday.show"));
    expect(saidOn(await kaisa.modal())).toContain(t("home.reason.kickoffForm"));
    await kaisa.press((await kaisa.modal()) ?? never(), t("home.showPair"));
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain(t("home.pairView.mentor", { name: `<@${mirja.id}>` }));
  });

  test("nothing is said where there is nothing to do, and the next week is another one", async () => {
    await using world = await startSetUpWorld();
    await world.travelTo("2026-01-19", "12:00");
    expect(await mondays(world)).toEqual([]);
    await world.openPair({ mentor: world.people.mirja, actor: world.people.amina }, { day: "2026-01-20" });
    await world.travelTo("2026-01-26", "12:00");
    expect(await mondays(world)).toHaveLength(1);
    await world.travelTo("2026-02-02", "12:00");
    expect(await mondays(world)).toHaveLength(2);
  });

  test("a bot that was down then says it later the same day", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    await world.travelTo("2026-01-18", "12:00");
    await world.restart({ after: { days: 1, hours: 3 } });
    expect(await mondays(world)).toHaveLength(1);
  });

  test("one that was down for weeks says on the Monday on which it is back what that day says, once", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    await world.travelTo("2026-01-20", "17:00");
    await world.restart({ after: { days: 20 } });
    await world.later({ hours: 1 });
    expect(await mondays(world)).toHaveLength(2);
    await world.travelTo("2026-02-16", "09:00");
    expect(await mondays(world)).toHaveLength(3);
  });

  test("begun with a clock a year ahead that is then set right, it says it on each Monday that comes, and only then", async () => {
    const { world } = await startWorldWithPair({ backsUp: true });
    await using _ = world;
    await world.travelTo("2026-01-14", "12:00");
    await world.stopBot();
    const { clock } = world;
    const wrong = { now: () => clock.now() + 365 * DAY_MS };
    Object.assign(world, { clock: wrong });
    await world.startBot();
    await world.bot.tick();
    await world.stopBot();
    Object.assign(world, { clock });
    await world.startBot();
    const before = (await mondays(world)).length;
    await world.travelTo("2026-01-19", "08:59");
    expect(await mondays(world)).toHaveLength(before);
    await world.travelTo("2026-01-19", "09:00");
    expect(await mondays(world)).toHaveLength(before + 1);
    await world.travelTo("2026-01-26", "09:00");
    expect(await mondays(world)).toHaveLength(before + 2);
    expect(world.bot.health()).toMatchObject({ state: "green", lastOverviewAt: "2026-01-26T07:00:00Z" });
  });

  test("and on Tuesday it does not any more, but the week after, once, also after weeks", async () => {
    const { world } = await startWorldWithPair();
    await using _ = world;
    await world.travelTo("2026-01-18", "12:00");
    await world.restart({ after: { days: 2 } });
    await world.later({ hours: 5 });
    expect(await mondays(world)).toEqual([]);
    await world.restart({ after: { days: 21 } });
    await world.later({ hours: 1 });
    expect(await mondays(world)).toEqual([]);
    await world.travelTo("2026-02-16", "09:00");
    expect(await mondays(world)).toHaveLength(1);
  });

  test("outside the bot's hours it waits for them", async () => {
    await using world = await startSetUpWorld();
    world.db.orm.update(settings).set({ hoursFrom: "10:30" }).run();
    await world.openPair({ mentor: world.people.mirja, actor: world.people.amina });
    await world.travelTo("2026-01-19", "10:00");
    expect(await mondays(world)).toEqual([]);
    await world.travelTo("2026-01-19", "10:30");
    expect(await mondays(world)).toHaveLength(1);
  });
});

describe("who reads it", () => {
  test("a coordinator who is in a pair reads in the channel nothing of that pair, nor what was said to the others about her", async () => {
    const { world, kaisa, mirja, amina, helena, olena } = await startWorldWithPair();
    await using _ = world;
    await world.openPair({ mentor: helena, actor: olena });
    makeCoordinator(world, mirja);
    await world.travelTo("2026-01-18", "12:00");
    await ask(world, amina);
    await ask(world, olena);
    await world.travelTo("2026-01-19", "09:00");
    const [monday] = await mondays(world);
    expect(saidOn(monday)).toContain(t("support.asked", { name: `<@${olena.id}>` }));
    expect(saidOn(monday)).toContain(
      t("home.pairOf", { pair: `<@${helena.id}> ja <@${olena.id}>`, coordinator: `<@${kaisa.id}>` }),
    );
    expect(saidOn(monday)).not.toContain(amina.id);
    await kaisa.press(monday ?? never(), t("monday.show"));
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain(t("support.asked", { name: `<@${amina.id}>` }));
    await pressForged(mirja, await world.message(mirja, "@bot", "n"), "monday:list", "");
    await world.settle();
    expect(saidOn(await mirja.modal())).toContain(t("support.asked", { name: `<@${olena.id}>` }));
    expect(saidOn(await mirja.modal())).not.toContain(amina.id);
  });

  test("nobody but coordinators gets the list", async () => {
    const { world, mirja } = await startWorldWithPair();
    await using _ = world;
    await pressForged(mirja, await world.message(mirja, "@bot", "n"), "monday:list", "");
    await world.settle();
    expect(await mirja.modal()).toBeUndefined();
  });

  test("of many a message has ten, and says how many more there are", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    for (let number = 0; number < 13; number++) {
      const [mentor, actor] = await Promise.all([
        kaisa.addPerson({ name: `Mentori ${number}` }),
        kaisa.addPerson({ name: `Aktori ${number}` }),
      ]);
      await world.openPair({ mentor, actor });
      await world.later({ minutes: 1 });
    }
    await world.travelTo("2026-01-19", "09:00");
    const [monday] = await mondays(world);
    expect(
      saidOn(monday)
        .split("\n")
        .filter((line) => line.startsWith("•")),
    ).toHaveLength(10);
    expect(saidOn(monday)).toContain("(13)");
    expect(saidOn(monday)).toContain(`\n${t("monday.more", { count: 3 })}\n`);
    expect(buttonsOf(monday)).toEqual([t("monday.show")]);
  });
});

function never(): never {
  throw new Error("no Monday");
}
