import type { PersonId } from "../../src/programme/ids.ts";
import { languageInCommon } from "../../src/programme/pairs/channel-language.ts";
import type { Language } from "../../src/texts/languages.ts";
import type { Viewer } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { actorProfileFor, mentorProfileFor } from "./profiles.ts";

/** The language that is proposed for the channel of two people, by the languages in those profiles of theirs that the viewer may read. */
export function proposedLanguage(
  db: Db,
  viewer: Viewer,
  two: { actorId: PersonId | undefined; mentorId: PersonId | undefined },
): Language {
  const actor = two.actorId && actorProfileFor(db, viewer, two.actorId);
  const mentor = two.mentorId && mentorProfileFor(db, viewer, two.mentorId);
  return languageInCommon(actor?.languages ?? "", mentor?.languages ?? "");
}
