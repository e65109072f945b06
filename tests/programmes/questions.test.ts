import { describe, expect, test } from "vitest";
import { kickoffFormFor } from "../../db/kickoff/kickoff.ts";
import { logFor } from "../../db/meeting-log/meeting-log.ts";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { deleteTextsOf } from "../../db/own-data/pair-texts.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { countedAnswers } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import {
  audiencesOf,
  type FormName,
  formNames,
  type Question,
  questionKinds,
} from "../../src/programme/programmes/contents.ts";
import { pressForged } from "../support/forging.ts";
import { download, openOwn } from "../support/own-data.ts";
import { changeProgramme } from "../support/programme.ts";
import { openProgramme, pressOn, valuesIn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { answerTo, command, openPair, submit, type UnderWay, wordsOf, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** One question of each kind and audience that a form can have. */
const questionsOf = (form: FormName): Question[] =>
  audiencesOf[form].flatMap((audience) =>
    questionKinds
      .filter((kind) => audience !== "counted" || kind !== "text")
      .map((kind) => ({
        id: `${form}-${audience}-${kind}`,
        kind,
        name: { fi: `${form} ${audience} ${kind}?` },
        options: kind === "choice" ? [{ id: "cafe", name: { fi: "Kahvila" }, isRetired: false }] : [],
        isRequired: false,
        audience,
        isRetired: false,
      })),
  );

const answersTo = (form: FormName) =>
  Object.fromEntries(
    questionsOf(form).map(({ id, kind }) => [id, { text: `teksti ${id}`, choice: "cafe", number: "47" }[kind]]),
  );

/** All questions are asked, and one meeting has a log. It is Thursday 15 January at 10. */
async function worldWithQuestions() {
  const world = await startSetUpWorld();
  const { mirja, amina } = world.people;
  const forms = Object.fromEntries(
    formNames.map((form) => [form, { hidden: [], required: [], questions: questionsOf(form) }]),
  );
  changeProgramme(world.db, forms, world.now());
  const pair = await openPair(world, mirja, amina, { language: "fi" });
  await world.travelTo("2026-01-15", "10:00");
  return { world, pair, mirja, amina };
}

async function answerAll(world: World, pair: UnderWay): Promise<void> {
  await world.press(pair.mentor, pair.channelId, "kickoff:show", "kickoff:show");
  await pressOn(world, pair.mentor, await pair.mentor.modal(), "kickoff:open");
  await pair.mentor.fill(answersTo("kickoff"));
  await submit(world, pair.mentor);
  await pair.mentor.closeAll();
  await writeLog(world, pair, answersTo("meetingLog"));
}

const hintsIn = async (person: Person) =>
  Object.fromEntries((await person.modal())?.fields().map(({ actionId, hint }) => [actionId, hint]) ?? []);

const expectedHints = (form: FormName) =>
  Object.fromEntries(
    questionsOf(form).map(({ id, audience, kind }) => [
      id,
      [t(`programmes.answerSeenBy.${audience}`), ...(kind === "text" ? [t("forms.noSensitive")] : [])].join(" "),
    ]),
  );

describe("who sees the answer to an extra question", () => {
  test("is said beside it in each form, in the preview and in what was saved", async () => {
    const { world, pair, mirja, amina } = await worldWithQuestions();
    await using _ = world;
    const { kaisa } = world.people;
    await world.press(mirja, pair.channelId, "kickoff:show", "kickoff:show");
    expect(wordsOf(await mirja.modal())).toContain(t("programmes.answerSeenBy.pair"));
    await pressOn(world, mirja, await mirja.modal(), "kickoff:open");
    expect(await hintsIn(mirja)).toMatchObject(expectedHints("kickoff"));
    // Another saves meanwhile: the form that is drawn again says it too.
    await world.press(amina, pair.channelId, "kickoff:show", "kickoff:show");
    await pressOn(world, amina, await amina.modal(), "kickoff:open");
    await amina.fill({ number: "5" });
    await submit(world, amina);
    await mirja.fill({ number: "6" });
    await submit(world, mirja);
    expect(await valuesIn(mirja)).toMatchObject({ number: "6" });
    expect(await hintsIn(mirja)).toMatchObject(expectedHints("kickoff"));
    await mirja.closeAll();
    await command(world, mirja, pair.channelId, "/meeting-log");
    expect(await hintsIn(mirja)).toMatchObject(expectedHints("meetingLog"));
    for (const form of formNames) {
      await openProgramme(world, kaisa, "auroras-helsinki");
      await pressOn(world, kaisa, await kaisa.modal(), "programmes:preview", `auroras-helsinki ${form}`);
      expect(await hintsIn(kaisa)).toMatchObject(expectedHints(form));
    }
  });
});

describe("what was answered to extra questions", () => {
  test("is in her own data with the questions as they were asked", async () => {
    const { world, pair, amina } = await worldWithQuestions();
    await using _ = world;
    await answerAll(world, pair);
    const said = wordsOf(await openOwn(world, amina));
    expect(said).toContain(t("privacy.stored.question", { count: 1, question: "kickoff pair-and-coordinators text?" }));
    const asked = formNames.flatMap((form) => questionsOf(form));
    expect(said).toContain(t("privacy.stored.otherQuestions", { count: asked.length - 10 }));
    await amina.closeAll();
    const copy = await download(world, amina);
    const shown = (form: FormName) =>
      questionsOf(form).map(({ id, name, kind }) => ({
        question: name.fi,
        answer: { text: `teksti ${id}`, choice: "Kahvila", number: "47" }[kind],
      }));
    expect(copy).toMatchObject({
      pairs: [{ firstMeetingForm: { themes: ["jobs"], programmesQuestions: shown("kickoff") } }],
    });
    expect(JSON.stringify(copy)).toContain(JSON.stringify(shown("meetingLog")));
    expect(JSON.stringify(copy)).not.toContain('"meetingLog-pair-text":');
  });

  test.each(["actor", "mentor", "time"] as const)(
    "is deleted for the reason %s: neither a text nor a chosen option is left, only what was counted",
    async (why) => {
      const { world, pair, amina } = await worldWithQuestions();
      await using _ = world;
      await answerAll(world, pair);
      const viewer = { personId: findPersonBySlackId(world.db, amina.id)?.id ?? ("" as never) };
      const stored = () => ({
        ...kickoffFormFor(world.db, viewer, pair.id)?.answer,
        ...Object.assign(
          {},
          ...meetingsOfPair(world.db, pair.id).map(({ id }) => logFor(world.db, viewer, id)?.answer),
        ),
      });
      const ids = formNames.flatMap((form) => questionsOf(form).map(({ id }) => id));
      const answersIn = (answer: Record<string, unknown>) => ids.map((id) => answer[id]);
      expect(answersIn(stored())).not.toContain(null);
      const counted = world.db.orm.select().from(countedAnswers).all();
      expect(counted.map(({ answer }) => answer).sort()).toEqual(["47", "cafe"]);
      world.db.transaction(() => deleteTextsOf(world.db, pair.id, why));
      expect(answersIn(stored())).toEqual(ids.map(() => null));
      expect(world.db.orm.select().from(countedAnswers).all()).toEqual(counted);
    },
  );
});

describe("the actor's correction of a log", () => {
  test("is not offered, shown or saved where the programme asks nothing that she corrects", async () => {
    const { world, pair, amina } = await worldWithQuestions();
    await using _ = world;
    const hidden = ["feedback", "actorTasks"];
    changeProgramme(world.db, { meetingLog: { hidden, required: [], questions: [] } }, world.now());
    await writeLog(world, pair);
    await world.press(amina, pair.channelId, "meeting-log:show", "meeting-log:show");
    expect(wordsOf(await amina.modal())).not.toContain("meeting-log:correct");
    await amina.closeAll();
    // The button of a message from before.
    const line = await world.message(amina, pair.channelId, "meeting-log:show");
    const log = meetingsOfPair(world.db, pair.id).at(-1)?.id ?? "";
    await pressForged(amina, line, "meeting-log:correct", log);
    await world.settle();
    expect(wordsOf(await answerTo(amina, pair.channelId))).toContain(easy("meetingLog.no.nothingToCorrect"));
    expect(await amina.modal()).toBeUndefined();
  });
});
