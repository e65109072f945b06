import type { KnownBlock, ModalView } from "@slack/types";
import type { Answer } from "../src/programme/forms/fields.ts";
import { labelText } from "../src/programme/forms/labels.ts";
import type { GroupShown, HeldMeeting, ListedGroup, MeetingShown } from "../src/programme/groups/facts.ts";
import { editGroupForm } from "../src/programme/groups/form.ts";
import type { GroupId } from "../src/programme/ids.ts";
import type { Paged } from "../src/programme/lists/paging.ts";
import type { PairRole } from "../src/programme/pairs/roles.ts";
import { channelLink, joined, type Markup, named, withLinks } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { inviteAgainButton, newChannelButton, newMeetingButton, peopleOfRole } from "./groups.ts";
import { actions, button, context, divider, header, noticeModal, pager, section } from "./kit.ts";

/** What coordinators see of all groups, and of one. */

/** The button on a coordinator's Home. */
export const groupsButton = (words: Words) => button("groups:list", words.t("groups.list.button"));

export const groupsModal = (words: Words, found: Paged<ListedGroup>): ModalView =>
  noticeModal(words.t("groups.list.button"), words.t("forms.close"), [
    context(words.md("groups.list.seenBy")),
    ...actions(button("groups:new", words.t("groups.title"), { style: "primary" })),
    context(found.count === 0 ? words.md("groups.list.none") : words.md("groups.list.found", { count: found.count })),
    ...found.items.map((group) =>
      section(
        joined(listedLines(words, group)),
        button("groups:show", words.t("groups.list.open"), { value: group.id }),
      ),
    ),
    ...pager(words, found, { back: "groups:page-back", on: "groups:page" }),
  ]);

/** What a group of the list is, a line each. */
export function listedLines(
  words: Words,
  { name, programme, state, coordinator, numbers, at, troubles }: ListedGroup,
): Markup[] {
  return [
    words.md("groups.list.line", { group: name, mentors: numbers.mentor, actors: numbers.actor }),
    ...programmeLine(words, programme),
    words.md(`groups.state.${state}`, { date: words.date(at), name: coordinator.firstName }),
    ...troubles.map((trouble) => words.md(`groups.needs.${trouble}`)),
  ];
}

const programmeLine = (words: Words, programme: string | undefined): Markup[] =>
  programme === undefined ? [] : [words.md("groups.list.programme", { programme })];

const MOST_HELD = 8;
const MOST_UPCOMING = 5;
const MOST_NOT_INVITED = 5;

/** One group: its people, its meetings, and what a coordinator can do. */
export function groupModal(words: Words, group: GroupShown): ModalView {
  const isLive = group.state !== "ended";
  return noticeModal(words.t("groups.name"), words.t("forms.close"), [
    context(words.md("groups.view.seenBy")),
    header(group.name),
    section(joined(factLines(words, group))),
    ...group.troubles.map((trouble) => section(words.md(`groups.needs.${trouble}`))),
    ...actions(
      group.mayRenew ? newChannelButton(words, group.id) : undefined,
      group.mayJoin ? button("groups:return", words.t("groups.view.join"), { value: group.id }) : undefined,
    ),
    ...group.members
      .filter(({ isNotInvited }) => isNotInvited)
      .slice(0, MOST_NOT_INVITED)
      .map((member) =>
        section(
          words.md("groups.view.notInvited", { name: named(member) }),
          inviteAgainButton(words, group.id, member.id),
        ),
      ),
    ...(isLive ? actions(...ownButtons(words, group)) : []),
    ...actions(
      group.wishes === undefined
        ? undefined
        : button("groups:wishes", words.t("groups.view.showWishes"), { value: `${group.id}:1` }),
      isLive ? undefined : button("groups:show-feedback", words.t("closing.digest.show"), { value: `${group.id}:1` }),
    ),
    ...meetingBlocks(words, group),
    ...actions(button("groups:list", words.t("groups.view.back"))),
  ]);
}

function factLines(words: Words, group: GroupShown): Markup[] {
  const { channel, coordinator, members, roleNames, endsOn, planned, held, wishes } = group;
  const people = (role: PairRole) => {
    const those = members.filter((member) => member.role === role).map(named);
    return those.length === 0 ? words.md("groups.view.nobody") : joined(those, ", ");
  };
  return [
    ...programmeLine(words, group.programme),
    peopleOfRole(words, "mentor", roleNames, people("mentor")),
    peopleOfRole(words, "actor", roleNames, people("actor")),
    words.md("groups.view.coordinator", { name: named(coordinator) }),
    ...(channel?.state === "ready" ? [words.md("home.channel", { channel: channelLink(channel.id) })] : []),
    planned === undefined
      ? words.md("groups.view.held", { held: held.length })
      : words.md("groups.view.heldOf", { held: held.length, planned }),
    ...(endsOn === undefined ? [] : [words.md("groups.view.ends", { date: words.date(endsOn) })]),
    ...(wishes === undefined ? [] : [words.md("groups.view.wishes", { ...wishes })]),
  ];
}

const ownButtons = (words: Words, { id, wishes }: GroupShown) => [
  newMeetingButton(words, id),
  button("groups:people", words.t("groups.people.button"), { value: id }),
  button("groups:edit", words.t("groups.edit.button"), { value: id }),
  wishes === undefined ? button("groups:ask-wishes", words.t("groups.view.ask"), { value: id }) : undefined,
  button("groups:end", words.t("groups.end.button"), { value: id, style: "danger" }),
];

const meetingBlocks = (words: Words, { upcoming, held }: GroupShown): KnownBlock[] => [
  ...(upcoming.length + held.length > 0 ? [divider] : []),
  ...upcoming
    .slice(0, MOST_UPCOMING)
    .map((meeting) => section(upcomingLine(words, meeting), manageButton(words, meeting))),
  ...(held.length === 0
    ? []
    : [
        section(words.md("groups.view.before")),
        ...held.slice(-MOST_HELD).map((meeting) => section(heldLine(words, meeting))),
      ]),
];

export function upcomingLine(words: Words, { title, startsAt, place }: MeetingShown): Markup {
  const when = words.md("home.peerMeeting", { title, when: words.when(startsAt) });
  return place === undefined ? when : joined([when, withLinks(place)], ", ");
}

const manageButton = (words: Words, { id }: MeetingShown) =>
  button("peer-support:manage", words.t("peerSupport.manage"), { value: id });

export function heldLine(words: Words, { at, title, place, came, themes }: HeldMeeting): Markup {
  const day = [title, ...(place === undefined ? [] : [place]), words.day(at)].join(", ");
  if (came === null) return words.md("groups.view.notCounted", { day });
  const named = themes.map((theme) => labelText(theme, words)).join(", ");
  return named === ""
    ? words.md("groups.view.came", { day, came })
    : words.md("groups.view.cameAndThemes", { day, came, themes: named });
}

type Edited = { groupId: GroupId; revision: number };

/** "Muuta tietoja" */
export const editGroupModal = (
  words: Words,
  { groupId, revision }: Edited,
  answer: Partial<Answer<(typeof editGroupForm)["fields"]>>,
): ModalView =>
  formModal(editGroupForm, words, {
    title: "groups.edit.title",
    submit: "forms.save",
    seenBy: words.md("groups.seenBy"),
    metadata: { group: groupId, revision },
    answer,
    beneath: { endsOn: [context(words.md("groups.endsHint"))] },
  });
