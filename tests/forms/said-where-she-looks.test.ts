import { describe, expect, test } from "vitest";
import { followUpQuestion } from "../../blocks/follow-up.ts";
import { meetingModal } from "../../blocks/meetings.ts";
import type { Modal, Person } from "../../src/playground/workspace/person.ts";
import { languages } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { finish } from "../support/closing.ts";
import { objectsIn } from "../support/drawn.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { next, startUnderWay, submit, textsIn, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** The answer to what a person does is where she looks, and says what is so. */

async function modalOf(person: Person): Promise<Modal> {
  const modal = await person.modal();
  if (!modal) throw new Error("no modal is open");
  return modal;
}

async function pressIn(world: World, person: Person, what: string): Promise<void> {
  await person.press(await modalOf(person), what);
  await world.settle();
}

describe("a correction", () => {
  const corrections = [
    ["mentor", "kickoff:show", "kickoff:open", { actorWishes: "Haluan harjoitella" }],
    ["mentor", "meeting-log:show", "meeting-log:edit", { content: "Puhuimme kauan" }],
    ["actor", "meeting-log:show", "meeting-log:correct", { feedback: "Hyvä" }],
  ] as const;

  test.each(corrections)(
    "by the %s after %s says that it is saved, and leaves no old sheet open",
    async (role, show, open, answer) => {
      const { world, pair } = await startUnderWay(finnish);
      await using _ = world;
      await writeLog(world, pair, { on: "2026-01-14", content: "Puhuimme" });
      const person = pair[role];
      await world.press(person, pair.channelId, show, show);
      await pressIn(world, person, open);
      await person.fill(answer);
      expect((await submit(world, person)).outcome).toBe("updated");
      expect(saidOn(await person.modal())).toContain(t("forms.saved"));
      await person.close();
      expect(await person.modal()).toBeUndefined();
    },
  );
});

test("the list of people under an import knows those who came", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "people:list");
  await world.settle();
  await pressIn(world, kaisa, "import:open");
  const list = "Nimi;Sähköposti;Rooli;Ala;Kielet\nPäivi Öberg;paivi@example.org;mentori;Kirjanpito;suomi\n";
  const { file } = await kaisa.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(list) });
  await kaisa.fill({ file: [file] });
  await submit(world, kaisa);
  expect((await submit(world, kaisa)).outcome).toBe("updated");
  await kaisa.close();
  expect(saidOn(await kaisa.modal())).toContain("Päivi Öberg");
});

describe("what cannot be taken back quietly asks once", () => {
  test.each(languages)("sharing an answer, in %s", (language) => {
    const words = wordsIn(language, ZONE);
    const question = followUpQuestion(words, {
      ...{ meetingId: madeUp("1"), pairId: madeUp("2"), mentor: "Mirja", at: 0 },
      ...{ rating: "2", hasReply: true, isShared: false, isOver: false },
    });
    const asking = [...objectsIn(question.blocks)].filter(
      ({ type, confirm }) => type === "button" && confirm !== undefined,
    );
    expect(asking.map(({ action_id }) => action_id)).toEqual(["follow-up:share"]);
  });

  test("undoing an end, and what is said then is true: with a meeting that was cancelled, and without", async () => {
    for (const hasMeeting of [true, false]) {
      const { world, pair } = await startUnderWay(finnish);
      await using _ = world;
      await writeLog(world, pair, { on: "2026-01-14", ...(hasMeeting ? next("2026-01-22", "17:00") : {}) });
      await finish(world, pair);
      await pair.mentor.closeAll();
      await world.press(pair.mentor, pair.channelId, "closing:undo", "closing:undo", { confirm: true });
      const said = (await textsIn(pair.actor, pair.channelId)).join("\n");
      expect(said.includes(easy("closing.goodbye.goesOnMeeting"))).toBe(hasMeeting);
    }
  });
});

test("what has to be answered in some cases is not marked optional then", () => {
  const modal = meetingModal(wordsIn("fi", ZONE), {
    ...{ title: "meetings.agree", submit: "forms.save", seenBy: { mrkdwn: "" }, callbackId: "meetings", metadata: {} },
    ...{ answer: {}, endedAt: 0, pairs: [{ text: { type: "plain_text", text: "Mirja" }, value: "1" }] },
  });
  const optional = [...objectsIn(modal.blocks)].flatMap(({ block_id, optional: is }) =>
    is === true ? [block_id] : [],
  );
  expect(optional).toEqual(["minutes", "place"]);
});

test("under a shared answer it says who sees it, and an answer never given cannot be given any more", () => {
  const words = wordsIn("fi", ZONE);
  const facts = { meetingId: madeUp<never>("1"), pairId: madeUp<never>("2"), mentor: "Mirja", at: 0, hasReply: false };
  const shared = followUpQuestion(words, { ...facts, rating: "4", isShared: true, isOver: false });
  expect(JSON.stringify(shared.blocks)).toContain(t("followUp.bothSee"));
  expect(JSON.stringify(shared.blocks)).not.toContain(t("followUp.onlyYou"));
  const never = followUpQuestion(words, { ...facts, rating: undefined, isShared: false, isOver: true });
  expect(JSON.stringify(never.blocks)).toContain(t("followUp.overUnanswered"));
});
