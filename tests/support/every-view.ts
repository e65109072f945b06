import { expect } from "vitest";
import { actionIdsIn, cutIn, type Drawing, markupIn, readIn, textsIn } from "./drawn.ts";
import { kept, workedOut } from "./following.ts";
import type { Data, Tour } from "./tour.ts";
import { LOOKS_LIKE_OURS, markOf, marksIn, TYPED_ADDRESS, TYPED_PERSON } from "./typed.ts";

/** What may stand in a message as text: times and places, the two's own tasks, announcements, and the field by which a pair is introduced. PRODUCT.md section 2. */
const SAID_ALOUD = [
  "place",
  "nextPlace",
  "mentorTasks",
  "actorTasks",
  "title",
  "description",
  "fields",
  "announcement",
];

/** Nobody can look at a request that says nothing. */
const ONLY_WITH_MUCH = ["support:show"];

/**
 * After a tour of everything: Slack took every view and message, each was used, nothing typed is alive in one or stands in a message where
 * it must not, and no text is cut or broken.
 */
export async function expectEveryView(tour: Tour): Promise<void> {
  const { world, data } = tour;
  const drawn = await tour.drawn();
  expect(kept(world.db)).toEqual(workedOut(world.db));
  expect(await refusals(tour)).toEqual([]);
  const onlyWithMuch = data === "longest" ? [] : ONLY_WITH_MUCH;
  expect(unusedIn(tour)).toEqual({ commands: [], presses: onlyWithMuch, submits: [] });
  expect(unsaidIn(tour)).toEqual([]);
  expect(idsIn(drawn)).toEqual({ ...idsOf(tour), presses: missing(idsOf(tour).presses, onlyWithMuch) });
  expect(some(drawn.flatMap(markupIn).filter(isAlive))).toEqual([]);
  expect(typedAloud(drawn)).toEqual([]);
  expect(cutShort(tour, drawn)).toEqual([]);
  expect(some(drawn.flatMap(cutIn).filter((text) => !text.startsWith(markOf("actorTasks"))))).toEqual([]);
  expect(some(drawn.flatMap(textsIn).filter((text) => isBroken(text, data)))).toEqual([]);
}

const missing = (all: readonly string[], some: Iterable<string>): string[] => {
  const there = new Set(some);
  return all.filter((one) => !there.has(one));
};
/** Enough to see what is wrong. */
const some = (texts: readonly string[]): string[] => [...new Set(texts)].slice(0, 5);
const inOrder = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();

/** Calls that Slack did not take because of what was in them; refusals of other kinds are part of the tour. */
async function refusals({ world }: Tour): Promise<string[]> {
  const calls = await world.control.calls();
  return calls
    .filter(({ answer }) => /^invalid_|^msg_|too_long|too_large|no_text|_conflict$/u.test(String(answer.error ?? "")))
    .map(({ method, answer }) => `${method}: ${JSON.stringify(answer)}`);
}

function unusedIn({ world, used }: Tour) {
  const { commands, presses, submits } = world.bot.registered;
  return {
    commands: missing(commands, used.commands),
    presses: missing(presses, used.presses),
    submits: missing(submits, used.submits),
  };
}

/** The kinds of what the bot says and does by itself that have not come about. */
const unsaidIn = (tour: Tour): string[] => missing(tour.world.bot.effectKinds, tour.said());

const idsIn = (drawn: readonly Drawing[]) => ({
  presses: inOrder(drawn.flatMap(actionIdsIn)),
  submits: inOrder(drawn.map(({ callbackId }) => callbackId).filter((id) => id !== "")),
});

/** Not made unique: an id that is registered twice stands in it twice. */
const idsOf = ({ world }: Tour) => ({
  presses: world.bot.registered.presses.toSorted(),
  submits: world.bot.registered.submits.toSorted(),
});

/** Whether something typed calls somebody, or leads somewhere under a name of its own, or a link of ours is cut in two. */
const isAlive = (markup: string): boolean =>
  /<[^>]*$/u.test(markup) ||
  /<!(?:channel|here|everyone|subteam)/u.test(markup) ||
  markup.includes(`<@${TYPED_PERSON}`) ||
  markup.includes(`<${TYPED_ADDRESS}|auroras.fi`);

const typedAloud = (drawn: readonly Drawing[]): string[] =>
  missing(
    inOrder(drawn.filter(({ on }) => on === "message").flatMap((one) => textsIn(one).flatMap(marksIn))),
    SAID_ALOUD,
  );

/** Long texts that a view begins to show and does not show to their end. */
function cutShort({ typed }: Tour, drawn: readonly Drawing[]): string[] {
  const read = drawn.filter(({ on }) => on === "view").map(readIn);
  return inOrder(
    read.flatMap((text) =>
      marksIn(text).filter((field) => typed.has(field) && !typed.get(field)?.some((whole) => text.includes(whole))),
    ),
  );
}

/** Half an emoji, a value that is none, or a place in a text that was not filled in, or was filled in twice. */
const isBroken = (text: string, data: Data): boolean =>
  !text.isWellFormed() ||
  /\bundefined\b|\bNaN\b|\[object|Invalid/u.test(text) ||
  (data === "empty" ? /\{\{|\$t\(/u.test(text) : text.includes(markOf("place")) && !text.includes(LOOKS_LIKE_OURS));
