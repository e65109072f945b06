import { groupMeetingModal, newGroupModal, peopleOfGroupModal } from "../../../blocks/groups.ts";
import { editGroupModal, groupModal, groupsModal } from "../../../blocks/groups-list.ts";
import { hasLeft, inviteAgain, isInside, mayRenew, openNewChannel, returnToGroup } from "../../../db/groups/channel.ts";
import { type GroupAs, type GroupCaller, groupAs, membersOf } from "../../../db/groups/groups.ts";
import { groupShownTo, groupsFor, isNameTaken } from "../../../db/groups/lists.ts";
import { changePeople, createGroup, editGroup } from "../../../db/groups/making.ts";
import { announceGroupMeeting } from "../../../db/peer-support/acts.ts";
import { findPersonBySlackId, hasAccount, type Person } from "../../../db/people/people.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { chosenProgramme, openProgrammes, readProgramme, versionAnswered } from "../../../db/programmes/programmes.ts";
import { readSettings } from "../../../db/store/settings.ts";
import type { Form } from "../../programme/forms/fields.ts";
import { type Complaints, readAnswer } from "../../programme/forms/reading.ts";
import { editGroupForm, groupPeopleForm, newGroupForm } from "../../programme/groups/form.ts";
import { readMeeting } from "../../programme/groups/programme-forms.ts";
import { complaintAboutCoordinator, complaintAboutEnd, complaintsAboutMembers } from "../../programme/groups/rules.ts";
import { groupIdFrom, personIdFrom, type SlackUserId, versionIdFrom } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import { channelLink } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";
import { listenToAnswers } from "./asking.ts";
import { listenToEnd } from "./ending.ts";
import { changeable, changeableNow, said } from "./seen-group.ts";

export function listen(listening: Listening): void {
  listening.press("groups:list", (visit, press) => openList(visit, press, 1));
  const turn = (visit: Visit, press: Press) => openList(visit, press, Number(press.value) || 1);
  listening.press("groups:page", turn);
  listening.press("groups:page-back", turn);
  listening.press("groups:show", openGroup);
  listening.press("groups:new", openNew);
  listening.submit<Asked>("groups", { before: askAbout(newGroupForm), handle: make });
  listening.press("groups:edit", openEdit);
  listening.submit<Asked>("groups:edit", { before: askAbout(editGroupForm), handle: edit });
  listening.press("groups:people", openPeople);
  listening.submit<Asked>("groups:people", { before: askAbout(groupPeopleForm), handle: changeMembers });
  listening.press("groups:invite-again", (visit, { value }) => tryAgain(visit, value));
  listening.press("groups:return", (visit, { value }) => comeBack(visit, value));
  listening.press("groups:new-channel", (visit, { value }) => renewChannel(visit, value));
  listening.press("groups:meeting", openMeeting);
  listening.submit("groups:meeting", { handle: announce });
  listenToAnswers(listening);
  listenToEnd(listening);
}

async function openList(visit: Visit, press: Press, page: number): Promise<void> {
  const { db, person, now, words, deps } = visit;
  if (!person.isCoordinator) return visit.say("groups.notCoordinator");
  await showInPlace(visit, press, groupsModal(words, groupsFor(db, person, page, now, deps.zone)));
}

async function openGroup(visit: Visit, press: Press): Promise<void> {
  const { db, person, now, words, deps } = visit;
  if (!person.isCoordinator) return visit.say("groups.notCoordinator");
  const group = groupShownTo(db, person, groupIdFrom(press.value), now, deps.zone);
  if (!group) return visit.say("groups.notYours");
  await showInPlace(visit, press, groupModal(words, group));
}

async function openNew(visit: Visit, press: Press): Promise<void> {
  if (!readSettings(visit.db)) return visit.say("pairs.notSetUp");
  if (!visit.person.isCoordinator) return visit.say("groups.notCoordinator");
  const programmes = openProgrammes(visit.db);
  const made = programmes.find(({ version }) => version.contents.template === "group") ?? programmes[0];
  const answer = {
    coordinator: visit.person.slackUserId,
    language: "selko",
    programme: made?.id ?? null,
    mentors: [],
    actors: [],
  } as const;
  await showInPlace(visit, press, newGroupModal(visit.words, { ...answer, mentors: [], actors: [] }, programmes));
}

/** The people who were chosen, as Slack knows them today: an account may have been closed during downtime. */
type Asked = { people: Record<PairRole, (Person | undefined)[]>; coordinator: Person | undefined };

const askAbout =
  (form: Form) =>
  async (visit: Visit, { state }: Submission): Promise<Asked> => {
    const { answer = {} } = readAnswer(form, state);
    const given = answer as { mentors?: SlackUserId[]; actors?: SlackUserId[]; coordinator?: SlackUserId };
    const all = (ids: readonly SlackUserId[] = []) => Promise.all(ids.map((id) => today(visit, id)));
    return {
      people: { mentor: await all(given.mentors), actor: await all(given.actors) },
      coordinator: given.coordinator && (await today(visit, given.coordinator)),
    };
  };

/** Asks Slack only about those who are not in a group of hers already: sixty questions would take too long. */
async function today(visit: Visit, slackUserId: SlackUserId): Promise<Person | undefined> {
  const known = findPersonBySlackId(visit.db, slackUserId);
  return known && !known.isDeactivated ? known : visit.personToday(slackUserId);
}

const idsOf = ({ people }: Asked): Record<PairRole, Person["id"][]> => ({
  mentor: people.mentor.flatMap((person) => (person ? [person.id] : [])),
  actor: people.actor.flatMap((person) => (person ? [person.id] : [])),
});

function make(visit: Visit, submission: Submission, asked: Asked): Reply {
  const { db, now, deps } = visit;
  const by = asCoordinator(db, visit.person);
  if (!by) return { refused: "groups.notCoordinator" };
  const reading = readAnswer(newGroupForm, submission.state);
  if (reading.complaints) return { complaints: reading.complaints };
  const { answer } = reading;
  const people = idsOf(asked);
  const name = answer.name.trim();
  const complaints: Complaints = {
    ...complaintsAboutMembers(asked.people),
    ...only("name", isNameTaken(db, by, name) ? { key: "groups.wrong.exists" } : undefined),
    ...only("coordinator", complaintAboutCoordinator(asked.coordinator, [...people.mentor, ...people.actor])),
    ...only("endsOn", complaintAboutEnd(answer.endsOn, now, deps.zone)),
  };
  const programme = chosenProgramme(db, answer.programme);
  if (!programme) complaints.programme = { key: "forms.notOffered" };
  if (Object.keys(complaints).length > 0 || !asked.coordinator || !programme) return { complaints };
  const about = {
    name,
    programmeId: programme.id,
    coordinatorId: asked.coordinator.id,
    language: answer.language,
    endsOn: answer.endsOn,
    plannedNumber: answer.number,
  };
  createGroup(db, by, about, people, now, deps.zone);
  return said(visit, "groups.made", { group: name });
}

const only = (field: string, complaint: Complaints[string]): Complaints => (complaint ? { [field]: complaint } : {});

async function openEdit(visit: Visit, press: Press): Promise<void> {
  const group = await changeableNow(visit, press.value);
  if (!group) return;
  const answer = {
    name: group.name,
    ...(hasAccount(group.coordinator) ? { coordinator: group.coordinator.slackUserId } : {}),
    language: group.language,
    endsOn: group.endsOn,
    number: group.plannedNumber,
  };
  await showInPlace(visit, press, editGroupModal(visit.words, { groupId: group.id, revision: group.revision }, answer));
}

function edit(visit: Visit, { state, metadata }: Submission, asked: Asked): Reply {
  const { db, now, deps } = visit;
  const group = changeable(visit, metadata.group);
  if ("refused" in group) return group;
  const reading = readAnswer(editGroupForm, state);
  if (reading.complaints) return { complaints: reading.complaints };
  if (metadata.revision !== group.revision) return { refused: "groups.wrong.changedMeanwhile" };
  const { answer } = reading;
  const name = answer.name.trim();
  const members = membersOf(db, group.id).map(({ person }) => person.id);
  const complaints: Complaints = {
    ...only("name", isNameTaken(db, group.by, name, group.id) ? { key: "groups.wrong.exists" } : undefined),
    ...only("coordinator", complaintAboutCoordinator(asked.coordinator, members)),
    ...only("endsOn", complaintAboutEnd(answer.endsOn, now, deps.zone, group.endsOn)),
  };
  if (Object.keys(complaints).length > 0 || !asked.coordinator) return { complaints };
  const about = {
    name,
    coordinatorId: asked.coordinator.id,
    language: answer.language,
    endsOn: answer.endsOn,
    plannedNumber: answer.number,
  };
  editGroup(db, group, about, now, deps.zone);
  return said(visit, "groups.edit.done", { group: name });
}

async function openPeople(visit: Visit, press: Press): Promise<void> {
  const group = await changeableNow(visit, press.value);
  if (!group) return;
  const members = membersOf(visit.db, group.id);
  const of = (role: PairRole) =>
    members.filter((one) => one.role === role).flatMap(({ person }) => person.slackUserId ?? []);
  const about = { groupId: group.id, revision: group.revision, name: group.name };
  await showInPlace(
    visit,
    press,
    peopleOfGroupModal(visit.words, about, { mentors: of("mentor"), actors: of("actor") }),
  );
}

function changeMembers(visit: Visit, { state, metadata }: Submission, asked: Asked): Reply {
  const group = changeable(visit, metadata.group);
  if ("refused" in group) return group;
  const reading = readAnswer(groupPeopleForm, state);
  if (reading.complaints) return { complaints: reading.complaints };
  if (metadata.revision !== group.revision) return { refused: "groups.wrong.changedMeanwhile" };
  const people = idsOf(asked);
  const complaints: Complaints = { ...complaintsAboutMembers(asked.people) };
  const chosen = new Set([...people.mentor, ...people.actor]);
  if (chosen.has(group.coordinator.id))
    complaints[people.mentor.includes(group.coordinator.id) ? "mentors" : "actors"] ??= {
      key: "groups.wrong.coordinatorInGroup",
    };
  if (Object.keys(complaints).length > 0) return { complaints };
  changePeople(visit.db, group, people, visit.now);
  return said(visit, "groups.people.done");
}

async function tryAgain(visit: Visit, value: string): Promise<void> {
  const { db, now } = visit;
  const [groupId, personId] = value.split(":");
  const key = db.transaction((): TextKey => {
    const group = changeable(visit, groupId);
    if ("refused" in group) return group.refused;
    const id = personIdFrom(personId);
    if (!id || group.state !== "open") return "groups.notOpen";
    inviteAgain(db, group, id, now);
    return "pairs.trouble.tryingAgain";
  });
  await visit.say(key);
}

async function comeBack(visit: Visit, value: string): Promise<void> {
  const { db, person, now } = visit;
  const answer = db.transaction((): Parameters<Visit["say"]> => {
    const group = groupAs(db, person, groupIdFrom(value));
    if (!group) return ["groups.notYours"];
    if (group.state !== "open") return ["groups.notOpen"];
    const isOutside =
      group.role === "coordinator" ? !isInside(db, group, person.slackUserId) : hasLeft(db, group, person.slackUserId);
    if (!isOutside) return sayHasChannel(group);
    returnToGroup(db, group, now);
    return ["pairs.trouble.returning"];
  });
  await visit.say(...answer);
}

const sayHasChannel = ({ channelId }: GroupAs): Parameters<Visit["say"]> =>
  channelId === null ? ["groups.trouble.opening"] : ["groups.trouble.isThere", { channel: channelLink(channelId) }];

async function renewChannel(visit: Visit, value: string): Promise<void> {
  const { db, now } = visit;
  const answer = db.transaction((): Parameters<Visit["say"]> => {
    const group = changeable(visit, value);
    if ("refused" in group) return [group.refused];
    if (group.state !== "open") return ["groups.notOpen"];
    if (!mayRenew(group)) return sayHasChannel(group);
    openNewChannel(db, group, now);
    return ["groups.trouble.opening"];
  });
  await visit.say(...answer);
}

/** The group, if this person may invite it to meetings now; else why not. In a transaction. */
function caller(visit: Visit, id: unknown): GroupCaller | { refused: TextKey } {
  const group = groupAs(visit.db, visit.person, groupIdFrom(id));
  if (!group) return { refused: "groups.notYours" };
  if (group.role === "actor") return { refused: "groups.meeting.notCaller" };
  return group.state === "open" ? (group as GroupCaller) : { refused: "groups.notOpen" };
}

async function openMeeting(visit: Visit, press: Press): Promise<void> {
  const group = visit.db.transaction(() => caller(visit, press.value));
  if ("refused" in group) return visit.say(group.refused);
  const { version } = readProgramme(visit.db, group.programmeId);
  await showInPlace(visit, press, groupMeetingModal(visit.words, { groupId: group.id, name: group.name, version }));
}

function announce(visit: Visit, { state, metadata }: Submission): Reply {
  const { db, now, deps } = visit;
  const group = caller(visit, metadata.group);
  if ("refused" in group) return group;
  const { contents } = versionAnswered(db, group, versionIdFrom(metadata.version));
  const meeting = readMeeting(contents, state, now, deps.zone);
  if ("complaints" in meeting) return { complaints: meeting.complaints };
  announceGroupMeeting(db, group, meeting, now);
  return said(visit, "groups.meeting.announced");
}
