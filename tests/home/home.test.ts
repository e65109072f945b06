import { describe, expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { meetings, pairs } from "../../db/schema/index.ts";
import { newId } from "../../db/store/open.ts";
import type { HomeView, Person } from "../../src/playground/workspace/person.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { PairId } from "../../src/programme/ids.ts";
import { foundFromHome, pressFromHome } from "../support/from-home.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import { next, openPair, startUnderWay, writeLog } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

async function homeOf(person: Person): Promise<HomeView> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  return home;
}

const pressOnHome = (world: World, person: Person, what: string, options = {}): Promise<void> =>
  pressFromHome(person, what, { settle: () => world.settle(), ...options });

/** Where the person finds this button. */
async function offered(world: World, person: Person, what: string): Promise<"on Home" | "in a menu" | "nowhere"> {
  const home = await homeOf(person);
  const found = await foundFromHome(person, home, what, { settle: () => world.settle() });
  if (await person.modal()) await person.closeAll();
  return found === home ? "on Home" : found ? "in a menu" : "nowhere";
}

const published = async (world: World, person: Person) =>
  (await world.control.calls()).filter(({ method, args }) => method === "views.publish" && args.user_id === person.id)
    .length;

describe("a newcomer", () => {
  test("is told what this is and can enrol, choose her language, or ask for support", async () => {
    await using world = await startSetUpWorld();
    const home = await homeOf(world.people.olena);
    expect(saidOn(home)).toContain(t("home.newcomer"));
    expect(saidOn(home)).toContain("https://auroras.fi/materiaalipankki/");
    expect(buttonsOf(home)).toEqual([
      t("people.enrolMentor"),
      t("people.enrolActor"),
      "Suomi",
      "Selkosuomi (helppo suomi)",
      "Svenska",
      "English",
      t("support.button"),
      t("people.profile"),
      t("people.languageButton"),
    ]);
  });

  test("the messages tab draws no Home, and nobody's Home is drawn before she has opened it", async () => {
    await using world = await startSetUpWorld();
    const { amina, mirja } = world.people;
    await amina.openMessagesTab();
    await world.openPair({ mentor: mirja, actor: amina });
    expect(await published(world, amina)).toBe(0);
  });
});

describe("mentor and actor", () => {
  test("see the first meeting with its place, and what they can do", async () => {
    await using world = await startSetUpWorld();
    const { mirja, amina } = world.people;
    await world.openPair({ mentor: mirja, actor: amina }, { place: "Oodi" });
    const home = await homeOf(amina);
    expect(saidOn(home)).toContain(t("home.yourMentor", { other: "Mirja" }));
    expect(saidOn(home)).toContain(t("home.kickoff", { when: "tiistaina 13.1. kello 17, Oodi" }));
    expect(buttonsOf(home)).toEqual([
      easy("meetings.cannot"),
      easy("meetings.calendar"),
      easy("home.more.button"),
      easy("support.button"),
      easy("people.profile"),
      easy("people.languageButton"),
    ]);
    const mentors = buttonsOf(await homeOf(mirja));
    expect(mentors).toEqual(expect.arrayContaining([t("peerSupport.join"), t("peerSupport.contact.open")]));
  });

  test("the missing form, the next meeting and the log wait on Home, each with its button", async () => {
    await using world = await startSetUpWorld();
    const { mirja, amina } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await world.travelTo("2026-01-14", "10:00");
    expect(saidOn(await homeOf(amina))).toContain(t("home.kickoffForm"));
    await pressOnHome(world, mirja, "kickoff:open");
    await mirja.fill({ themes: ["jobs"] });
    await mirja.submit();
    await world.settle();
    expect(saidOn(await amina.shownHome())).not.toContain(easy("home.kickoffForm"));
    expect(await offered(world, amina, "kickoff:show")).toBe("in a menu");

    await pressOnHome(world, amina, "meetings:agree");
    await amina.fill({ day: "2026-01-20", time: "17:30", place: "Kirjasto" });
    await amina.submit();
    await world.settle();
    for (const person of [mirja, amina])
      expect(saidOn(await person.shownHome())).toContain(
        t("home.next", { when: "tiistaina 20.1. kello 17.30, Kirjasto" }),
      );
    expect(buttonsOf(await mirja.shownHome())).toEqual(
      expect.arrayContaining([t("meetings.move"), t("meetings.cannot"), t("meetings.calendar")]),
    );

    await world.travelTo("2026-01-21", "12:00");
    expect(saidOn(await homeOf(mirja))).toContain(t("home.log", { day: "tiistaina 20.1." }));
    expect(saidOn(await homeOf(amina))).not.toContain(easyPart("home.log"));
    await pressOnHome(world, mirja, "meeting-log:open");
    await mirja.fill({ themes: ["applications"], actorTasks: "Päivitä CV <!here>\nSoita yritykseen" });
    await mirja.submit();
    await world.settle();
    const logged = await mirja.shownHome();
    expect(saidOn(logged)).not.toContain(part("home.log"));
    expect(await offered(world, mirja, "meeting-log:list")).toBe("in a menu");
  });

  test("the actor answers how it was and marks her tasks on Home", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    await writeLog(world, pair, { ...next("2026-01-29", "17:00"), actorTasks: "Päivitä CV <!here>\nSoita yritykseen" });
    const { amina, mirja } = world.people;
    const home = await homeOf(amina);
    expect(saidOn(home)).toContain(t("home.tasks"));
    expect(saidOn(home)).toContain("Päivitä CV <!here>");
    expect(saidOn(await homeOf(mirja))).not.toContain("Päivitä CV");
    await amina.press(home, "home:waiting");
    await world.settle();
    const asked = await amina.modal();
    expect(saidOn(asked)).toContain(easy("followUp.onlyYou"));
    if (asked) await amina.press(asked, "4");
    await world.settle();
    expect(saidOn(await amina.modal())).toBe(easy("home.waits.nothing"));
    await amina.closeAll();
    const answered = await homeOf(amina);
    expect(saidOn(answered)).not.toContain(easy("home.waits.title"));
    expect(buttonsOf(answered).filter((label) => label === t("followUp.tasks.done"))).toHaveLength(2);
    await amina.press(answered, "home:more");
    await world.settle();
    expect(saidOn(await amina.modal())).toContain(t("followUp.rated", { rating: "4" }));
    await amina.closeAll();
    await world.later({ days: 8 });
    expect(await offered(world, amina, "follow-up:rate-4")).toBe("nowhere");
  });

  test("the invitation can be answered on Home", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await kaisa.command("@bot", "/new-pair");
    await world.control.idle();
    await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-20", time: "17:00" });
    await kaisa.submit();
    await world.settle();
    for (const person of [mirja, amina]) await pressOnHome(world, person, "pairs:accept");
    expect(saidOn(await amina.shownHome())).toContain(t("home.yourMentor", { other: "Mirja" }));
  });

  test("three weeks of silence can be answered on Home, and a pause taken and ended there", async () => {
    const { world } = await startUnderWay();
    await using _world = world;
    const { amina, mirja } = world.people;
    await world.travelTo("2026-02-04", "12:00");
    expect(saidOn(await homeOf(amina))).toContain(part("silence.ask"));
    await pressOnHome(world, amina, "silence:well");
    expect(saidOn(await homeOf(amina))).not.toContain(part("silence.ask"));
    expect(saidOn(await homeOf(mirja))).toContain(part("silence.ask"));
    await pressOnHome(world, mirja, "silence:pause");
    await mirja.fill({ until: "2026-03-02" });
    await mirja.submit();
    await world.settle();
    expect(saidOn(await homeOf(amina))).toContain(t("home.paused", { day: "maanantaina 2.3." }));
    await pressOnHome(world, amina, "silence:continue");
    expect(saidOn(await mirja.shownHome())).not.toContain(part("home.paused"));
  });

  test("finished: she gives her feedback from Home, and the mentor can undo the end", async () => {
    const { world } = await startUnderWay();
    await using _world = world;
    const { amina, mirja } = world.people;
    await pressOnHome(world, mirja, "closing:open");
    await mirja.fill({ outcome: "goals" });
    await mirja.submit();
    await world.settle();
    expect(buttonsOf(await homeOf(amina))).toContain(t("closing.ask.button"));
    const home = await homeOf(mirja);
    expect(saidOn(home)).toContain(t("home.ended", { actor: "Amina" }));
    expect(buttonsOf(home)).toContain(t("closing.goodbye.undo"));
  });

  test("a coordinator who is a mentor has both parts, and in her own pair she is only the mentor", async () => {
    await using world = await startWorld();
    const { kaisa, helena, amina } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    await world.openPair({ mentor: helena, actor: amina });
    await world.travelTo("2026-01-14", "10:00");
    const home = await homeOf(helena);
    expect(saidOn(home)).toContain(t("home.yourActor", { other: "Amina" }));
    expect(saidOn(home)).toContain(t("home.calm"));
    expect(saidOn(await homeOf(kaisa))).toContain(t("home.needs", { count: 1 }));
  });
});

describe("a coordinator", () => {
  test("sees which pairs need her and why, in words, and never when and where two meet", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    const overview = async () => saidOn(await homeOf(kaisa));
    expect(await overview()).toContain(t("home.firstPeople"));
    await world.openPair({ mentor: mirja, actor: amina });
    expect(await overview()).toContain(t("home.calm"));
    expect(await overview()).toContain(
      t("home.counts", { open: "1", paused: "0", invited: "0", opening: "0", finished: "0" }),
    );

    await world.travelTo("2026-01-14", "10:00");
    expect(await overview()).toContain(
      [`<@${mirja.id}> ja <@${amina.id}>`, `• ${t("home.reason.kickoffForm")}`].join("\n"),
    );
    await pressOnHome(world, kaisa, "kickoff:open");
    await kaisa.fill({ themes: ["jobs"] });
    await kaisa.submit();
    await world.settle();
    expect(await overview()).toContain(`• ${t("home.reason.leave")}`);
    expect(buttonsOf(await homeOf(kaisa))).toContain(t("kickoff.leave"));
    await world.travelTo("2026-01-15", "10:00");
    expect(await overview()).toContain(t("home.calm"));

    await world.travelTo("2026-01-17", "10:00");
    expect(await overview()).toContain(`• ${t("home.reason.notAgreed")}`);
    await pressOnHome(world, amina, "meetings:agree");
    await amina.fill({ day: "2026-01-22", time: "17:30", place: "Salainen kahvila" });
    await amina.submit();
    await world.settle();
    expect(await overview()).toContain(t("home.calm"));
    expect(await overview()).not.toContain("kahvila");
    expect(await overview()).not.toContain("22.1.");

    await world.travelTo("2026-01-26", "10:00");
    expect(await overview()).toContain(`• ${t("home.reason.log")}`);
    await world.travelTo("2026-02-13", "10:00");
    expect(await overview()).toContain(`• ${t("home.reason.silent", { days: "21" })}`);
    await pressOnHome(world, kaisa, "announcements:to-pair");
    expect(saidOn(await kaisa.modal())).toContain(
      t("announcements.seenByPair", { mentor: `<@${mirja.id}>`, actor: `<@${amina.id}>` }),
    );
  });

  test("moves a first meeting from Home", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await homeOf(amina);
    await pressOnHome(world, kaisa, "meetings:kickoffs");
    expect((await kaisa.modal())?.title).toBe(t("meetings.kickoffTitle"));
    await kaisa.fill({ day: "2026-01-19", time: "09:30" });
    await kaisa.submit();
    await world.settle();
    expect(saidOn(await amina.shownHome())).toContain(t("home.kickoff", { when: "maanantaina 19.1. kello 9.30" }));
  });

  test("sees a wish to stop with the button that ends the pair", async () => {
    const { world } = await startUnderWay();
    await using _world = world;
    const { kaisa, amina } = world.people;
    await pressOnHome(world, amina, "closing:stop");
    await amina.submit();
    await world.settle();
    const home = await homeOf(kaisa);
    expect(saidOn(home)).toContain(t("support.wantsToStop", { name: `<@${amina.id}>` }));
    expect(buttonsOf(home)).toEqual(expect.arrayContaining([t("support.take"), t("home.showPair")]));
    expect(await offered(world, kaisa, "closing:open")).toBe("in a menu");
    expect(saidOn(await homeOf(amina))).toContain(part("home.askedToStop"));
  });

  test("sees what is broken, and can mend it there", async () => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { kaisa, mirja, amina, ulla } = world.people;
    await mirja.invite(pair.channelId, ulla.id);
    await world.settle();
    expect(saidOn(await homeOf(kaisa))).toContain(`• ${t("home.reason.outsider")}`);
    await amina.leave(pair.channelId);
    await world.settle();
    expect(saidOn(await homeOf(kaisa))).toContain(`• ${t("home.reason.left", { name: "Amina" })}`);
    expect(buttonsOf(await homeOf(amina))).toContain(t("pairs.trouble.return"));
    await mirja.archive(pair.channelId);
    await world.settle();
    expect(saidOn(await homeOf(kaisa))).toContain(`• ${t("home.reason.archived")}`);
    await pressOnHome(world, kaisa, "pairs:new-channel");
    expect(saidOn(await homeOf(kaisa))).not.toContain(`• ${t("home.reason.archived")}`);
  });

  test("a hundred pairs that need her are turned over page by page", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await manyPairs(world, { mentor: mirja, actor: amina }, 100);
    const home = await homeOf(kaisa);
    expect(saidOn(home)).toContain(t("home.needs", { count: 100 }));
    expect(buttonsOf(home).filter((label) => label === t("home.showPair"))).toHaveLength(3);
    expect(buttonsOf(home)).toContain(t("home.waits.more", { count: 97 }));
    await pressOnHome(world, kaisa, "home:page");
    const first = await kaisa.shownHome();
    if (!first) throw new Error("no Home");
    expect(saidOn(first)).toContain(t("home.page", { page: "1", pages: "17" }));
    await kaisa.press(first, "home:page");
    await world.settle();
    const second = await kaisa.shownHome();
    expect(saidOn(second)).toContain(t("home.page", { page: "2", pages: "17" }));
    if (!second) throw new Error("no Home");
    await kaisa.press(second, "home:page-back");
    await world.settle();
    expect(saidOn(await kaisa.shownHome())).toContain(t("home.page", { page: "1", pages: "17" }));
    expect(saidOn(await homeOf(mirja))).toMatch(/Sivu 1\/\d+/);
  });
});

/** Open pairs of the same two, as they never are, to see how Home bears a hundred of them. */
async function manyPairs(world: World, two: { mentor: Person; actor: Person }, number: number): Promise<void> {
  const id = async (person: Person) => {
    await person.home();
    return findPersonBySlackId(world.db, person.id)?.id ?? madeUp("");
  };
  const [mentorId, actorId, coordinatorId] = [await id(two.mentor), await id(two.actor), await id(world.people.kaisa)];
  const common = { createdBy: coordinatorId, createdAt: world.now() - 30 * DAY_MS };
  world.db.transaction(() => {
    for (let index = 0; index < number; index++) {
      const pairId = newId<PairId>();
      world.db.orm
        .insert(pairs)
        .values({
          id: pairId,
          mentorId,
          actorId,
          coordinatorId,
          state: "open",
          language: "fi",
          plannedNumber: 7,
          channelSuffix: String(index),
          ...common,
        })
        .run();
      const startsAt = world.now() - 5 * DAY_MS + index;
      world.db.orm
        .insert(meetings)
        .values({ id: newId(), pairId, kind: "kickoff", state: "planned", startsAt, endsAt: startsAt, ...common })
        .run();
    }
  });
}

describe("/mentoring", () => {
  test("says the same as Home to everyone, only to her", async () => {
    await using world = await startWorld();
    const { kaisa, mirja, ulla, amina } = world.people;
    const answerTo = async (person: Person, channel = "@bot") => {
      await person.command(channel, "/mentoring");
      await world.settle();
      const answer = (await person.messages(channel)).at(-1);
      if (!answer?.ephemeral) throw new Error("nothing was answered");
      return answer;
    };
    expect(buttonsOf(await answerTo(kaisa))).toEqual(buttonsOf(await homeOf(kaisa)));
    expect(saidOn(await answerTo(mirja))).toContain("Työtilan ylläpitäjä voi ottaa");
    await world.setUp();
    const pair = await openPair(world, mirja, amina);
    expect(buttonsOf(await answerTo(ulla))).toEqual(
      expect.arrayContaining([t("people.enrolMentor"), t("support.button")]),
    );
    expect(buttonsOf(await answerTo(kaisa))).toEqual(
      expect.arrayContaining([t("home.newPair"), t("home.newPeerMeeting"), t("setup.settings")]),
    );
    const mentors = await answerTo(mirja, pair.channelId);
    expect(saidOn(mentors)).toContain(t("home.yourActor", { other: "Amina" }));
    await mirja.press(mentors, "home:more");
    await world.settle();
    const menu = await mirja.modal();
    if (menu) await mirja.press(menu, "kickoff:show");
    await world.settle();
    expect((await mirja.modal())?.title).toBe(t("kickoff.title"));
    expect((await mirja.modal())?.isStacked).toBe(false);
  });
});
