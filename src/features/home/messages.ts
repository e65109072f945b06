import { homeView } from "../../../blocks/home.ts";
import { toldApart } from "../../../blocks/told-apart.ts";
import { homeOf } from "../../../db/home/facts.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readPerson } from "../../../db/people/people.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
import { isPerson } from "../../slack/errors.ts";
import { questionsFor } from "./questions.ts";

/** Draws a person's Home tab again. Repeating it is harmless. Each person has a lane, so that an older drawing does not replace a newer one. */
const publish = effect({
  kind: kinds["home:publish"],
  withinHours: false,
  prepare(context, row) {
    const person = readPerson(context.db, row.ref.person);
    if (person.isDeactivated || person.slackUserId === undefined) return { drop: "person is deactivated" };
    return {
      async call() {
        const { db, now, zone } = context;
        const words = context.words(person.language);
        const questions = questionsFor({ db, words, now, person });
        const view = toldApart(homeView(words, homeOf(db, person, now, zone), questions));
        await context.door.call("views.publish", { user_id: person.slackUserId, view });
        return {};
      },
      refused: ({ meaning }) => (isPerson(meaning) ? "drop" : undefined),
    };
  },
});

export const effects: readonly Effect[] = [publish];
