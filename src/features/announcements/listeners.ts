import { announcementModal, previewModal, sendingModal, undeliveredModal } from "../../../blocks/announcements.ts";
import {
  announcementTextFor,
  draftOf,
  mayWriteToPair,
  reachOf,
  saveDraft,
  sendAnnouncement,
  sentBy,
  stopAnnouncement,
  type To,
  undeliveredTo,
} from "../../../db/announcements/announcements.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { asCoordinator, pairAs } from "../../../db/privacy/acting.ts";
import { newId } from "../../../db/store/open.ts";
import { announcementForm, toPairForm } from "../../programme/announcements/form.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type AnnouncementId, announcementIdFrom, pairIdFrom } from "../../programme/ids.ts";
import type { Deps, Listening, Submission, Visit } from "../../slack/listening.ts";
import type { Reply } from "../../slack/reply.ts";
import type { TextKey } from "../../texts/words.ts";

/** The most names of people who did not get it that fit into a modal. */
const MOST_NAMES = 400;

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("announcements:write", async (visit) => {
    if (!visit.person.isCoordinator) return visit.say("announcements.onlyCoordinators");
    await visit.show(announcementModal(visit.words, { id: newId() }));
  });

  listening.press("announcements:to-pair", async (visit, { value }) => {
    const pairId = pairIdFrom(value);
    if (!pairId || !mayWriteToPair(visit.db, visit.person.id, pairId)) return visit.say("announcements.notThisPair");
    await visit.show(announcementModal(visit.words, { id: newId(), pair: readPair(visit.db, pairId) }));
  });

  listening.submit("announcements", {
    handle(visit, submission) {
      const { answer, complaints } = readAnswer(announcementForm, submission.state);
      if (!answer) return { complaints };
      return preview(visit, submission, { audience: answer.audience }, answer.announcement);
    },
  });

  listening.submit("announcements-to-pair", {
    handle(visit, submission) {
      const { answer, complaints } = readAnswer(toPairForm, submission.state);
      if (!answer) return { complaints };
      const { db, person } = visit;
      if (!person.isCoordinator) return { refused: "announcements.onlyCoordinators" };
      const pair = pairAs(db, person, pairIdFrom(submission.metadata.pair));
      if (pair?.role !== "coordinator" || pair.state === "refused") return { refused: "announcements.notThisPair" };
      return preview(visit, submission, { audience: "pair", pair }, answer.announcement);
    },
  });

  listening.press("announcements:edit", async (visit, { view, value }) => {
    const draft = visit.db.transaction(() => draftFor(visit, announcementIdFrom(value)));
    if (!draft || !view?.isModal) return visit.say("announcements.gone");
    const text = announcementTextFor(visit.db, { personId: visit.person.id }, draft.id) ?? "";
    const pair = draft.pairId === null ? undefined : readPair(visit.db, draft.pairId);
    const generation = view.metadata.generation;
    await visit.redraw(
      view.id,
      announcementModal(visit.words, { id: draft.id, pair, before: { audience: draft.audience, text, generation } }),
    );
  });

  listening.submit("announcements-preview", {
    handle(visit, { metadata }) {
      const { db, person, words, now } = visit;
      if (!person.isCoordinator) return { refused: "announcements.onlyCoordinators" };
      const draft = draftFor(visit, announcementIdFrom(metadata.announcement));
      if (!draft) return { refused: "announcements.gone" };
      if (!sendAnnouncement(db, draft, now)) return { refused: "announcements.nobody" };
      return { done: sendingModal(words) };
    },
  });

  listening.press("announcements:stop", async (visit, { value }) => {
    const { db, person, now } = visit;
    const said = db.transaction((): TextKey | undefined => {
      const sent = sentBy(db, person, announcementIdFrom(value));
      if (!sent) return "announcements.onlySender";
      return stopAnnouncement(db, sent, now) ? undefined : "announcements.sentAlready";
    });
    if (said) await visit.say(said);
  });

  listening.press("announcements:names", async (visit, { value }) => {
    const { db, person, words } = visit;
    const found = undeliveredTo(db, { personId: person.id }, announcementIdFrom(value), MOST_NAMES);
    if (!found) return visit.say("announcements.onlySender");
    const { people, count } = found;
    const named = people.map(({ personId, reason }) => ({ name: readPerson(db, personId).name, reason }));
    await visit.show(undeliveredModal(words, { people: named, count }));
  });
}

/** Shows the announcement as it will look. The text is stored as a draft, because a modal's metadata is too small for it. */
function preview(visit: Visit, { metadata }: Submission, to: To, text: string): Reply {
  const { db, person, words, now } = visit;
  const by = asCoordinator(db, person);
  if (!by) return { refused: "announcements.onlyCoordinators" };
  const id = announcementIdFrom(metadata.announcement) ?? newId<AnnouncementId>();
  if (!saveDraft(db, by, { id, to, text }, now)) return { refused: "announcements.gone" };
  const addressed = { audience: to.audience, pairId: to.pair?.id ?? null };
  const reach = reachOf(db, { ...addressed, createdBy: by.id }, now);
  if (reach.all === 0) return { refused: "announcements.nobody" };
  const generation = metadata.generation;
  return { again: previewModal(words, { id, ...addressed, from: person, text, reach, generation }) };
}

/** The person's own draft, if it can still be sent. Call it in a transaction. */
function draftFor({ db, person }: Visit, id: AnnouncementId | undefined) {
  const coordinator = asCoordinator(db, person);
  return coordinator && draftOf(db, coordinator, id);
}
