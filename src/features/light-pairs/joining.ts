import { noticeModal, section } from "../../../blocks/kit.ts";
import { joiningModal } from "../../../blocks/light-pairs.ts";
import { askToJoin, declineToJoin, findAskable, findJoinable, joinLightPair } from "../../../db/light-pairs/joining.ts";
import type { Person } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom } from "../../programme/ids.ts";
import { joiningForm } from "../../programme/light-pairs/form.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

/** The day on which the actor of a light pair is in Slack: a coordinator points her out, and she herself says yes or no. */
export function listenToJoining(listening: Listening): void {
  listening.press("light-pairs:joining", openJoining);
  listening.submit(joiningForm.name, { before: findChosen, handle: askHer });
  listening.press("light-pairs:join", (visit, { value }) => answer(visit, pairIdFrom(value), true));
  listening.press("light-pairs:decline", (visit, { value }) => answer(visit, pairIdFrom(value), false));
}

async function openJoining(visit: Visit, { value }: Press): Promise<void> {
  const pair = visit.db.transaction(() => pairAs(visit.db, visit.person, pairIdFrom(value)));
  if (pair?.role !== "coordinator") return visit.say("pairs.notYours");
  await visit.show(joiningModal(visit.words, pair.id));
}

const findChosen = async (visit: Visit, { state }: Submission): Promise<Person | undefined> => {
  const id = readAnswer(joiningForm, state).answer?.person;
  return id === undefined ? undefined : visit.personToday(id);
};

const whyNot = {
  nobody: "lightPairs.joining.nobody",
  "in-pair": "lightPairs.joining.inPair",
  "not-light": "lightPairs.joining.notLight",
} as const satisfies Record<string, TextKey>;

function askHer(visit: Visit, { state, metadata }: Submission, chosen: Person | undefined): Reply {
  const { db, person, words, now } = visit;
  const pair = pairAs(db, person, pairIdFrom(metadata.pair));
  if (pair?.role !== "coordinator") return { refused: "pairs.notYours" };
  const { answer: given, complaints } = readAnswer(joiningForm, state);
  if (!given) return { complaints };
  const askable = findAskable(db, pair, chosen);
  if ("why" in askable) return { complaints: { person: { key: whyNot[askable.why] } } };
  askToJoin(db, askable, now);
  return {
    done: noticeModal(words.t("lightPairs.joining.title"), words.t("forms.close"), [
      section(words.md("lightPairs.joining.sent")),
    ]),
  };
}

/** Her own yes or no. Pressed twice it is once. */
async function answer(visit: Visit, pairId: PairId | undefined, isYes: boolean): Promise<void> {
  const { db, person, now } = visit;
  const said = db.transaction((): TextKey | undefined => {
    const may = findJoinable(db, person, pairId);
    if ("why" in may) return "lightPairs.join.over";
    if (!isYes) {
      declineToJoin(db, may, now);
      return undefined;
    }
    return "refused" in joinLightPair(db, may, now) ? "lightPairs.join.bothPaired" : undefined;
  });
  if (said) await visit.say(said);
}
