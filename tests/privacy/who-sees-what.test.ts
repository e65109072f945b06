import { describe, expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { factsOf } from "../support/bad-input.ts";
import { dose } from "../support/dose.ts";
import { type Fields, isFields, objectsIn, parsed } from "../support/drawn.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import type { Item, Marked } from "../support/marked-items.ts";
import { finishEverything, type Viewer, viewers, writeEverything } from "../support/marked-pairs.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { type Cell, type Column, rowAbout } from "../support/section-2.ts";
import type { World } from "../support/world.ts";

/** Every button that was drawn for anybody: what it does and what it is about; and every form. */
type Button = { actionId: string; value: string };
type Sheet = { callbackId: string; metadata: string; blocks: Fields[] };
type Drawn = { buttons: Button[]; sheets: Sheet[] };
type Facts = { marked: Marked[]; drawn: Drawn };

const WITH_MAIL = { hasMail: true };

const goingOn = () =>
  worldAfter("all written", WITH_MAIL, async (world): Promise<Facts> => {
    const marked = await writeEverything(world);
    return { marked, drawn: await everythingDrawn(world) };
  });

const finished = () =>
  worldAfter("all finished", WITH_MAIL, async (world): Promise<Facts> => {
    const marked = await finishEverything(world, await writeEverything(world));
    return { marked, drawn: await everythingDrawn(world) };
  });

/** The second is as long as the first: the thorough run has both. */
const times = [
  ["while the pairs go on", goingOn, false],
  ["when the pairs have finished", finished, true],
] as const;

describe.each(times.slice(0, dose(1, times.length)))("%s", (_when, worldThen, isFinished) => {
  test.each(viewers.map((viewer) => [viewer.who, viewer] as const))(
    "%s sees what the table says, and nothing else",
    async (_who, viewer) => {
      const { world, facts } = await worldThen();
      await using _world = world;
      const before = pairsIn(world);
      const seen = await everythingSeen(world, viewer, facts.drawn);
      if (Object.keys(viewer.stands).length === 0) expect(pairsIn(world)).toEqual(before);
      const expected: string[] = [];
      const found: string[] = [];
      for (const pair of facts.marked) {
        const column = viewer.stands[pair.name] ?? "other";
        for (const item of pair.items) {
          const line = `${pair.name}: ${item.row}: ${item.mark}`;
          const isOver = isFinished || pair.name === "before";
          if (maySee(item, pair, viewer, column, isOver)) expected.push(line);
          if (seen.includes(item.mark) || seen.includes(item.easyMark ?? item.mark)) found.push(line);
        }
      }
      expect(found).toEqual(expected);
    },
  );
});

/** All that is on record of pairs; a person who belongs to none of them changes none of it. */
function pairsIn(world: World) {
  const facts = factsOf(world);
  return Object.fromEntries(
    [
      "pairs",
      "meetings",
      "kickoff_forms",
      "meeting_logs",
      "log_themes",
      "tasks",
      "goals",
      "follow_ups",
      "closing_answers",
    ].map((table) => [table, facts[table]]),
  );
}

function maySee(item: Item, pair: Marked, viewer: Viewer, column: Column, isFinished: boolean): boolean {
  const cell: Cell = rowAbout(item.row)[column];
  const owner = item.owner === "mentor" ? pair.mentor : pair.actor;
  if (cell === "own") return viewer.name === owner;
  if (cell === "shared") return item.isShared ?? false;
  if (cell === "finished") return isFinished;
  return cell === "yes";
}

/** Slack lets the bot open only so many modals a minute. */
const A_PRESS_TAKES = 700;

/** Everything she is shown: what is in her conversations and on her Home, and what comes of every command and of every button anybody ever had. */
async function everythingSeen(world: World, viewer: Viewer, { buttons, sheets }: Drawn): Promise<string> {
  const person = world.workspace.person(viewer.name);
  const before = await messagesSeen(world, person);
  // What a coordinator was told while she was one is not taken from her.
  const past = viewer.who.includes("left the job") ? before : [];
  await world.control.clearCalls();
  await person.home();
  await world.settle();
  for (const { id, name } of [{ id: "@bot", name: "" }, ...(await person.channels())]) {
    if (name?.startsWith("general")) continue;
    for (const command of world.bot.registered.commands) {
      await person.command(id, command).catch(() => undefined);
      await world.settle();
      if (await person.modal()) await person.closeAll();
    }
  }
  const on = await anythingIn(world, person);
  for (const { actionId, value } of inOrder(buttons)) {
    world.clock.advance(A_PRESS_TAKES);
    await pressForged(person, on, actionId, value);
    await world.settle();
    if (await person.modal()) await person.closeAll();
  }
  const answers: string[] = [];
  for (const { callbackId, metadata, blocks } of sheets) {
    world.clock.advance(A_PRESS_TAKES);
    await pressForged(person, on, "people:language", "");
    await world.settle();
    await world.control.forge(person.id, { callbackId, metadata, blocks, values: valuesIn(blocks) });
    await world.settle();
    answers.push(visible((await person.modal())?.blocks));
    if (await person.modal()) await person.closeAll();
  }
  const calls = await world.control.calls();
  const views = calls.flatMap(({ method, args }) =>
    ["views.open", "views.push", "views.update"].includes(method) || args.user_id === person.id
      ? [visible(parsed(args.view))]
      : [],
  );
  const messages = [...before, ...(await messagesSeen(world, person))].filter((message) => !past.includes(message));
  const home = visible(await person.shownHome());
  return [...views, ...answers, ...messages, home, ...(await filesSeen(person))].join("\n");
}

/** What only shows first, then what changes something, and the choice of a language last, Finnish after the others: the marks are Finnish words. */
const inOrder = (buttons: readonly Button[]): Button[] => buttons.toSorted((one, other) => rankOf(one) - rankOf(other));
const rankOf = (button: Button): number => {
  if (button.actionId === "people:language-fi") return 3;
  return button.actionId.startsWith("people:language-") ? 2 : Number(changes(button));
};
const changes = ({ actionId }: Button): boolean => !/show|list|edit|correct|open|profile|page/.test(actionId);

async function messagesSeen(world: World, person: Person): Promise<string[]> {
  const { channels } = await world.control.everything();
  const readable = await world.control.audit();
  const hers = new Set(
    readable.filter(({ seenBy }) => seenBy.includes(person.id)).map(({ channel, ts }) => `${channel} ${ts}`),
  );
  return channels.flatMap(({ id, name, messages, ephemerals }) =>
    [...messages, ...ephemerals]
      .filter(({ ts }) => hers.has(`${id} ${ts}`))
      .map((message) => `${name ?? ""} ${visible(message)}`),
  );
}

/** The texts of the files that the bot has sent her. */
async function filesSeen(person: Person): Promise<string[]> {
  const files = (await person.dm()).flatMap(({ files = [] }) => files as { id: string; name: string }[]);
  const texts = files.filter(({ name }) => /\.(json|ics|csv)$/.test(name));
  return Promise.all(texts.map(async ({ id }) => (await person.download(id)).toString("utf8")));
}

/** What somebody can read in it. Options that could be chosen are no answer of anybody's. */
function visible(value: unknown): string {
  if (Array.isArray(value)) return value.map(visible).join("\n");
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value : "";
  return Object.entries(value)
    .filter(([key]) => key !== "options" && key !== "option_groups")
    .map(([, inner]) => visible(inner))
    .join("\n");
}

async function everythingDrawn(world: World): Promise<Drawn> {
  const calls = await world.control.calls();
  const views = calls.flatMap(({ args }) => (args.view === undefined ? [] : [parsed(args.view)])).filter(isFields);
  const parts = [...views, ...calls.flatMap(({ args }) => (args.blocks === undefined ? [] : [parsed(args.blocks)]))];
  const buttons = new Map<string, Button>();
  for (const { type, action_id: actionId, value } of parts.flatMap((part) => [...objectsIn(part)]))
    if (type === "button" && typeof actionId === "string")
      buttons.set(`${actionId} ${value}`, { actionId, value: typeof value === "string" ? value : "" });
  const sheets = new Map<string, Sheet>();
  for (const { submit, callback_id: id, private_metadata: metadata, blocks } of views)
    if (submit && typeof id === "string" && Array.isArray(blocks))
      sheets.set(`${id} ${metadata}`, {
        callbackId: id,
        metadata: String(metadata ?? ""),
        blocks: blocks.filter(isFields),
      });
  return { buttons: [...buttons.values()], sheets: [...sheets.values()] };
}

/** Something in every field: what was filled in, else the first thing on offer. */
function valuesIn(blocks: readonly Fields[]): Record<string, Fields> {
  return Object.fromEntries(
    blocks.flatMap(({ type, block_id: id, element }) =>
      type === "input" && isFields(element) && typeof id === "string" ? [[id, answerOf(element)]] : [],
    ),
  );
}

function answerOf(element: Fields): Fields {
  // The last one: no mark is one of these.
  const offered = (Array.isArray(element.options) ? element.options : []).slice(-1);
  return {
    value: element.initial_value ?? "7",
    selected_date: element.initial_date ?? "2026-02-25",
    selected_time: element.initial_time ?? "17:45",
    selected_option: element.initial_option ?? offered[0] ?? null,
    selected_options: element.initial_options ?? offered,
    selected_user: element.initial_user ?? null,
    selected_users: element.initial_users ?? [],
    selected_conversation: element.initial_conversation ?? null,
  };
}
