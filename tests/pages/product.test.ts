import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WAITS_AT_MOST_MS } from "../../db/enrolment/awaited-people.ts";
import { OPEN_FOR_MS } from "../../db/follow-up/follow-up.ts";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { DAY_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { consequences, KNOWN_FOR_MS } from "../../src/programme/channels/rules.ts";
import type { Field, Form } from "../../src/programme/forms/fields.ts";
import { type Label, labelText } from "../../src/programme/forms/labels.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { meetingLogForm } from "../../src/programme/meeting-log/form.ts";
import { MOST_TASKS } from "../../src/programme/meeting-log/rules.ts";
import { USUAL_LENGTH_MINUTES } from "../../src/programme/peer-support/rules.ts";
import { type Kind, kinds, mayRead, type Role } from "../../src/programme/privacy/rules.ts";
import { contentsOfTemplate } from "../../src/programme/programmes/templates.ts";
import { setupForm } from "../../src/programme/setup/form.ts";
import { firstAnswer } from "../../src/programme/setup/rules.ts";
import { AGREE_AFTER_MS, SILENCE_MS } from "../../src/programme/silence/rules.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "../support/helsinki.ts";
import { section, sectionNumbers, tableAfter } from "../support/product.ts";
import { formOnPage, themesOnPage, ticksIn } from "../support/quoted.ts";
import { type Cell, columns, rowOf, rows } from "../support/section-2.ts";

const words = wordsIn("fi", ZONE);
const { t } = words;
const said = (label: Label): string => labelText(label, words);

describe("section 2, who sees what", () => {
  const circumstances = (given: Partial<Parameters<typeof mayRead>[2]>) => ({
    isOwner: false,
    isShared: false,
    isFinished: false,
    isPeerOrganiser: false,
    isAddressed: false,
    isByStaff: false,
    ...given,
  });
  type Circumstance = keyof ReturnType<typeof circumstances>;
  const all: Circumstance[] = [
    "isOwner",
    "isShared",
    "isFinished",
    "isPeerOrganiser",
    "isAddressed",
    "isByStaff",
  ] as const;

  /** Under which circumstances a cell of the table lets somebody read; each list is enough by itself. */
  const opens: Record<Cell, Circumstance[][]> = {
    yes: [[]],
    no: [],
    numbers: [],
    own: [["isOwner"]],
    shared: [["isShared"]],
    finished: [["isFinished"]],
    addressed: [["isAddressed"]],
    staff: [["isOwner"], ["isByStaff"]],
    "passed-on": [["isOwner"], ["isPeerOrganiser", "isShared"]],
  };

  test("every row is about a kind of data, and every kind has its row", () => {
    const found = rows.map(({ kind }) => kind).toSorted();
    expect(found, "section 2 of src/programme/PRODUCT.md has a row with `<!-- kind -->`").toEqual(kinds.toSorted());
  });

  test.each(kinds.flatMap((kind) => columns.map((role): [Kind, Role] => [kind, role])))(
    "%s, %s: may be read when the page says so, under all circumstances",
    (kind, role) => {
      const ways = opens[rowOf(kind)[role]];
      for (let bits = 0; bits < 2 ** all.length; bits++) {
        const true_ = all.filter((_, index) => bits & (2 ** index));
        const given = circumstances(Object.fromEntries(true_.map((name) => [name, true])));
        const isOpen = ways.some((way) => way.every((name) => true_.includes(name)));
        expect(mayRead(kind, role, given), true_.join()).toBe(isOpen);
      }
    },
  );
});

describe("section 4, the forms", () => {
  test("the themes", () => {
    expect(themesOnPage).toEqual(themes.map((theme) => t(`themes.${theme}`)));
  });

  /** How the page tells of a field's kind. */
  function kindOf(field: Field): RegExp {
    if (field.kind === "number") return new RegExp(`^whole number ${field.least}–${field.most}\\b`);
    if (field.kind === "choices")
      return field.options.length === themes.length ? /^several of the themes below$/ : /^ticks: /;
    return new RegExp(`^${field.kind.replace("-", " ")}\\b`);
  }

  test.each([
    ["Liite 1", kickoffForm, t("kickoff.title")],
    ["Liite 2", meetingLogForm, t("meetingLog.title")],
  ] as const)("%s has these fields, in this order, of these kinds", (name, form: Form, title) => {
    const page = formOnPage(name);
    const fields = Object.values(form.fields);
    expect(page.title).toBe(title);
    expect(page.rows.map(({ label, isRequired }) => ({ label, isRequired }))).toEqual(
      fields.map(({ label, required = false }) => ({ label: said(label), isRequired: required })),
    );
    for (const [index, field] of fields.entries()) {
      const { kind = "" } = page.rows[index] ?? {};
      expect(kind).toMatch(kindOf(field));
      if (field.kind === "choices" && kind.startsWith("ticks"))
        expect(ticksIn(kind)).toEqual(field.options.map((option) => said(field.optionLabel(option))));
    }
  });
});

test("section 5 has the commands of the manifest", () => {
  const commands = tableAfter("", section("5")).map(([command = ""]) => command.replaceAll("`", ""));
  const { slash_commands: registered = [] } = readManifest("manifest.yml").features ?? {};
  expect(commands.sort()).toEqual(registered.map(({ command }) => command).sort());
});

test("section 6 has the settings, what they are at first and their bounds", () => {
  const page = tableAfter("**Setting up**", section("6")).map(([label = "", first = "", bounds = ""]) => ({
    label,
    first,
    bounds,
  }));
  const fields: [string, Field][] = Object.entries(setupForm.fields);
  expect(page.map(({ label }) => label)).toEqual(
    fields.map(([, { label, required }]) => `${said(label)}${required ? " *" : ""}`),
  );
  for (const [index, [name, field]] of fields.entries()) {
    const known = (firstAnswer as Record<string, unknown>)[name];
    const text = field.kind === "choice" ? said(field.optionLabel(String(known))) : String(known);
    if (known !== undefined) expect(page[index]?.first).toBe(text);
    if (field.kind === "number") expect(page[index]?.bounds).toBe(`${field.least}–${field.most}`);
  }
});

test("section 11 has the events of the manifest", () => {
  const events = tableAfter("", section("11")).map(([event = ""]) => event.replaceAll("`", ""));
  expect(events.sort()).toEqual(
    [...(readManifest("manifest.yml").settings?.event_subscriptions?.bot_events ?? [])].sort(),
  );
});

test("section 11 has the states of a channel, and what follows from them", () => {
  const page = tableAfter("**What a channel is today**", section("11")).map(([state = "", ...said]) => [
    /^`([\w-]+)`/.exec(state)?.[1],
    ...said,
  ]);
  const yesOrNo = (is: boolean) => (is ? "yes" : "no");
  expect(page).toEqual(
    Object.entries(consequences).map(([state, { canWrite, othersRead, newChannel }]) => [
      state,
      ...[canWrite, othersRead, newChannel].map(yesOrNo),
    ]),
  );
});

test.each([
  ["3.4", `the programme's, ${contentsOfTemplate.auroras.meetingMinutes} minutes at first`],
  ["3.6", `at most ${MOST_TASKS} tasks`],
  ["3.7", `at most ${OPEN_FOR_MS / DAY_MS} days after it`],
  ["3.8", `Nothing agreed ${AGREE_AFTER_MS / DAY_MS} days after a meeting`],
  ["3.8", `Nothing held or planned for ${SILENCE_MS / DAY_MS} days`],
  ["3.10", `${firstAnswer.goodbyeDays} days later (setting)`],
  [
    "3",
    `between ${Number(firstAnswer.hoursFrom.slice(0, 2))} and ${Number(firstAnswer.hoursUntil.slice(0, 2))} (setting)`,
  ],
  ["6", `after ${WAITS_AT_MOST_MS / DAY_MS} days if they do not join`],
  ["11", `at most ${KNOWN_FOR_MS / MINUTE_MS} minutes old`],
  ["7", `${USUAL_LENGTH_MINUTES} minutes unless another is given`],
])("section %s says the time that the code keeps: %s", (number, said) => {
  expect(section(number).replaceAll(/\s+/g, " ")).toContain(said);
});

describe("citations", () => {
  function* sources(folder: string): Generator<[string, string]> {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* sources(path);
      else if (/\.(ts|md)$/.test(entry.name)) yield [path, readFileSync(path, "utf8")];
    }
  }

  test("every section of the page that the code cites is there", () => {
    const cited = ["src", "db", "blocks", "tests"].flatMap((folder) =>
      [...sources(folder)].flatMap(([path, text]) =>
        [...text.matchAll(/PRODUCT\.md (?:section )?(\d+(?:\.\d+)?)/g)].map(
          ([, number = ""]) => `${number} in ${path}`,
        ),
      ),
    );
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter((one) => !sectionNumbers.includes(one.split(" ")[0] ?? ""))).toEqual([]);
  });
});
