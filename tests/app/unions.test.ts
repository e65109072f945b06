import { expect, test } from "vitest";
import { botSources, type Source } from "../support/sources.ts";

const LITERAL = '"[^"\\n]+"';
const unions = new RegExp(`${LITERAL}(?:\\s*\\|\\s*${LITERAL})+`, "g");
const lists = new RegExp(`\\[\\s*${LITERAL}(?:\\s*,\\s*${LITERAL})+\\s*,?\\s*\\] as const`, "g");
/** The names of some keys of a type are checked by the compiler where they stand. */
const ofKeys = /\b(?:Pick|Omit|Extract|Exclude)<[^<>]*$/;

/** What something can be, as a union or as a list from which one is made: its members in a fixed order, and where it is written. */
const writtenIn = ({ path, text }: Source): [members: string, path: string][] =>
  [unions, lists].flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !ofKeys.test(text.slice(Math.max(0, index - 200), index)))
      .map(([found]): [string, string] => [
        [...new Set(found.match(new RegExp(LITERAL, "g")))].sort().join(" | "),
        path,
      ]),
  );

const repeatedIn = (sources: readonly Source[]): [string, string[]][] => {
  const places = new Map<string, string[]>();
  for (const [members, path] of sources.flatMap(writtenIn)) places.set(members, [...(places.get(members) ?? []), path]);
  return [...places].filter(([, paths]) => paths.length > 1);
};

/** Different things that happen to have the same members. */
const alike = [
  // An answer to the invitation, and whether an actor wishes for a mentor.
  '"no" | "yes"',
  // A pair that has begun, and a group that has not ended.
  '"open" | "opening"',
  // How a meeting is rated, and how the network.
  '"1" | "2" | "3" | "4" | "5"',
];

test("the states that something can be in are written in one place", () => {
  expect(repeatedIn(botSources()).filter(([members]) => !alike.includes(members))).toEqual([]);
});

test("a union or a list that is written a second time is found, in any order, and keys of a type are not", () => {
  const source = (path: string, text: string): Source => ({ path, text });
  const found = repeatedIn([
    source("one.ts", 'type State = "open" | "done";'),
    source("two.ts", 'const states = [\n  "done",\n  "open",\n] as const;'),
    source("three.ts", 'type Part = Pick<Row, "a" | "b">; type Other = Omit<Row, "b" | "a">;'),
  ]);
  expect(found).toEqual([['"done" | "open"', ["one.ts", "two.ts"]]]);
});
