import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { flushFolder } from "../../db/store/files.ts";
import { ConfigProblem, type Installation, secretVariables, variablesOfWorkspace } from "../config.ts";
import { checkTokens, configWith, refuseTokensOfAnother } from "./checking.ts";
import { pathOf } from "./gate.ts";
import { inheritedBy } from "./inherited.ts";
import {
  announceChange,
  databaseOf,
  folderOf,
  isWorkspace,
  makeRoot,
  readWorkspace,
  type WorkspaceId,
  writeWorkspace,
} from "./layout.ts";
import { removedIn } from "./removed.ts";
import { hasTokens, readInstallationKeys, type Secrets, writeSecrets } from "./tokens.ts";

type Parts = {
  installation: Installation;
  tell(line: string): void;
  /** Whether Slack is asked about the tokens. */
  isChecked: boolean;
  ask(): Promise<Secrets>;
};

/**
 * Adds a workspace. A folder that is there without tokens is taken in as it is, with its database: so a bot moves in that ran by itself.
 * @throws ConfigProblem, CannotOpen. Nothing is changed then
 */
export async function addWorkspace(
  id: WorkspaceId,
  parts: Parts & { variables: Readonly<Record<string, string>> },
): Promise<void> {
  const { installation, variables, tell } = parts;
  const { folder } = installation;
  refuseUnknown(variables);
  if (existsSync(folder) && hasTokens(folder, id))
    throw new ConfigProblem(`${id} is there already. To give it other tokens: npm run workspace -- tokens ${id}`);
  const secrets = await secretsFor(id, variables, parts);
  makeRoot(folder);
  const { ring } = readInstallationKeys(folder, installation.encryptionKey);
  if (isWorkspace(folder, id)) {
    const before = readWorkspace(folder, id);
    writeWorkspace(folder, id, { ...before, variables: { ...before.variables, ...variables } });
    writeSecrets(folder, id, ring, secrets);
    tell(
      existsSync(databaseOf(folder, id))
        ? `${id} is taken in, with the database that is in its folder.`
        : `${id} is taken in. Its folder has no database yet: a new one is made.`,
    );
  } else {
    // A folder gets its name when it is whole, because what runs may look at any moment.
    const coming = `.adding-${randomBytes(4).toString("hex")}`;
    mkdirSync(join(folder, coming), { mode: 0o700 });
    try {
      writeWorkspace(folder, coming as WorkspaceId, { paused: false, variables: { ...variables } });
      writeSecrets(folder, coming as WorkspaceId, ring, secrets, id);
      renameSync(join(folder, coming), folderOf(folder, id));
    } catch (error) {
      rmSync(join(folder, coming), { recursive: true, force: true });
      throw error;
    }
    flushFolder(folder);
    tell(`${id} is added, in ${folderOf(folder, id)}.`);
    const removed = removedIn(folder).find((one) => one.id === id);
    if (removed)
      tell(`A workspace of this name was removed before; this one begins empty. The former one is in ${removed.path}.`);
  }
  announceChange(folder);
  if (secrets.SLACK_SIGNING_SECRET !== undefined && secrets.SLACK_APP_TOKEN === undefined)
    tell(`Slack's requests arrive at http://127.0.0.1:${installation.port ?? "PORT"}${pathOf(id)}`);
  tell("It is opened within seconds where the bot runs, and else at its next start. See: npm run workspace -- list");
}

/** Gives a workspace other tokens. @throws ConfigProblem, CannotOpen. Nothing is changed then */
export async function giveTokens(id: WorkspaceId, parts: Parts): Promise<void> {
  const { installation, tell } = parts;
  const { folder, encryptionKey } = installation;
  const { variables } = readWorkspace(folder, id);
  const secrets = await secretsFor(id, variables, parts);
  writeSecrets(folder, id, readInstallationKeys(folder, encryptionKey).ring, secrets);
  announceChange(folder);
  tell(`${id} has other tokens. It is opened with them within seconds where the bot runs.`);
}

/** The tokens from the operator, checked. */
async function secretsFor(
  id: WorkspaceId,
  variables: Readonly<Record<string, string>>,
  { installation, isChecked, ask }: Parts,
): Promise<Secrets> {
  const { folder, encryptionKey } = installation;
  const secrets = await ask();
  const unknown = Object.keys(secrets).filter((name) => !secretVariables.includes(name));
  if (unknown.length > 0)
    throw new ConfigProblem(
      `${unknown.join(", ")}: not a secret of a workspace. There are ${secretVariables.join(", ")}.`,
    );
  const { slackApiUrl } = configWith({ ...inheritedBy(installation), ...variables, ...secrets });
  if (existsSync(folder)) refuseTokensOfAnother(folder, id, readInstallationKeys(folder, encryptionKey).ring, secrets);
  if (isChecked) await checkTokens(secrets, slackApiUrl);
  return secrets;
}

function refuseUnknown(variables: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(variables).filter((name) => !variablesOfWorkspace.includes(name));
  if (unknown.length === 0) return;
  throw new ConfigProblem(
    `${unknown.join(", ")}: a workspace has no value of its own for this. It may have one for ${variablesOfWorkspace.join(", ")}.`,
  );
}
