import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { sql } from "../../db/store/drizzle.ts";
import { anythingIn, pressForged } from "./forging.ts";
import type { Tour } from "./tour.ts";
import { markOf } from "./typed.ts";
import type { World } from "./world.ts";

/** Last names only: some first names are also words of the code. */
const NAMES = ["Lehtonen", "Virtanen", "Hassan", "Korhonen", "Kovalenko", "Mäkinen", "Vieras", "Ulkopuolinen"];

/** A programme's texts are for everybody in it and say nothing about a person, so they are not sealed. */
const OF_PROGRAMMES = /^(welcome|goodbye)(_|$)/;

/** Every text that is typed begins with such a mark, see tests/support/typed.ts. */
const fieldsTyped = (tour: Tour): string[] => [
  "trouble",
  ...[...tour.typed.keys()].filter((name) => !OF_PROGRAMMES.test(name)),
  "place",
  "contact",
  "title",
  "town",
  "fields",
];

/** After a tour of everything, and after faults: no word and no name is readable in the database, beside it or in the log. */
export async function expectSealedAtRest(tour: Tour): Promise<void> {
  const { world } = tour;
  const secret = [...NAMES, ...fieldsTyped(tour).map(markOf)];
  expect(secret.length).toBeGreaterThan(25);

  // Before the search, which blocks the process so long that Slack would close the bot's connection.
  await fallIntoTrouble(world);
  expect(world.takeErrors().length).toBeGreaterThan(2);

  const files = filesBeside(world);
  const databases = [...files.keys()].filter((name) => /sqlite(-wal)?$/.test(name));
  const backups = databases.filter((name) => name.startsWith("backups"));
  expect(databases.filter((name) => !backups.includes(name))).toEqual(["mentoring.sqlite", "mentoring.sqlite-wal"]);
  expect(backups.length).toBeGreaterThan(0);
  for (const [name, bytes] of files) expect([name, secret.filter((text) => isIn(bytes, text))]).toEqual([name, []]);

  const log = Buffer.from(world.logged.join("\n"));
  const key = readFileSync(join(world.folder, "mentoring.sqlite.key"), "utf8").trim();
  const { botToken, appToken, signingSecret } = world.workspace;
  expect([...secret, key, botToken, appToken, signingSecret].filter((text) => isIn(log, text))).toEqual([]);
}

/** Causes errors that are logged: Slack refuses a message and a modal, and the database refuses a filled-in form. */
async function fallIntoTrouble(world: World): Promise<void> {
  const { mirja } = world.people;
  const on = await anythingIn(world, mirja);
  const ask = async (text: string) => {
    await pressForged(mirja, on, "support:ask", "");
    await world.control.idle();
    await mirja.fill({ text: `${markOf("trouble")} Virtanen ${text}` });
    await mirja.submit();
    await world.control.idle();
    await world.bot.idle();
    if (await mirja.modal()) await mirja.closeAll();
  };
  await world.control.order({ kind: "error", method: "chat.postMessage", error: "invalid_blocks", times: 2 });
  await ask("one");
  await world.control.order({ kind: "error", method: "views.open", error: "invalid_arguments" });
  await pressForged(mirja, on, "privacy:own-data", "");
  await world.control.idle();
  await world.bot.idle();
  world.db.orm.run(
    sql`create trigger refusing before insert on support_requests begin select raise(abort, 'refused'); end`,
  );
  await ask("two");
}

/** The database, its write-ahead log and all other files that the bot has written, except the key. */
function filesBeside(world: World): Map<string, Buffer> {
  const names = readdirSync(world.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".key"))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((path) => [path.slice(world.folder.length + 1), readFileSync(path)]));
}

/** The text itself, and in the usual encodings of bytes. */
export function isIn(bytes: Buffer, text: string): boolean {
  const plain = Buffer.from(text);
  const utf16 = Buffer.from(text, "utf16le");
  const hex = plain.toString("hex");
  const written = [
    plain,
    utf16,
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64(plain),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
  ];
  return written.some((form) => bytes.includes(form));
}

/** The base64 characters that depend only on this text, for each of the three offsets at which it can begin. */
const base64 = (plain: Buffer): Buffer[] =>
  [0, 1, 2].map((offset) => {
    const all = Buffer.concat([Buffer.alloc(offset), plain]).toString("base64");
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + plain.length) * 8) / 6);
    return Buffer.from(all.slice(first, last));
  });
