import type { AboutRow } from "../../db/programmes/pair-of-row.ts";
import { namesForRow } from "../../db/programmes/role-names.ts";
import type { Db } from "../../db/store/open.ts";
import { wordsIn } from "../texts/words.ts";
import type { DeliveryContext } from "./effects.ts";

/** The words for what a row says: with the names that the programme of its pair has for mentor and actor. */
export function wordsAbout(db: Db, zone: string, row: AboutRow): DeliveryContext["words"] {
  const names = namesForRow(db, row);
  return (language, isElsewhere) => wordsIn(language, zone, isElsewhere, names);
}
