import { homeView } from "../../../blocks/home.ts";
import { homeOf } from "../../../db/home/facts.ts";
import { readPerson } from "../../../db/people/people.ts";
import type { Effect } from "../../outbox/effects.ts";
import type { PersonId } from "../../programme/ids.ts";

/** Draws somebody's front page anew. The last one counts, so repeating it is harmless; a lane per person keeps an old one from coming last. */
const publish: Effect = {
  kind: "home:publish",
  withinHours: false,
  prepare(desk, row) {
    const person = readPerson(desk.db, row.ref.person as PersonId);
    if (person.isDeactivated || person.slackUserId === "") return { drop: "person is deactivated" };
    return {
      async call() {
        const view = homeView(desk.words(person.language), homeOf(desk.db, person, desk.now, desk.zone));
        await desk.door.call("views.publish", { user_id: person.slackUserId, view });
        return {};
      },
      refused: (error) => (GONE.has(error) ? "drop" : undefined),
    };
  },
};

const GONE = new Set(["user_not_found", "user_disabled", "not_enabled", "missing_profile_id"]);

export const effects: readonly Effect[] = [publish];
