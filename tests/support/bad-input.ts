import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { en, fi, sv } from "../../src/texts/catalogues.ts";
import type { Language } from "../../src/texts/languages.ts";
import type { Markup } from "../../src/texts/markup.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "./helsinki.ts";
import { saidOn } from "./reading.ts";
import type { World } from "./world.ts";

/** Tables in which the bot notes what it does itself, such as a look at a form. They are no facts. */
const NO_FACTS = /^(outbox|pairs_changed|audit_log|submissions|conversations|__drizzle_migrations|sqlite_.*)$/;
/** The columns of a person that somebody decided. That the bot has met a person, and what Slack says about the person, are no facts. */
const DECIDED = ["language", "coordinator_since", "peer_organiser_since"] as const;

type TableRow = Record<string, unknown>;

/** All facts in the database file. */
export function factsOf(world: World): Record<string, TableRow[]> {
  const file = new Sqlite(join(world.folder, "mentoring.sqlite"), { readonly: true });
  const tables = file.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  const facts = tables.map(String).filter((name) => !NO_FACTS.test(name));
  const rows = facts.map((name) => [name, file.prepare<[], TableRow>(`select * from "${name}"`).all()] as const);
  file.close();
  return Object.fromEntries(rows.map(([name, found]) => [name, name === "people" ? decided(found) : found]));
}

const decided = (people: TableRow[]): TableRow[] =>
  people
    .filter((person) => DECIDED.some((column) => person[column] !== null))
    .map((person) => Object.fromEntries(["id", ...DECIDED].map((column) => [column, person[column]])));

/** The methods that the bot may call although nothing happens: to find out who acts, and to show that person a modal. */
const ANSWERING_METHODS = ["views.open", "views.push", "views.update", "users.info", "conversations.info"];

/** What a person was told by messages that only that person sees, and the modals that opened. */
export type PrivateAnswers = { told: string[]; opened: string[] };

/** A person does something that must not work: no fact changes, and nobody else sees or gets anything. */
export async function unmoved(world: World, person: Person, act: () => Promise<unknown>): Promise<PrivateAnswers> {
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
  expect(calls.filter(({ method }) => !ANSWERING_METHODS.includes(method))).toEqual([]);
  return {
    told: fresh.map(({ text }) => text),
    opened: calls.flatMap(({ method, args }) => (method === "views.update" ? [] : modalIn(args))),
  };
}

const modalIn = ({ view }: TableRow): string[] =>
  view === undefined ? [] : [saidOn(typeof view === "string" ? JSON.parse(view) : view)];

/** One of the answers that the person may get, in the person's language. */
export const said = (language: Language, key: TextKey, params: Record<string, string | Markup> = {}): string =>
  wordsIn(language, ZONE).md(key, params).mrkdwn;

/** The same as a message with these buttons, whose labels are heard after the text. */
export const saidWith = (language: Language, key: TextKey, ...labels: TextKey[]): string => {
  const words = wordsIn(language, ZONE);
  const line = labels.length === 1 ? "general.button" : "general.buttons";
  const heard = words.t(line, { labels: labels.map((label) => words.t(label)).join("; ") });
  return labels.length === 0 ? said(language, key) : `${said(language, key)}\n${heard}`;
};

type Texts = { readonly [key: string]: string | Texts };
const leaves = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === "string" ? [text] : leaves(text)));

const shapes = new Map<string, RegExp[]>();
const OF_TEXTS = 10;
const OF_LABELS = 4;
const catalogues: Partial<Record<Language, Texts>> = { fi, sv, en };

/** Every text of a language, or every one that is more than a label, as a pattern that accepts anything in the place of a parameter. */
function shapesOf(language: Language, shortest: number): RegExp[] {
  const known = shapes.get(`${language} ${shortest}`);
  if (known) return known;
  const made = leaves(catalogues[language] ?? {})
    .filter((text) => text.replaceAll(/\{\{.*?\}\}/g, "").trim().length >= shortest)
    .map((text) => text.replaceAll(/[.*+?^$()|[\]\\/]/g, "\\$&").replaceAll(/\{\{.*?\}\}/g, "[\\s\\S]*"))
    .map((pattern) => new RegExp(`^${pattern}$`));
  shapes.set(`${language} ${shortest}`, made);
  return made;
}

/** Whether the product says this in this language, and has these buttons below it. */
export const isIn = (language: Language, text: string): boolean => {
  const { t } = wordsIn(language, ZONE);
  const lines = text.split("\n");
  const last = lines.at(-1) ?? "";
  const heard = [t("general.button", { labels: "" }), t("general.buttons", { labels: "" })].find((line) =>
    last.startsWith(line),
  );
  const labels = heard === undefined ? [] : last.slice(heard.length).split("; ");
  const shown = heard === undefined ? text : lines.slice(0, -1).join("\n");
  const copy = ` ${t("general.canCopy")}`;
  const core = shown.endsWith(copy) ? shown.slice(0, -copy.length) : shown;
  return (
    shapesOf(language, OF_TEXTS).some((shape) => shape.test(core)) &&
    labels.every((label) => shapesOf(language, OF_LABELS).some((shape) => shape.test(label)))
  );
};
