import { expect, test } from "vitest";
import { logsOf } from "../../db/meeting-log/tasks.ts";
import type { Modal, Person } from "../../src/playground/workspace/person.ts";
import type { Language } from "../../src/texts/languages.ts";
import { allForms } from "../support/all-forms.ts";
import { isIn } from "../support/bad-input.ts";
import { comingToLife } from "../support/coming-to-life.ts";
import { VAASA } from "../support/common-meetings.ts";
import { dose } from "../support/dose.ts";
import { GROUP, press, putAway } from "../support/groups.ts";
import { type Scene, startScene, type Way, ways } from "../support/hostile-fields.ts";
import { plainIn } from "../support/inert.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, newestReport } from "../support/report.ts";
import { t } from "../support/texts.ts";
import { submit, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/**
 * Everything that can be typed into a modal about programmes, groups, goals, certificates and common meetings is either saved and shown as it was
 * typed, or refused beside its field in the person's language; and a pair of the programme goes on unharmed.
 */

const OURS = /^(programmes|groups|goals|certificate|common-meetings)(:|$)/;

/** Modals of ours into which nothing is typed that is kept. A preview is the pair's form, and what is typed into it goes nowhere. */
const WITHOUT_TEXT = ["groups:count", "groups:end", "groups:people", "programmes:fields", "programmes:preview"];

/** Forms that are asked in the modal of another. */
const IN_MODAL: Readonly<Record<string, string>> = { "groups:wish-languages": "groups:wish" };

const isText = ({ kind }: { kind: string }) => kind === "text" || kind === "long-text";

/** Every free text of these forms, by modal. */
const textFields = (await allForms())
  .filter(({ name }) => OURS.test(name))
  .map(({ name, fields }) => [
    IN_MODAL[name] ?? name,
    Object.entries(fields).flatMap(([field, one]) => (isText(one) ? [field] : [])),
  ])
  .filter(([, fields]) => fields?.length !== 0) as [string, string[]][];

/** Texts of which nobody sees anything: no answer to a field that is required. */
const UNSEEN: Readonly<Record<string, string>> = {
  "letters that nobody sees": "\u200B\u200D\uFEFF",
  "only spaces": " \u00A0\u3000 ",
};

const TOO_LONG = "one too long";

/** By what it is; `longest` is the field's, of which Slack counts UTF-16 units. */
const hostile = (longest: number): Record<string, string> => ({
  ...UNSEEN,
  "a mention of everybody": "<!channel> <!here|x>",
  "a person": "<@U0TYPED01>",
  "a channel": "<#C0TYPED01|salaisuus>",
  "a link": "<https://evil.example|Auroras>",
  formatting: "*a* _b_ ~c~ `d` :tada:",
  "escaped signs": "&lt;!channel&gt; & {{name}} $t(forms.save)",
  emoji: "👩‍👩‍👧‍👦🇫🇮😀❤️‍🔥☺️1️⃣👩🏽‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "letters from right to left": "مرحبا بكم",
  "joined letters": "می\u200Cخواهم",
  "turned letters": "Ryhmä \u202Egpj.exe",
  "every direction": "\u202AA\u202BB\u202CC\u202DD\u202EE\u2066F\u2067G\u2068H\u2069I",
  "letters with nothing between them": "V\u200Ba\u00ADa\u2060s\uFE0Fa\u{E0041}\uFEFF",
  "several lines": "Ensimmäinen\nToinen",
  "as long as may be": "å".repeat(longest),
  "as long as may be, of emoji": "😀".repeat(Math.floor(longest / 2)),
  "as many emoji as letters may be": "😀".repeat(longest),
  [TOO_LONG]: "a".repeat(longest + 1),
});

/** In each run those that once were saved, and some others: another part of them for each modal. In the thorough run all. */
function tried(modal: string): string[] {
  const all = Object.keys(hostile(1));
  const rest = all.filter((what) => !(what in UNSEEN));
  const first = Object.keys(ways).indexOf(modal) * 5;
  const some = Array.from({ length: dose(5, rest.length) }, (_, index) => rest[(first + index) % rest.length] ?? "");
  return [...Object.keys(UNSEEN), ...some];
}

const languages = ["fi", "sv", "en"] as const satisfies readonly Language[];

type Typed = { name: string; blockId: string; label: string; longest: number; isRequired: boolean };

/** Opens the modal with answers that can be saved, and returns its fields for text. */
async function openModal(world: World, scene: Scene, way: Way): Promise<Typed[]> {
  const person = world.people[way.by];
  await putAway(person);
  await press(world, way.by, way.press, way.about?.(scene) ?? "");
  const modal = await person.modal();
  if (!modal) throw new Error(`${way.press} opens nothing`);
  const drawn = new Set(modal.fields().map(({ blockId }) => nameOf(blockId)));
  const rest = Object.entries({ ...restOf(way), ...way.people?.(world.people) });
  await person.fill(Object.fromEntries(rest.filter(([name]) => drawn.has(name))));
  return textsOf(await person.modal());
}

let tries = 0;
/** A name that may be there only once has the number of the try. */
function restOf({ rest = {} }: Way): Record<string, unknown> {
  tries += 1;
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace("#", String(tries)) : value,
    ]),
  );
}

const nameOf = (blockId: string) => blockId.replace(/~\d+$/u, "");

function textsOf(modal: Modal | undefined): Typed[] {
  const blocks = (modal?.blocks ?? []) as { block_id?: string; optional?: boolean }[];
  const isOptional = (id: string) => blocks.some(({ block_id, optional }) => block_id === id && optional === true);
  return (modal?.fields() ?? []).flatMap(({ blockId, label, element }) => {
    if (element.type !== "plain_text_input") return [];
    const field = { name: nameOf(blockId), blockId, label, longest: Number(element.max_length) };
    return [{ ...field, isRequired: !isOptional(blockId) }];
  });
}

const forged = (fields: readonly Typed[], textFor: (field: Typed) => string) =>
  Object.fromEntries(fields.map((field) => [field.blockId, { value: textFor(field) }]));

/**
 * Types it into all fields of the modal at once and sends it, without those that were refused, until it is saved. Returns what was said beside the
 * refused fields by their names, and the fields that were saved.
 */
async function typed(world: World, way: Way, fields: readonly Typed[], textFor: (field: Typed) => string) {
  const person = world.people[way.by];
  const refused: Record<string, string> = {};
  let left = [...fields];
  for (;;) {
    const { outcome, errors = {} } = await world.control.forge(person.id, { values: forged(left, textFor) });
    await world.settle();
    if (outcome !== "errors") {
      expect(outcome).toMatch(/^(closed|updated|cleared)$/u);
      return { refused, saved: left };
    }
    const elsewhere = Object.entries(errors).filter(([label]) => !left.some((field) => field.label === label));
    expect([way.press, elsewhere]).toEqual([way.press, []]);
    const beside = left.filter(({ label }) => label in errors);
    for (const { name, label } of beside) refused[name] = errors[label] ?? "";
    left = left.filter((field) => !beside.includes(field));
    if (left.length === 0) return { refused, saved: left };
  }
}

const LOOKALIKES: Readonly<Record<string, string>> = { "∗": "*", "∼": "~", ˋ: "`", ˍ: "_", "∶": ":", "›": ">" };

/** What a person reads: signs that stand for those that format, without isolates, and with one blank for several. */
const alike = (text: string): string =>
  text
    .replaceAll(/[∗∼ˋˍ∶›]/gu, (sign) => LOOKALIKES[sign] ?? sign)
    .replaceAll(/[\u2068\u2069]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();

type Fields = Record<string, unknown>;
const parsed = (value: unknown): Fields => (typeof value === "string" ? JSON.parse(value) : (value as Fields)) ?? {};

/** What is in the open modal, with what its fields hold. */
async function drawnIn(person: Person): Promise<string> {
  const open = await person.modal();
  return open ? alike([plainIn(open.blocks), ...open.fields().map(({ value }) => String(value ?? ""))].join("\n")) : "";
}

/** What can be seen of these examples, all of them of Latin letters but where joiners and flags are part of what is seen. */
const asSeen = (text: string): string =>
  /\p{Extended_Pictographic}|\p{Script=Arabic}/u.test(text)
    ? text
    : text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");

/** Everything that was drawn since the calls were cleared, as people read it, with what fields hold. */
async function drawnSince(world: World, person: Person): Promise<string> {
  const calls = await world.control.calls();
  const sent = calls.flatMap(({ args }) => [
    plainIn([parsed(args.blocks)]),
    plainIn([parsed(args.view)]),
    initialIn(args.view),
  ]);
  return `${alike(sent.join("\n"))} ${await drawnIn(person)}`;
}

const initialIn = (view: unknown): string =>
  [...JSON.stringify(parsed(view)).matchAll(/"initial_value":("(?:[^"\\]|\\.)*")/gu)]
    .map(([, value]) => JSON.parse(value ?? '""'))
    .join("\n");

const REFUSED_BY_SLACK = /^invalid_|^msg_|too_long|too_large|no_text|_conflict$/u;

async function refusedCalls(world: World): Promise<string[]> {
  const calls = await world.control.calls();
  return calls.flatMap(({ method, answer }) =>
    REFUSED_BY_SLACK.test(String(answer.error ?? "")) ? [`${method}: ${JSON.stringify(answer)}`] : [],
  );
}

/** The first meeting, a log, Home of all three, and the report. */
async function goOn(world: World, { pair }: Scene): Promise<void> {
  const { kaisa, mirja, amina } = world.people;
  for (const person of [kaisa, mirja, amina]) await putAway(person);
  await world.travelTo("2026-01-16", "18:30");
  await press(world, "mirja", "kickoff:open", pair.id);
  const field = (await mirja.modal())?.fields().find(({ blockId }) => nameOf(blockId) === "themes");
  const themes = ((field?.element.options ?? []) as { value: string }[]).map(({ value }) => value);
  await mirja.fill({ themes, number: "4", actorWishes: "Työ" });
  expect((await submit(world, mirja)).outcome).toMatch(/^(closed|updated|cleared)$/u);
  await putAway(mirja);
  await world.travelTo("2026-01-19", "10:00");
  const logged = await writeLog(world, { ...pair, mentor: mirja, actor: amina }, { on: "2026-01-18", themes });
  expect(logged.outcome).toMatch(/^(closed|updated|cleared)$/u);
  expect(logsOf(world.db, pair.id)).toHaveLength(1);
  for (const person of [mirja, amina, kaisa]) {
    await putAway(person);
    expect(await person.home()).toBeDefined();
    await world.settle();
  }
  await askForReport(world, kaisa, { from: "2026-01-01", until: "2026-01-19" });
  expect(Object.keys(await newestReport(kaisa)).length).toBeGreaterThan(3);
  await putAway(kaisa);
}

test("every modal of ours, and every free text of its form, is in the table", async () => {
  await using world = await startSetUpWorld();
  const registered = world.bot.registered.submits.filter((id) => OURS.test(id)).toSorted();
  expect(registered).toEqual([...Object.keys(ways), ...WITHOUT_TEXT].toSorted());
  expect(textFields.map(([modal]) => modal).filter((modal) => !(modal in ways))).toEqual([]);
});

const table = Object.entries(ways).map(([modal, way], index) => ({
  modal,
  way,
  language: languages[index % 3] ?? "fi",
}));

test.each(table)(
  "whatever is typed into $modal is saved as it was typed, or refused beside its field in $language, and breaks no pair",
  async ({ modal, way, language }) => {
    const { world, scene } = await startScene(language);
    await using _world = world;
    const person = world.people[way.by];
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    for (const what of tried(modal)) {
      const fields = await openModal(world, scene, way);
      for (const { name } of fields) seen.add(name);
      await world.control.clearCalls();
      const textFor = ({ longest }: Typed) => hostile(longest)[what] ?? "";
      const { refused, saved } = await typed(world, way, fields, textFor);
      const answered = await drawnIn(person);
      await putAway(person);
      await press(world, way.by, way.press, way.about?.(scene) ?? "");
      const drawn = `${answered} ${await drawnSince(world, person)}`;
      for (const [name, said] of Object.entries(refused)) if (!isIn(language, said)) wrong.push([what, name, said]);
      for (const field of saved) {
        if (!(what in UNSEEN) && !drawn.includes(alike(asSeen(textFor(field)))))
          wrong.push([what, field.name, "is not shown as it was typed"]);
        if (what === TOO_LONG || (what in UNSEEN && field.isRequired)) wrong.push([what, field.name, "is saved"]);
      }
      wrong.push(...(await comingToLife(world)), ...(await refusedCalls(world)));
    }
    expect(wrong).toEqual([]);
    const asked = textFields.find(([form]) => form === modal)?.[1] ?? [];
    expect(asked.filter((name) => !seen.has(name))).toEqual([]);
    await goOn(world, scene);
    expect([...(await comingToLife(world)), ...(await refusedCalls(world))]).toEqual([]);
  },
);

/** Names that look like this one to somebody who reads them. */
const lookalikes = (name: string): string[] => [
  ` ${name} `,
  name.toUpperCase(),
  name.replace(" ", "  "),
  name.replace(" ", "\u00A0"),
  `${name.slice(0, 2)}\u200B${name.slice(2)}`,
];

test.each([
  ["programmes:new", "name", VAASA],
  ["programmes:basics", "name", "Auroras pääkaupunkiseutu"],
  ["programmes:theme", "fi", t("themes.jobs")],
  ["groups", "name", GROUP],
  ["groups:edit", "name", "Talven ryhmä"],
] as const)("a name in %s that looks like another one is refused beside %s", async (modal, name, taken) => {
  const { world, scene } = await startScene("fi");
  await using _world = world;
  const way = ways[modal];
  if (!way) throw new Error(`no way to ${modal}`);
  const wrong: string[] = [];
  for (const text of lookalikes(taken)) {
    const fields = (await openModal(world, scene, way)).filter((one) => one.name === name);
    const { refused } = await typed(world, way, fields, () => text);
    if (!(name in refused)) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

test("choices of a question that look alike are refused beside them", async () => {
  const { world, scene } = await startScene("fi");
  await using _world = world;
  const way = ways["programmes:question"];
  if (!way) throw new Error("no way to a question");
  const wrong: string[] = [];
  for (const text of lookalikes("Oma työ")) {
    const fields = (await openModal(world, scene, way)).filter(({ name }) => name === "options");
    const { refused } = await typed(world, way, fields, () => `Oma työ\n${text}`);
    if (!("options" in refused)) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});
