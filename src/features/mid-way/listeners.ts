import { midWayModal, midWaySheet, sharingOf } from "../../../blocks/mid-way.ts";
import { findOwnMidWay, midWayFor, ownMidWay, saveMidWay, shareMidWay } from "../../../db/mid-way/mid-way.ts";
import { readPerson } from "../../../db/people/people.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import type { Stored } from "../../programme/forms/fields.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom } from "../../programme/ids.ts";
import { type MidWayAnswer, midWayForm, midWayIdFrom } from "../../programme/mid-way/form.ts";
import type { Late, Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

export function listen(listening: Listening): void {
  listening.press("mid-way:answer", openForm);
  listening.submit(midWayForm.name, { handle: save, correct: saveLate });
  listening.press("mid-way:share", (visit, press) => share(visit, press, true));
  listening.press("mid-way:hide", (visit, press) => share(visit, press, false));
  listening.press("mid-way:read", read);
}

const cannot = {
  notYours: "midWay.no.notYours",
  over: "midWay.over",
  nothing: "midWay.no.nothing",
} as const satisfies Record<string, TextKey>;

/** What she has answered before, as the form's answer. */
function answeredBefore({ db, person }: Visit, pairId: PairId | undefined): Partial<MidWayAnswer> {
  const seen = pairId && ownMidWay(db, person.id, pairId);
  if (!seen) return {};
  const rating: { rating?: Stored<MidWayAnswer["rating"]> } =
    seen.rating === null ? {} : { rating: String(seen.rating) };
  return { ...rating, needs: seen.needs, sharing: sharingOf(seen.isShared) };
}

function openForm(visit: Visit, { value }: Press): Promise<void> {
  const pairId = pairIdFrom(value);
  const may = visit.db.transaction(() => findOwnMidWay(visit.db, visit.person, pairId));
  if ("why" in may) return visit.say(cannot[may.why]);
  if (!may.isOpen) return visit.say(cannot.over);
  return visit.show(midWayModal(visit.words, may.pairId, answeredBefore(visit, pairId)));
}

const save = (visit: Visit, submission: Submission): Reply => saveAnswer(visit, submission);

/**
 * The answer was saved although its writer saw an error, and comes again changed: a correction, if she has not answered in another form since. What
 * she has chosen since by a button, to show it or no longer, stays where she has not changed it in the form.
 */
function saveLate(visit: Visit, submission: Submission, { savedAt, changed }: Late): Reply | undefined {
  const pairId = pairIdFrom(submission.metadata.pair);
  const may = findOwnMidWay(visit.db, visit.person, pairId);
  if ("why" in may || may.answeredAt !== savedAt) return undefined;
  const sharing = changed.some((block) => block.startsWith("sharing"))
    ? {}
    : { sharing: sharingOf(may.sharedAt !== null) };
  return saveAnswer(visit, submission, sharing);
}

function saveAnswer(
  visit: Visit,
  { metadata, state }: Submission,
  kept: Pick<Partial<MidWayAnswer>, "sharing"> = {},
): Reply {
  const pairId = pairIdFrom(metadata.pair);
  const may = findOwnMidWay(visit.db, visit.person, pairId);
  if ("why" in may) return { refused: cannot[may.why] };
  const { answer, complaints } = readAnswer(midWayForm, state, answeredBefore(visit, pairId));
  if (!answer) return { complaints };
  const why = saveMidWay(visit.db, may, { ...answer, ...kept }, visit.now);
  return why ? { refused: cannot[why] } : { close: true };
}

/** "Näytä verkoston työntekijälle", and taking it back. */
async function share(visit: Visit, { value }: Press, isShared: boolean): Promise<void> {
  const refused = visit.db.transaction(() => {
    const may = findOwnMidWay(visit.db, visit.person, pairIdFrom(value));
    return "why" in may ? may.why : shareMidWay(visit.db, may, isShared, visit.now);
  });
  if (refused) await visit.say(cannot[refused]);
}

/** For a coordinator to whom it is shown. Each look is recorded. */
async function read(visit: Visit, { value }: Press): Promise<void> {
  const { db, person, words, now } = visit;
  const seen = midWayFor(db, { personId: person.id }, midWayIdFrom(value));
  if (!seen?.hasAnswer) return visit.say("midWay.no.notShown");
  const isOwn = seen.personId === person.id;
  const { name } = readPerson(db, seen.personId);
  const look = { at: now, personId: person.id, action: "mid-way:read", pairId: seen.pairId };
  recordLook(db, { ...look, authorIds: [seen.personId] });
  await visit.show(midWaySheet(words, { name, rating: seen.rating, needs: seen.needs, isOwn }));
}
