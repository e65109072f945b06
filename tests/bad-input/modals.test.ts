import { expect, test } from "vitest";
import { logsOf } from "../../db/meeting-log/tasks.ts";
import { kickoffOf, plannedMeeting } from "../../db/meetings/meetings.ts";
import { changePair } from "../../db/pairs/pairs.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { Language } from "../../src/texts/languages.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { unmoved } from "../support/bad-input.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { next, openPair, pairUnderWay, type UnderWay, writeLog } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

const spoken = { locales: { mirja: "sv-SE" }, chosen: { amina: "en" } } as const;
const when = { day: "2026-01-29", time: "17:00" };

/** A modal that was opened and filled in while that was in order. */
type Open = { of: Person; in: Language; opens: string; value?: string; filled?: Record<string, unknown> };
type Late = Open & { says: TextKey };

async function fillIn(world: World, { of: person, opens, value = "", filled = {} }: Open): Promise<void> {
  await pressForged(person, await anythingIn(world, person), opens, value);
  await world.settle();
  await person.fill(filled);
}

/** Whatever she sends is answered beside the first field with `says`; the modal and what is in it stay. */
async function refused(
  world: World,
  { of: person, in: language, opens, says }: Late,
  metadata?: string,
): Promise<void> {
  const fields = async () => (await person.modal())?.fields().map(({ label, value }) => [label, value]);
  const typed = await fields();
  const { t } = wordsIn(language, ZONE);
  await unmoved(world, person, async () => {
    const { outcome, errors = {} } =
      metadata === undefined ? await person.submit() : await world.control.forge(person.id, { metadata });
    const [answer, ...more] = Object.values(errors);
    expect([opens, outcome, answer?.replace(` ${t("general.canCopy")}`, ""), more]).toEqual([
      opens,
      "errors",
      t(says),
      [],
    ]);
  });
  expect(await fields()).toEqual(typed);
}

/** Two pairs under way: Mirja's and Amina's, with a log and a meeting ahead, and Helena's and Olena's, who have not met yet. */
async function twoPairs(world: World) {
  const { helena, olena } = world.people;
  const pair = await pairUnderWay(world);
  await writeLog(world, pair, next("2026-01-22", "17:00"));
  const other = await openPair(world, helena, olena, { day: "2026-01-20", language: "fi" });
  return { pair, other, ...idsOf(world, pair), coming: kickoffOf(world.db, other.id)?.id ?? madeUp("") };
}

const idsOf = (world: World, pair: UnderWay) => ({
  log: logsOf(world.db, pair.id)[0]?.meetingId ?? madeUp(""),
  planned: plannedMeeting(world.db, pair.id, world.now())?.id ?? madeUp(""),
});

test("what is sent after the pair has ended is not saved, and what she wrote stays before her", async () => {
  await using world = await startWorld(spoken);
  const { kaisa, mirja, amina } = world.people;
  const { pair, log, planned } = await twoPairs(world);
  const late: Late[] = [
    {
      of: amina,
      in: "en",
      opens: "kickoff:open",
      value: pair.id,
      filled: { actorWishes: "Text" },
      says: "pairs.notOpen",
    },
    {
      of: amina,
      in: "en",
      opens: "meetings:agree",
      value: pair.id,
      filled: { ...when, place: "Oodi" },
      says: "meetings.answer.finished",
    },
    { of: mirja, in: "sv", opens: "meetings:move", value: planned, filled: when, says: "meetings.answer.finished" },
    {
      of: mirja,
      in: "sv",
      opens: "meeting-log:new",
      value: pair.id,
      filled: { themes: ["jobs"], content: "Text" },
      says: "meetingLog.cannotSave.finished",
    },
    {
      of: amina,
      in: "en",
      opens: "meeting-log:correct",
      value: log,
      filled: { feedback: "Text" },
      says: "meetingLog.cannotSave.finished",
    },
    { of: amina, in: "en", opens: "follow-up:tell", value: log, filled: { words: "Text" }, says: "followUp.no.over" },
    {
      of: mirja,
      in: "sv",
      opens: "silence:pause",
      value: pair.id,
      filled: { until: "2026-02-02" },
      says: "silence.answer.finished",
    },
    {
      of: amina,
      in: "en",
      opens: "closing:stop",
      value: pair.id,
      filled: { text: "Text" },
      says: "closing.answer.isOver",
    },
    {
      of: kaisa,
      in: "fi",
      opens: "pairs:replace",
      value: pair.id,
      filled: { ...when, mentor: world.people.sirpa.id },
      says: "pairs.notOpen",
    },
  ];
  for (const one of late) {
    await fillIn(world, one);
    changePair(world.db, pair.id, { state: "finished", finishedAt: world.now() });
    await refused(world, one);
    changePair(world.db, pair.id, { state: "open", finishedAt: null });
    await one.of.closeAll();
  }
});

test("metadata of another pair, or none that makes sense, opens nothing", async () => {
  await using world = await startWorld(spoken);
  const { kaisa, mirja, amina } = world.people;
  const { pair, other, log, planned, coming } = await twoPairs(world);
  const forged: [Late, string][] = [
    [
      { of: amina, in: "en", opens: "kickoff:open", value: pair.id, says: "pairs.notYours" },
      JSON.stringify({ pair: other.id, revision: 1 }),
    ],
    [
      { of: amina, in: "en", opens: "meetings:agree", value: pair.id, filled: when, says: "meetings.answer.notYours" },
      JSON.stringify({ pair: other.id }),
    ],
    [
      { of: amina, in: "en", opens: "meetings:agree", value: pair.id, filled: when, says: "meetings.answer.notYours" },
      JSON.stringify({ pair: pair.id, meeting: coming }),
    ],
    [
      { of: mirja, in: "sv", opens: "meetings:move", value: planned, filled: when, says: "meetings.answer.notYours" },
      JSON.stringify({ meeting: coming, revision: 0 }),
    ],
    [
      { of: kaisa, in: "fi", opens: "meetings:move", value: coming, filled: when, says: "meetings.answer.theirs" },
      JSON.stringify({ meeting: planned, revision: 0 }),
    ],
    [
      {
        of: mirja,
        in: "sv",
        opens: "meeting-log:new",
        value: pair.id,
        filled: { themes: ["jobs"] },
        says: "meetingLog.cannotSave.notYours",
      },
      JSON.stringify({ pair: other.id }),
    ],
    [
      { of: amina, in: "en", opens: "meeting-log:correct", value: log, says: "meetingLog.cannotSave.notYours" },
      JSON.stringify({ meeting: coming }),
    ],
    [
      {
        of: amina,
        in: "en",
        opens: "follow-up:tell",
        value: log,
        filled: { words: "Text" },
        says: "followUp.no.notYours",
      },
      JSON.stringify({ meeting: coming }),
    ],
    [
      {
        of: mirja,
        in: "sv",
        opens: "silence:pause",
        value: pair.id,
        filled: { until: "2026-02-02" },
        says: "silence.answer.notYours",
      },
      JSON.stringify({ pair: other.id }),
    ],
    [
      {
        of: mirja,
        in: "sv",
        opens: "closing:open",
        value: pair.id,
        filled: { outcome: "goals" },
        says: "closing.answer.notYours",
      },
      JSON.stringify({ pair: other.id }),
    ],
    [
      {
        of: kaisa,
        in: "fi",
        opens: "closing:open",
        value: pair.id,
        filled: { outcome: "goals" },
        says: "closing.answer.notYours",
      },
      JSON.stringify({ pair: "x" }),
    ],
    [
      { of: amina, in: "en", opens: "closing:stop", value: pair.id, says: "closing.answer.notYours" },
      JSON.stringify({ pair: other.id }),
    ],
  ];
  for (const [one, metadata] of forged) {
    await fillIn(world, one);
    await refused(world, one, metadata);
    if (!one.opens.startsWith("meetings:agree"))
      for (const nonsense of [
        "",
        "null",
        "[1]",
        "{",
        '{"pair":{"a":1},"meeting":["x"]}',
        '{"__proto__":{"pair":"x"}}',
        "🙂".repeat(700),
      ])
        await world.control
          .forge(one.of.id, { metadata: nonsense })
          .then(({ outcome }) => expect([one.opens, nonsense, outcome]).toEqual([one.opens, nonsense, "errors"]));
    await one.of.closeAll();
  }
});

test("whoever has lost her role meanwhile saves nothing", async () => {
  await using world = await startWorld(spoken);
  const { kaisa, amina, helena, sirpa } = world.people;
  const { pair, coming } = await twoPairs(world);
  const lose = (person: Person, role: "coordinatorSince" | "peerOrganiserSince", at: number | null) =>
    world.db.orm
      .update(people)
      .set({ [role]: at })
      .where(eq(people.slackUserId, person.id))
      .run();
  const late: (Late & { role: "coordinatorSince" | "peerOrganiserSince" })[] = [
    {
      of: kaisa,
      in: "fi",
      opens: "pairs:new",
      filled: { ...when, actor: amina.id, mentor: helena.id },
      says: "pairs.notCoordinator",
      role: "coordinatorSince",
    },
    {
      of: kaisa,
      in: "fi",
      opens: "pairs:replace",
      value: pair.id,
      filled: { ...when, mentor: helena.id },
      says: "pairs.notCoordinator",
      role: "coordinatorSince",
    },
    {
      of: kaisa,
      in: "fi",
      opens: "closing:open",
      value: pair.id,
      filled: { outcome: "goals" },
      says: "closing.answer.notYours",
      role: "coordinatorSince",
    },
    {
      of: kaisa,
      in: "fi",
      opens: "meetings:move",
      value: coming,
      filled: when,
      says: "meetings.answer.notYours",
      role: "coordinatorSince",
    },
    { of: kaisa, in: "fi", opens: "reports:open", says: "reports.onlyCoordinators", role: "coordinatorSince" },
    {
      of: sirpa,
      in: "fi",
      opens: "peer-support:new",
      filled: { ...when, title: "Kahvit", description: "Tule" },
      says: "peerSupport.notCaller",
      role: "peerOrganiserSince",
    },
  ];
  for (const one of late) {
    await fillIn(world, one);
    lose(one.of, one.role, null);
    await refused(world, one);
    lose(one.of, one.role, world.now());
    await one.of.closeAll();
  }
});
