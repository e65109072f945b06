import {
  couldNotInviteToGroup,
  groupChannelTrouble,
  groupWelcome,
  leftGroupChannel,
  neutralWelcome,
} from "../../../blocks/groups.ts";
import { cut, message } from "../../../blocks/kit.ts";
import {
  hasLeft,
  mayRenew,
  noteGroupMember,
  noteGroupUnreachable,
  noteNotInvited,
  noteNotTakenOut,
  outsidersOf,
} from "../../../db/groups/channel.ts";
import { type Group, groupFor, memberOf, membersOf } from "../../../db/groups/groups.ts";
import { noteGroupChannelMade, renewGroupSuffix, welcomeKey } from "../../../db/groups/making.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { enqueue } from "../../../db/outbox/outbox.ts";
import { findPerson, readPerson } from "../../../db/people/people.ts";
import { readProgramme } from "../../../db/programmes/programmes.ts";
import { groupIn, toGroupChannel, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import { createChannelEffect, inviteEffect, membershipIn, removeEffect } from "../../outbox/channel.ts";
import { canDoWithout, MAX_TOPIC_LENGTH, pinEffect, renameEffect, topicEffect } from "../../outbox/channel-steps.ts";
import type { Address, DeliveryContext, Effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import { type ChannelInSlack, consequenceOf } from "../../programme/channels/rules.ts";
import { groupChannelName } from "../../programme/groups/rules.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { inviteTrouble } from "../../programme/pairs/rules.ts";
import { isPlace } from "../../slack/errors.ts";
import { mention } from "../../texts/markup.ts";
import { noticeTo } from "../privacy/notice.ts";

/** A group's channel: made once, its people invited and taken out, and what is said about it. */

/** The name as the group's own channel sees it; undefined while somebody reads along who may not know it. */
const nameIn = ({ db }: Pick<DeliveryContext, "db">, { id }: Group): string | undefined =>
  groupFor(db, { channelOfGroup: id }, id)?.name;

/** The name for the coordinator who is responsible; undefined if there is none any longer. */
const nameFor = ({ db }: Pick<DeliveryContext, "db">, group: Group): string | undefined =>
  groupFor(db, { personId: group.coordinator.id }, group.id)?.name;

const create = createChannelEffect({
  kind: kinds["groups:channel"],
  name(context, ref) {
    const group = groupIn(context, ref);
    const name = nameIn(context, group);
    if (group.channelId !== null || name === undefined) return undefined;
    const suffix = group.channelSuffix;
    return { name: groupChannelName(name, suffix), suffix, isUnique: true, isLate: group.state === "ended" };
  },
  made: (context, ref, channelId) => noteGroupChannelMade(context.db, groupIn(context, ref), channelId, context.now),
  nameTaken: (context, ref) => renewGroupSuffix(context.db, ref.group),
  // The workspace may allow it later. Until then the list of groups says so.
  refused: (context, _ref, { meaning }) => (meaning === "unknown" ? undefined : context.now + HOUR_MS),
});

const invite = inviteEffect({
  kind: kinds["groups:invite"],
  invitee(context, ref) {
    const group = groupIn(context, ref);
    const person = readPerson(context.db, ref.person);
    const belongs = person.isCoordinator || memberOf(context.db, group.id, ref.person) !== undefined;
    if (group.channelId === null || group.state !== "open" || !belongs) return undefined;
    return membershipIn(group.channelId, person);
  },
  hasLeft(context, ref) {
    const left = hasLeft(context.db, groupIn(context, ref), readPerson(context.db, ref.person).slackUserId);
    return left !== undefined && left.at > ref.at;
  },
  joined: (context, ref) =>
    noteGroupMember(context.db, groupIn(context, ref), readPerson(context.db, ref.person), true, context.now),
  refused(context, ref, error) {
    const group = groupIn(context, ref);
    if (isPlace(error.meaning)) return noteGroupUnreachable(context.db, group.id, context.now);
    noteNotInvited(context.db, group, readPerson(context.db, ref.person), error.code, context.now);
    return "drop";
  },
});

/** Somebody is no longer of the group. A coordinator may stay in its channel. */
const takeOut = removeEffect({
  kind: kinds["groups:take-out"],
  member(context, ref) {
    const group = groupIn(context, ref);
    const { isDeactivated, isCoordinator, ...person } = readPerson(context.db, ref.person);
    const slackUserId = ref.slackUser ?? person.slackUserId;
    const stays = isCoordinator || isDeactivated || slackUserId === undefined;
    if (group.channelId === null || stays || memberOf(context.db, group.id, ref.person)) return undefined;
    return { channelId: group.channelId, slackUserId };
  },
  out: (context, ref) =>
    noteGroupMember(context.db, groupIn(context, ref), readPerson(context.db, ref.person), false, context.now),
  refused(context, ref) {
    const { slackUserId } = readPerson(context.db, ref.person);
    if (slackUserId !== undefined) noteNotTakenOut(context.db, groupIn(context, ref), slackUserId, context.now);
    return "drop";
  },
});

const topic = topicEffect({
  kind: kinds["groups:topic"],
  wanted(context, ref) {
    const group = groupIn(context, ref);
    const name = nameIn(context, group);
    if (group.channelId === null || name === undefined) return { drop: "no channel of its own" };
    const words = context.words(group.language);
    return { channel: group.channelId, topic: cut(words.t("groups.topic", { group: name }), MAX_TOPIC_LENGTH) };
  },
  refused: (_context, _ref, error) => (canDoWithout(error) ? "drop" : undefined),
});

/** Gives the channel the name that the group has now, unless somebody has given it another one. */
const rename = renameEffect({
  kind: kinds["groups:rename"],
  wanted(context, ref) {
    const group = groupIn(context, ref);
    const name = nameIn(context, group);
    if (group.channelId === null || group.state !== "open" || name === undefined) return { drop: "no open channel" };
    return {
      channel: group.channelId,
      name: groupChannelName(name, group.channelSuffix),
      isOurs: (now) => now.startsWith("ryhma-") && now.endsWith(`-${group.channelSuffix}`),
    };
  },
  refused: (_context, _ref, error) => (canDoWithout(error) || error.meaning === "taken" ? "drop" : undefined),
});

const pin = pinEffect(kinds["groups:pin"], ({ message: key }) => ({ key }));

const welcome = messageEffect({
  kind: kinds["groups:welcome"],
  over: () => undefined,
  withinHours: false,
  to: toGroupChannel,
  draw({ db, words, viewer }, ref) {
    const group = groupFor(db, viewer, ref.group);
    if (!group) return neutralWelcome(words);
    const members = membersOf(db, group.id);
    const of = (role: PairRole) => members.filter((one) => one.role === role).map(({ person }) => person);
    return groupWelcome(words, {
      groupId: group.id,
      name: group.name,
      mentors: of("mentor"),
      actors: of("actor"),
      coordinator: group.coordinator,
      isOpen: group.state !== "ended",
      programme: readProgramme(db, group.programmeId).version.contents,
    });
  },
  sent({ db, now }, ref) {
    const key = welcomeKey({ id: ref.group, channelSuffix: ref.suffix });
    enqueue(
      db,
      { key: `groups:pin:${key}`, kind: "groups:pin", ref: { message: key }, to: ref.group, dueAt: now },
      now,
    );
  },
});

const noticeWith = (hasMail: boolean): Effect =>
  messageEffect({ kind: kinds["groups:notice"], ...noticeTo("group", hasMail) });

const outsider = messageEffect({
  kind: kinds["groups:outsider"],
  withinHours: false,
  to: toGroupChannel,
  draw({ db, words }, ref) {
    const isThere = outsidersOf(db, groupIn({ db }, ref)).includes(ref.slackUser);
    return isThere ? message(words.md("groups.trouble.outsider", { who: mention(ref.slackUser) })) : undefined;
  },
});

const toCoordinator = (context: DeliveryContext, ref: { group: Group["id"] }): Address | undefined =>
  toPerson(groupIn(context, ref).coordinator);

const couldNotInvite = messageEffect({
  kind: kinds["groups:could-not-invite"],
  over: noLongerNeeded,
  withinHours: false,
  to: toCoordinator,
  draw({ db, words, isRedraw }, ref) {
    const group = groupIn({ db }, ref);
    const person = findPerson(db, ref.person);
    const isMember = person !== undefined && memberOf(db, group.id, person.id) !== undefined;
    const name = nameFor({ db }, group);
    if (!person || name === undefined || (!isMember && !isRedraw)) return undefined;
    const about = { groupId: group.id, personId: person.id, person, group: name };
    return couldNotInviteToGroup(words, about, isMember ? inviteTrouble(ref.error) : undefined);
  },
});

const noPosting = messageEffect({
  kind: kinds["groups:no-posting"],
  over: noLongerNeeded,
  withinHours: false,
  to: toCoordinator,
  draw({ db, words }, ref) {
    const group = nameFor({ db }, groupIn({ db }, ref));
    return group === undefined ? undefined : message(words.md("groups.trouble.noPosting", { group }));
  },
});

const channelTrouble = messageEffect({
  kind: kinds["groups:channel-trouble"],
  over: noLongerNeeded,
  withinHours: false,
  to: (context, ref) => (groupIn(context, ref).state === "open" ? toPersonIn(context, ref) : undefined),
  draw({ db, words, viewer }, ref) {
    const group = groupFor(db, viewer, ref.group);
    if (!group || ref.state === "ready" || group.channelState !== ref.state) return undefined;
    const isCoordinators = group.coordinator.id === ref.person;
    const offersNew = isCoordinators && mayRenew(group) && (consequenceOf(ref.state)?.newChannel ?? false);
    return groupChannelTrouble(words, { groupId: group.id, group: group.name, text: troubles[ref.state], offersNew });
  },
});

const troubles = {
  public: "groups.trouble.public",
  shared: "groups.trouble.shared",
  "archived-by-hand": "groups.trouble.archived",
  deleted: "groups.trouble.deleted",
  "bot-removed": "groups.trouble.botRemoved",
  unseen: "groups.trouble.unseen",
} as const satisfies Record<Exclude<ChannelInSlack, "ready">, string>;

/** The address of the person in the row, while she is of the group and it goes on. */
const toMember = (context: DeliveryContext, ref: Ref<"groups:left">): Address | undefined =>
  groupIn(context, ref).state === "open" && memberOf(context.db, ref.group, ref.person)
    ? toPersonIn(context, ref)
    : undefined;

const left = messageEffect({
  kind: kinds["groups:left"],
  over: noLongerNeeded,
  withinHours: false,
  to: toMember,
  draw({ db, words, viewer }, ref) {
    const group = groupFor(db, viewer, ref.group);
    if (!group || !hasLeft(db, group, readPerson(db, ref.person).slackUserId)) return undefined;
    return leftGroupChannel(words, group.id, group.name);
  },
});

/** The last thing that somebody hears who is no longer of the group. It names the group no more. */
const removed = messageEffect({
  kind: kinds["groups:removed"],
  withinHours: false,
  to: toPersonIn,
  draw({ db, words }, ref) {
    return memberOf(db, ref.group, ref.person) ? undefined : message(words.md("groups.removed"));
  },
});

export const channelEffects = (hasMail: boolean): readonly Effect[] => [
  create,
  invite,
  takeOut,
  topic,
  rename,
  welcome,
  pin,
  noticeWith(hasMail),
  outsider,
  couldNotInvite,
  noPosting,
  channelTrouble,
  left,
  removed,
];
