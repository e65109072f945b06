import { describe, expect, test } from "vitest";
import { readPair } from "../../db/pairs/pairs.ts";
import type { Language } from "../../src/texts/languages.ts";
import { COORDINATORS, digestOf, digests, finish, giveFeedback, pairIn, showFeedback } from "../support/closing.ts";
import { buttonsOf } from "../support/reading.ts";
import { easy, part, t } from "../support/texts.ts";
import { answerTo, command, next, startUnderWay, submit, textsIn, wordsOf, writeLog } from "../support/under-way.ts";
import { finnish, startWorld } from "../support/world.ts";

describe("the mentor finishes, because the actor found a job early", () => {
  test("the modal says exactly what the coordinator will get, and the digest is that", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeLog(world, pair, {
      themes: ["applications", "interview"],
      content: "Salainen sisältö",
      ...next("2026-01-20", "17:00"),
    });

    await command(world, mirja, pair.channelId, "/finish-pair");
    const modal = await mirja.modal();
    expect(modal?.title).toBe(t("closing.title"));
    const preview = [
      `• ${t("closing.before.pair", { mentor: "Mirja Virtanen", actor: "Amina Hassan" })}`,
      "• Kesto: 13.1.2026–15.1.2026, 3 päivää",
      `• ${t("closing.summary.meetings", { held: "2", planned: "7" })}`,
      "• Teemat: Työhakemukset ja CV (1), Työhaastatteluun valmistautuminen (1)",
    ].join("\\n");
    expect(wordsOf(modal)).toContain(preview);
    expect(wordsOf(modal)).toContain(t("closing.before.planned", { when: "tiistaina 20.1. kello 17" }));
    expect(modal?.fields().map(({ label }) => label)).toEqual([
      t("closing.outcome"),
      t("closing.rating"),
      t("closing.text"),
      t("closing.goesOn"),
    ]);

    const secret = "Kiitos <!channel> & <@U00000001> *lihava*";
    await mirja.fill({ outcome: "job", rating: "5", text: secret, goesOn: ["individualMentor", "break"] });
    expect((await submit(world, mirja)).outcome).toBe("updated");
    expect(wordsOf(await mirja.modal())).toContain(part("closing.answer.doneEarlyJob"));

    const digest = await digestOf(world);
    expect(wordsOf(digest)).toContain(preview);
    expect(wordsOf(digest)).toContain(
      [
        `• ${t("closing.summary.outcome", { outcome: t("closing.outcomes.job") })}`,
        `• ${t("closing.summary.earlyJob")}`,
        `• ${t("closing.summary.mentorRating", { rating: "5/5" })}`,
        `• ${t("closing.summary.actorRating", { rating: t("closing.summary.awaited") })}`,
      ].join("\\n"),
    );
    for (const hidden of ["Salainen", "lihava", "20.1."]) expect(wordsOf(digest)).not.toContain(hidden);

    const goodbye = await world.message(amina, pair.channelId, "Mentorointi on päättynyt");
    expect(wordsOf(goodbye)).toContain(easy("closing.goodbye.earlyJob"));
    expect(wordsOf(goodbye)).toContain("tiistaina 20.1. kello 17");
    expect(wordsOf(goodbye)).toContain(easy("closing.goodbye.channel", { date: "29.1.2026" }));
    expect(buttonsOf(goodbye)).toEqual([easy("closing.goodbye.undo"), easy("certificate.button")]);

    const asked = (await textsIn(amina, "@bot")).at(-1);
    expect(asked).toBe(
      [
        t("closing.ask.actor", { mentor: "Mirja" }),
        t("closing.goodbye.plannedWhen", { when: "tiistaina 20.1. kello 17" }),
        t("closing.ask.actorWhat"),
      ].join("\n\n"),
    );
    // She has told hers: since the privacy notice she got nothing.
    expect((await textsIn(mirja, "@bot")).slice(1)).toEqual([]);

    const shown = await showFeedback(world, kaisa);
    expect(shown).toContain(JSON.stringify(secret).slice(1, -1));
    expect(shown).toContain("Olen taas yksilömentori, Pidän taukoa");
    expect(shown).toContain(t("closing.shown.waiting"));
  });

  test("her outcome gives way to the actor's, also to one that tells nothing", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { amina, kaisa } = world.people;
    await finish(world, pair, { outcome: "job", rating: "4" });
    expect((await giveFeedback(world, amina, { outcome: "notTold", rating: "3", text: "Opin paljon." })).outcome).toBe(
      "updated",
    );

    const digest = wordsOf(await digestOf(world));
    expect(digest).toContain(t("closing.summary.outcome", { outcome: t("closing.outcomes.notTold") }));
    expect(digest).toContain(t("closing.summary.actorRating", { rating: "3/5" }));
    expect(digest).not.toContain(t("closing.outcomes.job"));
    expect(digest).not.toContain("onnistui");
    expect(wordsOf(await world.message(amina, pair.channelId, "Mentorointi on päättynyt"))).not.toContain("Työpaikka");
    expect(await digests(world)).toHaveLength(1);
    expect(await showFeedback(world, kaisa)).toContain("Opin paljon.");
  });

  test("nothing that waited for the pair is said any more, but for the actor's two reminders", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeLog(world, pair, { actorTasks: "CV", mentorTasks: "Etsin työpaikkoja", ...next("2026-01-20", "17:00") });
    await finish(world, pair);
    await world.later({ minutes: 1 });
    const before = { mirja: await textsIn(mirja, "@bot"), amina: await textsIn(amina, "@bot") };
    await world.later({ days: 40 });
    expect((await textsIn(mirja, "@bot")).slice(before.mirja.length)).toEqual([]);
    expect((await textsIn(amina, "@bot")).slice(before.amina.length)).toEqual([
      t("closing.ask.again", { other: "Mirja" }),
      t("closing.ask.again", { other: "Mirja" }),
    ]);
  });
});

describe("the actor's own form", () => {
  test("is reminded of after 3 and 7 days, and not after she has answered", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina } = world.people;
    await finish(world, pair);
    const reminders = async () =>
      (await textsIn(amina, "@bot")).filter((text) => text.startsWith("Palautelomake odottaa"));
    await world.later({ days: 2, hours: 23 });
    expect(await reminders()).toHaveLength(0);
    await world.later({ hours: 2 });
    expect(await reminders()).toHaveLength(1);
    await giveFeedback(world, amina, { outcome: "studies" });
    expect(await reminders()).toHaveLength(0);
    await world.later({ days: 10 });
    expect(await reminders()).toHaveLength(0);
    const asked = await world.message(amina, "@bot", part("closing.ask.thanks"));
    expect(buttonsOf(asked).filter((label) => label === t("closing.ask.button"))).toEqual([]);
  });

  test("after a week of downtime comes once, and the second reminder four days later", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina } = world.people;
    await finish(world, pair);
    const reminders = async () =>
      (await textsIn(amina, "@bot")).filter((text) => text.startsWith("Palautelomake odottaa"));
    await world.restart({ after: { days: 9 } });
    expect(await reminders()).toHaveLength(1);
    await world.later({ days: 3, hours: 23 });
    expect(await reminders()).toHaveLength(1);
    await world.later({ hours: 2 });
    expect(await reminders()).toHaveLength(2);
  });

  test("can be corrected, and has what she wrote before in it", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina } = world.people;
    await finish(world, pair);
    await giveFeedback(world, amina, { outcome: "studies", rating: "4", text: "Kiitos." });
    await world.press(amina, "@bot", part("closing.ask.thanks"), "closing:feedback");
    const fields = (await amina.modal())?.fields() ?? [];
    expect(fields.map(({ value }) => value)).toEqual(["studies", "4", "Kiitos."]);
    await amina.fill({ rating: "5" });
    await submit(world, amina);
    expect(wordsOf(await digestOf(world))).toContain(t("closing.summary.actorRating", { rating: "5/5" }));
  });

  test("is not open while the pair is, and not for anybody else", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { amina, kaisa, mirja } = world.people;
    await finish(world, pair);
    const asked = await world.message(amina, "@bot", t("closing.ask.actor", { mentor: "Mirja" }));
    await world.press(mirja, pair.channelId, "Mentorointi on päättynyt", "closing:undo", { confirm: true });
    await amina.press(asked, "closing:feedback", { stale: true });
    await world.settle();
    expect((await answerTo(amina, "@bot")).text).toContain(t("closing.feedback.stillOpen"));
    await finish(world, pair);
    await command(world, kaisa, "@bot", "/finish-pair");
    expect((await answerTo(kaisa, "@bot")).text).toContain(t("closing.answer.noPair"));
  });
});

describe("an actor who wants to stop", () => {
  test("is told how by the command, and only coordinators see her wish", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await command(world, amina, pair.channelId, "/finish-pair");
    const answer = await answerTo(amina, pair.channelId);
    expect(answer.text).toContain(t("closing.answer.actor"));
    await amina.press(answer, "closing:stop");
    await world.settle();
    expect(wordsOf(await amina.modal())).toContain(t("closing.seenBy.stop"));
    await amina.fill({ text: "En jaksa nyt." });
    await submit(world, amina);
    await amina.closeAll();

    const told = (await textsIn(kaisa, COORDINATORS)).at(-1) ?? "";
    expect(told).toContain(t("support.wantsToStop", { name: `<@${amina.id}>` }));
    expect(told).not.toContain("En jaksa");
    expect(pairIn(world, pair).state).toBe("open");
    const visible = (await world.control.audit())
      .filter(({ seenBy }) => seenBy.includes(mirja.id))
      .map(({ text }) => text);
    expect(visible.filter((text) => /lopet|jaksa/.test(text))).toEqual([]);

    await command(world, amina, "@bot", "/finish-pair");
    await amina.press(await answerTo(amina, "@bot"), "closing:stop");
    await world.settle();
    expect((await answerTo(amina, "@bot")).text).toContain(t("closing.stop.already"));
    expect((await textsIn(kaisa, COORDINATORS)).at(-1)).toBe(told);
  });
});

test.each<[Language, string, string, string, string]>([
  [
    "sv",
    "Avsluta mentorskapet",
    "Hur slutade mentorskapet?",
    "Mentorskapet är slut. Din mentor var Mirja.",
    "Respons till nätverket",
  ],
  [
    "en",
    "End the mentoring",
    "How did the mentoring end?",
    "The mentoring has ended. Your mentor was Mirja.",
    "Feedback to network",
  ],
])(
  "in %s the forms and messages are in the language that both have chosen",
  async (language, title, outcome, told, feedback) => {
    await using world = await startWorld({ chosen: { mirja: language, amina: language } });
    const { mirja, amina } = world.people;
    await world.setUp();
    const { id, channelId } = await world.openPair({ mentor: mirja, actor: amina });
    await command(world, mirja, channelId, "/finish-pair");
    const modal = await mirja.modal();
    expect([modal?.title, modal?.fields()[0]?.label]).toEqual([title, outcome]);
    await mirja.fill({ outcome: "goals", rating: "5" });
    await submit(world, mirja);
    expect(readPair(world.db, id).state).toBe("finished");
    expect((await textsIn(amina, "@bot")).at(-1)).toContain(told);
    await world.press(amina, "@bot", told, "closing:feedback");
    expect((await amina.modal())?.title).toBe(feedback);
  },
);
