import { describe, expect, test } from "vitest";
import { findUndoable, finishPair, undoFinish } from "../../db/closing/closing.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { pairAs } from "../../db/privacy/acting.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { actingAs } from "../support/acting.ts";
import {
  COORDINATORS,
  digestOf,
  digests,
  fillWithPairs,
  finish,
  giveFeedback,
  pairIn,
  showFeedback,
} from "../support/closing.ts";
import { ZONE } from "../support/helsinki.ts";
import { buttonsOf, headOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";
import { answerTo, command, openPair, startUnderWay, submit, textsIn, wordsOf } from "../support/under-way.ts";
import { startWorld } from "../support/world.ts";

describe("a coordinator finishes", () => {
  test("with the outcome only; the mentor's part goes to the mentor, whose outcome wins", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await command(world, mirja, pair.channelId, "/next-meeting");
    await mirja.fill({ day: "2026-01-20", time: "17:00" });
    await submit(world, mirja);
    await world.travelTo("2026-01-21", "10:00");

    await command(world, kaisa, "@bot", "/finish-pair");
    const modal = await kaisa.modal();
    expect(modal?.fields().map(({ label }) => label)).toEqual([t("closing.outcome")]);
    for (const hidden of ["20.1.", t("meetingLog.themes")]) expect(wordsOf(modal)).not.toContain(hidden);
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);
    expect(wordsOf(await digestOf(world))).toContain(
      t("closing.summary.outcome", { outcome: t("closing.outcomes.early") }),
    );
    expect(wordsOf(await digestOf(world))).toContain(part("closing.summary.meetings", { held: "1" }));
    expect(buttonsOf(await digestOf(world))).toEqual([]);

    expect((await textsIn(mirja, "@bot")).at(-1)).toContain(
      t("closing.ask.mentor", { coordinator: "Kaisa", actor: "Amina" }),
    );
    expect((await textsIn(amina, "@bot")).at(-1)).not.toContain("Kaisa");
    await world.press(mirja, "@bot", part("closing.ask.mentor", { actor: "Amina" }), "closing:feedback");
    expect((await mirja.modal())?.title).toBe(t("closing.shown.title"));
    await mirja.fill({
      outcome: "otherJob",
      rating: "4",
      held: ["Tapaaminen tiistaina 20.1. kello 17"],
    });
    await submit(world, mirja);
    const digest = wordsOf(await digestOf(world));
    expect(digest).toContain(t("closing.summary.outcome", { outcome: t("closing.outcomes.otherJob") }));
    expect(digest).toContain(part("closing.summary.meetings", { held: "2" }));
    expect(digest).toContain(t("closing.summary.mentorRating", { rating: "4/5" }));
    expect(await digests(world)).toHaveLength(1);
    await world.later({ days: 8 });
    expect((await textsIn(mirja, "@bot")).filter((text) => text.startsWith("Palautelomake odottaa"))).toEqual([]);
  });

  test("while the mentor writes: she is told, and what she wrote is kept", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, kaisa } = world.people;
    await command(world, mirja, pair.channelId, "/finish-pair");
    await mirja.fill({ outcome: "traineeship", text: "Pitkä palaute" });
    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await submit(world, kaisa);
    expect((await submit(world, mirja)).outcome).toBe("updated");
    expect(wordsOf(await mirja.modal())).toContain(t("closing.answer.alreadyYours", { name: "Kaisa" }));
    expect(wordsOf(await digestOf(world))).toContain(
      t("closing.summary.outcome", { outcome: t("closing.outcomes.traineeship") }),
    );
    expect(await showFeedback(world, kaisa)).toContain("Pitkä palaute");
    expect((await textsIn(mirja, "@bot")).at(-1)).toContain(part("closing.ask.thanks"));
  });

  test("whose modal was open when the mentor finished: she is told, and nothing is changed", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, kaisa } = world.people;
    await command(world, kaisa, "@bot", "/finish-pair");
    await kaisa.fill({ outcome: "early" });
    await finish(world, pair, { outcome: "goals" });
    await submit(world, kaisa);
    expect(wordsOf(await kaisa.modal())).toContain(t("closing.answer.already", { name: "Mirja" }));
    expect(wordsOf(await digestOf(world))).toContain(
      t("closing.summary.outcome", { outcome: t("closing.outcomes.goals") }),
    );
    expect(await textsIn(mirja, "@bot")).not.toContain("Aktorisi oli Amina");
  });

  test("who is herself mentor in a pair is only its mentor, and the coordinators' channel does not get what she may not see", async () => {
    await using world = await startWorld();
    const { kaisa, helena, amina } = world.people;
    await world.setUp();
    await kaisa.press(await homeOf(kaisa), "setup:open");
    await world.settle();
    await kaisa.fill({ coordinators: [kaisa.id, helena.id] });
    await submit(world, kaisa);
    await kaisa.closeAll();
    const pair = await openPair(world, helena, amina);
    await world.travelTo("2026-01-15", "10:00");
    await finish(world, pair, { outcome: "goals", rating: "4", text: "Mentorin sanat" });
    await giveFeedback(world, amina, { outcome: "goals", rating: "2", text: "Aktorin sanat" });
    const digest = wordsOf(await world.message(kaisa, COORDINATORS, "Helena Korhonen ja Amina Hassan"));
    expect(digest).toContain(t("closing.summary.mentorRating", { rating: "4/5" }));
    expect(digest).toContain(t("closing.summary.actorRating", { rating: t("closing.summary.hidden") }));
    const toKaisa = await showFeedback(world, kaisa);
    expect([toKaisa.includes("Mentorin sanat"), toKaisa.includes("Aktorin sanat")]).toEqual([true, true]);
    const toHelena = await showFeedback(world, helena);
    expect([toHelena.includes("Mentorin sanat"), toHelena.includes("Aktorin sanat")]).toEqual([true, false]);
    expect(toHelena).toContain(t("closing.shown.ownPair"));
  });
});

async function homeOf(person: Person) {
  const home = await person.home();
  if (!home) throw new Error("Home was not published");
  return home;
}

describe("which pair", () => {
  test("is asked of a mentor with two, and the chosen one is finished", async () => {
    const { world, pair: first } = await startUnderWay();
    await using _world = world;
    const { mirja, amina, olena } = world.people;
    const second = await openPair(world, mirja, olena, { day: "2026-01-16" });
    await command(world, mirja, "@bot", "/finish-pair");
    const [field] = (await mirja.modal())?.fields() ?? [];
    expect(field?.label).toBe(t("closing.which.pair"));
    await mirja.fill({ pair: "Mirja Virtanen – Olena Kovalenko" });
    expect((await submit(world, mirja)).outcome).toBe("updated");
    expect(wordsOf(await mirja.modal())).toContain(t("home.pairView.actor", { name: "Olena" }));
    await mirja.fill({ outcome: "studies" });
    await submit(world, mirja);
    expect([pairIn(world, first).state, pairIn(world, second).state]).toEqual(["open", "finished"]);
    expect((await textsIn(amina, "@bot")).some((text) => text.includes("päättynyt"))).toBe(false);
  });

  test("a coordinator with more pairs than a list can hold gets the hundred longest, by name", async () => {
    await using world = await startWorld();
    const { kaisa, mirja } = world.people;
    await world.setUp();
    await fillWithPairs(world, 130);
    await command(world, kaisa, "@bot", "/finish-pair");
    const modal = await kaisa.modal();
    const options = JSON.stringify(modal?.blocks).match(/Mentori \d+ – Aktori \d+/g) ?? [];
    expect(options).toHaveLength(100);
    expect(options).toEqual(options.toSorted((one, other) => one.localeCompare(other, "fi")));
    expect(wordsOf(modal)).toContain(t("closing.which.many", { count: 100 }));
    await command(world, mirja, "@bot", "/finish-pair");
    expect((await answerTo(mirja, "@bot")).text).toContain(t("closing.answer.noPair"));
  });

  test("in a channel of another pair is nobody else's business", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, ulla, helena } = world.people;
    for (const outsider of [ulla, helena]) {
      await mirja.invite(pair.channelId, outsider.id);
      await world.settle();
      await command(world, outsider, pair.channelId, "/finish-pair");
      expect((await answerTo(outsider, pair.channelId)).text).toContain(t("closing.answer.notYours"));
      expect(await outsider.modal()).toBe(undefined);
    }
  });
});

describe("done twice", () => {
  test("the same submission, delivered again, finishes once", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await command(world, mirja, pair.channelId, "/finish-pair");
    await mirja.fill({ outcome: "goals" });
    await world.control.order({ kind: "duplicate-envelope", times: 1 });
    await submit(world, mirja);
    expect(await digests(world)).toHaveLength(1);
    expect((await textsIn(amina, "@bot")).filter((text) => text.includes(part("closing.ask.actor")))).toHaveLength(1);
    expect(pairIn(world, pair).closings).toBe(1);
  });

  test("the button of a finished pair says that it is over, and what she can still do", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja, amina } = world.people;
    await finish(world, pair);
    await mirja.closeAll();
    await command(world, mirja, pair.channelId, "/finish-pair");
    const answer = await answerTo(mirja, pair.channelId);
    expect(headOf(answer)).toBe(t("closing.answer.isOver"));
    expect(buttonsOf(answer)).toEqual([t("closing.ask.button"), t("closing.goodbye.undo")]);
    await command(world, amina, pair.channelId, "/finish-pair");
    expect(buttonsOf(await answerTo(amina, pair.channelId))).toEqual([t("closing.ask.button")]);
    expect(pairIn(world, pair).closings).toBe(1);
  });

  test("a pair finished and reopened before anything was delivered still gets its digest", async () => {
    const { world, pair } = await startUnderWay();
    await using _world = world;
    const { mirja } = world.people;
    const by = findPersonBySlackId(world.db, mirja.id);
    if (!by) throw new Error("the mentor is not known");
    const answer = { outcome: "goals", rating: null, text: null, goesOn: [] } as const;
    const asMentor = () => {
      const found = pairAs(world.db, actingAs(world.db, by.id), pair.id);
      if (found?.role !== "mentor") throw new Error("she is not its mentor");
      return found;
    };
    const end = () => {
      const open = asMentor();
      if (open.state !== "open") throw new Error("it is not open");
      const told = { answer: { ...answer, goesOn: [] }, meetings: { asked: [], held: [] } };
      finishPair(world.db, open, told, world.now(), ZONE);
    };
    world.db.transaction(() => {
      end();
      const finished = findUndoable(world.db, asMentor());
      if ("why" in finished) throw new Error(finished.why);
      undoFinish(world.db, finished, world.now());
    });
    await world.settle();
    expect(await digests(world)).toHaveLength(0);
    world.db.transaction(end);
    await world.settle();
    expect(await digests(world)).toEqual([
      `*${t("closing.digest.title", { mentor: "Mirja Virtanen", actor: "Amina Hassan" })}*`,
    ]);
  });
});
