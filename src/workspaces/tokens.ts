import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../../db/store/files.ts";
import { addKeyToFile, type Keys, keepFirstKeyInFile, keyFileOf, readKeys } from "../../db/store/keys.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { beginningWith, type Keyring, openSecret, sealSecret } from "../programme/privacy/sealed.ts";
import { tokensOf, type WorkspaceId, workspacesIn } from "./layout.ts";

/** The secret variables of a workspace, by name: its tokens. */
export type Secrets = Readonly<Record<string, string>>;

const secretsShape = z.record(z.string(), z.string());

/** `installation.key` is to the installation what the key file is to a database. */
const keysPath = (root: string): string => join(root, "installation");

/**
 * The installation's keys: from the environment, otherwise from the key file in the folder, which is made where nothing is sealed yet.
 * @throws CannotOpen if there is no key although tokens are sealed
 */
export function readInstallationKeys(root: string, fromEnvironment: string | undefined): Keys {
  const path = keysPath(root);
  const isMissing = fromEnvironment === undefined && !existsSync(keyFileOf(path));
  if (isMissing && workspacesIn(root).some((id) => existsSync(tokensOf(root, id)))) {
    throw new CannotOpen(
      `The tokens are sealed, but neither ENCRYPTION_KEY nor ${keyFileOf(path)} is there. Give the installation's key. Where it is lost, give each workspace its tokens again, after removing all files tokens.sealed.`,
    );
  }
  return readKeys(path, fromEnvironment);
}

export const hasTokens = (root: string, id: WorkspaceId): boolean => existsSync(tokensOf(root, id));

/** @param of the workspace whose tokens they are, where its folder does not have its name yet */
export function writeSecrets(
  root: string,
  id: WorkspaceId,
  keys: Keyring,
  secrets: Secrets,
  of: WorkspaceId = id,
): void {
  writeWhole(tokensOf(root, id), `${sealSecret(keys, of, JSON.stringify(secrets))}\n`);
}

/** @throws CannotOpen if there are none, or the key does not open them */
export function readSecrets(root: string, id: WorkspaceId, keys: Keyring): Secrets {
  if (!hasTokens(root, id)) throw new CannotOpen(`${id} has no tokens. Give them: npm run workspace -- tokens ${id}`);
  try {
    return secretsShape.parse(JSON.parse(openSecret(keys, id, readFileSync(tokensOf(root, id), "utf8").trim())));
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    throw new CannotOpen(
      `${tokensOf(root, id)} does not open with the installation's key. Give the key it was sealed with, in ENCRYPTION_KEY or ${keyFileOf(keysPath(root))}, or give the tokens again: npm run workspace -- tokens ${id}`,
    );
  }
}

type Options = { encryptionKey: string | undefined; tell(line: string): void };

/**
 * Seals all tokens with a new key of the installation. Can be killed at any moment and run again: the old key stays until all are done.
 * @throws CannotOpen if no new key was given, or tokens do not open
 */
export function rotateInstallationKey(root: string, { encryptionKey, tell }: Options): void {
  let { ring, from } = readInstallationKeys(root, encryptionKey);
  if (ring.keys.size === 1) {
    if (from === "environment") {
      throw new CannotOpen(
        "ENCRYPTION_KEY holds one key. Make a new one (openssl rand -base64 32) and give both, the new one first: ENCRYPTION_KEY=<new>,<old>",
      );
    }
    addKeyToFile(keysPath(root));
    ({ ring, from } = readInstallationKeys(root, encryptionKey));
  }
  const sealed = workspacesIn(root).filter((id) => hasTokens(root, id));
  for (const id of sealed) {
    if (readFileSync(tokensOf(root, id), "utf8").startsWith(beginningWith(ring.current))) continue;
    writeSecrets(root, id, ring, readSecrets(root, id, ring));
  }
  if (from === "file") keepFirstKeyInFile(keysPath(root));
  const old =
    from === "file" ? "The old one is gone from the key file." : "The old one may be removed from ENCRYPTION_KEY.";
  tell(
    `Done: the tokens of ${sealed.length} workspaces are sealed with the installation's key ${ring.current}. ${old}`,
  );
}
