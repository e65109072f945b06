import { pairModal } from "../../../blocks/home-pair.ts";
import { samePersonQuestion, sayTheyAreOne, sayTheyAreTwo } from "../../../db/enrolment/same-person.ts";
import { pairShownFor } from "../../../db/home/pair.ts";
import { readPerson } from "../../../db/people/people.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { pairIdFrom, personIdFrom } from "../../programme/ids.ts";
import type { Listening, Press, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

/** "Sama henkilö?": a coordinator says whether a newer account belongs to the person whose account is closed. */
export function listenToSamePerson(listening: Listening): void {
  listening.press("people:same", (visit, press) => decide(visit, press, true));
  listening.press("people:not-same", (visit, press) => decide(visit, press, false));
}

type Said = { key: TextKey; params?: Record<string, string> };

async function decide(visit: Visit, press: Press, isSame: boolean): Promise<void> {
  const { key, params } = visit.db.transaction(() => answer(visit, press.value, isSame));
  const { view } = press;
  const shown =
    view?.isModal && view.metadata.pair !== undefined
      ? pairShownFor(
          visit.db,
          { personId: visit.person.id },
          pairIdFrom(view.metadata.pair),
          visit.now,
          visit.deps.zone,
        )
      : undefined;
  if (shown && view) await visit.redraw(view.id, pairModal(visit.words, shown, visit.words.md(key, params ?? {})));
  else await visit.say(key, params ?? {});
}

function answer({ db, person, now }: Visit, value: string, isSame: boolean): Said {
  const by = asCoordinator(db, person);
  if (!by) return { key: "people.list.onlyCoordinators" };
  const [closedId, newId] = value.split(":").map(personIdFrom);
  const question = samePersonQuestion(db, by, { closedId, newId });
  if (!question) return { key: "people.same.gone" };
  if (!isSame) {
    sayTheyAreTwo(db, question, now);
    return { key: "people.same.two" };
  }
  const moved = sayTheyAreOne(db, question, now);
  if ("refused" in moved) return { key: "people.same.bothPaired" };
  recordLook(db, { at: now, personId: by.id, action: "people:same", authorIds: [moved.personId] });
  return { key: "people.same.one", params: { name: readPerson(db, moved.personId).firstName } };
}
