import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import type { Answer, StoredAnswer } from "../src/programme/forms/fields.ts";
import { type Typed, typedIn } from "../src/programme/forms/labels.ts";
import type { InvitedKickoff } from "../src/programme/home/facts.ts";
import type { PairId, PersonId, ProgrammeId } from "../src/programme/ids.ts";
import { newPairForm, replacementForm } from "../src/programme/pairs/form.ts";
import { type PairRole, pairRoles } from "../src/programme/pairs/roles.ts";
import type { InvitationAnswer, PairState } from "../src/programme/pairs/states.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import type { ProgrammeContents } from "../src/programme/programmes/contents.ts";
import { asTyped, joined, type Markup, named, plain, withLinks } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, type Message, message, option, section } from "./kit.ts";
import { toLightPair } from "./light-pairs.ts";

type NewPair = {
  answer: Partial<Answer<(typeof newPairForm)["fields"]>>;
  metadata: Record<string, string | number>;
  /** The generation of the mentor's field. Rises when a button puts another mentor into it. */
  mentorRound?: number;
  /** The blocks below the mentor's field. */
  list?: KnownBlock[];
  /** The programmes to choose from. A single one is not asked. */
  programmes: readonly { id: ProgrammeId; name: string }[];
};

/** "Uusi pari". The choice of the actor is sent to the bot at once, which then lists suitable mentors. */
export const newPairModal = (
  words: Words,
  { answer, metadata, mentorRound = 0, list = [], programmes }: NewPair,
): ModalView =>
  formModal(newPairForm, words, {
    options: { programme: programmes.length > 1 ? programmes.map(({ id, name }) => option(name, id)) : [] },
    title: "pairs.title",
    submit: "pairs.submit",
    seenBy: words.md("pairs.seenBy"),
    metadata,
    answer: { programme: programmes[0]?.id ?? null, ...answer },
    generations: { mentor: mentorRound, language: mentorRound },
    dispatched: { actor: "matching:actor" },
    before: [...(metadata.last === undefined ? [] : [section(words.md("pairs.carried"))]), ...toLightPair(words)],
    beneath: { mentor: list, consent: [context(words.md("pairs.consentHint"))] },
  });

type Replacement = {
  answer: Partial<StoredAnswer<(typeof replacementForm)["fields"]>>;
  metadata: Record<string, string | number>;
  /** The pairs to choose from. */
  options: PlainTextOption[];
  mentorRound?: number;
  list?: KnownBlock[];
};

/** "Vaihda mentori", with the list of mentors for the actor of the chosen pair. */
export const replacementModal = (
  words: Words,
  { answer, metadata, options, mentorRound = 0, list = [] }: Replacement,
): ModalView =>
  formModal(replacementForm, words, {
    title: "pairs.replace.title",
    submit: "pairs.replace.submit",
    seenBy: words.md("pairs.seenBy"),
    metadata,
    answer,
    options: { pair: options },
    generations: { mentor: mentorRound },
    dispatched: { pair: "matching:actor" },
    before: [section(words.md("pairs.replace.before"))],
    beneath: { mentor: list, consent: [context(words.md("pairs.consentHint"))] },
  });

type Two = { id: PairId; mentor: NamedPerson; actor: NamedPerson };

type Invitation = {
  pairId: PairId;
  role: PairRole;
  inviter: NamedPerson;
  other: NamedPerson;
  field: string | undefined;
  answer: InvitationAnswer | null;
  state: PairState;
  /** The number of months after which texts are deleted. */
  months: number;
  kickoff: InvitedKickoff | undefined;
  /** How many meetings are planned. Undefined: the 6–8 in 3–4 months of the guide. */
  meetings: number | undefined;
};

/** The question whether the person wants to begin; after the answer, the answer. */
export function invitation(words: Words, invited: Invitation): Message {
  const { role, inviter, other, field, months, meetings } = invited;
  const lines = [
    words.md(`pairs.invitation.${role}`, { inviter: inviter.firstName, other: other.firstName }),
    ...(field === undefined ? [] : [words.md("pairs.invitation.field", { other: other.firstName, field })]),
    ...kickoffLine(words, invited),
    meetings === undefined
      ? words.md("pairs.invitation.what")
      : words.md("pairs.invitation.whatNumber", { number: meetings }),
    words.md("pairs.invitation.stored", { months }),
  ];
  return message(joined(lines, "\n\n"), ...invitationFoot(words, invited));
}

/** When and where the first meeting is, while the invitation waits for an answer. */
function kickoffLine(words: Words, { state, kickoff }: Invitation): Markup[] {
  if (state !== "invited" || kickoff === undefined) return [];
  if (kickoff === "passed") return [words.md("pairs.invitation.kickoffLater")];
  return [words.md("pairs.welcome.kickoff", { when: whenAndWhere(words, kickoff.at, kickoff.place) })];
}

function invitationFoot(words: Words, { pairId, answer, state }: Invitation): KnownBlock[] {
  if (answer === "no") return [context(words.md("pairs.invitation.saidNo"))];
  // Also for a person who has said yes: the other has not, and no channel opens.
  if (state === "refused") return [context(words.md("pairs.invitation.over"))];
  if (answer === null) {
    if (state === "invited") return invitationButtons(words, pairId);
    return [context(words.md(state === "finished" ? "pairs.invitation.over" : "pairs.invitation.agreed"))];
  }
  if (state === "open" || state === "finished") return [context(words.md("pairs.invitation.opened"))];
  const takeBack = button("pairs:take-back", words.t("pairs.invitation.takeBack"), { value: pairId });
  return [
    context(words.md("pairs.invitation.saidYes")),
    context(words.md("pairs.invitation.mayTakeBack")),
    ...actions(takeBack),
  ];
}

/** What is left of a reminder of an invitation: the answer, without a button. */
export function invitationAnswered(words: Words, { answer, state }: Pick<Invitation, "answer" | "state">): Message {
  if (answer === "no") return message(words.md("pairs.invitation.saidNo"));
  if (answer === null || state === "refused") return message(words.md("pairs.invitation.over"));
  const hasOpened = state === "open" || state === "finished";
  return message(words.md(hasOpened ? "pairs.invitation.opened" : "pairs.invitation.saidYes"));
}

const invitationButtons = (words: Words, pairId: PairId): KnownBlock[] =>
  actions(
    button("pairs:accept", words.t("pairs.invitation.yes"), { value: pairId, style: "primary" }),
    button("pairs:decline", words.t("pairs.invitation.no"), { value: pairId }),
  );

export const invitationReminder = (words: Words, pairId: PairId, other: NamedPerson): Message =>
  message(words.md("pairs.invitation.reminder", { other: other.firstName }), ...invitationButtons(words, pairId));

/** To the coordinator: the two have not both answered, although the bot has reminded them. */
export const unansweredNote = (words: Words, { id, mentor, actor }: Two): Message =>
  message(
    words.md("pairs.inviting.unanswered", { mentor: mentor.firstName, actor: actor.firstName }),
    ...actions(button("home:pair", words.t("home.showPair"), { value: id })),
  );

/** To the coordinator: the first meeting of a pair without a channel needs a new time. */
export const kickoffPassedNote = (words: Words, { id, mentor, actor }: Two): Message =>
  message(
    words.md("pairs.inviting.kickoffPassed", { mentor: mentor.firstName, actor: actor.firstName }),
    ...actions(button("meetings:agree", words.t("home.moveKickoff"), { value: id, style: "primary" })),
  );

type Welcome = {
  pairId: PairId;
  mentor: NamedPerson;
  actor: NamedPerson;
  coordinator: NamedPerson;
  hasCoordinator: boolean;
  kickoff: Markup | undefined;
  /** What the programme adds: what the two are called in it, and a text of its coordinators. */
  programme: Pick<ProgrammeContents, "roleNames" | "welcome">;
  isOpen: boolean;
  /** Whether the form of the first meeting is saved. */
  hasForm: boolean;
  /** Whether a meeting after the first one is agreed on. */
  hasMeeting: boolean;
  /** Whether the actor has no account in the workspace. */
  isLight: boolean;
};

/** The first message of a pair's channel, which is pinned: who is who, and what happens next. */
export function welcome(
  words: Words,
  { pairId, mentor, actor, coordinator, programme, isOpen, isLight, ...shown }: Welcome,
): Message {
  const { hasCoordinator, kickoff, hasForm, hasMeeting } = shown;
  const who = {
    mentor: named(mentor),
    actor: named(actor),
    coordinator: named(coordinator),
  };
  const lines = [
    words.md("pairs.welcome.who", who),
    ...(isLight ? [words.md("lightPairs.welcome", who)] : []),
    ...(hasCoordinator ? [words.md("pairs.welcome.coordinator", who)] : []),
    ...(kickoff === undefined ? [] : [words.md("pairs.welcome.kickoff", { when: kickoff })]),
    ...(hasCoordinator && !hasForm ? [words.md(isLight ? "lightPairs.next" : "pairs.welcome.next")] : []),
    words.md("pairs.welcome.support"),
    ...calledLines(words, programme),
    ...addedLines(words, programme.welcome),
  ];
  const buttons = actions(
    isOpen && !hasForm
      ? button("kickoff:open", words.t("pairs.welcome.form"), { value: pairId, style: "primary" })
      : undefined,
    hasForm ? button("kickoff:show", words.t("kickoff.show"), { value: pairId }) : undefined,
    isOpen && !hasMeeting ? button("meetings:agree", words.t("pairs.welcome.agree"), { value: pairId }) : undefined,
    button("support:ask", words.t("pairs.welcome.help"), { value: pairId }),
  );
  const hello = words.md(isLight ? "lightPairs.hello" : "pairs.welcome.hello", {
    mentor: mentor.firstName,
    actor: actor.firstName,
  });
  return message(hello, section(joined(lines, "\n\n")), ...buttons);
}

/** What mentor and actor are called in a programme that has words of its own for them. */
const calledLines = (words: Words, { roleNames }: Pick<ProgrammeContents, "roleNames">): Markup[] =>
  pairRoles.flatMap((role) => {
    const name = typedIn(roleNames[role] ?? {}, words.language);
    return name === "" ? [] : [words.md(`programmes.called.${role}`, { name })];
  });

/** What a programme adds to a message of the bot. */
export const addedLines = (words: Words, typed: Typed): Markup[] => {
  const text = typedIn(typed, words.language);
  return text === "" ? [] : [withLinks(text)];
};

/** Time and place: "tiistaina 13.1. kello 17, Kirjasto Oodi". */
export const whenAndWhere = (words: Words, at: number, place: string | undefined): Markup =>
  place === undefined ? plain(words.when(at)) : { mrkdwn: `${words.when(at)}, ${asTyped(place)}` };

export const couldNotInvite = (
  words: Words,
  pairId: PairId,
  personId: PersonId,
  person: NamedPerson,
  reason: TextKey,
): Message =>
  message(
    joined([
      words.md("pairs.trouble.notInvited", { name: person.firstName }),
      words.md(reason, { name: person.firstName }),
    ]),
    ...actions(
      button("pairs:invite-again", words.t("pairs.trouble.again"), {
        value: `${pairId}:${personId}`,
        style: "primary",
      }),
    ),
  );

export const leftChannel = (words: Words, pairId: PairId, other: NamedPerson): Message =>
  message(
    words.md("pairs.trouble.left", { other: other.firstName }),
    ...actions(
      button("pairs:return", words.t("pairs.trouble.return"), { value: pairId, style: "primary" }),
      button("support:ask", words.t("pairs.welcome.help"), { value: pairId }),
    ),
  );

/** A problem of the pair's channel, with the button for a new channel if that helps. */
export function channelTrouble(
  words: Words,
  pair: Two,
  text: TextKey,
  { other, offersNew }: { other: NamedPerson; offersNew: boolean },
): Message {
  const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName, other: other.firstName };
  const renew = button("pairs:new-channel", words.t("pairs.trouble.newChannel"), { value: pair.id, style: "primary" });
  return message(words.md(text, names), ...(offersNew ? actions(renew) : []));
}

/** A coordinator whom the two had invited into their channel has left it. */
export const workerLeft = (words: Words, isOwnAgain: boolean): Message =>
  message(joined([words.md("pairs.trouble.workerLeft"), ...(isOwnAgain ? [words.md("pairs.trouble.own")] : [])], " "));
