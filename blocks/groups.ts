import type { KnownBlock, ModalView } from "@slack/types";
import type { Answer } from "../src/programme/forms/fields.ts";
import { typedIn } from "../src/programme/forms/labels.ts";
import { groupPeopleForm, newGroupForm } from "../src/programme/groups/form.ts";
import { meetingFormIn } from "../src/programme/groups/programme-forms.ts";
import type { GroupId, PersonId, ProgrammeId, VersionId } from "../src/programme/ids.ts";
import type { PairRole } from "../src/programme/pairs/roles.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import type { ProgrammeContents } from "../src/programme/programmes/contents.ts";
import { joined, type Markup, named } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, type Message, message, noticeModal, option, section } from "./kit.ts";
import { addedLines } from "./pairs.ts";
import { supportButton } from "./support.ts";

/** A group: its form, its welcome, and what is said about its people and its channel. */

/** "Uusi ryhmä". @param programmes those to choose from. A single one is not asked. */
export const newGroupModal = (
  words: Words,
  answer: Partial<Answer<(typeof newGroupForm)["fields"]>>,
  programmes: readonly { id: ProgrammeId; name: string }[],
): ModalView =>
  formModal(newGroupForm, words, {
    options: { programme: programmes.length > 1 ? programmes.map(({ id, name }) => option(name, id)) : [] },
    title: "groups.title",
    submit: "groups.submit",
    seenBy: words.md("groups.seenBy"),
    metadata: {},
    answer,
    beneath: { endsOn: [context(words.md("groups.endsHint"))] },
  });

type People = { groupId: GroupId; revision: number; name: string };

/** "Muuta ihmisiä" */
export const peopleOfGroupModal = (
  words: Words,
  { groupId, revision, name }: People,
  answer: Answer<(typeof groupPeopleForm)["fields"]>,
): ModalView =>
  formModal(groupPeopleForm, words, {
    title: "groups.people.title",
    submit: "forms.save",
    seenBy: words.md("groups.seenBy"),
    metadata: { group: groupId, revision },
    before: [section(words.md("groups.people.what", { group: name }))],
    answer,
  });

type NewMeeting = { groupId: GroupId; name: string; version: { id: VersionId; contents: ProgrammeContents } };

/** "Uusi tapaaminen", with the themes and the length of the group's programme. */
export const groupMeetingModal = (words: Words, { groupId, name, version }: NewMeeting): ModalView =>
  formModal(meetingFormIn(version.contents), words, {
    title: "groups.meeting.title",
    submit: "peerSupport.submit",
    seenBy: words.md("groups.meeting.seenBy"),
    metadata: { group: groupId, version: version.id },
    before: [section(words.md("groups.meeting.of", { group: name }))],
    answer: { length: version.contents.meetingMinutes },
  });

export const newMeetingButton = (words: Words, groupId: GroupId) =>
  button("groups:meeting", words.t("groups.meeting.new"), { value: groupId });

type Welcome = {
  groupId: GroupId;
  name: string;
  mentors: readonly NamedPerson[];
  actors: readonly NamedPerson[];
  coordinator: NamedPerson;
  /** Whether the group still meets. */
  isOpen: boolean;
  /** What the programme adds. */
  programme: Pick<ProgrammeContents, "roleNames" | "welcome">;
};

/** The first message of a group's channel, which is pinned: who is who, and what happens next. Kept up to date when people come and go. */
export function groupWelcome(
  words: Words,
  { groupId, name, mentors, actors, coordinator, isOpen, programme }: Welcome,
): Message {
  const hello = words.md("groups.welcome.hello", { group: name });
  const lines = [
    ...peopleLine(words, "mentor", programme, mentors),
    ...peopleLine(words, "actor", programme, actors),
    words.md("groups.welcome.coordinator", { coordinator: named(coordinator) }),
    words.md("groups.welcome.next"),
    words.md("groups.welcome.latecomers"),
    words.md("groups.welcome.support"),
    ...addedLines(words, programme.welcome),
  ];
  return {
    blocks: [
      section(hello),
      section(joined(lines, "\n\n")),
      ...actions(isOpen ? newMeetingButton(words, groupId) : undefined, supportButton(words)),
    ],
  };
}

function peopleLine(
  words: Words,
  role: PairRole,
  { roleNames }: Welcome["programme"],
  people: readonly NamedPerson[],
): Markup[] {
  return people.length === 0 ? [] : [peopleOfRole(words, role, roleNames, joined(people.map(named), ", "))];
}

/** The mentors or actors of a group, under the name that the programme has for them. */
export function peopleOfRole(
  words: Words,
  role: PairRole,
  roleNames: ProgrammeContents["roleNames"],
  people: Markup,
): Markup {
  const own = typedIn(roleNames[role] ?? {}, words.language);
  if (own !== "") return words.md("groups.welcome.role", { role: own, people });
  return words.md(role === "mentor" ? "groups.welcome.mentors" : "groups.welcome.actors", { people });
}

/** The welcome while somebody reads along who may not know of the group. */
export const neutralWelcome = (words: Words): Message => message(words.md("groups.welcome.neutral"));

/** Somebody could not be invited, and why. Without a reason: she is no longer of the group. */
export const couldNotInviteToGroup = (
  words: Words,
  { groupId, personId, person, group }: { groupId: GroupId; personId: PersonId; person: NamedPerson; group: string },
  reason: TextKey | undefined,
): Message =>
  message(
    joined([
      words.md("groups.trouble.notInvited", { name: person.firstName, group }),
      ...(reason === undefined ? [] : [words.md(reason, { name: person.firstName })]),
    ]),
    ...actions(reason === undefined ? undefined : inviteAgainButton(words, groupId, personId)),
  );

export const inviteAgainButton = (words: Words, groupId: GroupId, personId: PersonId) =>
  button("groups:invite-again", words.t("pairs.trouble.again"), { value: `${groupId}:${personId}`, style: "primary" });

export const leftGroupChannel = (words: Words, groupId: GroupId, group: string): Message =>
  message(
    words.md("groups.trouble.left", { group }),
    ...actions(
      button("groups:return", words.t("pairs.trouble.return"), { value: groupId, style: "primary" }),
      supportButton(words),
    ),
  );

/** A problem of the channel, with the button for a new one if that helps and the reader may press it. */
export const groupChannelTrouble = (
  words: Words,
  { groupId, group, text, offersNew }: { groupId: GroupId; group: string; text: TextKey; offersNew: boolean },
): Message => message(words.md(text, { group }), ...(offersNew ? actions(newChannelButton(words, groupId)) : []));

export const newChannelButton = (words: Words, groupId: GroupId) =>
  button("groups:new-channel", words.t("pairs.trouble.newChannel"), { value: groupId, style: "primary" });

/** A short answer in a modal. */
export const groupSaid = (words: Words, text: Markup, ...rest: KnownBlock[]): ModalView =>
  noticeModal(words.t("groups.name"), words.t("forms.close"), [section(text), ...rest]);
