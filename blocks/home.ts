import type { HomeView, KnownBlock } from "@slack/types";
import type { HomeBeforeSetup, HomeFacts, ReadyHome } from "../src/programme/home/facts.ts";
import { packed, pageOf } from "../src/programme/lists/paging.ts";
import { joined, link, type Markup, withLinks } from "../src/texts/markup.ts";
import { type Words, wordsIn } from "../src/texts/words.ts";
import { certificateLine } from "./certificate.ts";
import { undoButton } from "./closing.ts";
import { commonMeetingBlocks } from "./common-meetings.ts";
import { myGroupBlocks } from "./groups-home.ts";
import { overviewBlocks } from "./home-overview.ts";
import { myPairBlocks } from "./home-pairs.ts";
import { type Questions, waitingBlocks, waitingFor } from "./home-waiting.ts";
import { actions, button, context, divider, header, type Message, pager, section } from "./kit.ts";
import { answerButtons, contactButton, joinButton } from "./peer-support.ts";
import { enrolButtons, languageButton, languageButtons, restButton } from "./people.ts";
import { peopleButton } from "./people-list.ts";
import { ownDataButton } from "./privacy.ts";
import { setupButton, startButton } from "./setup.ts";
import { supportButton } from "./support.ts";

/** What Slack draws. https://docs.slack.dev/surfaces/app-home */
const MOST_BLOCKS = 100;
/**
 * Room for the viewer's own pairs, less where the other parts have much. One pair has at most 15 blocks and the other parts at most 80, so that
 * a page always has one.
 */
const BLOCKS_ON_HOME = 30;
/** The same in a message, which has at most 50 blocks. */
const BLOCKS_IN_MESSAGE = 28;
const PAGER_BLOCKS = 2;

const MATERIALS_URL = "https://auroras.fi/materiaalipankki/";
const NETWORK_URL = "https://auroras.fi";

export const homeView = (words: Words, facts: HomeFacts, questions: Questions): HomeView => ({
  type: "home",
  blocks: homeBlocks(words, facts, questions),
});

function homeBlocks(words: Words, facts: HomeFacts, questions: Questions): KnownBlock[] {
  if (facts.state === "stranger") return [section(words.md("home.stranger"))];
  if (facts.state === "not-set-up") return [...notSetUp(words, facts), ...languageOffer(words, facts)];
  const waiting = waitingFor(words, facts, questions);
  const above = [
    ...greeting(words, facts),
    ...(facts.isNewcomer && !facts.hasChosenLanguage ? languageButtons(words) : []),
    ...waitsBlocks(words, facts, waiting),
    ...requestBlocks(words, facts),
  ];
  const below = [
    ...groupBlocks(words, facts, facts.overview !== undefined),
    ...(facts.overview
      ? overviewBlocks(words, facts.overview, {
          isBelowOwn: facts.pairs.length > 0,
          pager: (paged) => listPager(words, "list", paged),
        })
      : withoutOverview(words, facts)),
    ...commonMeetingBlocks(words, facts.commonMeetings),
    ...peerBlocks(words, facts),
    ...finishedBlocks(words, facts),
    ...foot(words, facts),
  ];
  const room = Math.min(BLOCKS_ON_HOME, MOST_BLOCKS - above.length - below.length - PAGER_BLOCKS);
  return [...above, ...pairBlocks(words, facts, room, waiting.length === 0), ...below];
}

const waitsBlocks = (words: Words, facts: ReadyHome, waiting: ReturnType<typeof waitingFor>): KnownBlock[] =>
  waitingBlocks(words, waiting, facts.pairs.length > 1);

/** The answer to `/mentoring`: what the person can do, as far as it fits into a message. The rest is on Home. */
export function mentoringAnswer(words: Words, facts: HomeFacts, questions: Questions): Message {
  if (facts.state === "stranger") return { blocks: [section(words.md("home.stranger"))] };
  if (facts.state === "not-set-up") return { blocks: notSetUp(words, facts) };
  const { overview } = facts;
  const waiting = waitingFor(words, facts, questions);
  return {
    blocks: [
      ...greeting(words, facts),
      ...waitsBlocks(words, facts, waiting),
      ...pairBlocks(words, facts, BLOCKS_IN_MESSAGE, waiting.length === 0, "first page"),
      ...finishedBlocks(words, facts),
      ...groupBlocks(words, facts, true),
      ...commonMeetingBlocks(words, facts.commonMeetings),
      ...(overview
        ? [
            section(words.md("home.counts", { ...overview.counts })),
            context(waitingText(words, overview.requestCount + overview.needCount)),
          ]
        : []),
      ...actions(
        overview ? button("pairs:new", words.t("home.newPair")) : undefined,
        overview ? peopleButton(words) : undefined,
        facts.mayCallTogether ? button("peer-support:new", words.t("home.newPeerMeeting")) : undefined,
        ...(facts.isMentor ? [joinButton(words), contactButton(words)] : []),
        facts.maySetUp ? setupButton(words) : undefined,
      ),
      ...foot(words, facts),
      context(words.md("home.moreOnHome")),
    ],
  };
}

const waitingText = (words: Words, count: number): Markup =>
  count === 0 ? words.md("home.calm") : words.md("home.waitingForYou", { count });

/** The text in each of the languages. With a button for each the viewer begins the setup in that language. */
function notSetUp({ zone }: Words, { maySetUp, languages }: HomeBeforeSetup): KnownBlock[] {
  const each = languages.map((language) => wordsIn(language, zone));
  return maySetUp
    ? each.flatMap((words) => [section(words.md("home.setUp")), ...actions(startButton(words))])
    : each.map((words) => section(words.md("setup.onlyAdmin")));
}

function languageOffer(words: Words, { maySetUp, hasChosenLanguage }: HomeBeforeSetup): KnownBlock[] {
  if (hasChosenLanguage) return actions(languageButton(words));
  // The buttons that begin the setup choose a language too.
  return maySetUp ? [] : languageButtons(words);
}

function greeting(words: Words, { isNewcomer, enrolledAs, pairs }: ReadyHome): KnownBlock[] {
  const title = header(words.t("home.title"));
  if (isNewcomer) return [title, section(words.md("home.newcomer")), ...actions(...enrolButtons(words, "primary"))];
  const waits =
    pairs.length === 0
      ? enrolledAs.map((role) => words.md(role === "mentor" ? "home.enrolledMentor" : "home.enrolledActor"))
      : [];
  return [title, ...waits.map((text) => section(text))];
}

/** The viewer's own requests, and who takes care of them. */
const requestBlocks = (words: Words, { requests }: ReadyHome): KnownBlock[] =>
  requests.slice(0, 2).map(({ kind, createdAt, takenBy }) => {
    const day = words.day(createdAt);
    const asked = words.md(kind === "stop" ? "home.askedToStop" : "home.askedForSupport", { day });
    const answer = takenBy ? words.md("home.takenBy", { name: takenBy.firstName }) : words.md("home.notTaken");
    return context(joined([asked, answer], " "));
  });

/** The viewer's own pairs, as many on a page as fit into `room` blocks. */
function pairBlocks(
  words: Words,
  { pairs, pages }: ReadyHome,
  room: number,
  isCalm: boolean,
  only?: "first page",
): KnownBlock[] {
  if (pairs.length === 0) return [];
  const packs = packed(
    pairs.map((pair) => myPairBlocks(words, pair, isCalm)),
    room,
  );
  const { items, page, pages: number } = pageOf(packs, only ? 1 : (pages.pairs ?? 1), 1);
  const turn = only ? [] : listPager(words, "pairs", { page, pages: number });
  return [...items.flat(2), ...turn];
}

const listPager = (words: Words, list: "pairs" | "list", paged: { page: number; pages: number }): KnownBlock[] =>
  pager(words, paged, { back: "home:page-back", on: "home:page" }, (to) => `${list}:${to}`);

/** The viewer's finished pairs: certificates that can be had, and ends that can still be undone. */
const finishedBlocks = (words: Words, { certificates, undoable }: ReadyHome): KnownBlock[] => [
  ...certificates.map(({ pairId, other }) => certificateLine(words, { pairId, other: other.firstName })),
  ...undoable
    .slice(0, 2)
    .map(({ pairId, actor }) => section(words.md("home.ended", { actor: actor.firstName }), undoButton(words, pairId))),
];

const groupBlocks = (words: Words, { groups, groupsToRate: toRate }: ReadyHome, isShort: boolean): KnownBlock[] =>
  myGroupBlocks(words, { groups, toRate, isShort });

/** If the workspace has no coordinators, its admins can name new ones. */
const withoutOverview = (words: Words, { maySetUp }: ReadyHome): KnownBlock[] =>
  maySetUp ? [section(words.md("home.noCoordinators")), ...actions(setupButton(words))] : [];

function peerBlocks(
  words: Words,
  { isPeer, isMentor, mayCallTogether, peerMeetings, contacts }: ReadyHome,
): KnownBlock[] {
  if (!isPeer && !mayCallTogether) return [];
  return [
    divider,
    section(words.md("home.peers")),
    ...peerMeetings.flatMap((meeting) => {
      const when = words.md("home.peerMeeting", { title: meeting.title, when: words.when(meeting.startsAt) });
      const manage = meeting.mayManage
        ? button("peer-support:manage", words.t("peerSupport.manage"), { value: meeting.id })
        : undefined;
      const calendar = button("peer-support:calendar", words.t("peerSupport.addToCalendar"), { value: meeting.id });
      const where = meeting.place === undefined ? when : joined([when, withLinks(meeting.place)], ", ");
      return [section(where), ...actions(...answerButtons(words, meeting, meeting.answer), calendar, manage)];
    }),
    ...contacts.map(({ consentId, name }) =>
      section(
        words.md("peerSupport.contact.message", { name }),
        button("peer-support:contact-show", words.t("peerSupport.contact.show"), { value: consentId }),
      ),
    ),
    ...actions(
      isMentor ? joinButton(words) : undefined,
      isMentor ? contactButton(words) : undefined,
      mayCallTogether ? button("peer-support:new", words.t("home.newPeerMeeting")) : undefined,
    ),
  ];
}

function foot(words: Words, { overview, pairs, isResting }: ReadyHome): KnownBlock[] {
  const isOnlyCoordinator = overview !== undefined && pairs.length === 0;
  const materials = [link(MATERIALS_URL, words.t("home.materialBank")), link(NETWORK_URL, "auroras.fi")];
  return [
    divider,
    ...actions(
      isOnlyCoordinator ? undefined : supportButton(words),
      isResting === undefined ? undefined : restButton(words, isResting),
      ownDataButton(words),
      languageButton(words),
    ),
    context(words.md("home.materials", { links: joined(materials, " · ") })),
  ];
}
