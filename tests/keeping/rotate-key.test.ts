import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { rotateKeys } from "../../db/keeping/key-rotation.ts";
import { sealedColumns } from "../../db/privacy/sealed-columns.ts";
import { readKeys } from "../../db/store/keys.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { beginningWith } from "../../src/programme/privacy/sealed.ts";
import { BotProcess, environmentFor } from "../support/bot-process.ts";
import { runCommand } from "../support/command-process.ts";
import { walkFourMonths } from "../support/four-months.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { botSources } from "../support/sources.ts";
import type { World } from "../support/world.ts";

/** Four months of one pair, and the bot is stopped. */
async function walkedWorld(): Promise<World & { path: string }> {
  const { world } = await worldAfter("four months", {}, walkFourMonths);
  await world.stopBot();
  return Object.assign(world, { path: world.config().databasePath });
}

const keyFile = (path: string) => readFileSync(`${path}.key`, "utf8").trim().split("\n");

/** Which keys the texts in the database are sealed with, and how many there are. */
function sealedWith(path: string): { keys: string[]; texts: number; demanded: string[] } {
  const sqlite = new Sqlite(path, { readonly: true });
  const texts = sealedColumns.flatMap(
    ({ table, column }) =>
      sqlite.prepare(`select "${column}" from "${table}" where "${column}" is not null`).pluck().all() as string[],
  );
  const demanded = sqlite.prepare("select id from encryption_keys order by id").pluck().all() as string[];
  sqlite.close();
  return { keys: [...new Set(texts.map((text) => text.split(".")[1] ?? ""))].sort(), texts: texts.length, demanded };
}

/** What everybody sees of everything when the bot is started on it. */
async function seenIn(world: World): Promise<string> {
  await world.startBot();
  const { kaisa, mirja, amina } = world.people;
  const homes = [];
  for (const person of [kaisa, mirja, amina]) homes.push(JSON.stringify((await person.home())?.blocks ?? null));
  await world.stopBot();
  return homes.join("\n").replaceAll(/"action_id":"[^"]*"|"block_id":"[^"]*"/g, "");
}

const rotate = (path: string, encryptionKey?: string): string[] => {
  const lines: string[] = [];
  const keys = encryptionKey === undefined ? {} : { encryptionKey };
  rotateKeys(path, { now: 1, tell: (line) => void lines.push(line), ...keys });
  return lines;
};

const refusal = (work: () => unknown): string => {
  try {
    work();
    return "";
  } catch (error) {
    return error instanceof CannotOpen ? error.message : `not said: ${error}`;
  }
};

test("every column of sealed texts is marked in the schema, and its rows are told apart by one column", () => {
  const schema = botSources().filter(
    ({ path }) => path.startsWith(join("db", "schema", "")) && !path.endsWith("columns.ts"),
  );
  expect(schema.length).toBeGreaterThan(5);
  expect(schema.filter(({ text }) => text.includes("Sealed<")).map(({ path }) => path)).toEqual([]);
  const marks = schema.flatMap(({ text }) => text.match(/\bsealed</g) ?? []);
  expect(sealedColumns).toHaveLength(marks.length);
  expect(sealedColumns.filter(({ row }) => !/^\w+$/.test(row))).toEqual([]);
});

describe("the key is changed", () => {
  test("with a key file: everything is sealed anew, the old key is gone from the file and the database, and everybody sees what she saw", async () => {
    const world = await walkedWorld();
    const before = sealedWith(world.path);
    const seen = await seenIn(world);
    const [old] = keyFile(world.path);
    const lines = rotate(world.path);
    const after = sealedWith(world.path);
    expect(after.texts).toBe(before.texts);
    expect(after.keys).toHaveLength(1);
    expect(after.keys).not.toEqual(before.keys);
    expect(after.demanded).toEqual(after.keys);
    expect(keyFile(world.path)).toHaveLength(1);
    expect(keyFile(world.path)).not.toContain(old);
    expect(lines[0]).toBe(`A new key ${after.keys[0]} stands first in ${world.path}.key.`);
    expect(lines.at(-1)).toBe(
      `Done: everything is sealed with ${after.keys[0]}. The old key ${before.keys[0]} is gone from ${world.path}.key. Backups made until now still need it.`,
    );
    expect(lines.join()).not.toContain(String(old));
    expect(await seenIn(world)).toBe(seen);
    // No page of the file holds anything that the old key opens.
    expect(readFileSync(world.path).includes(beginningWith(before.keys[0] ?? ""))).toBe(false);
    await world.leave();
  });

  test("killed after any line and begun again, it comes to the same end, and the bot can be started in between", async () => {
    const world = await walkedWorld();
    const env = { DATABASE_PATH: world.path };
    const { texts, keys } = sealedWith(world.path);
    const seen = await seenIn(world);
    for (const killAfterLines of [1, 3, 6]) {
      await runCommand("rotate-key", { env, killAfterLines });
      expect(keyFile(world.path).length).toBeGreaterThan(0);
      expect(sealedWith(world.path).texts).toBe(texts);
      expect(await seenIn(world)).toBe(seen);
    }
    while (keyFile(world.path).length > 1) expect((await runCommand("rotate-key", { env })).code).toBe(0);
    const after = sealedWith(world.path);
    expect([after.texts, after.keys.length, after.demanded]).toEqual([texts, 1, after.keys]);
    expect(after.keys).not.toEqual(keys);
    expect(await seenIn(world)).toBe(seen);
    await world.leave();
  });

  test("with the key in the environment: the new one stands first, and the old one may be removed afterwards", async () => {
    const world = await walkedWorld();
    const [old = ""] = keyFile(world.path);
    const next = Buffer.alloc(32, 7).toString("base64");
    expect(refusal(() => rotate(world.path, old))).toMatch(
      /^ENCRYPTION_KEY holds one key\. Make a new one .*<new>,<old>$/,
    );
    expect(refusal(() => rotate(world.path, next))).toMatch(
      /was written with the encryption key \w+, and only \w+ was given/,
    );
    const lines = rotate(world.path, `${next},${old}`);
    expect(lines.at(-1)).toMatch(/^Done: .* The old key \w+ may be removed from ENCRYPTION_KEY\./);
    expect(refusal(() => rotate(world.path, old))).toMatch(/was written with the encryption key/);
    expect(sealedWith(world.path).keys).toEqual([readKeys(world.path, next).ring.current]);
    expect(readFileSync(`${world.path}.key`, "utf8").trim()).toBe(old);
    await world.leave();
  });

  test("while a message may have been sent and nobody knows, the old key stays, because the message is known again by it", async () => {
    const { world } = await worldAfter("four months", {}, walkFourMonths);
    await world.control.order({ kind: "lost-answer", method: "chat.postMessage" });
    const { helena, olena } = world.people;
    const { channelId } = await world.openPair({ mentor: helena, actor: olena }, { day: "2026-04-20" });
    await world.stopBot();
    const { path } = world.db;
    expect(rotate(path).at(-1)).toMatch(/1 messages may have been sent .* so it stays\. Start the bot/);
    expect(keyFile(path)).toHaveLength(2);
    expect(sealedWith(path).demanded).toHaveLength(2);
    await world.startBot();
    await world.later({ minutes: 5 });
    const posted = (await world.control.calls()).filter(
      ({ method, args }) => method === "chat.postMessage" && args.channel === channelId,
    );
    expect(posted.filter(({ args }) => String(args.text).startsWith("Tervetuloa"))).toHaveLength(1);
    await world.stopBot();
    expect(rotate(path).at(-1)).toMatch(/^Done: /);
    expect(keyFile(path)).toHaveLength(1);
    await world.leave();
  });

  test("a text that was altered is named, and everything stays readable", async () => {
    const world = await walkedWorld();
    const sqlite = new Sqlite(world.path);
    sqlite.exec(
      "update people set name = substr(name, 1, length(name) - 8) || 'AAAAAAA=' where is_bot = 0 and rowid = 1",
    );
    sqlite.close();
    expect(refusal(() => rotate(world.path))).toMatch(
      /^A text in people\.name \(row [\w-]+\) does not open with its key/,
    );
    expect(keyFile(world.path)).toHaveLength(2);
    await world.leave();
  });
});

describe("several keys", () => {
  test("in the environment or a file, by commas, spaces or lines: the first is written with, and each that is needed has to be there", async () => {
    const world = await walkedWorld();
    const [old = ""] = keyFile(world.path);
    const next = Buffer.alloc(32, 9).toString("base64");
    const oldId = readKeys(world.path, old).ring.current;
    for (const given of [`${next},${old}`, `${next} ${old}\n`, `${next}\n${old}`, ` ${next} ,\n${old},${old}`]) {
      const { ring } = readKeys(world.path, given);
      expect([ring.current, [...ring.keys.keys()]]).toEqual([
        readKeys(world.path, next).ring.current,
        [ring.current, oldId],
      ]);
    }
    writeFileSync(`${world.path}.key`, `${next}\n${old}\n`);
    await world.startBot();
    await world.people.kaisa.home();
    await world.stopBot();
    for (const only of [next, old]) {
      writeFileSync(`${world.path}.key`, `${only}\n`);
      const before = readFileSync(world.path);
      await expect(world.startBot()).rejects.toThrow(
        /was written with the encryption key [0-9a-f]{12}, and only [0-9a-f]{12} was given\. Nothing was changed/,
      );
      expect(readFileSync(world.path).equals(before)).toBe(true);
    }
    await world.leave();
  });
});

test("while the bot runs no key is changed, and the key file stays as it was", async () => {
  const world = await walkedWorld();
  const env = {
    ...environmentFor(world.workspace, world.folder),
    DATABASE_PATH: join(world.folder, "mentoring.sqlite"),
  };
  const bot = new BotProcess(env);
  await bot.ready();
  const before = readFileSync(`${world.path}.key`, "utf8");
  const { code, output } = await runCommand("rotate-key", { env: { DATABASE_PATH: world.path } });
  expect([code, output]).toEqual([1, expect.stringMatching(/^Another copy of the bot is running on .*\n$/)]);
  expect(readFileSync(`${world.path}.key`, "utf8")).toBe(before);
  await bot.leave();
  await world.leave();
});
