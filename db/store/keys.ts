import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Keyring } from "../../src/programme/privacy/sealed.ts";
import { writeWhole } from "./files.ts";
import { CannotOpen } from "./storage-faults.ts";

const KEY_BYTES = 32;

/** The available keys (the first one is used for writing) and their source. */
export type Keys = { ring: Keyring; from: "environment" | "file" };

export const keyFileOf = (path: string): string => `${path}.key`;

/** A key's public id: the first 12 hex digits of its SHA-256. */
const idOf = (key: Buffer) => createHash("sha256").update(key).digest("hex").slice(0, 12);

/**
 * The keys of a database: from the environment, otherwise from the key file beside it, which is made if the database is new.
 * Several keys are separated by commas or white space. The first one is used for writing, the others only for reading.
 * @throws CannotOpen if there is no key, or if one of them is not a key
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

/** The keys in the key file, in order. @throws CannotOpen if it has other content */
function keysInFile(path: string): Buffer[] {
  const keys = keysIn(readFileSync(keyFileOf(path), "utf8"));
  if (keys) return keys;
  throw new CannotOpen(
    `${keyFileOf(path)} does not hold 32 bytes in base64. Restore it from where it is kept. Write each key on a line of its own.`,
  );
}

/** Adds a new key before those in the file. The old ones are kept for reading. */
export function addKeyToFile(path: string): void {
  writeKeyFile(path, [newKey(), ...keysInFile(path)]);
}

/** Removes all keys but the first from the file. */
export function keepFirstKeyInFile(path: string): void {
  writeKeyFile(path, keysInFile(path).slice(0, 1));
}

const newKey = () => randomBytes(KEY_BYTES);

/** Writes the keys atomically and flushed, before anything is encrypted with them: without its key a text cannot be read again. */
const writeKeyFile = (path: string, keys: readonly Buffer[]): void =>
  writeWhole(keyFileOf(path), keys.map((key) => `${key.toString("base64")}\n`).join(""));

function ringOf(keys: readonly Buffer[]): Keyring {
  const named = new Map(keys.map((key) => [idOf(key), createSecretKey(key)]));
  const [current = ""] = named.keys();
  return { current, keys: named };
}

/** Parses keys strictly. Undefined if there are none, or if one is not base64 of exactly 32 bytes. */
function keysIn(text: string): Buffer[] | undefined {
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  const keys = words.map((word) => Buffer.from(word, "base64"));
  const isRight = (key: Buffer, index: number) => key.length === KEY_BYTES && key.toString("base64") === words[index];
  return keys.length > 0 && keys.every(isRight) ? keys : undefined;
}
