import { endModal, groupFeedbackModal, groupFeedbackSheet } from "../../../blocks/groups-ending.ts";
import { endGroup, feedbackIn, groupFeedbackOf, saveGroupFeedback, takesFeedback } from "../../../db/groups/ending.ts";
import { type GroupAs, groupAs } from "../../../db/groups/groups.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { groupFeedbackForm } from "../../programme/groups/form.ts";
import { groupIdFrom } from "../../programme/ids.ts";
import { pageOf } from "../../programme/lists/paging.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import type { TextKey } from "../../texts/words.ts";
import { changeable, changeableNow, said } from "./seen-group.ts";

/** "Päätä ryhmä", and everybody's feedback. */
export function listenToEnd(listening: Listening): void {
  listening.press("groups:end", openEnd);
  listening.submit("groups:end", { handle: end });
  listening.press("groups:feedback", openFeedback);
  listening.submit("groups:feedback", { handle: giveFeedback });
  listening.press("groups:show-feedback", showFeedback);
  listening.press("groups:feedback-back", showFeedback);
  listening.press("groups:feedback-on", showFeedback);
}

async function openEnd(visit: Visit, press: Press): Promise<void> {
  const group = await changeableNow(visit, press.value);
  if (!group) return;
  const { goodbyeDays } = requireSettings(visit.db);
  await showInPlace(visit, press, endModal(visit.words, group.id, group.name, goodbyeDays));
}

function end(visit: Visit, { metadata }: Submission): Reply {
  const group = changeable(visit, metadata.group);
  if ("refused" in group) return group;
  endGroup(visit.db, group, visit.now);
  return said(visit, "groups.end.done", { group: group.name });
}

/** The group, for one of its people once it has ended; else why not. In a transaction. */
function ended(visit: Visit, id: unknown): GroupAs<PairRole> | { refused: TextKey } {
  const group = groupAs(visit.db, visit.person, groupIdFrom(id));
  if (!group || group.role === "coordinator") return { refused: "groups.notYours" };
  return takesFeedback(group) ? (group as GroupAs<PairRole>) : { refused: "groups.feedback.notOpen" };
}

async function openFeedback(visit: Visit, press: Press): Promise<void> {
  const { db, person, words } = visit;
  const group = db.transaction(() => ended(visit, press.value));
  if ("refused" in group) return visit.say(group.refused);
  const known = groupFeedbackOf(db, { personId: person.id }, group.id, person.id);
  await showInPlace(visit, press, groupFeedbackModal(words, group.id, group.name, known));
}

function giveFeedback(visit: Visit, { state, metadata }: Submission): Reply {
  const { db, now } = visit;
  const group = ended(visit, metadata.group);
  if ("refused" in group) return group;
  const reading = readAnswer(groupFeedbackForm, state);
  if (reading.complaints) return { complaints: reading.complaints };
  saveGroupFeedback(db, group, reading.answer, now);
  return said(visit, "groups.feedback.thanks");
}

const ON_PAGE = 10;

async function showFeedback(visit: Visit, press: Press): Promise<void> {
  const { db, person, now, words } = visit;
  const [id, page] = press.value.split(":");
  const group = db.transaction(() => groupAs(db, person, groupIdFrom(id)));
  if (!group) return visit.say("groups.notYours");
  if (group.role !== "coordinator") return visit.say("groups.notCoordinator");
  const found = pageOf(feedbackIn(db, { personId: person.id }, group.id), Number(page) || 1, ON_PAGE);
  for (const given of found.items)
    recordLook(db, { at: now, personId: person.id, action: "groups:feedback", authorIds: [given.person.id] });
  await showInPlace(visit, press, groupFeedbackSheet(words, group.id, found));
}
