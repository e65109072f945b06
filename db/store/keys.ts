import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Keyring } from "../../src/programme/privacy/sealed.ts";
import { writeWhole } from "./files.ts";
import { CannotOpen } from "./storage-faults.ts";

const KEY_BYTES = 32;

/** The keys at hand, the one to write with first, and where they come from. */
export type Keys = { ring: Keyring; from: "environment" | "file" };

export const keyFileOf = (path: string): string => `${path}.key`;

/** A key's public name: the start of its hash. */
const idOf = (key: Buffer) => createHash("sha256").update(key).digest("hex").slice(0, 12);

/**
 * The keys of a database: from the environment, else from the key file beside it, which is made where the database is new.
 * Several stand one after the other, separated by commas or white space: the first is written with, the others only read.
 * @throws CannotOpen when there is none, or something else among them
 */
export function readKeys(path: string, fromEnvironment: string | undefined): Keys {
  if (fromEnvironment !== undefined) {
    const keys = keysIn(fromEnvironment);
    if (!keys) throw new CannotOpen("ENCRYPTION_KEY is not 32 bytes in base64. Make one: openssl rand -base64 32");
    return { ring: ringOf(keys), from: "environment" };
  }
  if (!existsSync(keyFileOf(path))) {
    if (existsSync(path)) {
      throw new CannotOpen(
        `${path} exists, but neither ENCRYPTION_KEY nor ${keyFileOf(path)} does. Give the key it was written with.`,
      );
    }
    writeKeyFile(path, [newKey()]);
  }
  return { ring: ringOf(keysInFile(path)), from: "file" };
}

/** The keys in the file, as they stand in it. @throws CannotOpen when something else stands in it */
function keysInFile(path: string): Buffer[] {
  const keys = keysIn(readFileSync(keyFileOf(path), "utf8"));
  if (keys) return keys;
  throw new CannotOpen(
    `${keyFileOf(path)} does not hold 32 bytes in base64. Restore it from where it is kept. Several keys stand on a line each.`,
  );
}

/** A new key before those in the file. They stay, to read with. */
export function addKeyToFile(path: string): void {
  writeKeyFile(path, [newKey(), ...keysInFile(path)]);
}

/** Of the keys in the file only the first stays. */
export function keepFirstKeyInFile(path: string): void {
  writeKeyFile(path, keysInFile(path).slice(0, 1));
}

const newKey = () => randomBytes(KEY_BYTES);

/** On the disk for good, and in one piece, before anything is written with it: without it nothing of that could be read again. */
const writeKeyFile = (path: string, keys: readonly Buffer[]): void =>
  writeWhole(keyFileOf(path), keys.map((key) => `${key.toString("base64")}\n`).join(""));

function ringOf(keys: readonly Buffer[]): Keyring {
  const named = new Map(keys.map((key) => [idOf(key), createSecretKey(key)]));
  const [current = ""] = named.keys();
  return { current, keys: named };
}

/** Strictly: base64 of another length, or with something else in it, is no key of ours. Undefined where that stands, or nothing. */
function keysIn(text: string): Buffer[] | undefined {
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  const keys = words.map((word) => Buffer.from(word, "base64"));
  const isRight = (key: Buffer, index: number) => key.length === KEY_BYTES && key.toString("base64") === words[index];
  return keys.length > 0 && keys.every(isRight) ? keys : undefined;
}
