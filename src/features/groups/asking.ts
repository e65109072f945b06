import { groupSaid } from "../../../blocks/groups.ts";
import { countModal, wishesSheet, wishModal } from "../../../blocks/groups-asking.ts";
import { actions, button } from "../../../blocks/kit.ts";
import { actorProfileFor } from "../../../db/enrolment/profiles.ts";
import { countFor, findCountable, saveCount } from "../../../db/groups/counts.ts";
import { type GroupAs, groupAs } from "../../../db/groups/groups.ts";
import { askWishes, saveWish, wishesFor, wishFor, wishState } from "../../../db/groups/wishes.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { versionAnswered } from "../../../db/programmes/programmes.ts";
import { readAnswer, trimmedText } from "../../programme/forms/reading.ts";
import { groupWishForm, wishLanguagesForm } from "../../programme/groups/form.ts";
import { countFormIn } from "../../programme/groups/programme-forms.ts";
import { groupIdFrom, peerMeetingIdFrom, versionIdFrom } from "../../programme/ids.ts";
import { pageOf } from "../../programme/lists/paging.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import type { TextKey } from "../../texts/words.ts";
import { changeable, said } from "./seen-group.ts";

/** What mentors note after a meeting, and what actors answer near the end. */
export function listenToAnswers(listening: Listening): void {
  listening.press("groups:count", openCount);
  listening.submit("groups:count", { handle: count });
  listening.press("groups:wish", openWish);
  listening.submit("groups:wish", { handle: wish });
  listening.press("groups:ask-wishes", askNow);
  listening.press("groups:wishes", showWishes);
  listening.press("groups:wishes-back", showWishes);
  listening.press("groups:wishes-on", showWishes);
}

const notCounted = {
  "not-yours": "groups.notYours",
  "not-counter": "groups.count.notMentor",
  "not-coordinator": "commonMeetings.notCounter",
  "not-over": "groups.count.notOver",
} as const satisfies Record<string, TextKey>;

async function openCount(visit: Visit, press: Press): Promise<void> {
  const { db, person, now, words } = visit;
  const meeting = db.transaction(() => findCountable(db, person, peerMeetingIdFrom(press.value), now));
  if ("no" in meeting) return visit.say(notCounted[meeting.no]);
  const known = countFor(db, person.id, meeting);
  const { version } = meeting.programme;
  await showInPlace(
    visit,
    press,
    countModal(words, meeting, version, known && { ...known, themes: [...known.themes] }),
  );
}

function count(visit: Visit, { state, metadata }: Submission): Reply {
  const { db, person, now } = visit;
  const meeting = findCountable(db, person, peerMeetingIdFrom(metadata.meeting), now);
  if ("no" in meeting) return { refused: notCounted[meeting.no] };
  const known = countFor(db, person.id, meeting);
  const { contents } = versionAnswered(db, { programmeId: meeting.programme.id }, versionIdFrom(metadata.version));
  const reading = readAnswer(countFormIn(contents), state, known && { ...known, themes: [...known.themes] });
  if (reading.complaints) return { complaints: reading.complaints };
  saveCount(db, meeting, reading.answer, now);
  return said(visit, "groups.count.saved");
}

/** The group, for an actor of it who was asked; else why not. In a transaction. */
function asked(visit: Visit, id: unknown): GroupAs<"actor"> | { refused: TextKey } {
  const group = groupAs(visit.db, visit.person, groupIdFrom(id));
  if (!group) return { refused: "groups.notYours" };
  if (group.role !== "actor" || !wishState(visit.db, group.id, visit.person.id))
    return { refused: "groups.wish.notAsked" };
  return group.textsDeletedAt === null ? (group as GroupAs<"actor">) : { refused: "groups.notOpen" };
}

async function openWish(visit: Visit, press: Press): Promise<void> {
  const { db, person, words } = visit;
  const group = db.transaction(() => asked(visit, press.value));
  if ("refused" in group) return visit.say(group.refused);
  const viewer = { personId: person.id };
  const known = wishFor(db, viewer, group.id, person.id);
  const profile = actorProfileFor(db, viewer, person.id);
  const answer = known ?? { field: profile?.fields ?? null };
  await showInPlace(visit, press, wishModal(words, group.id, answer, !profile?.languages));
}

function wish(visit: Visit, { state, metadata }: Submission): Reply {
  const { db, person, words, now } = visit;
  const group = asked(visit, metadata.group);
  if ("refused" in group) return group;
  const reading = readAnswer(groupWishForm, state);
  if (reading.complaints) return { complaints: reading.complaints };
  const { wishes, field, learned } = reading.answer;
  const answer = { wishes, field: trimmedText(field), learned: trimmedText(learned) };
  const spoken = readAnswer(wishLanguagesForm, state);
  // She may have enrolled since the form was opened. A form that does not ask for them cannot complain beside them.
  const isSpokenNeeded =
    metadata.asksLanguages === 1 && !actorProfileFor(db, { personId: person.id }, person.id)?.languages;
  const complaints = {
    ...(answer.field === null ? { field: { key: "groups.wish.fieldNeeded" } as const } : {}),
    ...(isSpokenNeeded ? spoken.complaints : {}),
  };
  if (answer.wishes === "yes" && Object.keys(complaints).length > 0) return { complaints };
  const { lacksLanguages } = saveWish(db, group, answer, spoken.answer?.languages.trim(), now);
  if (!lacksLanguages) return said(visit, answer.wishes === "yes" ? "groups.wish.doneYes" : "groups.wish.doneNo");
  const enrol = button("people:enrol-actor", words.t("people.enrolActor"), { style: "primary" });
  return { done: groupSaid(words, words.md("groups.wish.doneLanguages"), ...actions(enrol)) };
}

async function askNow(visit: Visit, press: Press): Promise<void> {
  const { db, now } = visit;
  const key = db.transaction((): TextKey => {
    const group = changeable(visit, press.value);
    if ("refused" in group) return group.refused;
    return askWishes(db, group, now) ? "groups.wish.asking" : "groups.wish.askedBefore";
  });
  await visit.say(key);
}

const ON_PAGE = 8;

async function showWishes(visit: Visit, press: Press): Promise<void> {
  const { db, person, now, words } = visit;
  const [id, page] = press.value.split(":");
  const group = db.transaction(() => groupAs(db, person, groupIdFrom(id)));
  if (!group) return visit.say("groups.notYours");
  if (group.role !== "coordinator") return visit.say("groups.notCoordinator");
  const found = pageOf(wishesFor(db, { personId: person.id }, group.id), Number(page) || 1, ON_PAGE);
  for (const given of found.items)
    recordLook(db, { at: now, personId: person.id, action: "groups:wishes", authorIds: [given.person.id] });
  await showInPlace(visit, press, wishesSheet(words, group.id, found));
}
