import { rotateKeys } from "../../../db/keeping/key-rotation.ts";
import { runCommand } from "./command.ts";

/** `npm run rotate-key`: seals everything with a new key. */
await runCommand(({ databasePath, encryptionKey, now, tell }) =>
  rotateKeys(databasePath, { now, tell, ...(encryptionKey === undefined ? {} : { encryptionKey }) }),
);
