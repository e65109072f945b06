import { type Installation, secretVariables, variablesOfInstallation } from "../config.ts";

/** The variables that a workspace has from the installation, where it has no value of its own. */
export const inheritedBy = ({ environment }: Installation): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || variablesOfInstallation.includes(name) || secretVariables.includes(name)
        ? []
        : [[name, value]],
    ),
  );
