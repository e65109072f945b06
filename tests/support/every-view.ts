import { expect } from "vitest";
import { read } from "./catalogues.ts";
import { actionIdsIn, cutIn, type Drawing, markupIn, readIn, textsIn } from "./drawn.ts";
import { kept, workedOut } from "./following.ts";
import { alikeIn, unheardIn } from "./heard.ts";
import { lettersIn } from "./mail.ts";
import type { Data, Tour } from "./tour.ts";
import { LOOKS_LIKE_OURS, markOf, marksIn, TYPED_ADDRESS, TYPED_PERSON } from "./typed.ts";
import type { World } from "./world.ts";

/**
 * Typed texts that a message may contain: times and places, names of groups, the two's own tasks, announcements, and the field by which a pair is introduced.
 * PRODUCT.md section 2.
 */
const SAID_ALOUD = [
  "place",
  "nextPlace",
  "mentorTasks",
  "actorTasks",
  "title",
  "description",
  "fields",
  "announcement",
  "guest",
  "name",
];

/** Kinds that ask Slack where a channel is in doubt, and draw nothing: tests/channels. */
const ONLY_ASKED = ["channels:look", "channels:round"];

/** Kinds that are said only where Slack refuses something: tests/slack. */
const ONLY_WHERE_REFUSED = [
  "groups:no-posting",
  "groups:not-closed",
  "import:no-addresses",
  "pairs:no-posting",
  "pairs:not-reached",
];

/** Buttons that exist only where a text was typed, so not in a tour with empty answers. */
const ONLY_WITH_MUCH = ["support:show"];

const USED_IN = "each button, form and message is used in `tourSteps` of tests/<feature>/proofs.ts";

/**
 * After a tour of everything: Slack accepted every view and message, each was used, no typed text acts as formatting or is in a message where it
 * must not be, and no text is cut or broken.
 */
export async function expectEveryView(tour: Tour): Promise<void> {
  const { world, data } = tour;
  const drawn = await tour.drawn();
  expect(kept(world.db)).toEqual(workedOut(world.db));
  expect(await refusals(tour)).toEqual([]);
  const onlyWithMuch = data === "longest" ? [] : ONLY_WITH_MUCH;
  expect(unusedIn(tour), USED_IN).toEqual({ commands: [], presses: onlyWithMuch, submits: [] });
  expect(unsaidIn(tour), USED_IN).toEqual([]);
  expect(idsIn(drawn)).toEqual({ ...idsOf(tour), presses: missing(idsOf(tour).presses, onlyWithMuch) });
  expect(some(drawn.flatMap(markupIn).filter(isAlive))).toEqual([]);
  expect(some(drawn.flatMap(unheardIn))).toEqual([]);
  expect(await toldInLetters(world)).toEqual([]);
  expect(some(drawn.flatMap(alikeIn))).toEqual([]);
  expect(typedAloud(drawn)).toEqual([]);
  expect(cutShort(tour, drawn)).toEqual([]);
  expect(some(drawn.flatMap(cutIn).filter((text) => !mayBeCut(text)))).toEqual([]);
  expect(some(drawn.flatMap(textsIn).filter((text) => isBroken(text, data)))).toEqual([]);
}

/** Typed texts that a letter may contain: where a meeting is and what it is about, an announcement, and her own name. PRODUCT.md section 14. */
const SAID_IN_LETTERS = ["place", "nextPlace", "title", "description", "announcement", "guest", "name"];

/** What the letters of the tour should not have told: a text that somebody typed, or the family name of anybody. */
async function toldInLetters(world: World): Promise<string[]> {
  const letters = await lettersIn(world);
  expect(letters.length).toBeGreaterThan(5);
  const all = letters.map(({ subject = "", text = "", html, attachments }) =>
    [subject, text, html || "", ...attachments.map(({ content }) => unfolded(content.toString()))].join("\n"),
  );
  const people = (await world.people.kaisa.people()).map(({ name }) => name.split(" "));
  const families = people.flatMap(([, ...family]) => family).filter((family) => !isEverydayWord(family));
  return [
    ...missing(inOrder(all.flatMap(marksIn)), SAID_IN_LETTERS),
    ...families.filter((family) => all.some((letter) => letter.includes(family))),
  ];
}

/** "Uusi" is a family name too. */
const isEverydayWord = (family: string): boolean => [...read.fi.values()].some((text) => text.includes(family));

/** The lines of a calendar file, which are folded. */
const unfolded = (file: string): string => file.replaceAll(/\r\n[ \t]/g, "");

const missing = (all: readonly string[], some: Iterable<string>): string[] => {
  const there = new Set(some);
  return all.filter((one) => !there.has(one));
};
/** How many findings a failed test shows. */
const some = (texts: readonly string[]): string[] => [...new Set(texts)].slice(0, 5);
const inOrder = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();

/** Calls that Slack refused because of their contents. Refusals of other kinds are part of the tour. */
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

/** The outbox kinds of which no row was delivered in the tour. */
const unsaidIn = (tour: Tour): string[] =>
  missing(tour.world.bot.effectKinds, tour.said()).filter(
    (kind) =>
      ![...ONLY_ASKED, ...ONLY_WHERE_REFUSED].includes(kind) && (tour.world.backsUp || kind !== "backup:nightly"),
  );

const idsIn = (drawn: readonly Drawing[]) => ({
  presses: inOrder(drawn.flatMap(actionIdsIn)),
  submits: inOrder(drawn.map(({ callbackId }) => callbackId).filter((id) => id !== "")),
});

/** Not made unique, so that an id that is registered twice is in it twice. */
const idsOf = ({ world }: Tour) => ({
  presses: world.bot.registered.presses.toSorted(),
  submits: world.bot.registered.submits.toSorted(),
});

/** Whether a typed text mentions somebody or hides a link behind a name, or a link of the bot was cut in two. */
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

/** Long texts of which a view shows only the beginning. */
function cutShort({ typed }: Tour, drawn: readonly Drawing[]): string[] {
  const read = drawn.filter(({ on }) => on === "view").map(readIn);
  return inOrder(
    read.flatMap((text) =>
      marksIn(text).filter((field) => typed.has(field) && !typed.get(field)?.some((whole) => text.includes(whole))),
    ),
  );
}

/** A task on Home, and the end of a message's top-level text, which `unheardIn` looks at. */
const mayBeCut = (text: string): boolean => text.startsWith(markOf("actorTasks")) || text.endsWith("\n…");

/** Half an emoji, a text such as `undefined`, or a parameter that was not replaced or was replaced twice. */
const isBroken = (text: string, data: Data): boolean =>
  !text.isWellFormed() ||
  /\bundefined\b|\bNaN\b|\[object|Invalid/u.test(text) ||
  (data === "empty" ? /\{\{|\$t\(/u.test(text) : text.includes(markOf("place")) && !text.includes(LOOKS_LIKE_OURS));
