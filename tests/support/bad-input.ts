import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { en, fi, sv } from "../../src/texts/catalogues.ts";
import type { Language } from "../../src/texts/languages.ts";
import type { Markup } from "../../src/texts/markup.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { saidOn } from "./reading.ts";
import { type World, ZONE } from "./world.ts";

/** What the bot notes of its own doings: a look at a form, a front page, where it has looked already. */
const NO_FACTS = /^(outbox|pairs_changed|audit_log|submissions|conversations|__drizzle_migrations|sqlite_.*)$/;
/** Whom it has met and what Slack says of her are no facts of ours either; what was decided about her is. */
const DECIDED = ["language", "coordinator_since", "peer_organiser_since"] as const;

type Row = Record<string, unknown>;

/** Everything the bot has on record, as it stands in its file. */
export function factsOf(world: World): Record<string, Row[]> {
  const file = new Sqlite(join(world.folder, "mentoring.sqlite"), { readonly: true });
  const tables = file.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  const facts = tables.map(String).filter((name) => !NO_FACTS.test(name));
  const rows = facts.map((name) => [name, file.prepare<[], Row>(`select * from "${name}"`).all()] as const);
  file.close();
  return Object.fromEntries(rows.map(([name, found]) => [name, name === "people" ? decided(found) : found]));
}

const decided = (people: Row[]): Row[] =>
  people
    .filter((person) => DECIDED.some((column) => person[column] !== null))
    .map((person) => Object.fromEntries(["id", ...DECIDED].map((column) => [column, person[column]])));

/** What the bot may ask of Slack while nothing happens: whom it has before it, and a modal for her. */
const ONLY_FOR_HER = ["views.open", "views.push", "views.update", "users.info", "conversations.info"];

/** What she was told by messages only she sees, and by modals that opened. */
export type Told = { told: string[]; opened: string[] };

/** She does something that must not work: no fact changes, nobody else sees anything, nothing is written to anybody but her. */
export async function unmoved(world: World, person: Person, act: () => Promise<unknown>): Promise<Told> {
  await world.settle();
  const before = factsOf(world);
  const said = new Set((await world.control.audit()).map(({ channel, ts }) => `${channel} ${ts}`));
  await world.control.clearCalls();
  await act();
  await world.settle();
  expect(factsOf(world)).toEqual(before);
  const fresh = (await world.control.audit()).filter(({ channel, ts }) => !said.has(`${channel} ${ts}`));
  expect(fresh.filter(({ ephemeral, seenBy }) => !ephemeral || seenBy.join() !== person.id)).toEqual([]);
  const calls = await world.control.calls();
  expect(calls.filter(({ method }) => !ONLY_FOR_HER.includes(method))).toEqual([]);
  return {
    told: fresh.map(({ text }) => text),
    opened: calls.flatMap(({ method, args }) => (method === "views.update" ? [] : modalIn(args))),
  };
}

const modalIn = ({ view }: Row): string[] =>
  view === undefined ? [] : [saidOn(typeof view === "string" ? JSON.parse(view) : view)];

/** One of the answers she may get, in her language. */
export const said = (language: Language, key: TextKey, params: Record<string, string | Markup> = {}): string =>
  wordsIn(language, ZONE).md(key, params).mrkdwn;

type Texts = { readonly [key: string]: string | Texts };
const leaves = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === "string" ? [text] : leaves(text)));

const shapes = new Map<Language, RegExp[]>();
const catalogues: Partial<Record<Language, Texts>> = { fi, sv, en };

/** Every text of a language as a pattern in which anything may stand where something is put in. */
function shapesOf(language: Language): RegExp[] {
  const known = shapes.get(language);
  if (known) return known;
  const made = leaves(catalogues[language] ?? {})
    .filter((text) => text.replaceAll(/\{\{.*?\}\}/g, "").trim().length > 9)
    .map((text) => text.replaceAll(/[.*+?^$()|[\]\\/]/g, "\\$&").replaceAll(/\{\{.*?\}\}/g, "[\\s\\S]*"))
    .map((pattern) => new RegExp(`^${pattern}$`));
  shapes.set(language, made);
  return made;
}

/** Whether the product says this in this language. */
export const isIn = (language: Language, text: string): boolean => {
  const copy = ` ${wordsIn(language, ZONE).t("general.canCopy")}`;
  const core = text.endsWith(copy) ? text.slice(0, -copy.length) : text;
  return shapesOf(language).some((shape) => shape.test(core));
};
