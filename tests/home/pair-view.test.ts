import { describe, expect, test } from "vitest";
import { readPair } from "../../db/pairs/pairs.ts";
import type { HomeView, Person } from "../../src/playground/workspace/person.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { easy, part, t } from "../support/texts.ts";
import { openPair, submit, textsIn, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** Kaisa and Helena are coordinators; Mirja and Amina a pair of Kaisa's, whose first meeting is on Tuesday 13 January at 17. Monday the 12th at 10. */
async function startBeforeKickoff() {
  const { world, facts } = await worldAfter("two coordinators, a pair", {}, async (fresh) => {
    const { kaisa, helena, mirja, amina } = fresh.people;
    await fresh.setUp({ coordinators: [kaisa.id, helena.id] });
    return fresh.openPair({ mentor: mirja, actor: amina }, { place: "Oodi", language: "fi" });
  });
  return { world, pair: { ...facts, mentor: world.people.mirja, actor: world.people.amina } };
}

/** The same on Friday 16 January: the first meeting has been held, and the channel is the two's own. */
async function startAfterKickoff() {
  const { world, facts } = await worldAfter("two coordinators, a pair under way", {}, async (fresh) => {
    const { kaisa, helena, mirja, amina } = fresh.people;
    await fresh.setUp({ coordinators: [kaisa.id, helena.id] });
    const { id, channelId } = await openPair(fresh, mirja, amina, { place: "Oodi", language: "fi" });
    await fresh.travelTo("2026-01-16", "10:00");
    return { id, channelId };
  });
  return { world, pair: { ...facts, mentor: world.people.mirja, actor: world.people.amina } };
}

async function homeOf(person: Person): Promise<HomeView> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  return home;
}

/** "Näytä pari" on Home, among the pairs of a filter. */
async function lookAt(world: World, person: Person, filter = "open") {
  await person.choose(await homeOf(person), "home:filter", filter);
  await world.settle();
  const listed = await person.shownHome();
  if (listed) await person.press(listed, "home:pair");
  await world.settle();
  return person.modal();
}

async function pressInView(world: World, person: Person, what: string) {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal");
  await person.press(modal, what, { confirm: what === "closing:undo" });
  await world.settle();
}

const newest = async (person: Person, channel: string) => (await textsIn(person, channel)).at(-1);

const people = (world: World, name: "kaisa" | "helena") => world.people[name];

describe("one pair's view", () => {
  test("tells a coordinator what is hers to know, and how she can help", async () => {
    const { world, pair } = await startBeforeKickoff();
    await using _ = world;
    const { kaisa, mirja, amina } = world.people;
    const view = await lookAt(world, kaisa);
    expect(saidOn(view)).toContain(
      [
        t("home.pairView.mentor", { name: `<@${mirja.id}>` }),
        t("home.pairView.actor", { name: `<@${amina.id}>` }),
        t("home.pairView.coordinator", { name: `<@${kaisa.id}>` }),
        t("home.state.open", { date: "12.1.2026" }),
        t("home.kickoff", { when: "tiistaina 13.1. kello 17, Oodi" }),
        t("home.progress", { held: "0", planned: "7" }),
      ].join("\n"),
    );
    expect(buttonsOf(view)).toEqual([
      t("home.fillForm"),
      t("home.moveKickoff"),
      t("announcements.toPair"),
      t("pairs.pause.button"),
      t("pairs.number.button"),
      t("pairs.replace.button"),
      t("pairs.handOver.button"),
      t("closing.finish"),
    ]);
    await pressInView(world, kaisa, "meetings:agree");
    await kaisa.fill({ day: "2026-01-14", time: "09:00" });
    await submit(world, kaisa);
    expect(await newest(mirja, pair.channelId)).toContain("keskiviikkona 14.1. kello 9");
  });

  test("says of the later meetings how many there were and when the last one was, and nothing else", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, helena } = world.people;
    await writeLog(world, pair, {
      content: "Salainen sisältö",
      nextOn: "2026-01-22",
      nextTime: "17:30",
      nextPlace: "Salainen kahvila",
    });
    const agreed = saidOn(await lookAt(world, kaisa));
    expect(agreed).toContain(
      [t("home.progress", { held: "2", planned: "7" }), t("home.pairView.last", { date: "16.1.2026" })].join("\n"),
    );
    expect(agreed).not.toContain(t("home.reason.notAgreed"));
    expect(agreed).not.toMatch(/Salainen|22\.1\./u);
    await kaisa.closeAll();
    await world.travelTo("2026-01-23", "10:00");
    const awaited = saidOn(await lookAt(world, helena));
    expect(awaited).toContain([t("home.reason.log"), t("home.reason.notAgreed")].join("\n"));
    expect(awaited).not.toMatch(/Salainen|22\.1\./u);
  });

  test("of a finished pair shows how it ended and whose mentor went before, and takes the end back", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, helena, mirja, sirpa } = world.people;
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "closing:open");
    await kaisa.fill({ outcome: "job" });
    await submit(world, kaisa);
    await kaisa.closeAll();
    const view = await lookAt(world, kaisa, "finished");
    expect(saidOn(view)).toContain(t("home.state.finished", { date: "16.1.2026" }));
    expect(saidOn(view)).toContain(t("closing.summary.outcome", { outcome: t("closing.outcomes.job") }));
    expect(buttonsOf(view)).toEqual([t("kickoff.show"), t("closing.digest.show"), t("closing.goodbye.undo")]);
    await pressInView(world, kaisa, "closing:undo");
    expect(readPair(world.db, pair.id).state).toBe("open");
    await kaisa.closeAll();
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:replace");
    expect((await kaisa.modal())?.fields()[0]?.value).toBe(pair.id);
    await kaisa.fill({ mentor: sirpa.id, day: "2026-01-20", time: "17:00", consent: ["consent"] });
    await submit(world, kaisa);
    await kaisa.closeAll();
    expect(saidOn(await lookAt(world, helena))).toContain(t("home.pairView.before", { name: `<@${mirja.id}>` }));
  });

  test("and every button in it is not for a coordinator who is one of the two, for the mentor, or for one who has left the job", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, helena, mirja, amina, olena } = world.people;
    const own = await openPair(world, helena, olena, { day: "2026-01-20" });
    await helena.choose(await homeOf(helena), "home:filter", "open");
    await world.settle();
    expect(saidOn(await helena.shownHome())).toContain(t("home.listed", { what: t("home.filter.open"), count: 1 }));
    await kaisa.choose(await homeOf(kaisa), "home:filter", "open");
    await world.settle();
    expect(saidOn(await kaisa.shownHome())).toContain(t("home.listed", { what: t("home.filter.open"), count: 2 }));

    const before = [pair, own].map(({ id }) => readPair(world.db, id));
    for (const [person, id] of [
      [helena, own.id],
      [mirja, pair.id],
      [amina, pair.id],
    ] as const) {
      for (const actionId of ["home:pair", "pairs:pause", "pairs:continue", "pairs:number", "pairs:hand-over"]) {
        await pressForged(person, await anythingIn(world, person), actionId, id);
        await world.settle();
        expect(await person.modal()).toBeUndefined();
      }
    }
    await lookAt(world, helena);
    await pressInView(world, helena, "pairs:number");
    await kaisa.press(await homeOf(kaisa), "setup:open");
    await world.settle();
    await kaisa.fill({ coordinators: [kaisa.id] });
    await submit(world, kaisa);
    await kaisa.closeAll();
    await helena.fill({ number: 12 });
    expect((await submit(world, helena)).outcome).toBe("errors");
    expect([pair, own].map(({ id }) => readPair(world.db, id).plannedNumber)).toEqual(
      before.map(({ plannedNumber }) => plannedNumber),
    );
  });
});

describe("a coordinator looks after a pair", () => {
  test("marks a pause and ends it: the channel is told as if one of the two had, and what is agreed stays", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, mirja } = world.people;
    await writeLog(world, pair, { nextOn: "2026-01-22", nextTime: "17:30" });
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:pause");
    expect(saidOn(await kaisa.modal())).not.toContain("22.1.");
    await kaisa.fill({ until: "2026-01-16" });
    expect((await submit(world, kaisa)).outcome).toBe("errors");
    await kaisa.fill({ until: "2026-02-02" });
    await submit(world, kaisa);
    expect(saidOn(await kaisa.modal())).toContain(t("pairs.pause.done", { day: "maanantaina 2.2." }));
    expect(saidOn(await kaisa.modal())).toContain(t("home.state.paused", { day: "maanantaina 2.2." }));
    expect(await newest(mirja, pair.channelId)).toBe(
      t("silence.pausedByCoordinator", { name: "Kaisa", day: "maanantaina 2.2." }),
    );
    expect(saidOn(await homeOf(mirja))).toContain(t("home.next", { when: "torstaina 22.1. kello 17.30" }));
    await pressInView(world, kaisa, "pairs:continue");
    expect(buttonsOf(await kaisa.modal())).toContain(t("pairs.pause.button"));
    const said = await textsIn(mirja, pair.channelId);
    expect(said.slice(-2)).toEqual([t("silence.pauseEnded"), t("silence.pauseOverAgreed")]);
  });

  test("changes the planned number: one line in the channel, and the first meeting's form says the same", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, mirja } = world.people;
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:number");
    await kaisa.fill({ number: 9 });
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await submit(world, kaisa);
    expect(saidOn(await kaisa.modal())).toContain(part("home.progress", { planned: "9" }));
    const said = await textsIn(mirja, pair.channelId);
    expect(said.filter((text) => text === t("pairs.number.changed", { number: "9" }))).toHaveLength(1);
    expect(said.some((text) => text.includes(easy("kickoff.savedNumber", { count: 7 })))).toBe(false);
    expect(saidOn(await homeOf(mirja))).toContain(part("home.progress", { planned: "9" }));
    await world.press(mirja, pair.channelId, "kickoff:show", "kickoff:show");
    expect(saidOn(await mirja.modal())).toContain("Tapaamisten määrä*\n9");
  });

  test("two change the number at once: the second is told, keeps hers, and may send it again", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    for (const name of ["kaisa", "helena"] as const) {
      await lookAt(world, people(world, name));
      await pressInView(world, people(world, name), "pairs:number");
    }
    const { kaisa, helena, mirja } = world.people;
    await kaisa.fill({ number: 5 });
    await submit(world, kaisa);
    const toldNumbers = async () =>
      (await textsIn(mirja, pair.channelId)).filter((text) => text.includes(part("pairs.number.changed")));
    await helena.fill({ number: 8 });
    await submit(world, helena);
    expect(saidOn(await helena.modal())).toContain(t("pairs.number.changedMeanwhile", { number: "5" }));
    expect(readPair(world.db, pair.id).plannedNumber).toBe(5);
    expect(await toldNumbers()).toEqual([t("pairs.number.changed", { number: "5" })]);
    await submit(world, helena);
    expect(readPair(world.db, pair.id).plannedNumber).toBe(8);
    // The line with the number that is no longer true is gone.
    expect(await toldNumbers()).toEqual([t("pairs.number.changed", { number: "8" })]);
  });

  test("hands it over before the first meeting: the two coordinators change places in the channel", async () => {
    const { world, pair } = await startBeforeKickoff();
    await using _ = world;
    await world.control.policies({ appsMayKick: true });
    const { kaisa, helena, mirja } = world.people;
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:hand-over");
    await kaisa.fill({ coordinator: "Helena Korhonen" });
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await submit(world, kaisa);
    expect(saidOn(await kaisa.modal())).toContain(t("pairs.handOver.done", { name: "Helena" }));
    const said = await textsIn(mirja, pair.channelId);
    expect(said.filter((text) => text === t("pairs.handOver.line", { name: `<@${helena.id}>` }))).toHaveLength(1);
    expect(said.some((text) => text.includes(part("pairs.trouble.outsider")))).toBe(false);
    expect((await helena.channels()).map(({ id }) => id)).toContain(pair.channelId);
    expect((await kaisa.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
    const toHelena = await world.message(helena, "@bot", "Sinä vastaat nyt tästä parista");
    expect(saidOn(toHelena)).toContain("Siirron teki Kaisa.");
    await helena.press(toHelena, "home:pair");
    await world.settle();
    expect(saidOn(await helena.modal())).toContain(t("home.pairView.coordinator", { name: `<@${helena.id}>` }));
    expect((await textsIn(kaisa, "@bot")).some((text) => text.includes(part("pairs.handOver.fromYou")))).toBe(false);
  });

  test("hands it over when the channel is the two's own: nobody comes or goes", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, helena, amina } = world.people;
    await lookAt(world, helena);
    await pressInView(world, helena, "pairs:hand-over");
    await helena.fill({ coordinator: "Helena Korhonen" });
    await submit(world, helena);
    expect(await newest(amina, pair.channelId)).toBe(t("pairs.handOver.line", { name: `<@${helena.id}>` }));
    for (const person of [kaisa, helena])
      expect((await person.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
    expect(await newest(kaisa, "@bot")).toContain("Et enää vastaa tästä parista");
    expect((await textsIn(helena, "@bot")).some((text) => text.includes(part("pairs.handOver.toYou")))).toBe(false);
    expect(saidOn(await homeOf(amina))).not.toContain("Helena");
  });

  test("hands it over where Slack does not let the bot take anybody out: she is asked to leave", async () => {
    const { world, pair } = await startBeforeKickoff();
    await using _ = world;
    const { kaisa, helena } = world.people;
    await world.control.policies({ appsMayKick: false });
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:hand-over");
    await kaisa.fill({ coordinator: "Helena Korhonen" });
    await submit(world, kaisa);
    expect(await newest(kaisa, "@bot")).toContain(part("pairs.handOver.pleaseLeave"));
    expect(saidOn(await homeOf(helena))).toContain(t("home.reason.outsider"));
    await kaisa.leave(pair.channelId);
    await world.settle();
    expect(saidOn(await homeOf(helena))).not.toContain(t("home.reason.outsider"));
  });

  test("a view that has been open for a while changes nothing that is over", async () => {
    const { world, pair } = await startAfterKickoff();
    await using _ = world;
    const { kaisa, helena } = world.people;
    await lookAt(world, kaisa);
    await pressInView(world, kaisa, "pairs:number");
    await lookAt(world, helena);
    await pressInView(world, helena, "closing:open");
    await helena.fill({ outcome: "early" });
    await submit(world, helena);
    await kaisa.fill({ number: 12 });
    expect((await submit(world, kaisa)).outcome).toBe("errors");
    await pressInView(world, kaisa, "home:pair-back");
    expect(saidOn(await kaisa.modal())).toContain(t("home.state.finished", { date: "16.1.2026" }));
    expect(readPair(world.db, pair.id).plannedNumber).toBe(7);
  });
});
