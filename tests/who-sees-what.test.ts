import { describe, expect, test } from "vitest";
import type { Person } from "../src/playground/person.ts";
import { anythingIn, pressForged } from "./support/forging.ts";
import {
  finishEverything,
  type Item,
  type Marked,
  type Viewer,
  viewers,
  writeEverything,
} from "./support/marked-pairs.ts";
import { worldAfter } from "./support/ready-worlds.ts";
import { type Cell, type Column, type Row, rows } from "./support/section-2.ts";
import type { World } from "./support/world.ts";

/** Every button that was drawn for anybody: what it does and what it is about. */
type Drawn = { actionId: string; value: string };
type Facts = { marked: Marked[]; drawn: Drawn[] };

const goingOn = () =>
  worldAfter("all written", {}, async (world): Promise<Facts> => {
    const marked = await writeEverything(world);
    return { marked, drawn: await buttonsDrawn(world) };
  });

const finished = () =>
  worldAfter("all finished", {}, async (world): Promise<Facts> => {
    const marked = await finishEverything(world, await writeEverything(world));
    return { marked, drawn: await buttonsDrawn(world) };
  });

describe.each([
  ["while the pairs go on", goingOn, false],
  ["when the pairs have finished", finished, true],
] as const)("%s", (_when, worldThen, isFinished) => {
  test.each(viewers.map((viewer) => [viewer.who, viewer] as const))(
    "%s sees what the table says, and nothing else",
    async (_who, viewer) => {
      const { world, facts } = await worldThen();
      await using _world = world;
      const seen = await everythingSeen(world, viewer, facts.drawn);
      const expected: string[] = [];
      const found: string[] = [];
      for (const pair of facts.marked) {
        const column = viewer.stands[pair.name] ?? "other";
        for (const item of pair.items) {
          const line = `${pair.name}: ${item.row}: ${item.mark}`;
          if (maySee(item, pair, viewer, column, isFinished || pair.name === "before")) expected.push(line);
          if (seen.includes(item.mark)) found.push(line);
        }
      }
      expect(found).toEqual(expected);
    },
  );
});

const rowOf = ({ row }: Item): Row => {
  const found = rows.find(({ data }) => data.startsWith(row));
  if (!found) throw new Error(`no row ${row}`);
  return found;
};

function maySee(item: Item, pair: Marked, viewer: Viewer, column: Column, isFinished: boolean): boolean {
  const cell: Cell = rowOf(item)[column];
  const owner = item.owner === "mentor" ? pair.mentor : pair.actor;
  if (cell === "own") return viewer.name === owner;
  if (cell === "shared") return item.isShared ?? false;
  if (cell === "finished") return isFinished;
  return cell === "yes";
}

/** Everything she is shown: what stands in her conversations and on her Home, and what comes of every command and of every button anybody ever had. */
async function everythingSeen(world: World, viewer: Viewer, drawn: readonly Drawn[]): Promise<string> {
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
  for (const { actionId, value } of inOrder(drawn)) {
    await pressForged(person, on, actionId, value);
    await world.settle();
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
  return [...views, ...messages, home, ...(await filesSeen(person))].join("\n");
}

/** What only shows first, then what changes something. */
const inOrder = (drawn: readonly Drawn[]): Drawn[] =>
  drawn.toSorted((one, other) => Number(changes(one)) - Number(changes(other)));
const changes = ({ actionId }: Drawn): boolean => !/show|list|edit|correct|open|profile|page/.test(actionId);

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

const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);

async function buttonsDrawn(world: World): Promise<Drawn[]> {
  const calls = await world.control.calls();
  const found = new Map<string, Drawn>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === "object" && value !== null) {
      const { type, action_id: actionId, value: about } = value as Record<string, unknown>;
      if (type === "button" && typeof actionId === "string")
        found.set(`${actionId} ${about}`, { actionId, value: typeof about === "string" ? about : "" });
      for (const inner of Object.values(value)) look(inner);
    }
  };
  for (const { args } of calls) for (const part of [args.view, args.blocks]) look(parsed(part));
  return [...found.values()];
}
