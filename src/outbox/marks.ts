import { createHmac, type KeyObject } from "node:crypto";
import type { SpokenMessage } from "../../blocks/spoken.ts";
import type { Db } from "../../db/store/open.ts";
import { currentKey } from "./stamp.ts";

/** A mark of what a message says, to see whether it would say something else now. Keyed, so that the database does not tell it by its marks. */
const markWith = (key: KeyObject, message: SpokenMessage): string =>
  createHmac("sha256", key)
    .update(`drawn:${JSON.stringify(message)}`)
    .digest("base64url");

export const markOf = (db: Db, message: SpokenMessage): string => markWith(currentKey(db), message);

/** Whether a message that was last drawn with this mark says the same as this one. False if the mark is not known. */
export const saysTheSame = (db: Db, drawn: string | null, message: SpokenMessage): boolean =>
  drawn !== null && [...db.keys.keys.values()].some((key) => markWith(key, message) === drawn);
