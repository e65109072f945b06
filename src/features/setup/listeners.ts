import { setupDone, setupModal } from "../../../blocks/setup.ts";
import { groupOfChannel } from "../../../db/groups/groups.ts";
import { pairOfChannel } from "../../../db/pairs/pairs.ts";
import { chooseLanguage } from "../../../db/people/languages.ts";
import type { Person } from "../../../db/people/people.ts";
import { lastChange, maySetUp, saveSetup, settingsRevision, settingUp, setupAnswer } from "../../../db/setup/setup.ts";
import { type Complaint, type Complaints, readAnswer } from "../../programme/forms/reading.ts";
import type { SlackChannelId, SlackUserId } from "../../programme/ids.ts";
import { setupForm } from "../../programme/setup/form.ts";
import {
  type ChosenChannel,
  channelProblem,
  coordinatorProblem,
  firstAnswer,
  organiserProblem,
  type SetupAnswer,
  setupComplaints,
} from "../../programme/setup/rules.ts";
import { isPlace, meaningOf } from "../../slack/errors.ts";
import type { Deps, Listening, Reply, Submission, Visit } from "../../slack/listening.ts";
import { inTime } from "../../slack/visit.ts";
import { languageNamed } from "../../texts/languages.ts";
import { wordsIn } from "../../texts/words.ts";

/** What Slack says today about the chosen people and channels. */
type ChosenInSlack = {
  people: Map<SlackUserId, Person | undefined>;
  channels: Map<SlackChannelId, ChosenChannel | undefined>;
};

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("setup:open", async (visit, { value }) => {
    const { db, deps, person, now } = visit;
    const revision = settingsRevision(db);
    if (!maySetUp(db, person)) return visit.say(notAllowed(revision));
    const first = { ...firstAnswer, coordinators: [person.slackUserId] };
    // Before the setup the button stands for a language, and the person who presses it has chosen that one.
    const language = revision === 0 ? languageNamed(value) : undefined;
    if (language) db.transaction(() => chooseLanguage(db, person, language, now));
    const words = language ? wordsIn(language, deps.zone) : visit.words;
    await visit.show(setupModal(words, { revision, answer: setupAnswer(db) ?? first }));
  });

  listening.submit<ChosenInSlack>("setup", {
    async before(visit, { state }) {
      const { answer } = readAnswer(setupForm, state);
      const people = new Set(answer ? [...answer.coordinators, ...answer.peerOrganisers] : []);
      const channels = new Set(
        [answer?.coordinatorsChannel, answer?.peerChannel].filter((id) => typeof id === "string"),
      );
      return {
        people: new Map(await Promise.all([...people].map(async (id) => [id, await visit.personToday(id)] as const))),
        channels: new Map(
          await Promise.all([...channels].map(async (id) => [id, await chosenChannel(visit, id)] as const)),
        ),
      };
    },
    handle: saveSettings,
  });
}

const notAllowed = (revision: number) => (revision === 0 ? "setup.onlyAdmin" : "setup.onlyCoordinators");

function saveSettings(visit: Visit, { state, metadata }: Submission, asked: ChosenInSlack): Reply {
  const { db, person, words, now, deps } = visit;
  const revision = settingsRevision(db);
  const by = settingUp(db, person);
  if (!by) return { complaints: { coordinators: { key: notAllowed(revision) } } };
  const { answer, complaints } = readAnswer(setupForm, state);
  if (!answer) return { complaints };
  const found: Complaints = { ...setupComplaints(answer), ...chosenComplaints(answer, asked) };
  if (Object.keys(found).length > 0) return { complaints: found };
  const last = lastChange(db);
  const stored = setupAnswer(db);
  if (metadata.revision !== revision && last && stored) {
    const conflict = { name: last.by.firstName, at: last.at, stored };
    return { again: setupModal(words, { revision, answer, conflict }) };
  }
  const known = (ids: readonly SlackUserId[]) => ids.flatMap((id) => asked.people.get(id) ?? []);
  const chosen = { coordinators: known(answer.coordinators), peerOrganisers: known(answer.peerOrganisers) };
  const { tookOver } = saveSetup(db, by, { answer, ...chosen }, now, deps.zone);
  return { done: setupDone(words, { isFirst: revision === 0, tookOver }) };
}

function chosenComplaints(answer: SetupAnswer, { people, channels }: ChosenInSlack): Complaints {
  const firstProblem = (ids: readonly SlackUserId[], problemOf: (person: Person) => Complaint | undefined) =>
    ids
      .map((id): Complaint | undefined => {
        const person = people.get(id);
        return person ? problemOf(person) : { key: "setup.unknownPerson" };
      })
      .find((problem) => problem !== undefined);
  const problemOf = (id: SlackChannelId | null) => (id === null ? undefined : channelProblem(channels.get(id)));
  const found = {
    coordinators: firstProblem(answer.coordinators, coordinatorProblem),
    peerOrganisers: firstProblem(answer.peerOrganisers, organiserProblem),
    coordinatorsChannel: problemOf(answer.coordinatorsChannel),
    peerChannel: problemOf(answer.peerChannel),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

/** The channel; undefined where Slack does not find it, as for a private channel without the bot. https://docs.slack.dev/reference/methods/conversations.info */
async function chosenChannel({ db, deps }: Visit, id: SlackChannelId): Promise<ChosenChannel | undefined> {
  const asked = inTime(deps, deps.client.conversations.info({ channel: id }));
  const answer = await asked.catch((error: { data?: { error?: string } }) => {
    if (isPlace(meaningOf("conversations.info", error.data?.error ?? ""))) return undefined;
    throw error;
  });
  const channel = answer?.channel;
  return (
    channel && {
      isPrivate: channel.is_private ?? false,
      isMember: channel.is_member ?? false,
      isArchived: channel.is_archived ?? false,
      isShared: Boolean(channel.is_ext_shared || channel.is_pending_ext_shared),
      isOfPair: pairOfChannel(db, id) !== undefined || groupOfChannel(db, id) !== undefined,
    }
  );
}
