import { join } from "node:path";
import { type Installation, tokenVariables, variablesOfInstallation } from "../config.ts";
import { databaseOf, type WorkspaceId } from "./layout.ts";

/** The variables that a workspace has from the installation, where it has no value of its own. */
export const inheritedBy = ({ environment }: Pick<Installation, "environment">): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || variablesOfInstallation.includes(name) || tokenVariables.includes(name)
        ? []
        : [[name, value]],
    ),
  );

/** The same with where the files of one workspace are. Each has its own place in a place that is the installation's. */
export function placesOf({ folder, environment }: Installation, id: WorkspaceId): Record<string, string> {
  const { BACKUP_FOLDER: backups, ERASURE_JOURNAL_COPY: journals, NUMBERS_WEBHOOK: numbers } = environment;
  const under = (address: string) => `${address.replace(/\/$/, "")}/${id}`;
  const isAddress = journals !== undefined && /^[a-z]+:\/\//i.test(journals);
  return {
    ...inheritedBy({ environment }),
    DATABASE_PATH: databaseOf(folder, id),
    ...(backups === undefined ? {} : { BACKUP_FOLDER: join(backups, id) }),
    ...(journals === undefined ? {} : { ERASURE_JOURNAL_COPY: isAddress ? under(journals) : join(journals, id) }),
    ...(numbers === undefined ? {} : { NUMBERS_WEBHOOK: under(numbers) }),
  };
}
