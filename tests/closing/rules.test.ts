import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as blocks from "../../blocks/closing.ts";
import { feedbackSheet } from "../../blocks/closing-summary.ts";
import type { Message } from "../../blocks/kit.ts";
import { spoken } from "../../blocks/spoken.ts";
import { messageProblems, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { actorForm, mentorForm, stopForm } from "../../src/programme/closing/form.ts";
import {
  countThemes,
  decidedOutcome,
  durationBetween,
  moodOf,
  outcomes,
  type Summary,
  waysOn,
} from "../../src/programme/closing/rules.ts";
import { schemaOf } from "../../src/programme/forms/fields.ts";
import { readAnswer } from "../../src/programme/forms/reading.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import { themeLabel } from "../../src/programme/programmes/contents.ts";
import { languages } from "../../src/texts/languages.ts";
import { type Words, wordsIn } from "../../src/texts/words.ts";
import { at, ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";

describe("the outcome that counts", () => {
  test("is the actor's, else the mentor's, else the coordinator's", () => {
    const coordinator = { role: "coordinator", outcome: "early" } as const;
    const mentor = { role: "mentor", outcome: "job" } as const;
    const actor = { role: "actor", outcome: "studies" } as const;
    expect(decidedOutcome([])).toBe(undefined);
    expect(decidedOutcome([coordinator])).toBe("early");
    expect(decidedOutcome([coordinator, mentor])).toBe("job");
    expect(decidedOutcome([coordinator, mentor, actor])).toBe("studies");
    expect(decidedOutcome([mentor, actor])).toBe("studies");
  });

  test("may be that the actor does not tell", () => {
    expect(
      decidedOutcome([
        { role: "mentor", outcome: "job" },
        { role: "actor", outcome: "notTold" },
      ]),
    ).toBe("notTold");
  });

  test("does not depend on the order in which they answered", () => {
    const answers = fc.record({
      mentor: fc.constantFrom(...outcomes),
      actor: fc.constantFrom(...outcomes),
      coordinator: fc.constantFrom(...outcomes),
    });
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 2 }), ({ mentor, actor, coordinator }, turn) => {
        const list = [
          { role: "mentor" as const, outcome: mentor },
          { role: "actor" as const, outcome: actor },
          { role: "coordinator" as const, outcome: coordinator },
        ];
        return decidedOutcome([...list.slice(turn), ...list.slice(0, turn)]) === actor;
      }),
    );
  });
});

describe("what is said of an outcome", () => {
  test("a job before the planned number of meetings is a success of its own", () => {
    expect(moodOf("job", { held: 3, planned: 7 })).toBe("earlyJob");
    expect(moodOf("otherJob", { held: 6, planned: 7 })).toBe("earlyJob");
    expect(moodOf("job", { held: 7, planned: 7 })).toBe("success");
    expect(moodOf("job", { held: 8, planned: 7 })).toBe("success");
  });

  test("reached goals, a traineeship and studies are successes however many meetings there were", () => {
    for (const outcome of ["goals", "traineeship", "studies"] as const) {
      expect(moodOf(outcome, { held: 2, planned: 7 })).toBe("success");
    }
  });

  test("an early end, and what is not told, are left without comment", () => {
    for (const outcome of ["early", "notTold", undefined] as const) {
      expect(moodOf(outcome, { held: 2, planned: 7 })).toBe("neutral");
    }
  });
});

describe("how long it took", () => {
  test("is told in the largest unit of which there are at least two", () => {
    expect(durationBetween(at("2026-01-13"), at("2026-01-13", "18:00"), ZONE)).toEqual({ unit: "days", count: 1 });
    expect(durationBetween(at("2026-01-13"), at("2026-01-25"), ZONE)).toEqual({ unit: "days", count: 13 });
    expect(durationBetween(at("2026-01-13"), at("2026-01-26"), ZONE)).toEqual({ unit: "weeks", count: 2 });
    expect(durationBetween(at("2026-01-13"), at("2026-03-01"), ZONE)).toEqual({ unit: "weeks", count: 7 });
    expect(durationBetween(at("2026-01-13"), at("2026-03-20"), ZONE)).toEqual({ unit: "months", count: 2 });
    expect(durationBetween(at("2026-01-13"), at("2026-05-12"), ZONE)).toEqual({ unit: "months", count: 4 });
  });

  test("counts days of the calendar, over the change to summer time too", () => {
    expect(durationBetween(at("2026-03-28", "23:30"), at("2026-03-29", "00:30"), ZONE)).toEqual({
      unit: "days",
      count: 2,
    });
    expect(durationBetween(at("2026-03-20"), at("2026-04-02"), ZONE)).toEqual({ unit: "weeks", count: 2 });
  });

  test("is never less than a day, even if the first meeting lies ahead", () => {
    expect(durationBetween(at("2026-01-13"), at("2026-01-12"), ZONE)).toEqual({ unit: "days", count: 1 });
  });
});

const labelOf = (id: string) => themeLabel({ id });

describe("themes", () => {
  test("are counted over the logs, the most frequent first, equally frequent ones in the guide's order", () => {
    expect(countThemes(["network", "applications", "other", "applications", "language"], labelOf)).toEqual([
      { theme: "themes.applications", count: 2 },
      { theme: "themes.language", count: 1 },
      { theme: "themes.network", count: 1 },
      { theme: "themes.other", count: 1 },
    ]);
  });

  test("that stand in no log are not named", () => {
    expect(countThemes([], labelOf)).toEqual([]);
  });

  test("keep their number, whatever is counted", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...themes)), (found) => {
        const counted = countThemes(found, labelOf);
        return counted.reduce((sum, { count }) => sum + count, 0) === found.length;
      }),
    );
  });
});

const LONG = "<!channel> & <@U00000001> *Ä* 👩🏽‍🔬 ".repeat(140);
const emoji = [..."👩".repeat(3000)].slice(0, 3000).join("");
const named = (name: string) => ({ name, firstName: name, slackUserId: madeUp("U00000001") });

const emptySummary: Summary = {
  mentor: "M",
  actor: "A",
  startedAt: at("2026-01-13"),
  endedAt: at("2026-01-13"),
  duration: { unit: "days", count: 1 },
  held: 0,
  planned: 1,
  themes: [],
  goals: undefined,
  outcome: undefined,
  mood: "neutral",
  mentorRating: { state: "awaited" },
  actorRating: { state: "awaited" },
};

const fullSummary: Summary = {
  ...emptySummary,
  mentor: LONG,
  actor: LONG,
  duration: { unit: "months", count: 24 },
  held: 20,
  planned: 20,
  themes: themes.map((id) => ({ theme: themeLabel({ id }), count: 20 })),
  goals: { reached: 2, all: 3 },
  outcome: "otherJob",
  mood: "earlyJob",
  mentorRating: { state: "given", rating: 5 },
  actorRating: { state: "hidden" },
};

/** Everything that the end of a pair can show, with as little and with as much as there can be. */
function everyMessage(words: Words): Message[] {
  const [short, long] = [named("Å"), named(LONG)];
  const least = { mentor: short, actor: short };
  const most = { mentor: long, actor: long };
  return [
    blocks.actorAnswer(words, madeUp("pair")),
    blocks.mentorStopsAnswer(words, madeUp("pair")),
    blocks.overAnswer(words, madeUp("pair"), { undo: false, feedback: false }),
    blocks.overAnswer(words, madeUp("pair"), { undo: true, feedback: true }),
    ...(["earlyJob", "success", "neutral"] as const).map((mood) =>
      blocks.goodbye(words, {
        pairId: madeUp("pair"),
        pair: most,
        mood,
        closesAt: at("2026-12-31"),
        cancelled: { at: at("2026-12-30") },
        offersCertificate: true,
        isLight: true,
        added: { fi: LONG.slice(0, 1000) },
      }),
    ),
    blocks.goodbye(words, {
      pairId: madeUp("pair"),
      pair: least,
      mood: "neutral",
      closesAt: 0,
      cancelled: { at: undefined },
      isLight: false,
      offersCertificate: true,
      added: {},
    }),
    blocks.goodbyeUndone(words),
    blocks.mentoringGoesOn(words, madeUp("pair"), least, { offersMeeting: true, hadMeeting: true }),
    blocks.mentoringGoesOn(words, madeUp("pair"), most, { offersMeeting: false, hadMeeting: true }),
    ...(["mentor", "actor"] as const).flatMap((role) => [
      blocks.feedbackAsk(words, { pairId: madeUp("pair"), pair: least, role, finishedBy: "K", cancelledAt: undefined }),
      blocks.feedbackAsk(words, {
        pairId: madeUp("pair"),
        pair: most,
        role,
        finishedBy: LONG,
        cancelledAt: at("2026-12-30"),
      }),
    ]),
    ...[short, long].flatMap((other) => [
      blocks.feedbackReminder(words, madeUp("pair"), other),
      blocks.feedbackGiven(words, madeUp("pair"), other, true),
      blocks.feedbackGiven(words, madeUp("pair"), other, false),
      blocks.feedbackNotNeeded(words, other),
    ]),
    blocks.channelTrouble(words, most, "archive", `pari-${"x".repeat(75)}`),
    blocks.channelTrouble(words, least, "rename", "pari-x"),
    blocks.digest(words, madeUp("pair"), emptySummary, false),
    blocks.digest(words, madeUp("pair"), { ...fullSummary, mentor: "M", actor: "A" }, true),
    blocks.digest(words, madeUp("pair"), fullSummary, true),
    blocks.digestUndone(words, most),
  ];
}

function everyView(words: Words) {
  const [short, long] = [named("Å"), named(LONG)];
  const least = { mentor: short, actor: short };
  const most = { mentor: long, actor: long };
  const answer = { outcome: "goals", rating: "5", text: "👩".repeat(1500), goesOn: [...waysOn] } as const;
  const full = { ...answer, goesOn: [...waysOn] };
  const unsettled = Array.from({ length: 120 }, (_, number) => ({
    id: madeUp(`meeting-${String(number).padStart(8, "0")}`),
    kind: number === 0 ? ("kickoff" as const) : ("later" as const),
    startsAt: at("2026-12-30") + number,
    hasTime: number % 2 === 0,
  }));
  const pairs = Array.from({ length: 100 }, (_, number) => ({
    id: madeUp(`pair-${number}`),
    ...(number === 0 ? least : most),
  }));
  return [
    blocks.pickModal(words, pairs.slice(0, 1), false),
    blocks.pickModal(words, pairs, true),
    ...[true, false].flatMap((isEnd) => [
      blocks.mentorModal(words, {
        pairId: madeUp("pair"),
        pair: least,
        summary: emptySummary,
        unsettled: [],
        planned: undefined,
        goodbyeDays: 14,
        isEnd,
      }),
      blocks.mentorModal(words, {
        pairId: madeUp("pair"),
        pair: most,
        summary: fullSummary,
        unsettled,
        planned: at("2026-12-31"),
        goodbyeDays: 365,
        isEnd,
        answer: full,
      }),
    ]),
    blocks.coordinatorModal(words, madeUp("pair"), least),
    blocks.coordinatorModal(words, madeUp("pair"), most),
    blocks.actorModal(words, madeUp("pair"), least),
    blocks.actorModal(words, madeUp("pair"), most, full),
    blocks.stopModal(words, madeUp("pair")),
    blocks.lastView(words, "closing.title", words.md("closing.answer.doneEarlyJob", { actor: LONG })),
    feedbackSheet(words, { mentor: { name: "M", feedback: "awaited" }, actor: { name: "A", feedback: "hidden" } }),
    feedbackSheet(words, {
      mentor: { name: LONG, feedback: { rating: 5, text: emoji, goesOn: waysOn } },
      actor: { name: LONG, feedback: { rating: null, text: null, goesOn: [] } },
    }),
  ];
}

describe.each(languages)("in %s", (language) => {
  const words = wordsIn(language, ZONE);

  test("Slack takes every message, with the least and the most in it", () => {
    expect(
      everyMessage(words).map((message) => messageProblems({ channel: "C1", ...message }, "chat.postMessage")),
    ).toEqual(everyMessage(words).map(() => undefined));
  });

  test("Slack takes every view, with the least and the most in it", () => {
    const views = everyView(words);
    expect(views.map((view) => viewProblems({ ...view }, "modal"))).toEqual(views.map(() => undefined));
  });

  test("no text of ours is cut", () => {
    const modal = blocks.mentorModal(words, {
      pairId: madeUp("pair"),
      pair: { mentor: named("Mirja"), actor: named("Amina") },
      summary: { ...fullSummary, mentor: "Mirja", actor: "Amina" },
      unsettled: [{ id: madeUp("one"), kind: "kickoff", startsAt: at("2026-12-30", "17:30"), hasTime: true }],
      planned: at("2026-12-31"),
      goodbyeDays: 14,
      isEnd: true,
    });
    const sheet = blocks.actorModal(words, madeUp("pair"), { mentor: named("Mirja"), actor: named("Amina") });
    const stop = blocks.stopModal(words, madeUp("pair"));
    expect(
      JSON.stringify([modal, sheet, stop, blocks.overAnswer(words, madeUp("pair"), { undo: true, feedback: true })]),
    ).not.toContain("…");
  });

  test("nobody's text comes to life", () => {
    for (const message of everyMessage(words)) {
      expect(spoken(words, message).text).not.toContain("<!channel>");
      for (const block of message.blocks) {
        if (block.type === "section" && block.text?.type === "mrkdwn")
          expect(block.text.text).not.toContain("<!channel>");
      }
    }
  });
});

describe("what is stored", () => {
  const outcome = fc.constantFrom(...outcomes);
  const rating = fc.option(fc.constantFrom("1" as const, "2" as const, "3" as const, "4" as const, "5" as const));
  const text = fc.option(
    fc.string({ unit: "binary", minLength: 1, maxLength: 50 }).filter((value) => value.trim() !== ""),
  );
  const goesOn = fc.subarray([...waysOn]);

  test("of the mentor's, the actor's and the stopping form is what is read again", () => {
    fc.assert(
      fc.property(fc.record({ outcome, rating, text, goesOn, held: fc.constant([]) }), (answer) => {
        expect(schemaOf(mentorForm).parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
      }),
    );
    fc.assert(
      fc.property(fc.record({ outcome, rating, text }), (answer) => {
        expect(schemaOf(actorForm).parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
      }),
    );
    fc.assert(
      fc.property(fc.record({ text }), (answer) => {
        expect(schemaOf(stopForm).parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
      }),
    );
  });

  test("a form submitted without the outcome, or with a forged one, is refused beside it", () => {
    const state = (value: string | undefined) => ({
      outcome: {
        outcome: {
          type: "radio_buttons",
          selected_option: value === undefined ? null : { text: { type: "plain_text" as const, text: "x" }, value },
        },
      },
    });
    expect(readAnswer(actorForm, state(undefined)).complaints).toEqual({ outcome: { key: "forms.needed" } });
    expect(readAnswer(actorForm, state("promoted")).complaints).toEqual({ outcome: { key: "forms.notOffered" } });
    expect(readAnswer(actorForm, state("job")).answer).toEqual({ outcome: "job", rating: null, text: null });
  });
});
