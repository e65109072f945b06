import { noticeModal, section } from "../../../blocks/kit.ts";
import { newPairModal } from "../../../blocks/pairs.ts";
import { proposedLanguage } from "../../../db/enrolment/channel-language.ts";
import {
  hasLeft,
  inviteAgain,
  mayRenew,
  openNewChannel,
  returnToChannel,
  tryChannelAgain,
} from "../../../db/pairs/channel.ts";
import { lastMadeBy } from "../../../db/pairs/last-kickoff.ts";
import { answerInvitation, createPair, invitationOf, takeBackYes } from "../../../db/pairs/new-pair.ts";
import { livePairOf } from "../../../db/pairs/pairs.ts";
import { findPersonBySlackId, type Person } from "../../../db/people/people.ts";
import { asCoordinator, pairAs } from "../../../db/privacy/acting.ts";
import { chosenProgramme, openProgrammes } from "../../../db/programmes/programmes.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom, type SlackChannelId, type SlackUserId } from "../../programme/ids.ts";
import { newPairForm } from "../../programme/pairs/form.ts";
import { type PairRole, peopleOfPair } from "../../programme/pairs/roles.ts";
import {
  complaintAboutLivePair,
  complaintsAboutPeople,
  kickoffInstant,
  mentionedIn,
} from "../../programme/pairs/rules.ts";
import type { InvitationAnswer } from "../../programme/pairs/states.ts";
import { isFinal, type Listening, type Reply, type Submission, type Visit } from "../../slack/listening.ts";
import { channelLink } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";
import { redrawRound } from "../matching/listeners.ts";
import { doubtsAbout } from "./doubts.ts";
import { listenToInviting } from "./inviting.ts";
import { listenToLookingAfter } from "./looking-after.ts";
import { listenToReplacement } from "./replacing.ts";
import { complaintAboutTraining } from "./training.ts";

export function listen(listening: Listening): void {
  listening.command("/new-pair", (visit, { text }) => openNewPair(visit, text));
  listening.press("pairs:new", (visit) => openNewPair(visit, ""));
  listening.submit("pairs", {
    before: findChosenPeople,
    handle: makePair,
    after: async (visit, { metadata }, reply) => {
      if (isFinal(reply)) await redrawRound(visit, metadata);
    },
  });

  listening.press("pairs:accept", (visit, { value }) => saveInvitationAnswer(visit, pairIdFrom(value), "yes"));
  listening.press("pairs:decline", (visit, { value }) => saveInvitationAnswer(visit, pairIdFrom(value), "no"));

  listening.press("pairs:take-back", (visit, { value }) => takeBack(visit, pairIdFrom(value)));

  listening.press("pairs:invite-again", (visit, { value }) => tryAgain(visit, value));
  listening.press("pairs:return", (visit, { value }) => comeBack(visit, pairIdFrom(value)));
  listening.press("pairs:new-channel", (visit, { value }) => renewChannel(visit, pairIdFrom(value)));
  listenToInviting(listening);
  listenToReplacement(listening);
  listenToLookingAfter(listening);
}

async function openNewPair(visit: Visit, text: string): Promise<void> {
  if (!readSettings(visit.db)) return visit.say("pairs.notSetUp");
  if (!visit.person.isCoordinator) return visit.say("pairs.notCoordinator");
  const [mentor, actor] = mentionedIn(text);
  await visit.show(
    newPairModal(visit.words, {
      answer: {
        coordinator: visit.person.slackUserId,
        language: proposedLanguage(
          visit.db,
          { personId: visit.person.id },
          {
            actorId: findPersonBySlackId(visit.db, actor)?.id,
            mentorId: findPersonBySlackId(visit.db, mentor)?.id,
          },
        ),
        place: lastMadeBy(visit.db, visit.person.id)?.kickoff.place ?? null,
        ...(mentor ? { mentor } : {}),
        ...(actor ? { actor } : {}),
      },
      metadata: {},
      programmes: openProgrammes(visit.db),
    }),
  );
}

type ChosenPeople = Record<PairRole | "coordinator", Person | undefined>;

/** Asks Slack, before the transaction, who the chosen people are today: an account may have been closed during downtime. */
async function findChosenPeople(visit: Visit, { state }: Submission): Promise<ChosenPeople> {
  const { answer: given } = readAnswer(newPairForm, state);
  const find = async (slackUserId: SlackUserId | undefined) =>
    slackUserId === undefined ? undefined : visit.personToday(slackUserId);
  const [actor, mentor, coordinator] = await Promise.all([
    find(given?.actor),
    find(given?.mentor),
    find(given?.coordinator),
  ]);
  return { actor, mentor, coordinator };
}

function makePair(visit: Visit, submission: Submission, named: ChosenPeople): Reply {
  const { db, now } = visit;
  const by = asCoordinator(db, visit.person);
  if (!by) return { refused: "pairs.notCoordinator" };
  const reading = readAnswer(newPairForm, submission.state);
  if (reading.complaints) return { complaints: reading.complaints };
  const { answer: given } = reading;
  const complaints = { ...complaintsAboutPeople(named) };
  const kickoff = kickoffInstant(given.day, given.time, now, visit.deps.zone);
  if ("complaints" in kickoff) Object.assign(complaints, kickoff.complaints);
  const { actor, mentor, coordinator } = named;
  if (Object.keys(complaints).length > 0 || "complaints" in kickoff || !actor || !mentor || !coordinator)
    return { complaints };
  const live = livePairOf(db, mentor.id, actor.id);
  if (live) return { complaints: { mentor: complaintAboutLivePair(live.state) } };
  const doubtful = doubtsAbout(visit, submission, { mentor, actor });
  if (Object.keys(doubtful).length > 0) return { complaints: doubtful };
  const chosen = chosenProgramme(db, given.programme);
  if (!chosen) return { complaints: { programme: { key: "forms.notOffered" } } };
  const untrained = complaintAboutTraining(db, chosen, mentor);
  if (untrained) return { complaints: { mentor: untrained } };
  const hasConsent = given.consent.includes("consent");
  const facts = {
    mentorId: mentor.id,
    actorId: actor.id,
    coordinatorId: coordinator.id,
    kickoffAt: kickoff.at,
    place: given.place,
    language: given.language,
    programmeId: chosen.id,
  };
  createPair(db, by, { ...facts, hasConsent }, now, visit.deps.zone);
  // The list of proposals below it says so (`redrawRound`).
  if (submission.metadata.round) return { close: true };
  return {
    done: notice(visit, hasConsent ? "pairs.made" : "pairs.invited", {
      mentor: mentor.firstName,
      actor: actor.firstName,
    }),
  };
}

const notice = (visit: Visit, key: TextKey, params: Record<string, string> = {}) =>
  noticeModal(visit.words.t("pairs.title"), visit.words.t("forms.close"), [section(visit.words.md(key, params))]);

async function saveInvitationAnswer(visit: Visit, pairId: PairId | undefined, given: InvitationAnswer): Promise<void> {
  const { db, person, now } = visit;
  const outcome = db.transaction(() => {
    const pair = pairAs(db, person, pairId);
    if (!pair || pair.role === "coordinator") return undefined;
    return { pair, isNews: answerInvitation(db, pair, given, now) };
  });
  if (!outcome) return visit.say("pairs.notYours");
  const { pair, isNews } = outcome;
  if (isNews) return;
  const known = invitationOf(db, pair.id, person.id);
  if (known?.answer === "no") return visit.say("pairs.invitation.saidNo");
  if (!known || pair.state === "refused" || pair.state === "finished") return visit.say("pairs.invitation.over");
  // A coordinator has recorded that both agree. She who does not is told where to say so.
  if (known.answer === null) return visit.say("pairs.invitation.agreed");
  return visit.say("pairs.invitation.saidYes");
}

async function takeBack(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, now } = visit;
  const said = db.transaction((): TextKey | undefined => {
    const pair = pairAs(db, person, pairId);
    if (!pair || pair.role === "coordinator") return "pairs.notYours";
    if (takeBackYes(db, pair, now)) return undefined;
    const answer = invitationOf(db, pair.id, person.id)?.answer;
    if (answer === "no") return "pairs.invitation.saidNo";
    return pair.state === "refused" || !answer ? "pairs.invitation.over" : "pairs.invitation.tooLate";
  });
  if (said) await visit.say(said);
}

async function tryAgain(visit: Visit, value: string): Promise<void> {
  const { db, person, now } = visit;
  const [pairId, personId] = value.split(":");
  const said = db.transaction((): TextKey => {
    const pair = pairAs(db, person, pairIdFrom(pairId));
    const which = peopleOfPair.find((one) => pair?.[one].id === personId);
    if (pair?.role !== "coordinator" || !which) return "pairs.notYours";
    if (pair.state !== "open") return "pairs.notOpen";
    inviteAgain(db, pair, which, now);
    return "pairs.trouble.tryingAgain";
  });
  await visit.say(said);
}

async function comeBack(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, now } = visit;
  const said = db.transaction((): Said => {
    const pair = pairAs(db, person, pairId);
    if (!pair || pair.role === "coordinator") return ["pairs.notYours"];
    if (pair.state !== "open") return ["pairs.notOpen"];
    if (!hasLeft(db, pair, person.slackUserId)) return sayHasChannel(pair.channelId);
    returnToChannel(db, pair, now);
    return ["pairs.trouble.returning"];
  });
  await visit.say(...said);
}

async function renewChannel(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, now } = visit;
  const said = db.transaction((): Said => {
    const pair = pairAs(db, person, pairId);
    if (!pair) return ["pairs.notYours"];
    if (pair.state === "opening") {
      tryChannelAgain(db, pair, now);
      return ["pairs.trouble.opening"];
    }
    if (pair.state !== "open") return ["pairs.notOpen"];
    if (!mayRenew(pair)) return sayHasChannel(pair.channelId);
    openNewChannel(db, pair, now);
    return ["pairs.trouble.opening"];
  });
  await visit.say(...said);
}

/** Says that the pair already has a new channel, or that one is being made. */
const sayHasChannel = (channelId: SlackChannelId | null): Said =>
  channelId === null ? ["pairs.trouble.opening"] : ["pairs.trouble.isThere", { channel: channelLink(channelId) }];

type Said = Parameters<Visit["say"]>;
