import { describe, expect, test } from "vitest";
import { redraw } from "../../db/outbox/outbox.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { outbox, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import { type Language, languages } from "../../src/texts/languages.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { pressForged } from "../support/forging.ts";
import { ZONE } from "../support/helsinki.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { startWorld, type World } from "../support/world.ts";

const NAMES = ["Suomi", "Selkosuomi (helppo suomi)", "Svenska", "English"];

const said = (language: Language, key: TextKey, params = {}): string => wordsIn(language, ZONE).md(key, params).mrkdwn;

/** The language in which this text is there. For texts that differ in all four. */
const languageOn = (shown: ShownSurface | undefined, key: TextKey, params = {}): Language[] =>
  languages.filter((language) => saidOn(shown).includes(said(language, key, params)));

const offersIn = (messages: readonly ShownSurface[]): number[] =>
  messages.flatMap((message, index) => (NAMES.every((name) => buttonsOf(message).includes(name)) ? [index] : []));

async function homeOf(person: Person): Promise<ShownSurface> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  return home;
}

async function choose(world: World, person: Person, language: Language): Promise<void> {
  await pressForged(person, await homeOf(person), `people:language-${language}`, "");
  await world.settle();
}

/** The coordinator enrols somebody as an actor, who is told so. */
async function writeAbout(world: World, coordinator: Person, actor: Person): Promise<void> {
  await pressForged(coordinator, await homeOf(coordinator), "people:add", "");
  await world.control.idle();
  await coordinator.fill({ person: actor.id, role: "actor" });
  await coordinator.submit();
  await world.control.idle();
  await coordinator.fill({ fields: "x", languages: "x", wantsMentoring: "yes" });
  await coordinator.submit();
  await coordinator.closeAll();
  await world.settle();
}

describe("what somebody reads", () => {
  test.each<[Language | "", string, Language, "mentor" | "actor", Language]>([
    ["", "en-US", "fi", "actor", "selko"],
    ["", "en-GB", "fi", "actor", "selko"],
    ["", "en-US", "fi", "mentor", "fi"],
    ["", "de-DE", "fi", "mentor", "fi"],
    ["", "en-US", "selko", "mentor", "selko"],
    ["", "en-US", "sv", "actor", "sv"],
    ["", "en-GB", "sv", "mentor", "sv"],
    ["", "en-US", "en", "actor", "en"],
    ["", "fi-FI", "sv", "mentor", "fi"],
    ["", "fi-FI", "fi", "actor", "fi"],
    ["", "sv-SE", "fi", "actor", "sv"],
    ["fi", "en-US", "fi", "actor", "fi"],
    ["en", "en-US", "fi", "actor", "en"],
    ["selko", "sv-SE", "fi", "mentor", "selko"],
    ["sv", "fi-FI", "en", "actor", "sv"],
  ])("choice %j, profile %s, workspace %s, as %s: %s", async (choice, locale, workspace, role, expected) => {
    await using world = await startWorld({ locales: { amina: locale } });
    const { amina, mirja, kaisa } = world.people;
    await world.setUp({ language: workspace });
    if (choice !== "") await choose(world, amina, choice);
    const two = role === "actor" ? { mentor: mirja, actor: amina } : { mentor: amina, actor: mirja };
    const pair = await world.openPair(two);

    const home = await homeOf(amina);
    expect(languageOn(home, "home.materials", { links: "" })).toEqual([expected]);
    expect(languageOn((await amina.dm())[0], "pairs.notice.what")).toEqual([expected]);
    await pressForged(amina, home, "people:language", "");
    await world.settle();
    const modal = await amina.modal();
    expect(languageOn(modal, "people.languageSeenBy")).toEqual([expected]);
    expect(modal?.fields().map(({ value }) => value)).toEqual([expected]);

    // Channels have a language of their own.
    const channel = await amina.messages(pair.channelId);
    expect(languageOn(channel.at(-1), "pairs.welcome.support")).toEqual(["selko"]);
    const [welcome] = (await kaisa.messages("#auroras-tyontekijat")).slice(-1);
    expect(saidOn(welcome)).toContain(said(workspace, "setup.coordinatorsWelcome"));
  });

  test("changes at once for all who have not chosen, when the workspace gets another language", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, helena } = world.people;
    await choose(world, helena, "en");
    await homeOf(mirja);
    await pressForged(kaisa, await homeOf(kaisa), "setup:open", "");
    await world.control.idle();
    await kaisa.fill({ language: "sv" });
    expect((await kaisa.submit()).outcome).toBe("updated");
    await world.settle();
    expect(languageOn(await mirja.shownHome(), "home.newcomer")).toEqual(["sv"]);
    expect(languageOn(await helena.shownHome(), "home.newcomer")).toEqual(["en"]);
  });

  test("is easy Finnish from when she enrols as an actor", async () => {
    await using world = await startSetUpWorld();
    const { amina } = world.people;
    const home = await homeOf(amina);
    expect(languageOn(home, "home.newcomer")).toEqual(["fi"]);
    await amina.press(home, "Ilmoittaudu aktoriksi");
    await world.control.idle();
    await amina.fill({ fields: "x", languages: "x", wantsMentoring: "yes" });
    await amina.submit();
    await world.settle();
    expect(languageOn(await amina.shownHome(), "home.enrolledActor")).toEqual(["selko"]);
  });
});

describe("before the setup", () => {
  test("Home says in all four languages what can be done, with a button for each", async () => {
    await using world = await startWorld();
    const { kaisa, mirja } = world.people;
    const home = await homeOf(kaisa);
    expect(languageOn(home, "home.setUp")).toEqual([...languages]);
    expect(buttonsOf(home)).toEqual(["Ota käyttöön", "Ota käyttöön (selkosuomi)", "Ta i bruk", "Set up"]);
    const others = await homeOf(mirja);
    expect(languageOn(others, "setup.onlyAdmin")).toEqual([...languages]);
    expect(buttonsOf(others)).toEqual(NAMES);
    await mirja.command("@bot", "/mentoring");
    await world.settle();
    const mentoring = (await mirja.dm()).at(-1);
    expect(languageOn(mentoring, "setup.onlyAdmin")).toEqual([...languages]);
    expect(buttonsOf(mentoring)).toEqual([]);
    await pressForged(mirja, others, "people:enrol-mentor", "");
    await world.settle();
    expect(languageOn(await mirja.modal(), "setup.notYet")).toEqual([...languages]);
  });

  test.each(languages)("it begins in %s, with Finnish as the workspace's language", async (language) => {
    await using world = await startWorld();
    const { kaisa } = world.people;
    await pressForged(kaisa, await homeOf(kaisa), "setup:open", language);
    await world.control.idle();
    const modal = await kaisa.modal();
    expect(modal?.title).toBe(wordsIn(language, ZONE).t("setup.start"));
    expect(modal?.fields().find(({ blockId }) => blockId === "language")?.value).toBe("fi");
    await kaisa.fill({ hoursUntil: "08:00" });
    const refused = await kaisa.submit();
    expect(JSON.stringify(refused)).toContain(wordsIn(language, ZONE).t("setup.hoursOrder"));
    await kaisa.fill({ hoursUntil: "20:00" });
    expect((await kaisa.submit()).outcome).toBe("updated");
    await world.settle();
    expect(saidOn(await kaisa.modal())).toContain(said(language, "setup.doneFirst"));
    expect(buttonsOf(await kaisa.shownHome())).toContain(wordsIn(language, ZONE).t("setup.settings"));
  });

  test("who has chosen a language reads only that one", async () => {
    await using world = await startWorld({ locales: { helena: "sv-SE" } });
    const { kaisa, mirja, helena } = world.people;
    await choose(world, kaisa, "en");
    await choose(world, mirja, "sv");
    const home = await homeOf(kaisa);
    expect(languageOn(home, "home.setUp")).toEqual(["en"]);
    expect(buttonsOf(home)).toEqual(["Set up", "Language"]);
    for (const person of [mirja, helena]) {
      const other = await homeOf(person);
      expect(languageOn(other, "setup.onlyAdmin")).toEqual(["sv"]);
      expect(buttonsOf(other)).toEqual(["Språk"]);
    }
  });
});

describe("the four languages are offered", () => {
  test("on a newcomer's Home, until she has chosen", async () => {
    await using world = await startSetUpWorld({ locales: { helena: "fi-FI" } });
    const { amina, helena } = world.people;
    expect(offersIn([await homeOf(amina)])).toEqual([0]);
    expect(offersIn([await homeOf(helena)])).toEqual([]);
    await amina.command("@bot", "/mentoring");
    await world.settle();
    expect(offersIn(await amina.dm())).toEqual([]);
    await amina.press(await homeOf(amina), "English");
    await world.settle();
    expect(languageOn(await amina.shownHome(), "home.newcomer")).toEqual(["en"]);
    expect(offersIn([await homeOf(amina)])).toEqual([]);
  });

  test("in the first direct message to each, never in a second one or in a channel", async () => {
    await using world = await startSetUpWorld({ locales: { helena: "sv-SE" } });
    const { kaisa, amina, mirja, helena, olena } = world.people;
    await choose(world, olena, "selko");
    const one = await world.openPair({ mentor: mirja, actor: amina });
    const two = await world.openPair({ mentor: helena, actor: olena }, { time: "18:00" });
    await world.later({ days: 3 });
    for (const person of [mirja, amina]) {
      const messages = await person.dm();
      expect(offersIn(messages)).toEqual([0]);
      expect(buttonsOf(messages[0])).toEqual(NAMES);
    }
    // Both have chosen, the one by her profile.
    expect(offersIn(await helena.dm())).toEqual([]);
    expect(offersIn(await olena.dm())).toEqual([]);
    for (const channel of [one.channelId, two.channelId, "#auroras-tyontekijat"])
      expect(offersIn(await kaisa.messages(channel))).toEqual([]);
  });

  test.each(languages)("and pressing draws the message and Home in %s, without the buttons", async (language) => {
    await using world = await startSetUpWorld();
    const { amina, mirja } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await homeOf(amina);
    await world.press(amina, "@bot", NAMES[0] ?? "", NAMES[languages.indexOf(language)] ?? "");
    const [first] = await amina.dm();
    expect(languageOn(first, "pairs.notice.what")).toEqual([language]);
    expect(buttonsOf(first)).toEqual([]);
    expect(languageOn(await amina.shownHome(), "home.materials", { links: "" })).toEqual([language]);
    await world.later({ days: 3 });
    expect(offersIn(await amina.dm())).toEqual([]);
  });

  test("and are gone from the message when she chooses on Home", async () => {
    await using world = await startSetUpWorld();
    const { amina, mirja } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await amina.press(await homeOf(amina), "Kieli");
    await world.control.idle();
    await amina.fill({ language: "sv" });
    await amina.submit();
    await world.settle();
    const [first] = await amina.dm();
    expect(languageOn(first, "pairs.notice.what")).toEqual(["sv"]);
    expect(offersIn(await amina.dm())).toEqual([]);
  });

  test("a message that is drawn again keeps them", async () => {
    await using world = await startSetUpWorld();
    const { amina, mirja } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    const row = world.db.orm.select().from(people).where(eq(people.slackUserId, amina.id)).get();
    await world.control.clearCalls();
    // As one from before it was kept what messages say: it is drawn again.
    world.db.orm.update(outbox).set({ drawn: null }).run();
    world.db.transaction(() => redraw(world.db, { key: row?.languageOfferedIn ?? "" }, world.now()));
    await world.settle();
    expect((await world.control.calls()).map(({ method }) => method)).toContain("chat.update");
    expect(offersIn(await amina.dm())).toEqual([0]);
  });

  test.each(["lost-answer", "late-effect", "500", "503", "reset", "429"] as const)(
    "once, when Slack's answer is a %s and the bot is stopped before it knows",
    async (kind) => {
      await using world = await startSetUpWorld();
      const { kaisa, amina, mirja } = world.people;
      await kaisa.command("@bot", "/new-pair");
      await world.control.idle();
      await kaisa.fill({ actor: amina.id, mentor: mirja.id, day: "2026-01-13", time: "17:00", consent: ["consent"] });
      await world.control.order({ method: "chat.postMessage", kind, times: 3 });
      await kaisa.submit();
      await kaisa.closeAll();
      await world.bot.idle();
      await world.restart();
      await world.later({ days: 3 });
      for (const person of [amina, mirja]) {
        const messages = await person.dm();
        expect(offersIn(messages)).toHaveLength(1);
        expect(messages.filter((message) => saidOn(message).includes("henkilötunnusta"))).toHaveLength(1);
      }
    },
  );

  test("with the next message, if Slack has refused the first one for good", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, amina, mirja } = world.people;
    await world.control.order({ method: "chat.postMessage", kind: "error", error: "channel_not_found" });
    await writeAbout(world, kaisa, amina);
    expect(await amina.dm()).toEqual([]);
    await world.openPair({ mentor: mirja, actor: amina });
    const messages = await amina.dm();
    expect(offersIn(messages)).toEqual([0]);
    expect(languageOn(messages[0], "pairs.notice.what")).toEqual(["selko"]);
  });

  test("and pressing twice changes nothing", async () => {
    await using world = await startSetUpWorld();
    const { amina } = world.people;
    const home = await homeOf(amina);
    await amina.press(home, "Svenska");
    await amina.press(home, "Svenska", { stale: true });
    await world.settle();
    expect(findPersonBySlackId(world.db, amina.id)?.language).toBe("sv");
    expect(languageOn(await amina.shownHome(), "home.newcomer")).toEqual(["sv"]);
  });
});
