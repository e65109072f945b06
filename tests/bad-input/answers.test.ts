import { expect, test } from "vitest";
import { logsOf } from "../../db/meeting-log/tasks.ts";
import { kickoffOf, plannedMeeting } from "../../db/meetings/meetings.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { Language } from "../../src/texts/languages.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { unmoved } from "../support/bad-input.ts";
import { finish } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { t } from "../support/texts.ts";
import { next, openPair, startUnderWay, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

type Params = Record<string, string | number>;
/** What is sent in one field, and the complaint about it; another field's, where the complaint belongs there. */
type Case = [field: string, sent: Record<string, unknown>, key: TextKey, params?: Params | undefined, beside?: string];

const date = (day: string | null) => ({ selected_date: day });
const time = (clock: string | null) => ({ selected_time: clock });
const text = (value: string | null) => ({ value });
const choice = (value: string | null) => ({ selected_option: value === null ? null : { value } });
const choices = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
const who = (id: string | null) => ({ selected_user: id });

const noSuchDate = (field: string): Case[] =>
  ["2026-02-30", "30.2.2026"].map((day) => [field, date(day), "forms.noSuchDate"]);
const noSuchTime = (field: string): Case[] => ["25:00", "17"].map((clock) => [field, time(clock), "forms.noSuchTime"]);
const noNumber = (field: string, least: number, most: number): Case[] =>
  [String(least - 1), String(most + 1), "7.5", "seitsemän"].map((value) => [
    field,
    text(value),
    "forms.wholeNumber",
    { least, most },
  ]);
const blank = (field: string): Case[] => [null, "", "  ", "\n\t"].map((value) => [field, text(value), "forms.needed"]);
const notOffered = (field: string): Case => [field, choice("jotain muuta"), "forms.notOffered"];
const notAmong = (field: string): Case => [field, choices("jotain muuta"), "forms.notOffered"];

/** A form in front of somebody, filled in well: each case spoils one answer. */
type Form = {
  of: Person;
  in: Language;
  opens: string;
  value?: string;
  filled?: Record<string, unknown>;
  cases: Case[];
};

async function spoil(world: World, { of: person, in: language, opens, value = "", filled = {}, cases }: Form) {
  await pressForged(person, await anythingIn(world, person), opens, value);
  await world.settle();
  await person.fill(filled);
  const fields = async () => (await person.modal())?.fields() ?? [];
  const typed = (await fields()).map(({ label, value }) => [label, value]);
  const labels = new Map((await fields()).map(({ blockId, label }) => [blockId, label]));
  const tooLong = (await fields()).flatMap(({ blockId, element }): Case[] => {
    const longest = Number(element.max_length);
    return longest ? [[blockId, text("😀".repeat(longest + 1)), "forms.tooLong", { longest }]] : [];
  });
  await unmoved(world, person, async () => {
    for (const [field, sent, key, params, beside = field] of [...cases, ...tooLong]) {
      const { outcome, errors } = await world.control.forge(person.id, { values: { [field]: sent } });
      const expected = { [labels.get(beside) ?? beside]: wordsIn(language, ZONE).t(key, params) };
      expect({ opens, field, sent, outcome, errors }).toEqual({
        opens,
        field,
        sent,
        outcome: "errors",
        errors: expected,
      });
    }
  });
  expect((await fields()).map(({ label, value }) => [label, value])).toEqual(typed);
  await person.closeAll();
}

const spoken = { locales: { mirja: "sv-SE" }, chosen: { amina: "en", ulla: "en" } } as const;
/** On Sunday 29 March 2026 the clocks jump from 3 to 4. */
const JUMP = { day: "2026-03-29", time: "03:30" };

test("a wrong answer is told beside its field, in her language, and nothing typed is lost", async () => {
  const { world, pair } = await startUnderWay(spoken);
  await using _world = world;
  const { kaisa, mirja, amina, helena, olena, sirpa, ulla } = world.people;
  await writeLog(world, pair, next("2026-01-22", "17:00"));
  const coming = await openPair(world, helena, olena, { day: "2026-01-20", language: "fi" });
  const log = logsOf(world.db, pair.id)[0]?.meetingId ?? madeUp("");
  const planned = plannedMeeting(world.db, pair.id, world.now())?.id ?? madeUp("");
  const meeting = (past: TextKey, tooFar: TextKey, jump: TextKey): Case[] => [
    ...noSuchDate("day"),
    ...noSuchTime("time"),
    ["day", date(null), "forms.needed"],
    ["time", time(null), "forms.needed"],
    ["day", date("2026-01-14"), past],
    ["day", date("2027-01-16"), tooFar],
    ["day", date("9999-12-31"), tooFar],
    ["day", date(JUMP.day), jump, undefined, "time"],
  ];
  const agreed = meeting("meetings.wrong.past", "meetings.wrong.tooFar", "meetings.wrong.noSuchTime");
  const today: Case = ["day", date("2026-01-15"), "meetings.wrong.pastTime", undefined, "time"];
  const when = { day: "2026-01-29", time: JUMP.time };

  const forms: Form[] = [
    {
      of: kaisa,
      in: "fi",
      opens: "pairs:new",
      filled: { ...when, actor: amina.id, mentor: helena.id, place: "Oodi" },
      cases: [
        ...meeting("pairs.wrong.past", "meetings.wrong.tooFar", "pairs.wrong.noSuchTime"),
        ["actor", who(null), "forms.needed"],
        ["mentor", who("U0NOBODY"), "pairs.wrong.nobody"],
        ["mentor", who(mirja.id), "pairs.wrong.exists"],
        ["mentor", who(amina.id), "pairs.wrong.samePerson"],
        ["coordinator", who(ulla.id), "pairs.wrong.noCoordinator"],
        ["coordinator", who("<!channel>"), "pairs.wrong.noCoordinator"],
        notOffered("language"),
        notAmong("consent"),
      ],
    },
    {
      of: kaisa,
      in: "fi",
      opens: "pairs:replace",
      value: pair.id,
      filled: { ...when, mentor: helena.id },
      cases: [
        ...meeting("pairs.wrong.past", "meetings.wrong.tooFar", "pairs.wrong.noSuchTime"),
        ["pair", choice("x"), "pairs.notOpen"],
        ["mentor", who(mirja.id), "pairs.replace.sameMentor"],
        ["mentor", who("U0NOBODY"), "pairs.wrong.nobody"],
      ],
    },
    {
      of: amina,
      in: "en",
      opens: "kickoff:open",
      value: pair.id,
      cases: [
        ...noSuchDate("on"),
        ["on", date("2026-01-16"), "kickoff.wrong.future"],
        ["on", date("1926-01-13"), "kickoff.wrong.longAgo"],
        ["on", date(null), "forms.needed"],
        ["themes", choices(), "forms.needed"],
        notAmong("themes"),
        notAmong("important"),
        ...noNumber("number", 1, 20),
        ["number", text(null), "forms.needed"],
      ],
    },
    {
      of: amina,
      in: "en",
      opens: "meetings:agree",
      value: pair.id,
      filled: when,
      cases: [...agreed, today, ...noNumber("minutes", 15, 480)],
    },
    {
      of: mirja,
      in: "sv",
      opens: "meetings:move",
      value: planned,
      filled: when,
      cases: [...agreed, today, ...noNumber("minutes", 15, 480)],
    },
    {
      of: kaisa,
      in: "fi",
      opens: "meetings:move",
      value: kickoffOf(world.db, coming.id)?.id ?? madeUp(""),
      filled: when,
      cases: [...agreed, today],
    },
    {
      of: mirja,
      in: "sv",
      opens: "meeting-log:open",
      value: pair.id,
      filled: { themes: ["jobs"], nextOn: "2026-01-29", nextTime: JUMP.time, content: "Text" },
      cases: [
        ...noSuchDate("on"),
        ...noSuchDate("nextOn"),
        ...noSuchTime("nextTime"),
        ["on", date("2026-01-16"), "meetingLog.notYet"],
        ["on", date("2026-01-11"), "meetingLog.beforeStart", { date: "12.1.2026" }],
        ["on", date(null), "forms.needed"],
        ["themes", choices(), "forms.needed"],
        notAmong("themes"),
        ["nextOn", date("2026-01-15"), "meetingLog.nextNotLater"],
        ["nextOn", date("2027-01-16"), "meetings.wrong.tooFar"],
        ["nextOn", date(JUMP.day), "meetingLog.clocksJump", undefined, "nextTime"],
        ["nextOn", date(null), "meetingLog.nextDayNeeded"],
        ["nextTime", time(null), "meetingLog.nextTimeNeeded"],
        ["actorTasks", text("x\n".repeat(21)), "meetingLog.tooManyTasks", { found: 21, most: 20 }],
      ],
    },
    {
      of: amina,
      in: "en",
      opens: "meeting-log:correct",
      value: log,
      cases: [["actorTasks", text("x\n".repeat(21)), "meetingLog.tooManyTasks", { found: 21, most: 20 }]],
    },
    {
      of: amina,
      in: "en",
      opens: "follow-up:tell",
      value: log,
      cases: [notOffered("rating"), notAmong("sharing"), ["words", text(" "), "followUp.no.nothing"]],
    },
    {
      of: mirja,
      in: "sv",
      opens: "silence:pause",
      value: pair.id,
      filled: { until: "2026-02-02" },
      cases: [
        ...noSuchDate("until"),
        ["until", date(null), "forms.needed"],
        ["until", date("2026-01-15"), "silence.wrong.tooSoon"],
        ["until", date("2027-01-01"), "silence.wrong.tooFar", { days: 180 }],
      ],
    },
    {
      of: mirja,
      in: "sv",
      opens: "closing:open",
      value: pair.id,
      filled: { outcome: "goals", text: "Text" },
      cases: [
        ["outcome", choice(null), "forms.needed"],
        notOffered("outcome"),
        notOffered("rating"),
        notAmong("goesOn"),
      ],
    },
    {
      of: kaisa,
      in: "fi",
      opens: "closing:open",
      value: pair.id,
      cases: [["outcome", choice(null), "forms.needed"], notOffered("outcome")],
    },
    {
      of: sirpa,
      in: "fi",
      opens: "peer-support:new",
      filled: { ...when, title: "Kahvit" },
      cases: [...agreed, today, ...blank("title"), ...noNumber("length", 15, 480)],
    },
    {
      of: kaisa,
      in: "fi",
      opens: "setup:open",
      cases: [
        ["coordinators", { selected_users: [] }, "forms.needed"],
        ["coordinators", { selected_users: ["U0NOBODY"] }, "setup.unknownPerson"],
        ["peerOrganisers", { selected_users: [world.workspace.botUserId] }, "setup.isBot", { name: "auroras" }],
        ["peerChannel", { selected_conversation: pair.channelId }, "setup.channelOfPair"],
        ["peerChannel", { selected_conversation: "C0NOWHERE" }, "setup.inviteBot"],
        notOffered("language"),
        ...noNumber("plannedNumber", 1, 20),
        ...noNumber("reminderHours", 1, 168),
        ...noNumber("goodbyeDays", 1, 90),
        ...noNumber("backupDays", 1, 14),
        ...noSuchTime("hoursFrom"),
        ["hoursUntil", time("09:00"), "setup.hoursOrder"],
        ...[
          "http://auroras.fi",
          "auroras.fi",
          "javascript:alert(1)",
          "https://a:b@auroras.fi",
          "https://<!channel>",
        ].map((url): Case => ["privacyNoticeUrl", text(url), "setup.notHttps"]),
      ],
    },
    {
      of: ulla,
      in: "en",
      opens: "people:enrol-mentor",
      filled: { fields: "IT", languages: t("people.language.en"), pairsAtOnce: "1" },
      cases: [...blank("fields"), ...blank("languages"), ...noNumber("pairsAtOnce", 0, 10)],
    },
    {
      of: ulla,
      in: "en",
      opens: "people:enrol-actor",
      filled: { fields: "IT", languages: t("people.language.en"), wantsMentoring: "yes" },
      cases: [...blank("fields"), notOffered("wantsMentoring"), ["wantsMentoring", choice(null), "forms.needed"]],
    },
    { of: ulla, in: "en", opens: "people:language", cases: [notOffered("language")] },
    { of: amina, in: "en", opens: "support:ask", cases: [] },
    { of: amina, in: "en", opens: "closing:stop", value: pair.id, cases: [] },
    {
      of: mirja,
      in: "sv",
      opens: "peer-support:contact",
      filled: { contact: "040", consent: ["consent"] },
      cases: [...blank("contact"), ["consent", choices(), "forms.needed"], notAmong("consent")],
    },
  ];
  for (const form of forms) await spoil(world, form);

  await finish(world, pair);
  await mirja.closeAll();
  await spoil(world, {
    of: amina,
    in: "en",
    opens: "closing:feedback",
    value: pair.id,
    filled: { outcome: "goals" },
    cases: [["outcome", choice(null), "forms.needed"], notOffered("outcome"), notOffered("rating")],
  });
});
