import { CannotOpen } from "../../db/store/storage-faults.ts";
import { systemClock } from "../clock.ts";
import { ConfigProblem, type Installation, type Keeping, readInstallation, readKeeping } from "../config.ts";
import { placesOf } from "../workspaces/inherited.ts";
import { isInShard, isWorkspace, type WorkspaceId, workspaceIdFrom, workspacesIn } from "../workspaces/layout.ts";

export type Parts = Keeping & {
  words: readonly string[];
  /** The workspace whose database it is, where there are many. */
  workspace: WorkspaceId | undefined;
  /** Whether the command runs for all workspaces. */
  isForAll: boolean;
  now: number;
  tell(line: string): void;
};

type Command = (parts: Parts) => Promise<void> | void;

/** For one database a name in front of each line, where there are many. */
type Target = { keeping: Keeping; workspace?: WorkspaceId };

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Writes what is wrong: an error that the operator can correct as one line, another with its stack. The exit code is then 1. */
function complain(error: unknown, workspace?: WorkspaceId): void {
  const isExpected = error instanceof CannotOpen || error instanceof ConfigProblem;
  const text = isExpected ? error.message : error instanceof Error ? error.stack : error;
  const isHeld = isExpected && workspace !== undefined && error.message.startsWith("Another copy of the bot");
  const then = isHeld ? ` Where the others are to go on: npm run workspace -- pause ${workspace}` : "";
  process.stderr.write(`${workspace === undefined ? "" : `${workspace}: `}${text}${then}\n`);
  process.exitCode = 1;
}

type ForInstallation = (parts: {
  installation: Installation;
  words: readonly string[];
  now: number;
  tell(line: string): void;
}) => Promise<void> | void;

/** Runs a command for an operator on the installation as a whole. */
export async function runForInstallation(command: ForInstallation): Promise<void> {
  try {
    const installation = readInstallation(process.env);
    if (!installation) {
      throw new ConfigProblem(
        "WORKSPACES is not set. Set it to the folder that holds, or is to hold, a folder for each workspace, as for npm start.",
      );
    }
    await command({ installation, words: process.argv.slice(2), now: systemClock.now(), tell: print });
  } catch (error) {
    complain(error);
  }
}

/**
 * Runs a command for an operator on a database. With many workspaces the words `--workspace <id>` or `--all` say on which: one that fails is
 * named, and the others follow.
 */
export async function runCommand(name: string, command: Command): Promise<void> {
  try {
    const installation = readInstallation(process.env);
    const { targets, isForAll, words } = targetsOf(name, installation, process.argv.slice(2));
    for (const { keeping, workspace } of targets) {
      const tell = (line: string) => print(workspace === undefined ? line : `${workspace}: ${line}`);
      try {
        await command({ ...keeping, words, workspace, isForAll, now: systemClock.now(), tell });
      } catch (error) {
        complain(error, workspace);
      }
    }
  } catch (error) {
    complain(error);
  }
}

/** @throws ConfigProblem if the words do not say which workspace */
function targetsOf(
  name: string,
  installation: Installation | undefined,
  given: readonly string[],
): { targets: Target[]; isForAll: boolean; words: string[] } {
  const isForAll = given.includes("--all");
  const at = given.indexOf("--workspace");
  const words = given.filter((word, index) => word !== "--all" && (at < 0 || (index !== at && index !== at + 1)));
  if (!installation) {
    if (isForAll || at >= 0)
      throw new ConfigProblem("WORKSPACES is not set, so there is one database: leave out --workspace and --all.");
    return { targets: [{ keeping: readKeeping(process.env) }], isForAll, words };
  }
  if (isForAll === at >= 0)
    throw new ConfigProblem(`Say which: npm run ${name} -- --workspace <id>, or npm run ${name} -- --all`);
  const { folder, shard } = installation;
  const id = workspaceIdFrom(given[at + 1]);
  if (!isForAll && (id === undefined || !isWorkspace(folder, id))) {
    throw new ConfigProblem(
      `There is no workspace ${given[at + 1] ?? ""} in ${folder}. There are: ${workspacesIn(folder).join(", ") || "none"}.`,
    );
  }
  const ids = isForAll ? workspacesIn(folder).filter((one) => isInShard(one, shard)) : id === undefined ? [] : [id];
  if (ids.length === 0) print("There is no workspace.");
  return { targets: ids.map((one) => ({ workspace: one, keeping: keepingOf(installation, one) })), isForAll, words };
}

/** The database of a workspace, with the key file beside it. */
const keepingOf = (installation: Installation, id: WorkspaceId): Keeping => readKeeping(placesOf(installation, id));
