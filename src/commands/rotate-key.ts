import { rotateKeys } from "../../db/keeping/key-rotation.ts";
import { rotateInstallationKey } from "../workspaces/tokens.ts";
import { runCommand, runForInstallation } from "./command.ts";

/** `npm run rotate-key`: seals everything with a new key. With `--installation`: the tokens of all workspaces with a new key of the installation. */
if (process.argv.includes("--installation")) {
  await runForInstallation(({ installation: { folder, encryptionKey }, tell }) =>
    rotateInstallationKey(folder, { encryptionKey, tell }),
  );
} else {
  await runCommand("rotate-key", ({ databasePath, encryptionKey, now, tell }) =>
    rotateKeys(databasePath, { now, tell, ...(encryptionKey === undefined ? {} : { encryptionKey }) }),
  );
}
