import { ConfigProblem } from "../config.ts";
import { addWorkspace, giveTokens } from "../workspaces/adding.ts";
import { isWorkspace, WHAT_AN_ID_IS, type WorkspaceId, workspaceIdFrom, workspacesIn } from "../workspaces/layout.ts";
import { linesOfList } from "../workspaces/list.ts";
import { pauseWorkspace, removeAside, resumeWorkspace } from "../workspaces/pausing.ts";
import { KEPT_DAYS } from "../workspaces/removed.ts";
import { askForLine, askForSecrets, isSecret } from "./asking.ts";
import { runForInstallation } from "./command.ts";

const USAGE = `npm run workspace -- list
npm run workspace -- add <id> [NAME=value …] [--no-check]    asks for the tokens; NAME is for example TIME_ZONE
npm run workspace -- tokens <id> [--no-check]                gives it other tokens
npm run workspace -- pause <id>
npm run workspace -- resume <id>
npm run workspace -- remove <id> [--yes]                     keeps its folder aside for ${KEPT_DAYS} days`;

/** `npm run workspace -- …`: the workspaces of the installation. What runs notices each change within seconds. */
await runForInstallation(async ({ installation, words, now, tell }) => {
  const flags = words.filter((word) => word.startsWith("--"));
  const [what, name, ...variables] = words.filter((word) => !word.startsWith("--"));
  if (words.some(isSecret))
    throw new ConfigProblem(
      "A token is no word of a command: other users of this machine could see it. The command asks for it, or reads it from standard input or the environment. Make a new token in Slack, because this one was shown.",
    );
  const unknown = flags.filter((flag) => !["--no-check", "--yes"].includes(flag));
  if (unknown.length > 0) throw new ConfigProblem(`${unknown.join(", ")}: there is no such option.\n${USAGE}`);
  const { folder } = installation;
  const parts = { installation, tell, isChecked: !flags.includes("--no-check") };
  switch (what) {
    case "list":
      for (const line of linesOfList(installation)) tell(line);
      return;
    case "add": {
      const id = idFrom(name);
      await addWorkspace(id, {
        ...parts,
        variables: variablesIn(variables),
        ask: () => askForSecrets(process.env, tell),
      });
      return;
    }
    case "tokens":
      await giveTokens(known(folder, name), { ...parts, ask: () => askForSecrets(process.env, tell) });
      return;
    case "pause":
      await pauseWorkspace(folder, known(folder, name), { tell });
      return;
    case "resume":
      resumeWorkspace(folder, known(folder, name), { tell });
      return;
    case "remove": {
      const id = known(folder, name);
      if (!flags.includes("--yes")) await confirm(id);
      await removeAside(folder, id, { now, tell });
      return;
    }
    default:
      throw new ConfigProblem(USAGE);
  }
});

/** @throws ConfigProblem unless this can be an id */
function idFrom(name: string | undefined): WorkspaceId {
  const id = workspaceIdFrom(name);
  if (id !== undefined) return id;
  throw new ConfigProblem(`${name ?? "Nothing"} cannot be the id of a workspace. It is ${WHAT_AN_ID_IS}.`);
}

/** @throws ConfigProblem unless there is such a workspace */
function known(folder: string, name: string | undefined): WorkspaceId {
  const id = workspaceIdFrom(name);
  if (id !== undefined && isWorkspace(folder, id)) return id;
  throw new ConfigProblem(
    `There is no workspace ${name ?? ""} in ${folder}. There are: ${workspacesIn(folder).join(", ") || "none"}.`,
  );
}

function variablesIn(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([A-Z_]+)=(.+)$/.exec(word) ?? [];
      if (name === undefined || value === undefined) throw new ConfigProblem(`${word}: give variables as NAME=value.`);
      return [name, value];
    }),
  );
}

/** @throws ConfigProblem unless the operator types the id */
async function confirm(id: WorkspaceId): Promise<void> {
  const typed = await askForLine(
    `Remove the workspace ${id}? Its people can no longer use the bot. Type its id to remove it: `,
  );
  if (typed === undefined)
    throw new ConfigProblem(`To remove ${id} without being asked: npm run workspace -- remove ${id} --yes`);
  if (typed !== id) throw new ConfigProblem("Nothing was removed.");
}
